"""Goods that will not keep: what expires soon, what is sold cheaper because of it, what must go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.stock import StockReason
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.leaving import no_such_lot
from posapp.operations.permit import needs
from posapp.operations.stock_book import Posted, Said, known, today

if TYPE_CHECKING:
    from posapp.domain.identity import LotId, PersonId
    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.domain.stock import Shelf
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Expiring:
    """A batch on a shelf that will not keep much longer. `days` are left (0: today is its last day, below: expired)."""

    product: Product
    shelf: Shelf
    lot: Lot
    days: int
    price: Money | None = None

    @property
    def expired(self) -> bool:
        """Whether it may no longer be sold."""
        return self.days < 0


def expiring(shop: Shop, within: int = 0) -> list[Expiring]:
    """What has expired, expires today, or does within some days: what is worst first."""
    now = today(shop)
    prices = shop.books.stock.markdowns()
    article = cache(lambda product: known(shop, product))
    found = [
        Expiring(article(shelf.product), shelf, lot, (lot.expires - now).days, prices.get(lot.id))
        for shelf in shop.books.stock.expiring((now + timedelta(days=within)).isoformat())
        if (lot := shelf.lot) and lot.expires
    ]
    return sorted(found, key=lambda one: (one.days, one.product.name))


@needs(Permission.GOODS)
def mark_down(shop: Shop, lot: LotId, price: Money | None, by: PersonId) -> Changes:
    """Sell a batch at `price` from now on; None for its ordinary price. Raises Refused `lot_unknown`, `amount_*`."""
    if price is not None:
        price.not_negative().within_limit()
    with shop.books.write():
        if shop.books.stock.lot(lot) is None:
            raise no_such_lot()
        said = {"price": price.satang if price is not None else None}
        shop.record("markdown", lot, shop.now(), by, said)
        shop.books.stock.write_markdown(lot, price)
    return Changes(Book.STOCK | Book.CATALOG)


@needs(Permission.STOCK)
def throw_away(shop: Shop, one: Expiring, by: PersonId) -> Posted:
    """Write off all that is left of a batch at its place as spoiled. Raises Refused as `adjust` does."""
    with shop.books.write():
        left = shop.books.stock.at(one.product.id, one.shelf.place, one.lot.id)
        line = Adjustment(one.product.id, left, StockReason.WASTE, one.lot.id)
        return adjust(shop, [line], Said(), by, place=one.shelf.place)
