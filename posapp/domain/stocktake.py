"""A stocktake: what was counted, compared with what the books said at the moment of each count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.identity import CategoryId
from posapp.domain.stock import StockReason

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.identity import LotId, PersonId, PlaceId, ProductId, StocktakeId
    from posapp.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Stocktake:
    """A count of a place that may be paused and shared. An empty `category` means everything there.

    `closed` says how it ended: "posted", "dropped", or empty while it goes on.
    """

    id: StocktakeId
    name: str
    place: PlaceId
    at: datetime
    by: PersonId
    category: CategoryId = CategoryId("")
    closed: str = ""


@dataclass(frozen=True, slots=True)
class CountedItem:
    """What was counted of an article (and lot), and what the books said at that moment: selling may go on meanwhile."""

    product: ProductId
    lot: LotId
    counted: Quantity
    expected: Quantity
    at: datetime
    by: PersonId

    @property
    def difference(self) -> Quantity:
        """How much more (or less, below zero) there was than the books said."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a difference came about, as far as the group knows."""

    product: ProductId
    lot: LotId
    reason: StockReason = StockReason.COUNT
