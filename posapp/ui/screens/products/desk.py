"""What the screen of goods is handed beside the books: who sells, who is told, and the pages behind its doors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId, ProductId
    from posapp.ui.parts.passing_page import PassingPage


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
    doors: Mapping[str, Callable[[], PassingPage]] = field(default_factory=dict)
