"""What went without being sold, spoiled, given, tasted, used or lost: how much of it, and what it had cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total
from posapp.domain.quantity import Quantity
from posapp.domain.stock import REASON_TITLES, StockReason
from posapp.i18n import N_, _
from posapp.operations.stock_book import today
from posapp.reports.bills import bound
from posapp.reports.names import Names
from posapp.reports.sheet import Chart, Column, Row, Table
from posapp.reports.wording import when
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_GONE: Final = """SELECT stock_move.reason, stock_move.product, -sum(stock_move.quantity) AS quantity,
    -sum(CASE WHEN stock_move.quantity < 0 THEN -((500 - stock_move.quantity * stock_move.cost) / 1000)
        ELSE (stock_move.quantity * stock_move.cost + 500) / 1000 END) AS cost
    FROM stock_entry JOIN stock_move ON stock_move.terminal = stock_entry.terminal AND stock_move.seq = stock_entry.seq
    JOIN product ON product.id = stock_move.product
    WHERE stock_entry.day BETWEEN :first AND :last AND stock_entry.kind IN ('adjust', 'count')
    AND stock_move.reason IN ('waste', 'gift', 'tasting', 'own_use', 'loss')
    AND (:category IS NULL OR product.category = :category) AND (:owner IS NULL OR product.owner = :owner)
    GROUP BY stock_move.reason, stock_move.product HAVING sum(stock_move.quantity) <> 0"""
_REASONS: Final = ("waste", "gift", "tasting", "own_use", "loss")
_COLUMNS: Final = (
    Column("name", N_("Goods")),
    Column("reason", N_("Because")),
    Column("quantity", N_("Quantity"), "quantity"),
    Column("unit", N_("Unit")),
    Column("cost", N_("Cost"), "money"),
)


class Waste:
    """What went without being sold, spoiled, given, tasted, used or lost: how much of it, and what it had cost."""

    key: Final = "waste"
    title: Final = N_("Goods that went unsold")
    icon: Final = "trouble"
    asks: Final[tuple[Narrowing, ...]] = ("category", "owner")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """By reason, and within one what cost most first; what was taken back is off."""
        names, asked = Names(shop), replace(asked, compared=None)
        found = select(shop.books.database, _GONE, bound(asked))
        found.sort(key=lambda row: (_REASONS.index(row["reason"]), -row["cost"], names.goods(row["product"]).name))
        cost = total([Money(row["cost"]) for row in found])
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                Row(
                    (
                        names.goods(row["product"]).name,
                        _(REASON_TITLES[StockReason(row["reason"])]),
                        Quantity(row["quantity"]),
                        names.unit(row["product"]),
                        Money(row["cost"]),
                    ),
                    key=f"{row['reason']}:{names.goods(row['product']).code}",
                )
                for row in found
            ),
            total=Row((None, None, None, None, cost)),
            words=_("{when}: goods that cost {amount} baht went unsold").format(when=said, amount=cost)
            if found
            else _("{when}: nothing went unsold").format(when=said),
            chart=Chart("bars", "name", "cost"),
            notes=names.narrowed(asked),
        )
