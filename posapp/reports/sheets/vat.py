"""The list of VAT on sales, bill by bill, as the tax office wants it from groups that are registered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.i18n import N_, _
from posapp.operations.stock_book import today
from posapp.reports.bill_table import trail_of
from posapp.reports.bills import bound
from posapp.reports.sheet import Column, Row, Table, Trail
from posapp.reports.wording import when
from posapp.store.facts import day
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_BILLS: Final = """SELECT id, day, number, vat_taxed - vat_tax AS base, vat_tax AS tax, total - vat_taxed AS exempt,
    total FROM sale WHERE day BETWEEN :first AND :last AND vat_rate IS NOT NULL ORDER BY day, series, running"""
_AMOUNTS: Final = ("base", "tax", "exempt", "total")
_COLUMNS: Final = (
    Column("day", N_("Day"), "day"),
    Column("number", N_("Number")),
    Column("base", N_("Value without VAT"), "money"),
    Column("tax", N_("VAT"), "money"),
    Column("exempt", N_("Exempt and rounding"), "money"),
    Column("total", N_("Total"), "money"),
)


class VatList:
    """The list of VAT on sales, bill by bill, as the tax office wants it from groups that are registered."""

    key: Final = "vat"
    title: Final = N_("VAT on sales")
    icon: Final = "receipt"
    asks: Final[tuple[Narrowing, ...]] = ()

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each bill with VAT, refunds below zero. Raises Refused `vat_off` for a group that charges none."""
        asked = replace(asked, compared=None)
        found = select(shop.books.database, _BILLS, bound(asked))
        if not found and shop.setting("vat.on") != "yes":
            raise Refused(
                "vat_off", N_("The group charges no VAT, so there is no VAT list. It is switched on in the settings.")
            )
        sums = {key: Money(sum(row[key] for row in found)) for key in _AMOUNTS}
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                Row(
                    (day(row["day"]), row["number"], *(Money(row[key]) for key in _AMOUNTS)),
                    Trail(asked.period, sale=row["id"]),
                    row["number"],
                )
                for row in found
            ),
            total=Row((None, None, *sums.values()), trail_of(asked)),
            words=_("{when}: VAT of {tax} baht inside sales of {amount} baht").format(
                when=when(asked.period, today(shop)), tax=sums["tax"], amount=sums["total"]
            ),
        )
