"""What the till screen asks of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId, SessionId


@dataclass(frozen=True, slots=True)
class Counter:
    """Who stands at the till, and what the till leads to.

    `seller` is who sells now · `changed` hears of books that were written · `drawer` looks up the drawer of now and
    hands back what opens it: work for a lane, which raises Unavailable when the drawer stays shut · `sheet` is the
    paper of a day as a PNG · `go` brings another screen to the front.
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    drawer: Callable[[], Callable[[], None]]
    sheet: Callable[[SessionId], bytes]
    go: Callable[[str], None]
