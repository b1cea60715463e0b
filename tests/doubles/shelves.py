"""Goods of every kind on the shelves of a stall: sizes, a single piece, a basket, batches, prices for many."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, Product, ProductKind
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.fresh_goods import mark_down
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said, today

if TYPE_CHECKING:
    from posapp.domain.identity import LotId
    from posapp.domain.lot import Lot
    from tests.doubles.trade import MarketStall

SHIRT: Final = "เสื้อหม้อห้อม"
CLOTH: Final = "ผ้าไหมผืนเดียว"
BASKET: Final = "ตะกร้าของฝาก"
SOAP: Final = "สบู่มะกรูด"
PORK: Final = "หมูแดดเดียว"
CAKE: Final = "ขนมเทียน"
BOTTLE: Final = "ขวดเปล่า"
CRATE: Final = "8850001119995"


def fill_shelves(stall: MarketStall) -> None:
    """Add all of them."""
    for size, price in (("M", 32000), ("L", 35000)):
        add(stall, f"{SHIRT} {size}", price, 4, family=SHIRT, variant=size)
    add(stall, CLOTH, 180000, 1, kind=ProductKind.ONE_OFF)
    add(stall, BOTTLE, 500, 50, kind=ProductKind.MATERIAL)
    parts = tuple(BasketPart(stall.goods[name].id, Quantity.of(2)) for name in ("ข้าวแต๋น", "น้ำพริกหนุ่ม"))
    add(stall, BASKET, 15000, kind=ProductKind.BASKET, parts=parts, tracked=False)
    prices = (PriceRule(Money(2800), wholesale=True), PriceRule(Money(3000), at_least=Quantity.of(12)))
    add(stall, SOAP, 3500, 48, prices=prices, packs=(Pack("crate", Quantity.of(24), CRATE),))
    add(stall, PORK, 2500, 30, unit="keed")
    add(stall, CAKE, 1000)


def add(stall: MarketStall, name: str, satang: int, on_hand: int = 0, **fields: object) -> Product:
    """New goods, with a first count of them."""
    wanted = {"tracked": True, **fields}
    new = Product(ProductId(stall.shop.ids.new()), "", name, Money(satang), **wanted)  # type: ignore[arg-type]
    saved, _changes = save_product(stall.shop, new, stall.seller, on_hand=Quantity.of(on_hand) if on_hand else None)
    stall.goods[name] = saved
    return saved


def bake(stall: MarketStall, count: int, days: int) -> Lot:
    """A batch of cakes that keeps for `days` from today (below zero: it has expired)."""
    day = today(stall.shop)
    batch = Batch(day - timedelta(days=5), day + timedelta(days=days))
    line = Incoming(stall.goods[CAKE].id, Quantity.of(count), batch=batch)
    posted = receive(stall.shop, [line], Said(), stall.seller)
    return posted.entry.lots[0]


def reduce(stall: MarketStall, lot: LotId, satang: int) -> None:
    """Sell a batch cheaper from now on."""
    mark_down(stall.shop, lot, Money(satang), stall.seller)
