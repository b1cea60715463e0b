"""Changing what is on hand for a reason: spoiled, given away, tasted, used, lost, returned, counted in passing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.lot import NO_LOT
from posapp.domain.place import STORE
from posapp.domain.stock import ADJUSTMENTS, EntryKind, StockMove, StockReason
from posapp.i18n import N_
from posapp.operations.leaving import Leaving, lot_of
from posapp.operations.permit import needs
from posapp.operations.stock_book import Posted, Said, begin, check_place, moving, post, tracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.identity import LotId, PersonId, PlaceId, ProductId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Adjustment:
    """`quantity` of a product went out for `reason`; with COUNT it may also be below zero (more was found: add it).

    `lot` names the batch it was of; None lets what expires first go first.
    """

    product: ProductId
    quantity: Quantity
    reason: StockReason
    lot: LotId | None = None


@needs(Permission.STOCK)
def adjust(shop: Shop, lines: Sequence[Adjustment], said: Said, by: PersonId, *, place: PlaceId = STORE) -> Posted:
    """Post changes of what is on hand. Going below zero is allowed and shown, never refused.

    Raises Refused `reason_unknown`, `stock_nothing`, `product_unknown`, `stock_basket`, `stock_service`,
    `lot_unknown`, `one_off_count`, `place_unknown`, `place_closed`, `quantity_*`.
    """
    with shop.books.write():
        check_place(shop, place)
        leaving = Leaving(shop)
        moves = tuple(move for line in lines for move in _moves(leaving, line, place, _product(shop, line, by)))
        return post(shop, replace(begin(shop, EntryKind.ADJUST, said, by), moves=moves))


def checked_reason(reason: StockReason) -> StockReason:
    """`reason` if a person may give it. Raises Refused `reason_unknown`."""
    if reason not in ADJUSTMENTS:
        raise Refused(
            "reason_unknown",
            N_("“{reason}” is no reason for this. Use one of: {known}."),
            reason=reason.value,
            known=", ".join(one.value for one in ADJUSTMENTS),
        )
    return reason


def _product(shop: Shop, line: Adjustment, by: PersonId) -> Product:
    """The product of a line whose reason and batch may be used."""
    checked_reason(line.reason)
    product = tracked(shop, line.product, by)
    if line.lot:
        lot_of(shop, product.id, line.lot)
    return product


def _moves(leaving: Leaving, line: Adjustment, place: PlaceId, product: Product) -> Iterator[StockMove]:
    found_more = line.reason is StockReason.COUNT and line.quantity.milli < 0
    quantity = moving(-line.quantity if found_more else line.quantity)
    if found_more or line.lot is not None:
        signed = quantity if found_more else -quantity
        lot = line.lot or NO_LOT
        yield leaving.take(StockMove(product.id, signed, line.reason, place=place, lot=lot, cost=product.cost))
    else:
        yield from leaving.out_of(product, quantity, place, line.reason)
