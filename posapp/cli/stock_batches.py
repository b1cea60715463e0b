"""When goods were made and how long they may be sold, from what is typed and what the shop knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.days import day_in
from posapp.operations.receive import usual_batch
from posapp.operations.stock_book import Batch, today

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


def batch_of(shop: Shop, product: Product, made: str | None, expires: str | None) -> Batch:
    """The batch as typed; goods that spoil have one even when nothing is said. Raises Refused `date_syntax`.

    Whoever only reads the last day off a packet is not taken to know when it was made.
    """
    day = day_in(shop, made) if made else None
    if expires:
        return Batch(day, day_in(shop, expires))
    return usual_batch(product, day or today(shop)) or Batch(day)
