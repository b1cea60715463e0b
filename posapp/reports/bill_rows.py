"""The columns that name a bill in reports that list bills one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.reports.sheet import Column, Row, Trail
from posapp.store.facts import moment

if TYPE_CHECKING:
    from posapp.reports.names import Names
    from posapp.reports.sheet import Asked, Cell
    from posapp.store.report_rows import Found

BILL: Final = (
    Column("at", N_("When"), "moment"),
    Column("number", N_("Number")),
    Column("seller", N_("Seller")),
)


def bill_row(asked: Asked, names: Names, row: Found, *cells: Cell) -> Row:
    """A line for one bill: `row` has its id, at, number and cashier."""
    named = (moment(row["at"]), row["number"], names.person(row["cashier"]))
    return Row((*named, *cells), Trail(asked.period, sale=row["id"]), row["number"])
