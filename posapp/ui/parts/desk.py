"""What the screens of stock and market ask of the program around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works here, and what the screen leads to.

    `seller` is who works now · `changed` hears of books that were written · `go` brings another screen to the front ·
    `show_bill` shows the bill with a number.
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    go: Callable[[str], None]
    show_bill: Callable[[str], None]
