"""A stall that sells online too: a shop, its goods, orders on their way, one cloth sold twice, and questions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.domain.online.errand import Errand, ErrandKind, ErrandState
from posapp.domain.online.order import Buyer, OrderIn, OrderLine, Stage
from posapp.domain.online.saying import keep
from posapp.domain.online.shop import OnlineShop, RemoteId, ShopItem, Traffic
from posapp.domain.online.task import ShopTask, TaskKind
from posapp.domain.quantity import Quantity
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.orders import accept_orders
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.operations.set_on_hand import set_on_hand
from posapp.store.online.shops import LineState
from posapp.sync.faults import Rejected

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.product import Product
    from tests.doubles.trade import MarketStall

CLOTH, CRACKERS, CHILI = "ผ้าขาวม้า", "ข้าวแต๋น", "น้ำพริกหนุ่ม"
SOMSRI: Final = Buyer(
    "สมศรี ใจดี",
    "081 234 5678",
    "99/1 หมู่ 4 ซอยวัดพระธาตุ ต.ป่าแดด อ.เมืองเชียงใหม่ จ.เชียงใหม่ 50100",
    "ฝากไว้กับยามได้ค่ะ",
)
MALEE: Final = Buyer("มาลี ดวงจันทร์", "089 876 5432", "12 ถ.สุเทพ ต.สุเทพ อ.เมืองเชียงใหม่ จ.เชียงใหม่ 50200")


@dataclass
class WebTrade:
    """A stall with one online shop; `items` are its goods by the name of ours."""

    stall: MarketStall
    online: OnlineShop = field(init=False)
    placed: int = 1000

    def __post_init__(self) -> None:
        shop, seller = self.stall.shop, self.stall.seller
        wish = ShopWish("woocommerce", "ร้านออนไลน์บ้านดอย", "https://baandoi.example", "ck_baandoi")
        self.online = add_shop(shop, wish, seller)
        with shop.books.write():
            shop.books.online.items.write(self.online.id, self.shelf(self.stall))

    @staticmethod
    def shelf(stall: MarketStall) -> list[ShopItem]:
        """What stands in the shop: our goods, one only called like ours, one we don't have."""
        goods = [
            ShopItem(RemoteId(str(10 + at)), name, sku=one.code, price=one.price, quantity=Quantity.of(5))
            for at, (name, one) in enumerate(stall.goods.items())
            if one.tracked and not one.divisible
        ]
        massage = ShopItem(RemoteId("98"), "นวดไทย", price=Money(25000))
        return [*goods, massage, ShopItem(RemoteId("99"), "ของขวัญปีใหม่", sku="GIFT-1", price=Money(12000))]

    def remote(self, name: str) -> RemoteId:
        """What the shop calls an article of ours."""
        return RemoteId(str(10 + list(self.stall.goods).index(name)))

    def start(self, *names: str) -> WebTrade:
        """Pair goods, five of each on hand, and begin."""
        shop, seller = self.stall.shop, self.stall.seller
        for name in names or (CLOTH, CRACKERS, CHILI):
            set_on_hand(shop, self.stall.goods[name], Quantity.of(5), seller)
            pair(shop, self.online.id, [Pair(self.remote(name), self.stall.goods[name].id)], seller)
        self.online = activate(shop, self.online.id, seller)
        with shop.books.write():
            shop.books.online.shops.write_line(self.online.id, LineState(talked_at=shop.now()))
            shop.books.online.shops.add_traffic(self.online.id, shop.now().date(), Traffic(42, 31_000, 87_000))
        return self

    def order(self, *wanted: tuple[str, int], buyer: Buyer = SOMSRI, **told: object) -> OnlineOrder:
        """An order comes in."""
        self.placed += 1
        lines = tuple(self._line(at, name, number) for at, (name, number) in enumerate(wanted, start=1))
        came = OrderIn(
            remote=RemoteId(str(self.placed)),
            number=str(self.placed),
            stage=Stage.OPEN,
            holds=True,
            placed=self.stall.shop.now() - timedelta(minutes=20),
            modified=str(self.placed),
            lines=lines,
            total=Money(sum(line.amount.satang for line in lines) + 4000),
            postage=Money(4000),
            payment="โอนเงินผ่านธนาคาร",
            paid=True,
            buyer=buyer,
            word="processing",
        )
        (order,) = accept_orders(self.stall.shop, self.online, [replace(came, **told)], str(self.placed))  # type: ignore[arg-type]
        return order

    def sold_twice(self) -> OnlineOrder:
        """All cloths are sold at the stall, then somebody orders one that is there no more."""
        order = self.order((CLOTH, 5), buyer=MALEE)
        self.stall.sold((CLOTH, 1))
        return order

    def refused(self, name: str = CHILI) -> Errand:
        """Something the shop did not take."""
        rejected = Rejected("sku_twice", words="Invalid or duplicated SKU.")
        return self._errand(
            ErrandKind.ITEM,
            self.stall.goods[name].id,
            state=ErrandState.REFUSED,
            reason=rejected.code,
            sentence=keep(rejected.sentence),
            words=rejected.words,
        )

    def waits(self, name: str, since: timedelta) -> Errand:
        """Something that waits for the line."""
        return self._errand(ErrandKind.STOCK, self.stall.goods[name].id, at=self.stall.shop.now() - since)

    def done(self, errand: Errand) -> None:
        """The shop heard of something."""
        shop = self.stall.shop
        with shop.books.write():
            shop.books.online.errands.keep(replace(errand, state=ErrandState.DONE))

    def asked(self, kind: TaskKind, subject: str, **facts: str) -> ShopTask:
        """A question."""
        shop = self.stall.shop
        task = ShopTask(shop.ids.new(), self.online.id, kind, subject, RemoteId(subject), facts, shop.now())
        with shop.books.write():
            shop.books.online.tasks.ask(task)
        return task

    def cut_off(self, line: LineState | None = None) -> None:
        """The line breaks; it was good an hour before."""
        shop = self.stall.shop
        broken = line or LineState(failures=3, reason="no_line", talked_at=shop.now() - timedelta(hours=1))
        with shop.books.write():
            shop.books.online.shops.write_line(self.online.id, broken)

    def _line(self, at: int, name: str, number: int) -> OrderLine:
        ours: Product | None = self.stall.goods.get(name)
        price = ours.price if ours else Money(12000)
        item = self.remote(name) if ours else RemoteId("999")
        return OrderLine(
            at, RemoteId(f"{self.placed}-{at}"), item, name, Quantity.of(number), Money(price.satang * number)
        )

    def _errand(self, kind: ErrandKind, subject: str, at: datetime | None = None, **facts: object) -> Errand:
        shop = self.stall.shop
        errand = Errand(0, self.online.id, kind, shop.ids.new(), subject, at or shop.now(), **facts)  # type: ignore[arg-type]
        with shop.books.write():
            number = shop.books.online.errands.add(errand)
        return replace(errand, id=number)
