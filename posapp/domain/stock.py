"""Goods on hand: the sum of movements, each with its reason, at a place and of a lot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import EntryId, LotId, PersonId, PlaceId, ProductId, SaleId
from posapp.domain.lot import NO_LOT, Lot
from posapp.domain.money import ZERO, Money, total
from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from posapp.domain.sale import Sale, SaleLine


class StockReason(StrEnum):
    """Why goods moved."""

    SALE = "sale"
    REFUND = "refund"
    COUNT = "count"
    RECEIVE = "receive"
    RETURN = "return"
    """Back to the member or supplier it came from."""
    WASTE = "waste"
    GIFT = "gift"
    TASTING = "tasting"
    OWN_USE = "own_use"
    LOSS = "loss"
    MADE = "made"
    USED = "used"
    MOVE = "move"
    TAKEN = "taken"
    """Out of the store and onto a market stall."""
    BROUGHT = "brought"
    """Off the stall and back into the store."""


REASON_TITLES: Final = {
    StockReason.SALE: N_("Sold"),
    StockReason.REFUND: N_("Came back from a customer"),
    StockReason.COUNT: N_("Counted"),
    StockReason.RECEIVE: N_("Received"),
    StockReason.RETURN: N_("Returned to the owner"),
    StockReason.WASTE: N_("Spoiled"),
    StockReason.GIFT: N_("Given away"),
    StockReason.TASTING: N_("Tasting"),
    StockReason.OWN_USE: N_("Own use"),
    StockReason.LOSS: N_("Lost"),
    StockReason.MADE: N_("Made"),
    StockReason.USED: N_("Used for making"),
    StockReason.MOVE: N_("Moved to another place"),
    StockReason.TAKEN: N_("Taken to market"),
    StockReason.BROUGHT: N_("Brought back"),
}

ADJUSTMENTS: Final = (
    StockReason.WASTE,
    StockReason.GIFT,
    StockReason.TASTING,
    StockReason.OWN_USE,
    StockReason.LOSS,
    StockReason.RETURN,
    StockReason.COUNT,
)
"""What a person may give as the reason when she changes a number; all but COUNT only take away."""


class EntryKind(StrEnum):
    """What a stock entry is the paper of."""

    RECEIVE = "receive"
    ADJUST = "adjust"
    COUNT = "count"
    MAKE = "make"
    MOVE = "move"
    TAKE = "take"
    BRING = "bring"


ENTRY_TITLES: Final = {
    EntryKind.RECEIVE: N_("Goods received"),
    EntryKind.ADJUST: N_("Number changed"),
    EntryKind.COUNT: N_("Stocktake"),
    EntryKind.MAKE: N_("Making"),
    EntryKind.MOVE: N_("Goods moved"),
    EntryKind.TAKE: N_("Taken to market"),
    EntryKind.BRING: N_("Brought back from market"),
}


@dataclass(frozen=True, slots=True)
class StockMove:
    """`quantity` of a product came in (above zero) or went out (below) at a place.

    `sale` and `line` are set when a bill moved it; `cost` is what one unit cost the group (satang), 0 when unknown.
    """

    product: ProductId
    quantity: Quantity
    reason: StockReason
    sale: SaleId = SaleId("")
    line: int = 0
    place: PlaceId = STORE
    lot: LotId = NO_LOT
    cost: Money = ZERO

    @property
    def value(self) -> Money:
        """What the moved goods cost; below zero when they went out."""
        worth = self.cost.times(Quantity(abs(self.quantity.milli)))
        return -worth if self.quantity.milli < 0 else worth


@dataclass(frozen=True, slots=True)
class StockEntry:
    """A paper of the stock book: who moved what, when and why. It is never changed, only reversed by another.

    `number` is its running number ("A69-G00012"), `party` who goods came from or went to, `subject` the recipe,
    stocktake or market event it belongs to, `reverses` the entry it takes back. `labour` is the work a batch cost
    (satang), `planned` what a batch should have given.
    """

    id: EntryId
    kind: EntryKind
    number: str
    at: datetime
    day: date
    by: PersonId
    moves: tuple[StockMove, ...]
    lots: tuple[Lot, ...] = ()
    party: str = ""
    note: str = ""
    subject: str = ""
    reverses: EntryId = EntryId("")
    labour: Money = ZERO
    planned: Quantity = Quantity(0)

    @property
    def value(self) -> Money:
        """What all its movements cost together."""
        return total([move.value for move in self.moves])


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is on hand of one article at one place, of one lot. `lot` is None where nobody wrote the batch down."""

    product: ProductId
    place: PlaceId
    lot: Lot | None
    on_hand: Quantity

    @property
    def lot_id(self) -> LotId:
        """The lot's id, empty for goods without one."""
        return self.lot.id if self.lot else NO_LOT


def moves_of(sale: Sale) -> tuple[StockMove, ...]:
    """What a bill does to the stock, batches aside: tracked goods go out, returned ones come in if restocked."""
    return tuple(move for line in sale.lines if line.restock for move in _moves_of_line(sale, line))


def _moves_of_line(sale: Sale, line: SaleLine) -> Iterator[StockMove]:
    reason, place = StockReason(sale.kind.value), sale.issue.place
    if not line.parts:
        yield StockMove(line.product, -line.quantity, reason, sale.id, line.n, place, cost=line.cost)
    for part in line.parts:
        if part.restock:
            yield StockMove(part.product, -part.quantity, reason, sale.id, line.n, place, cost=part.cost)
