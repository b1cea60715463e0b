"""The stock room of the small shop: goods of every kind, and short ways to move them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.lot import NO_LOT
from posapp.domain.market import CostKind
from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.product import BasketPart, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import StockReason
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.count_stock import Scope, count, post_count, start_count
from posapp.operations.edit_catalog import save_product
from posapp.operations.fresh_goods import mark_down
from posapp.operations.make import Making, make, new_recipe, save_recipe
from posapp.operations.market_day import Plans, close_event, open_event, take_to_market
from posapp.operations.members import new_member, save_member
from posapp.operations.move_stock import Going, Way, move_stock, new_place, save_place
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said, reverse

if TYPE_CHECKING:
    from posapp.domain.identity import PlaceId
    from posapp.domain.place import Place
    from posapp.domain.recipe import Recipe
    from posapp.operations.stock_book import Posted
    from tests.doubles.trade import MarketStall

FRESH: Final = Batch(date(2026, 1, 16), date(2026, 1, 20))
OLD: Final = Batch(date(2026, 1, 10), date(2026, 1, 16))
_GOODS: Final = (
    Product(ProductId(""), "", "แป้งข้าวเหนียว", Money(3000), unit="kg", tracked=True, kind=ProductKind.MATERIAL),
    Product(ProductId(""), "", "ถุงพลาสติก", Money(50), tracked=True, kind=ProductKind.MATERIAL, cost=Money(25)),
    Product(ProductId(""), "", "ขนมเทียน", Money(1000), unit="packet", tracked=True, shelf_days=3),
    Product(ProductId(""), "", "ผ้าทอลายดอก", Money(120000), unit="cloth", tracked=True, kind=ProductKind.ONE_OFF),
)


@dataclass(frozen=True, slots=True)
class Storeroom:
    """The goods of a stall by name, and what is done with them; amounts are whole units."""

    stall: MarketStall

    def furnish(self) -> None:
        """Write down goods of each kind: materials, fresh ones, a single piece and a basket."""
        for product in _GOODS:
            self.add(replace(product, id=ProductId(self.stall.shop.ids.new())))
        rice, jar = self["ข้าวแต๋น"], self["น้ำพริกหนุ่ม"]
        parts = (BasketPart(rice.id, Quantity.of(2)), BasketPart(jar.id, ONE))
        basket = Product(ProductId(self.stall.shop.ids.new()), "", "กระเช้าปีใหม่", Money(9999), unit="set")
        self.add(replace(basket, kind=ProductKind.BASKET, parts=parts))

    def __getitem__(self, name: str) -> Product:
        """The goods called `name` as they stand in the books now."""
        found = self.stall.shop.books.catalog.get(self.stall.goods[name].id)
        assert found is not None
        return found

    def add(self, product: Product) -> Product:
        """Write `product` down and remember it by its name."""
        saved, _changes = save_product(self.stall.shop, product, self.stall.seller)
        self.stall.goods[saved.name] = saved
        return saved

    def receive(self, name: str, number: int, batch: Batch | None = None, cost: int | None = None) -> Posted:
        """Goods come in at the store; the till knows their new cost at once."""
        paid = None if cost is None else Money(cost)
        line = Incoming(self[name].id, Quantity.of(number), paid, batch or Batch())
        posted = receive(self.stall.shop, [line], Said(party="แม่คำ"), self.stall.seller)
        self.stall.goods[name] = self[name]
        return posted

    def adjust(self, name: str, number: int, reason: StockReason = StockReason.WASTE) -> Posted:
        """Goods go out of the store for a reason."""
        line = Adjustment(self[name].id, Quantity.of(number), reason)
        return adjust(self.stall.shop, [line], Said(note="นับใหม่"), self.stall.seller)

    def place(self, name: str) -> Place:
        """A new stall."""
        place = new_place(self.stall.shop, name, "stall")
        save_place(self.stall.shop, place, self.stall.seller)
        return place

    def move(self, name: str, number: int, end: PlaceId, start: PlaceId = STORE) -> Posted:
        """Goods go from one place to another."""
        return move_stock(self.stall.shop, [self.going(name, number)], Way(start, end), Said(), self.stall.seller)

    def going(self, name: str, number: int) -> Going:
        """A line of goods that go somewhere."""
        return Going(self[name].id, Quantity.of(number))

    def recipe(self) -> Recipe:
        """How ขนมเทียน is made: half a kilogram of flour and ten bags give ten."""
        parts = (
            BasketPart(self["แป้งข้าวเหนียว"].id, Quantity(500)),
            BasketPart(self["ถุงพลาสติก"].id, Quantity.of(10)),
        )
        new = new_recipe(self.stall.shop, self["ขนมเทียน"], Quantity.of(10), parts)
        return save_recipe(self.stall.shop, replace(new, labour=Money(1000)), self.stall.seller)[0]

    def on_hand(self, name: str, place: PlaceId | None = None) -> int:
        """How many thousandths of it there are."""
        return self.stall.shop.books.stock.on_hand(self[name].id, place).milli


def keep_stock(stall: MarketStall) -> Storeroom:
    """A round through the stock room: each ledger and book of goods and stock gets at least one row."""
    room = Storeroom(stall)
    shop, seller = stall.shop, stall.seller
    member, _changes = save_member(shop, new_member(shop, "คำ ใจดี", "แม่คำ"), seller)
    room.furnish()
    room.add(replace(room["ผ้าทอลายดอก"], owner=member.id))
    (lot,) = room.receive("ข้าวแต๋น", 20, FRESH, cost=1500).entry.lots
    mark_down(shop, lot.id, Money(3000), seller)
    for name, number in (("แป้งข้าวเหนียว", 5), ("ถุงพลาสติก", 100), ("ผ้าทอลายดอก", 1)):
        room.receive(name, number)
    room.move("น้ำพริกหนุ่ม", 5, room.place("ซุ้มหน้าวัด").id)
    reverse(shop, room.adjust("มะม่วง", 3).entry.id, "จดผิด", seller)
    make(shop, Making(room.recipe().id, Quantity.of(2), Quantity.of(19), FRESH), Said(), seller)
    counting = start_count(shop, "นับสิ้นเดือน", Scope(), seller)
    count(shop, counting.id, (room["ผ้าขาวม้า"].id, NO_LOT), Quantity.of(98), seller)
    post_count(shop, counting.id, (), seller)
    costs = ((CostKind.STALL, Money(10000)), (CostKind.TRAVEL, Money(8000)))
    event = open_event(shop, Plans("กาดนัด", costs=costs, sell_here=False), seller)
    take_to_market(shop, event.id, [room.going("ผ้าขาวม้า", 10)], seller)
    close_event(shop, event.id, [room.going("ผ้าขาวม้า", 9)], "ฝนตก", seller)
    return room
