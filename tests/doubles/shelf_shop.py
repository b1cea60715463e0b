"""An online shop in memory, as a storefront: it keeps articles, orders and numbers, and fails when it is told to."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.money import Money
from posapp.domain.online.errand import Fate, ItemOut, OrderOut, Receipt, RefundOut, SaleOut, StockOut
from posapp.domain.online.order import OrderIn, OrderLine, Stage
from posapp.domain.online.shop import Abilities, ItemState, RemoteId, ShopItem, StockMode
from posapp.domain.quantity import Quantity
from posapp.sync.connector import Checked, ItemMark, ItemPage, MarkPage, OrderPage
from posapp.sync.faults import Gone, Rejected, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from posapp.domain.online.errand import Message, PictureOut
    from posapp.domain.online.shop import OnlineShop
    from posapp.sync.connector import Storefront
    from posapp.sync.faults import Fault

_Dated = TypeVar("_Dated", OrderIn, ShopItem)

PAGE: Final = 100

FULL: Final = Abilities(
    creates_orders=True,
    stock_mode=StockMode.ABSOLUTE,
    has_change_cursor=True,
    reserves_stock=True,
    publishes=True,
    uploads_pictures=True,
    whole_numbers_only=True,
)
NUMBERS_ONLY: Final = replace(FULL, creates_orders=False, has_change_cursor=False, uploads_pictures=False)


@dataclass(slots=True)
class ShelfShop:
    """A shop that answers at once.

    `faults` are raised by the next calls before anything happens, `lost` by the next writes after it happened (None:
    that one goes well). `said` is every call in order; `meddle` is done before each call of a name.
    """

    items: dict[RemoteId, ShopItem] = field(default_factory=dict)
    orders: dict[RemoteId, OrderIn] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    faults: deque[Fault | None] = field(default_factory=deque)
    lost: deque[Fault | None] = field(default_factory=deque)
    said: list[str] = field(default_factory=list)
    meddle: dict[str, Callable[[], object]] = field(default_factory=dict)
    keys: dict[str, Receipt] = field(default_factory=dict)
    tick: int = 0
    last: int = 100
    page: int = PAGE

    @contextmanager
    def open(self, online: OnlineShop) -> Iterator[Storefront]:
        """The shop as the engine opens it."""
        yield Front(self)

    def add(self, name: str, quantity: int | None, price: str = "10", sku: str = "") -> RemoteId:
        """A new article."""
        remote = self.new_id()
        there = Quantity.of(quantity) if quantity is not None else None
        self.items[remote] = ShopItem(
            remote, name, sku=sku, price=Money.parse(price), quantity=there, modified=self.stamp()
        )
        return remote

    def edit(self, remote: RemoteId, **fields: object) -> None:
        """Edit an article."""
        self.items[remote] = replace(self.items[remote], modified=self.stamp(), **fields)  # type: ignore[arg-type]

    def count(self, remote: RemoteId) -> int:
        """How many the shop shows."""
        there = self.items[remote].quantity
        assert there is not None
        return there.milli // 1000

    def order(self, *wanted: tuple[RemoteId, int], placed: datetime | None = None) -> RemoteId:
        """A customer orders and pays."""
        remote = self.new_id()
        lines = tuple(
            OrderLine(
                n,
                RemoteId(f"{remote}-{n}"),
                item,
                self.items[item].name,
                Quantity.of(number),
                (self.items[item].price or Money(0)).times(Quantity.of(number)),
            )
            for n, (item, number) in enumerate(wanted, start=1)
        )
        total = Money(sum(line.amount.satang for line in lines))
        self.orders[remote] = OrderIn(
            remote,
            f"W{remote}",
            Stage.OPEN,
            holds=True,
            placed=placed or datetime(2026, 1, 17, 1, 0, tzinfo=UTC),
            modified=self.stamp(),
            lines=lines,
            total=total,
            paid=True,
            word="processing",
        )
        self._move(self.orders[remote], -1)
        return remote

    def stage(self, remote: RemoteId, stage: Stage) -> None:
        """The shop's people move an order on; called off, its goods go back."""
        holds = stage in (Stage.OPEN, Stage.DONE)
        if not holds:
            self._move(self.orders[remote], 1 if self.orders[remote].holds else 0)
        self.orders[remote] = replace(
            self.orders[remote], stage=stage, holds=holds, modified=self.stamp(), word=stage.value
        )

    def pay_back(self, remote: RemoteId, amount: Money) -> None:
        """Money of an order goes back to who paid it, without goods."""
        order = self.orders[remote]
        paid_back = order.paid_back + amount
        if paid_back > order.total:
            raise Rejected("too_much")
        stage = Stage.REFUNDED if paid_back == order.total else order.stage
        self.orders[remote] = replace(order, paid_back=paid_back, stage=stage, modified=self.stamp())

    def bills(self) -> list[OrderIn]:
        """The bills of the stall that stand here as orders."""
        return [order for order in self.orders.values() if order.ours]

    def new_id(self) -> RemoteId:
        """A name for a new thing."""
        self.last += 1
        return RemoteId(str(self.last))

    def stamp(self) -> str:
        """The stamp of a change."""
        self.tick += 1
        return str(self.tick)

    def move(self, item: RemoteId, quantity: Quantity) -> None:
        """So many more of an article (less, below zero)."""
        there = self.items[item].quantity
        if there is not None:
            self.edit(item, quantity=there + quantity)

    def _move(self, order: OrderIn, sign: int) -> None:
        for line in order.lines:
            self.move(line.item, Quantity(sign * line.quantity.milli))


@dataclass(frozen=True, slots=True)
class Front:
    """What the program says to a shelf shop, and hears from it."""

    shop: ShelfShop

    def check(self) -> Checked:
        self._call("check")
        return Checked("Shelf", "1", "THB", "Asia/Bangkok", len(self.shop.items))

    def push(self, message: Message) -> Receipt:
        self._call("push")
        receipt = self._taken(message)
        fault = self.shop.lost.popleft() if self.shop.lost else None
        if fault:
            raise fault
        return receipt

    def find(self, message: Message) -> Receipt | None:
        self._call("find")
        return self.shop.keys.get(message.key) if isinstance(message, SaleOut | RefundOut | ItemOut) else None

    def upload(self, picture: PictureOut) -> RemoteId:
        self._call("upload")
        self.shop.pictures.append(picture.digest)
        return self.shop.new_id()

    def now(self) -> str:
        self._call("now")
        return str(self.shop.tick)

    def orders(self, cursor: str) -> OrderPage:
        self._call("orders")
        found = _since(self.shop.orders.values(), cursor)
        page = found[: self.shop.page]
        return OrderPage(tuple(page), page[-1].modified if page else cursor or "0", len(found) > len(page))

    def items(self, cursor: str) -> ItemPage:
        self._call("items")
        found = _since(self.shop.items.values(), cursor)
        page = found[: self.shop.page]
        return ItemPage(tuple(page), page[-1].modified if page else cursor or "0", len(found) > len(page))

    def every_item(self, cursor: str) -> ItemPage:
        self._call("every_item")
        there = sorted(self.shop.items.values(), key=lambda one: int(one.remote))
        found = [one for one in there if int(one.remote) > int(cursor or 0)]
        page = found[: self.shop.page]
        return ItemPage(tuple(page), page[-1].remote if page else cursor, len(found) > len(page), len(there))

    def marks(self, cursor: str) -> MarkPage:
        self._call("marks")
        marks = (ItemMark(one.remote, one.modified, one.quantity, one.state) for one in self.shop.items.values())
        return MarkPage(tuple(marks), "", more=False)

    def look(self, items: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        self._call("look")
        return tuple(self.shop.items[remote] for _parent, remote in items if remote in self.shop.items)

    def _call(self, name: str) -> None:
        self.shop.said.append(name)
        self.shop.meddle.get(name, int)()
        fault = self.shop.faults.popleft() if self.shop.faults else None
        if fault:
            raise fault

    def _taken(self, message: Message) -> Receipt:
        match message:
            case SaleOut() | RefundOut():
                return self._bill(message)
            case StockOut():
                return self._number(message)
            case ItemOut():
                return self._article(message)
            case OrderOut():
                return _fate(self.shop, message)

    def _bill(self, message: SaleOut | RefundOut) -> Receipt:
        shop, sign = self.shop, -1 if isinstance(message, SaleOut) else 1
        remote = shop.new_id()
        for line in message.lines:
            if line.item:
                shop.move(line.item, Quantity(sign * line.quantity.milli))
        lines = tuple(
            OrderLine(line.n, RemoteId(f"{remote}-{line.n}"), line.item, line.name, line.quantity, line.amount)
            for line in message.lines
        )
        if isinstance(message, SaleOut):
            shop.orders[remote] = OrderIn(
                *(remote, message.number, Stage.DONE, True, message.sold_at, shop.stamp(), lines, message.total),
                ours=message.key,
            )
        elif not shop.orders[message.order].ours:
            shop.pay_back(message.order, message.total)
        told = tuple((line.n, line.remote) for line in lines)
        shop.keys[message.key] = Receipt(remote, Money(sum(line.amount.satang for line in lines)), told)
        return shop.keys[message.key]

    def _number(self, message: StockOut) -> Receipt:
        if message.item not in self.shop.items:
            raise Gone("gone")
        self.shop.edit(message.item, quantity=message.quantity)
        return Receipt(message.item, quantity=message.quantity)

    def _article(self, message: ItemOut) -> Receipt:
        shop = self.shop
        if message.item:
            told = {"name": message.name, "price": message.price}
            shop.edit(message.item, **{field: value for field, value in told.items() if value is not None})
            return Receipt(message.item)
        same = [one.remote for one in shop.items.values() if message.sku and one.sku == message.sku]
        if same:
            raise Taken("sku_taken", same[0])
        remote = shop.new_id()
        state = ItemState.SHOWN if message.shown else ItemState.HIDDEN
        shop.items[remote] = ShopItem(
            *(remote, message.name or "", RemoteId(""), message.sku, message.barcode or "", message.price),
            quantity=message.quantity,
            state=state,
            modified=shop.stamp(),
        )
        picture = message.picture.remote if message.picture else RemoteId("")
        shop.keys[message.key] = Receipt(remote, quantity=message.quantity, picture=picture)
        return shop.keys[message.key]


def _fate(shop: ShelfShop, message: OrderOut) -> Receipt:
    called_off = shop.orders[message.order].stage is Stage.CANCELLED
    if message.fate is Fate.SHIPPED and called_off:
        raise Rejected("order_called_off")
    if not called_off:
        shop.stage(message.order, Stage.CANCELLED if message.fate is Fate.CANCELLED else Stage.DONE)
    return Receipt(message.order)


def _since(things: Iterable[_Dated], cursor: str) -> list[_Dated]:
    """What changed since a cursor, the oldest change first."""
    return sorted((one for one in things if int(one.modified) > int(cursor or 0)), key=lambda one: int(one.modified))
