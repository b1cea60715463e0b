"""Forgetting who ordered online, some days after the parcel went or the order was called off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posapp.operations.shop import Shop


def forget_buyers(shop: Shop) -> int:
    """Erase who ordered what was done long enough ago; of how many orders."""
    until = shop.today() - timedelta(days=int(shop.setting("orders.forget_days")))
    if not shop.books.online.buyers.any_until(until):
        return 0
    with shop.books.write():
        return shop.books.online.buyers.forget(until)
