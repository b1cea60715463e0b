"""What a screen is to the window that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.access import Permission
    from posapp.domain.changes import Changes


class Screen(Protocol):
    """One place of the program. Built on its first visit, kept until the window closes."""

    @property
    def help_page(self) -> str:
        """The help page that tells about it ("sell")."""
        ...

    def widget(self) -> QWidget:
        """What is shown."""
        ...

    def shown(self) -> None:
        """It has just come to the front: look at the books again and take the focus."""
        ...

    def refresh(self, changes: Changes) -> None:
        """Books changed while it is in front."""
        ...

    def retranslate(self) -> None:
        """The language changed: say again what no Label or BigButton says by itself."""
        ...


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A screen's entry in the menu. `title` is a catalogue message; `searches` gives it the field in the top bar.

    Only those with `permission` may enter; None is for everybody.
    """

    key: str
    title: str
    icon: str
    searches: bool = False
    in_menu: bool = True
    permission: Permission | None = None
