"""Bills that were taken back, wholly or in part, and why."""

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
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_REFUNDS: Final = """SELECT sale.id, sale.at, sale.number, sale.cashier, old.number AS of_bill, sale.reason, sale.total,
    sale.total = -old.total AS whole FROM sale JOIN sale AS old ON old.id = sale.refers
    WHERE sale.day BETWEEN :first AND :last AND sale.kind = 'refund'
    AND (:seller IS NULL OR sale.cashier = :seller) AND (:place IS NULL OR sale.place = :place)
    ORDER BY sale.day, sale.at, sale.seq"""
_COLUMNS: Final = (
    *BILL,
    Column("of_bill", N_("Of bill")),
    Column("extent", N_("How much came back")),
    Column("reason", N_("Because")),
    Column("amount", N_("Paid back"), "money"),
)


class Refunds:
    """Bills that were taken back, wholly or in part, and why."""

    key: Final = "refunds"
    title: Final = N_("Refunds and cancelled bills")
    icon: Final = "refund"
    asks: Final[tuple[Narrowing, ...]] = ("seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each, in the order they were written."""
        names, asked = Names(shop), replace(asked, compared=None)
        found = select(shop.books.database, _REFUNDS, bound(asked))
        whole = total([Money(row["total"]) for row in found])
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                bill_row(asked, names, row, row["of_bill"], _extent(row["whole"]), row["reason"], Money(row["total"]))
                for row in found
            ),
            total=Row((*[None] * (len(_COLUMNS) - 1), whole), replace(trail_of(asked), kind="refund")),
            words=_("{when}: paid back {amount} baht, bills: {count}").format(
                when=said, count=count_text(len(found)), amount=-whole
            )
            if found
            else _("{when}: nothing was paid back").format(when=said),
            notes=names.narrowed(asked),
        )


def _extent(whole: int) -> str:
    return _("The whole bill") if whole else _("A part")
