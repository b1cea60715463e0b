"""What the sample group has before the day begins: goods counted before, two batches that won't keep, a gift set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.app.demo import wares
from posapp.domain.money import Money
from posapp.domain.product import BasketPart, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.fresh_goods import mark_down
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said, today

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch that came in days ago; `days` are left of it, `price` is what it costs if that was lowered already."""

    name: str
    pieces: int
    cost: str
    days: int
    price: str = ""


_BATCHES: Final = (
    _Batch(wares.BAMBOO, 2, "38.00", -1, "35.00"),
    _Batch(wares.LEMONGRASS, 3, "9.00", 0),
)
_COUNTED: Final = 24
_COST: Final = Money.parse("26.00")

ON_HAND: Final = {wares.RED_CHILI: _COUNTED, **{batch.name: batch.pieces for batch in _BATCHES}}
"""How many pieces lie on the shelves in the morning, of all that is counted."""


def fill(shop: Shop, by: PersonId, giver: str) -> None:
    """Put it all on the shelves of the shop's store; the batches came from `giver`."""
    chili = replace(wares.goods(shop, wares.RED_CHILI), tracked=True, warn_at=Quantity.of(5), cost=_COST)
    save_product(shop, chili, by, on_hand=Quantity.of(_COUNTED))
    for batch in _BATCHES:
        _receive(shop, batch, Said(giver), by)
    parts = tuple(BasketPart(wares.goods(shop, name).id, ONE) for name in (wares.NAROK, wares.RED_CHILI))
    gift = replace(wares.goods(shop, wares.GIFT_SET), kind=ProductKind.BASKET, parts=parts)
    save_product(shop, gift, by)


def _receive(shop: Shop, batch: _Batch, said: Said, by: PersonId) -> None:
    product = wares.goods(shop, batch.name)
    expires = today(shop) + timedelta(days=batch.days)
    made = expires - timedelta(days=product.shelf_days)
    line = Incoming(product.id, Quantity.of(batch.pieces), Money.parse(batch.cost), Batch(made, expires))
    posted = receive(shop, [line], said, by)
    if batch.price:
        mark_down(shop, posted.entry.lots[0].id, Money.parse(batch.price), by)
