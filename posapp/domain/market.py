"""A market event: goods taken out, sold there and brought back, and what the day was worth after its costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO, Money, total
from posapp.domain.quantity import Quantity
from posapp.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from posapp.domain.identity import EventId, PersonId, PlaceId, ProductId


class CostKind(StrEnum):
    """What going to market costs."""

    STALL = "stall"
    TRAVEL = "travel"
    OTHER = "other"


COST_TITLES: Final = {
    CostKind.STALL: N_("Stall fee"),
    CostKind.TRAVEL: N_("Travel"),
    CostKind.OTHER: N_("Other costs"),
}


@dataclass(frozen=True, slots=True)
class MarketEvent:
    """One going to market. Its stall is a place of its own, so that what is there can be told from the store.

    `float_` is the change money that went along (satang), told for the papers; the drawer has its own book.
    """

    id: EventId
    name: str
    day: date
    place: PlaceId
    float_: Money
    at: datetime
    by: PersonId
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EventCost:
    """Money the event cost; below zero where an earlier one is taken back."""

    kind: CostKind
    amount: Money
    note: str
    at: datetime
    by: PersonId


@dataclass(frozen=True, slots=True)
class EventGoods:
    """What became of one article at an event: taken = sold + back + waste + given + lost + still there."""

    product: ProductId
    taken: Quantity = Quantity(0)
    sold: Quantity = Quantity(0)
    back: Quantity = Quantity(0)
    waste: Quantity = Quantity(0)
    given: Quantity = Quantity(0)
    lost: Quantity = Quantity(0)

    @property
    def there(self) -> Quantity:
        """What the stall should still have."""
        return self.taken - self.sold - self.back - self.waste - self.given - self.lost


@dataclass(frozen=True, slots=True)
class EventResult:
    """What an event brought. `sold` is the money of its bills, `goods` what the sold and lost goods had cost."""

    bills: int
    sold: Money
    goods: Money
    costs: tuple[EventCost, ...] = ()

    @property
    def spent(self) -> Money:
        """All costs of the event together."""
        return total([cost.amount for cost in self.costs]) if self.costs else ZERO

    @property
    def profit(self) -> Money:
        """What is left of the sales after the goods and the costs."""
        return self.sold - self.goods - self.spent
