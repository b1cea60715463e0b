"""What the screen of goods is handed beside the books: who sells, who is told, and the pages behind its doors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId, ProductId


class Door(Protocol):
    """A page behind a button of the list. It is built anew each time and gone when it emits `left`."""

    def widget(self) -> QWidget:
        """What is shown."""
        ...

    @property
    def help_page(self) -> str:
        """The help page that tells about it."""
        ...

    @property
    def left(self) -> SignalInstance:
        """Emitted when the list is wanted again."""
        ...

    def on_scan(self, code: str) -> None:
        """A code was scanned while it is in front."""
        ...

    def look(self) -> None:
        """Books changed while it is in front."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """`seller` says who works at the till now; `changed` is told what an act wrote to.

    `explain` shows the stock of one article, `nudge` says that papers wait to be printed. `doors` builds the pages
    behind the buttons "import", "export" and "labels"; a door that isn't named has no button.
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    explain: Callable[[ProductId], None]
    nudge: Callable[[], None]
    doors: Mapping[str, Callable[[], Door]] = field(default_factory=dict)
