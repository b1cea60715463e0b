"""What the treasurer's evening asks of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works here, and what the screen leads to.

    `seller` is who works now · `changed` hears of books that were written · `go` brings another screen to the front ·
    `save_sheet` writes the sheet of a day as an A4 page.
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    go: Callable[[str], None]
    save_sheet: Callable[[date, Path], None]
