"""The days of the month: what each brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.reports.asking import whole_months, widened
from posapp.reports.bill_table import bill_table
from posapp.reports.calendar_lines import day_lines
from posapp.reports.sheet import Column

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table


class Month:
    """The days of the month: what each brought."""

    key: Final = "month"
    title: Final = N_("The month, day by day")
    icon: Final = "calendar"
    asks: Final[tuple[Narrowing, ...]] = ("seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each day, up to today."""
        whole = widened(asked, whole_months, today(shop))
        first = Column("day", N_("Day"), "day")
        return bill_table(shop, self, whole, first, day_lines(shop, whole), "lines")
