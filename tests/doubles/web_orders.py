"""An online shop of the stall as its connector would tell of it: what stands there, and the orders that come in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO, Money, total
from posapp.domain.online.order import Buyer, OnlineOrder, OrderId, OrderIn, OrderLine, Stage
from posapp.domain.online.shop import OnlineShop, RemoteId, ShopItem
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.orders import accept_orders, order_of
from posapp.operations.online.picking import ship
from posapp.operations.online.shops import ShopWish, activate, add_shop

if TYPE_CHECKING:
    from posapp.domain.sale import Sale
    from tests.doubles.trade import MarketStall

RICE: Final = "ข้าวแต๋น"
CLOTH: Final = "ผ้าขาวม้า"
JAR: Final = "น้ำพริกหนุ่ม"
BUYER: Final = Buyer("สมหญิง ใจดี", "081 234 5678", "12/3 หมู่ 4 ต.แม่แรม\nอ.แม่ริม จ.เชียงใหม่ 50180", "ขอห่อของขวัญ")


@dataclass(slots=True)
class WebShop:
    """A shop in which some goods of the stall are sold; each has the article number `i:NAME` there."""

    stall: MarketStall
    online: OnlineShop
    numbers: int = 100
    told: dict[RemoteId, OrderIn] = field(default_factory=dict)

    def link(self, *names: str) -> None:
        """Put goods of the stall into the shop, with the stall's numbers, and pair them."""
        shop, remotes = self.stall.shop, [RemoteId(f"i:{name}") for name in names]
        goods = [self.stall.goods[name] for name in names]
        with shop.books.write():
            items = [
                ShopItem(remote, one.name, quantity=shop.books.stock.on_hand(one.id) if one.tracked else None)
                for remote, one in zip(remotes, goods, strict=True)
            ]
            shop.books.online.items.write(self.online.id, items)
        pairs = [Pair(remote, one.id) for remote, one in zip(remotes, goods, strict=True)]
        pair(shop, self.online.id, pairs, self.stall.seller)

    def order(
        self,
        *wanted: tuple[str, int, str],
        stage: Stage = Stage.OPEN,
        postage: str = "0",
        off: str = "0",
        paid: bool = True,
    ) -> OrderIn:
        """A new order of goods by name, number of pieces, and what the line costs in baht; not yet told of."""
        self.numbers += 1
        lines = tuple(
            OrderLine(n, RemoteId(f"l{n}"), RemoteId(f"i:{name}"), name, Quantity.of(pieces), Money.parse(amount))
            for n, (name, pieces, amount) in enumerate(wanted, start=1)
        )
        return OrderIn(
            remote=RemoteId(str(self.numbers)),
            number=f"#{self.numbers}",
            stage=stage,
            holds=stage not in (Stage.UNPAID, Stage.CANCELLED),
            placed=self.stall.clock.at,
            modified="1",
            lines=lines,
            total=total([line.amount for line in lines]) + Money.parse(postage) - Money.parse(off),
            postage=Money.parse(postage),
            discount=Money.parse(off),
            payment="โอนเงิน",
            paid=paid,
            buyer=BUYER,
            word=stage.value,
        )

    def tell(self, *orders: OrderIn) -> list[OnlineOrder]:
        """Let the shop tell of orders: what was new or changed."""
        self.told |= {one.remote: one for one in orders}
        return accept_orders(self.stall.shop, self.online, orders, "c")

    def place(self, *wanted: tuple[str, int, str], postage: str = "0", off: str = "0") -> OnlineOrder:
        """An order that comes in: goods by name, number of pieces, what the line costs in baht."""
        return self.tell(self.order(*wanted, postage=postage, off=off))[0]

    def now(self, order: OnlineOrder) -> OnlineOrder:
        """An order as the books have it."""
        return order_of(self.stall.shop, OrderId(order.id))

    def moved(
        self, order: OnlineOrder, stage: Stage, *, back: tuple[tuple[str, int], ...] = (), paid: Money = ZERO
    ) -> OrderIn:
        """The order as the shop tells of it when it stands at `stage` now, with what came back by line."""
        before = self.told[order.told.remote]
        returned = tuple((RemoteId(line), Quantity.of(pieces)) for line, pieces in back)
        holds = before.holds and stage is not Stage.CANCELLED
        modified = str(int(before.modified) + 1)
        return replace(
            before,
            stage=stage,
            word=stage.value,
            holds=holds,
            modified=modified,
            returned=returned,
            paid_back=paid,
        )


def open_web_shop(stall: MarketStall, *names: str) -> WebShop:
    """A shop in use that sells these goods of the stall, with the stall's numbers of them."""
    online = add_shop(stall.shop, ShopWish("woocommerce", "ร้านดอยสูง", "https://shop.example", "stall"), stall.seller)
    web = WebShop(stall, online)
    web.link(*names)
    web.online = activate(stall.shop, online.id, stall.seller)
    web.tell()
    return web


def on_hand(web: WebShop, name: str) -> int:
    """How many pieces of goods are on the shelves."""
    return web.stall.shop.books.stock.on_hand(web.stall.goods[name].id).milli // 1000


def reserved(web: WebShop, name: str) -> int:
    """How many pieces of goods are set aside for orders."""
    return web.stall.shop.books.online.orders.reserved(web.stall.goods[name].id).milli // 1000


def shipped(web: WebShop, order: OnlineOrder) -> Sale:
    """Send an order off; its bill."""
    return ship(web.stall.shop, order.id, "TH0123", web.stall.seller).sale


def whys(web: WebShop) -> list[str]:
    """What people are asked about orders."""
    return [task.facts["why"] for task in web.stall.shop.books.online.tasks.open() if task.kind is TaskKind.ORDER]
