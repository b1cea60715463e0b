"""Saying how much of one article there is: a count in passing, posted as the difference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.operations.stock_book import Said, begin, post, tracked

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop


def set_on_hand(shop: Shop, product: Product, counted: Quantity, by: PersonId) -> None:
    """Bring the stock of `product` to what was counted everywhere together, by a movement in the store; inside a write.

    An article with batches or at several places is better counted shelf by shelf: `count_stock`. Raises Refused as
    `tracked` does, and `one_off_count`.
    """
    difference = counted - shop.books.stock.on_hand(product.id)
    if difference:
        tracked(shop, product.id, by)
        move = StockMove(product.id, difference, StockReason.COUNT, cost=product.cost)
        post(shop, replace(begin(shop, EntryKind.COUNT, Said(), by), moves=(move,)))
