"""Orders of the online shops: from where, how far they are, who took care of them, and the bill they became."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total
from posapp.domain.online.order import PROGRESS_TITLES, Progress
from posapp.i18n import N_, _, count_text
from posapp.operations.stock_book import today
from posapp.reports.bills import bound
from posapp.reports.names import Names
from posapp.reports.sheet import Column, Row, Table, Trail
from posapp.reports.wording import when
from posapp.store.facts import moment
from posapp.store.report_rows import Found, select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_ORDERS: Final = """SELECT web_order.placed, web_order.number, online_shop.name AS shop, web_order.progress,
    web_order.handler, web_order.tracking, web_order.total, web_order.sale, sale.number AS bill
    FROM web_order JOIN online_shop ON online_shop.id = web_order.shop LEFT JOIN sale ON sale.id = web_order.sale
    WHERE web_order.placed >= :first AND substr(web_order.placed, 1, 10) <= :last
    AND (:seller IS NULL OR web_order.handler = :seller) ORDER BY web_order.placed, web_order.id"""
_COLUMNS: Final = (
    Column("placed", N_("Ordered"), "moment"),
    Column("number", N_("Order")),
    Column("shop", N_("Shop")),
    Column("state", N_("How far it is")),
    Column("handler", N_("Taken care of by")),
    Column("parcel", N_("Parcel")),
    Column("bill", N_("Bill")),
    Column("amount", N_("Baht"), "money"),
)
_CLOSED: Final = Progress.CLOSED.value
_SENT: Final = Progress.SHIPPED.value


class OnlineOrders:
    """Orders of the online shops: from where, how far they are, and who took care of them."""

    key: Final = "online-orders"
    title: Final = N_("Online orders")
    icon: Final = "parcel"
    asks: Final[tuple[Narrowing, ...]] = ("seller",)

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each order by when it was placed; what was called off counts for nothing."""
        names, asked = Names(shop), replace(asked, compared=None)
        found = select(shop.books.database, _ORDERS, bound(asked))
        wanted = [row for row in found if row["progress"] != _CLOSED]
        whole = total([Money(row["total"]) for row in wanted])
        waiting = sum(row["progress"] != _SENT for row in wanted)
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(_row(asked, names, row) for row in found),
            total=Row((*[None] * (len(_COLUMNS) - 1), whole)),
            words=_("{when}: orders: {count}, {amount} baht; still to be sent off: {waiting}").format(
                when=said, count=count_text(len(wanted)), amount=whole, waiting=count_text(waiting)
            )
            if found
            else _("{when}: no online orders").format(when=said),
            notes=names.narrowed(asked),
        )


def _row(asked: Asked, names: Names, row: Found) -> Row:
    cells = (
        *(moment(row["placed"]), row["number"], row["shop"], _(PROGRESS_TITLES[Progress(row["progress"])])),
        names.person(row["handler"]) if row["handler"] else None,
        row["tracking"] or None,
        row["bill"],
        Money(0 if row["progress"] == _CLOSED else row["total"]),
    )
    behind = Trail(asked.period, sale=row["sale"]) if row["sale"] else None
    return Row(cells, behind, row["number"])
