"""Where goods lie: store rooms, stalls and market events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.domain.identity import PlaceId

STORE: Final = PlaceId("")
"""The group's own store room; it is there from the first day and needs no row."""

ONLINE: Final = PlaceId("online")
"""Where online orders are sold: nowhere in particular. Their goods come from wherever the till takes its goods."""

KINDS: Final = ("store", "stall", "event")


@dataclass(frozen=True, slots=True)
class Place:
    """A place goods are kept at, sold at and moved between. The place of a market event is named like the event."""

    id: PlaceId
    name: str
    kind: str = "store"
    active: bool = True
