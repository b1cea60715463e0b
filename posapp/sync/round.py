"""What one round with a shop did: what was told and fetched, what waits, and when it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.online.saying import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from posapp.domain.online.shop import ShopId


@dataclass(slots=True)
class Tally:
    """What a round has done so far."""

    pushed: int = 0
    orders: int = 0
    items: int = 0

    @property
    def anything(self) -> bool:
        """Whether there was anything to do."""
        return bool(self.pushed or self.orders or self.items)


@dataclass(frozen=True, slots=True)
class Round:
    """One round with one shop.

    `pushed` errands arrived; `orders` and `items` were fetched; `waiting` and `refused` are what is left. `reason` says
    why the round did nothing or ended early ("" when all went well) and `sentence` is its words for people as they are
    kept; `next_at` is when something waits to be tried again.
    """

    shop: ShopId
    name: str
    pushed: int = 0
    orders: int = 0
    items: int = 0
    waiting: int = 0
    refused: int = 0
    reason: str = ""
    sentence: str = ""
    words: str = ""
    next_at: datetime | None = None

    @property
    def pulled(self) -> int:
        """Everything that was fetched."""
        return self.orders + self.items

    @property
    def text(self) -> str:
        """Why it did nothing or ended early, in words."""
        return say(self.sentence)

    def as_json(self) -> Mapping[str, object]:
        """The round for programs."""
        return {
            "shop": self.name,
            "id": self.shop,
            "pushed": self.pushed,
            "pulled": self.pulled,
            "orders": self.orders,
            "items": self.items,
            "waiting": self.waiting,
            "refused": self.refused,
            "reason": self.reason,
            "sentence": self.text,
            "words": self.words,
            "next_at": self.next_at.isoformat(timespec="seconds") if self.next_at else None,
        }
