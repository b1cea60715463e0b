"""How the program would speak to a django-oscar shop: a connector for tests, as anybody could write one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.money import Money
from posapp.domain.online.errand import Message, Receipt, StockOut
from posapp.domain.online.order import Buyer, OrderIn, OrderLine, Stage
from posapp.domain.online.shop import Abilities, ItemState, RemoteId, ShopItem, StockMode
from posapp.domain.quantity import Quantity
from posapp.sync.connector import Checked, ItemMark, ItemPage, MarkPage, OrderPage
from posapp.sync.faults import Doubtful, Faulty, Gone, KeyRefused, Rejected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.errand import PictureOut
    from posapp.sync.connector import Access
    from posapp.sync.wire import Wire

ABILITIES: Final = Abilities(
    creates_orders=False,
    stock_mode=StockMode.ABSOLUTE,
    has_change_cursor=False,
    reserves_stock=True,
    publishes=False,
    uploads_pictures=False,
    whole_numbers_only=True,
)
"""Its stamps don't move when something is sold, so nothing can be asked for by change."""
_STAGES: Final = {"Pending": Stage.OPEN, "Complete": Stage.DONE, "Cancelled": Stage.CANCELLED}


class OscarStorefront:
    """The staff's side of the shop's API."""

    def __init__(self, access: Access, wire: Wire) -> None:
        self._login = (access.account, access.secret)
        self._wire = wire

    def check(self) -> Checked:
        return Checked("Oscar", "4", "THB", "Asia/Bangkok", len(self._ask("GET", "admin/products/")))

    def push(self, message: Message) -> Receipt:
        """The shop is told a number that holds what its orders have set aside too."""
        if not isinstance(message, StockOut):
            raise Rejected("not_possible")
        record = self._record(message.item)
        stock = message.quantity.milli // 1000 + (record["num_allocated"] or 0)
        path = f"admin/stockrecords/{_last(record['url'])}/"
        told = self._ask("PATCH", path, {"num_in_stock": stock})
        return Receipt(message.item, quantity=_left(told))

    def find(self, message: Message) -> Receipt | None:
        if not isinstance(message, StockOut):
            return None
        left = _left(self._record(message.item))
        return Receipt(message.item, quantity=left) if left == message.quantity else None

    def upload(self, picture: PictureOut) -> RemoteId:
        raise Rejected("no_pictures")

    def now(self) -> str:
        return str(max((int(_last(row["url"])) for row in self._ask("GET", "admin/orders/")), default=0))

    def orders(self, cursor: str) -> OrderPage:
        """Those with a higher number: an order never changes over this API."""
        rows = sorted(self._ask("GET", "admin/orders/"), key=lambda row: int(_last(row["url"])))
        fresh = [row for row in rows if int(_last(row["url"])) > int(cursor or 0)]
        newest = _last(fresh[-1]["url"]) if fresh else cursor
        return OrderPage(tuple(map(self._order, fresh)), newest, more=False)

    def items(self, cursor: str) -> ItemPage:
        return ItemPage((), cursor, more=False)

    def every_item(self, cursor: str) -> ItemPage:
        items = tuple(map(_item, self._ask("GET", "admin/products/")))
        return ItemPage(items, "", more=False, total=len(items))

    def marks(self, cursor: str) -> MarkPage:
        items = self.every_item(cursor).items
        return MarkPage(tuple(ItemMark(one.remote, one.modified, one.quantity, one.state) for one in items), "", False)

    def look(self, items: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        wanted = {item for _parent, item in items}
        return tuple(one for one in self.every_item("").items if one.remote in wanted)

    def _record(self, item: RemoteId) -> Any:  # noqa: ANN401 - JSON of another program
        (record,) = self._ask("GET", f"admin/products/{item}/")["stockrecords"]
        return record

    def _order(self, row: dict[str, Any]) -> OrderIn:
        number = _last(row["url"])
        told = enumerate(self._ask("GET", f"admin/orders/{number}/lines/"), start=1)
        lines = tuple(
            OrderLine(
                n,
                RemoteId(_last(line["url"])),
                RemoteId(_last(line["product"])),
                f"#{_last(line['product'])}",
                Quantity.of(line["quantity"]),
                _money(line["price_incl_tax"]),
            )
            for n, line in told
        )
        to = row["shipping_address"]
        name = f"{to['first_name']} {to['last_name']}"
        address = "\n".join((to["line1"], f"{to['line4']} {to['state']} {to['postcode']}"))
        stage = _STAGES.get(row["status"], Stage.OTHER)
        return OrderIn(
            remote=RemoteId(number),
            number=row["number"],
            stage=stage,
            holds=stage is not Stage.CANCELLED,
            placed=datetime.fromisoformat(row["date_placed"]),
            modified=row["date_placed"],
            lines=lines,
            total=_money(row["total_incl_tax"]),
            postage=_money(row["shipping_incl_tax"]),
            paid=True,
            buyer=Buyer(name, to["phone_number"], address),
            word=row["status"],
        )

    def _ask(self, method: str, path: str, told: object = None) -> Any:  # noqa: ANN401
        reply = self._wire.call(method, f"/api/{path}", body=told, login=self._login)
        if reply.status in (401, 403):
            raise KeyRefused("no_entry")
        if reply.status == 404:
            raise Gone("gone")
        if reply.status >= 500:
            raise Faulty("server") if method == "GET" else Doubtful("server")
        if reply.status >= 400:
            raise Rejected("refused", words=reply.body.decode())
        return json.loads(reply.body)


def _item(row: dict[str, Any]) -> ShopItem:
    item = ShopItem(RemoteId(str(row["id"])), row["title"], sku=row["upc"], modified=row["date_updated"])
    if not row["stockrecords"]:
        return item
    record = row["stockrecords"][0]
    state = ItemState.SHOWN if row["is_public"] else ItemState.HIDDEN
    return replace(item, price=_money(record["price"]), quantity=_left(record), state=state)


def _left(record: dict[str, Any]) -> Quantity:
    return Quantity.of(record["num_in_stock"] - (record["num_allocated"] or 0))


def _money(text: str) -> Money:
    return Money(int(Decimal(text) * 100))


def _last(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
