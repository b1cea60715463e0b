"""Bills with a discount: who gave it, how much, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total
from posapp.i18n import N_, _, count_text
from posapp.operations.stock_book import today
from posapp.reports.bill_rows import BILL, bill_row
from posapp.reports.bill_table import trail_of
from posapp.reports.bills import bound
from posapp.reports.names import Names
from posapp.reports.sheet import Column, Row, Table
from posapp.reports.wording import when
from posapp.store.report_rows import Found, select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_DISCOUNTS: Final = """SELECT sale.id, sale.at, sale.number, sale.cashier, sale.total, sale.discount_reason,
    sum(sale_line.discount + sale_line.bill_discount) AS given,
    group_concat(DISTINCT nullif(sale_line.reason, '')) AS reasons
    FROM sale JOIN sale_line ON sale_line.sale = sale.id
    WHERE sale.day IN (SELECT day FROM bills_made WHERE day BETWEEN :first AND :last AND discount <> 0)
    AND (:seller IS NULL OR sale.cashier = :seller) AND (:place IS NULL OR sale.place = :place)
    GROUP BY sale.id HAVING max(sale_line.discount <> 0 OR sale_line.bill_discount <> 0)
    ORDER BY sale.day, sale.at, sale.seq"""
_COLUMNS: Final = (
    *BILL,
    Column("reason", N_("Because")),
    Column("total", N_("Bill"), "money"),
    Column("discount", N_("Discount"), "money"),
)


class Discounts:
    """Bills with a discount: who gave it, how much, and why."""

    key: Final = "discounts"
    title: Final = N_("Discounts given")
    icon: Final = "discount"
    asks: Final[tuple[Narrowing, ...]] = ("seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each bill; those of goods that came back stand below zero."""
        names, asked = Names(shop), replace(asked, compared=None)
        found = select(shop.books.database, _DISCOUNTS, bound(asked))
        given, bills = total([Money(row["given"]) for row in found]), total([Money(row["total"]) for row in found])
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                bill_row(asked, names, row, _reason(row), Money(row["total"]), Money(row["given"])) for row in found
            ),
            total=Row((None, None, None, None, bills, given), replace(trail_of(asked), discounted=True)),
            words=_("{when}: discounts of {amount} baht, bills: {count}").format(
                when=said, count=count_text(len(found)), amount=given
            )
            if found
            else _("{when}: no discounts").format(when=said),
            notes=names.narrowed(asked),
        )


def _reason(row: Found) -> str:
    said = (row["discount_reason"] or "", *(row["reasons"] or "").split(","))
    return ", ".join(dict.fromkeys(filter(None, said)))
