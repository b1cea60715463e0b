"""Goods leave the shelves: which batches a paper takes them from, line after line."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.first_out import pick
from posapp.domain.quantity import Quantity
from posapp.domain.stock import StockMove, StockReason
from posapp.i18n import N_
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from posapp.domain.identity import LotId, PlaceId, ProductId
    from posapp.domain.lot import Lot
    from posapp.domain.product import Product
    from posapp.domain.stock import Shelf
    from posapp.operations.shop import Shop

_TO_SELL: Final = (StockReason.MOVE, StockReason.TAKEN)
"""Why goods leave a shelf to be sold at another: what has expired stays behind as long as there is anything else."""


class Leaving:
    """The shelves as a paper under way leaves them: its second line finds only what the first one left."""

    def __init__(self, shop: Shop) -> None:
        """Begin a paper; nothing of it is written yet."""
        self._shop = shop
        self._gone: dict[tuple[ProductId, PlaceId, LotId], int] = {}

    @cached_property
    def day(self) -> date:
        """The business day the paper is written on."""
        return today(self._shop)

    def shelves(self, product: ProductId, place: PlaceId) -> list[Shelf]:
        """What lies at a place of one article, less what this paper took already."""
        return [
            replace(shelf, on_hand=shelf.on_hand - Quantity(self._gone.get((product, place, shelf.lot_id), 0)))
            for shelf in self._shop.books.stock.shelves(product, place)
        ]

    def take(self, move: StockMove) -> StockMove:
        """`move`, remembered as a part of this paper."""
        key = (move.product, move.place, move.lot)
        self._gone[key] = self._gone.get(key, 0) - move.quantity.milli
        return move

    def out_of(self, product: Product, quantity: Quantity, place: PlaceId, reason: StockReason) -> Iterator[StockMove]:
        """Movements that take `quantity` from a place: expired goods first, but last where goods go on to be sold."""
        found = pick(
            self.shelves(product.id, place), quantity, self.day, expired_too=True, expired_last=reason in _TO_SELL
        )
        for part in found.picks:
            yield self.take(StockMove(product.id, -part.quantity, reason, place=place, lot=part.lot, cost=product.cost))


def lot_of(shop: Shop, product: ProductId, lot: LotId) -> Lot:
    """The batch `lot` of an article. Raises Refused `lot_unknown` when there is none, or other goods are in it."""
    found = shop.books.stock.lot(lot)
    if found is None or found.product != product:
        raise no_such_lot()
    return found


def no_such_lot() -> Refused:
    """The refusal `lot_unknown`."""
    return Refused("lot_unknown", N_("There is no such batch. Look for it in the list of what expires."))
