"""What this screen asks of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from posapp.documents.letterhead import Letterhead
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works here, and what the screen leads to.

    `seller` is who works now · `changed` hears of books that were written · `go` brings another screen to the front ·
    `show_day` shows the bills of a day · `letterhead` is the head of papers as it is today · `fonts` lie in a folder.
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    go: Callable[[str], None]
    show_day: Callable[[date], None]
    letterhead: Callable[[], Letterhead]
    fonts: Path
