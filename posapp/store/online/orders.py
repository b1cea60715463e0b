"""Orders from online shops, what they set aside, and who ordered for as long as a parcel needs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId, ProductId, SaleId
from posapp.domain.money import Money
from posapp.domain.online.order import Buyer, OnlineOrder, OrderId, OrderIn, OrderLine, Progress, Stage
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from posapp.store.database import Database
    from posapp.store.facts import Facts

COLUMNS: Final = (
    *("shop", "remote", "number", "stage", "word", "holds", "placed", "modified", "total", "postage", "discount"),
    *("payment", "paid", "paid_back", "returned", "progress", "handler", "tracking", "sale"),
)
LINE: Final = ("n", "remote", "item", "product", "sku", "name", "quantity", "amount")
_WRITE: Final = f"""INSERT INTO web_order (id, {", ".join(COLUMNS)}) VALUES (?{", ?" * len(COLUMNS)})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in COLUMNS)}"""
_ADD: Final = f"INSERT INTO web_order_line (web_order, {', '.join(LINE)}) VALUES (?{', ?' * len(LINE)})"
_LINES: Final = "SELECT * FROM web_order_line WHERE web_order = ? ORDER BY n"
_HELD: Final = "holds = 1 AND sale = '' AND progress <> 'closed'"
_DUE: Final = "stage = 'done' AND sale = '' AND progress IN ('new', 'picked', 'packed')"
_TAKEN_BACK: Final = """sale <> '' AND progress <> 'closed'
    AND (stage IN ('cancelled', 'refunded') OR paid_back <> 0 OR returned <> '[]')"""
_SAME_PLACE: Final = """SELECT there.id FROM online_shop AS now JOIN online_shop AS there ON there.id = now.id
    OR (there.state = 'removed' AND there.connector = now.connector AND there.address = now.address) WHERE now.id = ?"""
# What the shop has put back onto its shelf already is set aside no more.
RETURNED: Final = """coalesce((SELECT sum(json_extract(back.value, '$[1]')) FROM json_each(web_order.returned) AS back
    WHERE json_extract(back.value, '$[0]') = web_order_line.remote), 0)"""
_ORDERED: Final = f"""SELECT product, quantity - {RETURNED} AS quantity FROM web_order CROSS JOIN web_order_line
    ON web_order_line.web_order = web_order.id WHERE {_HELD} AND product <> ''"""
# What is in a basket is set aside with it, by what is in it now: its bill will take just that. CROSS: from the few
# orders that wait, never from all goods.
_INSIDE: Final = f"""SELECT json_extract(part.value, '$[0]') AS product,
    ordered.quantity * json_extract(part.value, '$[1]') / 1000 AS quantity
    FROM ({_ORDERED}) AS ordered CROSS JOIN product ON product.id = ordered.product
    CROSS JOIN json_each(nullif(product.parts, '')) AS part"""
_RESERVED: Final = f"""SELECT product, sum(quantity) AS quantity FROM ({_ORDERED} UNION ALL {_INSIDE})
    GROUP BY product"""
_HOLDS: Final = """EXISTS (SELECT 1 FROM web_order_line AS line JOIN product ON product.id = line.product
    LEFT JOIN json_each(nullif(product.parts, '')) AS part
    WHERE line.web_order = web_order.id AND ? IN (line.product, json_extract(part.value, '$[0]')))"""
_SET_ASIDE: Final = f"""SELECT coalesce(sum(quantity - {RETURNED}), 0) AS quantity FROM web_order JOIN web_order_line
    ON web_order_line.web_order = web_order.id WHERE {_HELD} AND shop = ? AND item = ?"""


class Orders:
    """What was ordered online. An order changes in place as the shop tells of it; each change has a journal entry."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, order: OnlineOrder) -> None:
        """Write an order as it is now with its lines. Who ordered is in `Buyers`."""
        facts = of_order(order)
        rows = self._database.rows
        rows.execute(_WRITE, (order.id, *(facts[column] for column in COLUMNS)))
        rows.execute("DELETE FROM web_order_line WHERE web_order = ?", (order.id,))
        rows.executemany(_ADD, [(order.id, *line.values()) for line in of_order_lines(order)])

    def get(self, order: OrderId) -> OnlineOrder | None:
        """The order with this id."""
        return next(iter(_all(self._database.rows, "id = ?", (order,))), None)

    def told_as(self, shop: ShopId, remote: RemoteId) -> OnlineOrder | None:
        """The order a shop calls `remote`, also if it came in before the shop was taken away and added again."""
        where = f"remote = ? AND shop IN ({_SAME_PLACE}) ORDER BY shop = ? DESC, id DESC LIMIT 1"
        return next(iter(_all(self._database.rows, where, (remote, shop, shop))), None)

    def numbered(self, number: str) -> list[OnlineOrder]:
        """The orders with this number as people say it."""
        return _all(self._database.rows, "number = ?", (number,))

    def of_sale(self, sale: SaleId) -> OnlineOrder | None:
        """The order that became this bill."""
        return next(iter(_all(self._database.rows, "sale = ? AND sale <> ''", (sale,))), None)

    def at(self, progress: Sequence[Progress], limit: int = 500) -> list[OnlineOrder]:
        """Orders so far along, the oldest first."""
        marks = ", ".join("?" * len(progress))
        return _all(
            self._database.rows,
            f"progress IN ({marks}) ORDER BY placed, id LIMIT {limit:d}",
            [each.value for each in progress],
        )

    def unsettled(self) -> list[OnlineOrder]:
        """Orders whose bill is due because their shop calls them done, and those it took back after their bill."""
        rows = self._database.rows
        return [*_all(rows, f"{_DUE} ORDER BY id", ()), *_all(rows, f"{_TAKEN_BACK} ORDER BY id", ())]

    def unfinished(self, shop: ShopId) -> int:
        """How many orders of a shop still set goods aside."""
        count: int = self._database.rows.execute(
            f"SELECT count(*) FROM web_order WHERE shop = ? AND {_HELD}", (shop,)
        ).fetchone()[0]
        return count

    def between(self, first: date, last: date) -> list[OnlineOrder]:
        """Orders placed on these days (by the calendar of the shop's stamps), the oldest first."""
        return _all(
            self._database.rows,
            "substr(placed, 1, 10) BETWEEN ? AND ? ORDER BY placed, id",
            (first.isoformat(), last.isoformat()),
        )

    def holding(self, product: ProductId) -> list[OnlineOrder]:
        """Orders that set an article aside, by itself or in a basket, the oldest first."""
        # +: else SQLite walks through all orders there ever were, for the sake of their order.
        return _all(self._database.rows, f"{_HELD} AND {_HOLDS} ORDER BY +placed, id", (product,))

    def reserved(self, product: ProductId) -> Quantity:
        """How much of an article orders have set aside, by itself and in baskets."""
        row = self._database.rows.execute(f"{_RESERVED} HAVING product = ?", (product,)).fetchone()
        return Quantity(row["quantity"] if row else 0)

    def set_aside(self, shop: ShopId, item: RemoteId) -> Quantity:
        """How much of an article of the shop, paired or not, its orders have set aside."""
        row = self._database.rows.execute(_SET_ASIDE, (shop, item)).fetchone()
        return Quantity(row["quantity"])

    def all_reserved(self) -> dict[ProductId, Quantity]:
        """How much of each article orders have set aside: a basket, and what is in it too."""
        rows = self._database.rows.execute(_RESERVED)
        return {ProductId(row["product"]): Quantity(row["quantity"]) for row in rows}


def of_order(order: OnlineOrder) -> Facts:
    """An order as its row and its journal entry tell of it; who ordered is never in it."""
    told = order.told
    return {
        "shop": order.shop,
        "remote": told.remote,
        "number": told.number,
        "stage": told.stage.value,
        "word": told.word,
        "holds": int(told.holds),
        "placed": told.placed.isoformat(timespec="seconds"),
        "modified": told.modified,
        "total": told.total.satang,
        "postage": told.postage.satang,
        "discount": told.discount.satang,
        "payment": told.payment,
        "paid": int(told.paid),
        "paid_back": told.paid_back.satang,
        "returned": json.dumps([[remote, back.milli] for remote, back in told.returned], separators=(",", ":")),
        "progress": order.progress.value,
        "handler": order.handler,
        "tracking": order.tracking,
        "sale": order.sale,
    }


def of_order_lines(order: OnlineOrder) -> list[Facts]:
    """The lines of an order for its journal entry."""
    return [
        {
            "n": line.n,
            "remote": line.remote,
            "item": line.item,
            "product": line.product,
            "sku": line.sku,
            "name": line.name,
            "quantity": line.quantity.milli,
            "amount": line.amount.satang,
        }
        for line in order.told.lines
    ]


def _all(rows: sqlite3.Connection, where: str, values: Sequence[object]) -> list[OnlineOrder]:
    heads = rows.execute(
        "SELECT web_order.*, buyer.name AS buyer, buyer.phone, buyer.address, buyer.note FROM web_order "
        f"LEFT JOIN order_buyer AS buyer ON buyer.web_order = web_order.id WHERE {where}",
        values,
    ).fetchall()
    return [_order(head, rows.execute(_LINES, (head["id"],))) for head in heads]


def _order(head: sqlite3.Row, lines: Iterable[sqlite3.Row]) -> OnlineOrder:
    told = OrderIn(
        remote=RemoteId(head["remote"]),
        number=head["number"],
        stage=Stage(head["stage"]),
        holds=bool(head["holds"]),
        placed=moment(head["placed"]),
        modified=head["modified"],
        lines=tuple(map(_line, lines)),
        total=Money(head["total"]),
        postage=Money(head["postage"]),
        discount=Money(head["discount"]),
        payment=head["payment"],
        paid=bool(head["paid"]),
        buyer=_buyer(head),
        word=head["word"],
        paid_back=Money(head["paid_back"]),
        returned=_returned(head["returned"]),
    )
    handler, sale = PersonId(head["handler"]), SaleId(head["sale"])
    progress = Progress(head["progress"])
    return OnlineOrder(OrderId(head["id"]), ShopId(head["shop"]), told, progress, handler, head["tracking"], sale)


def _line(row: sqlite3.Row) -> OrderLine:
    return OrderLine(
        row["n"],
        RemoteId(row["remote"]),
        RemoteId(row["item"]),
        row["name"],
        Quantity(row["quantity"]),
        Money(row["amount"]),
        row["sku"],
        ProductId(row["product"]),
    )


def _buyer(head: sqlite3.Row) -> Buyer:
    if head["buyer"] is None:
        return Buyer()
    return Buyer(head["buyer"], head["phone"], head["address"], head["note"])


def _returned(text: str) -> tuple[tuple[RemoteId, Quantity], ...]:
    return tuple((RemoteId(remote), Quantity(milli)) for remote, milli in json.loads(text))
