"""The months of the year: what each brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.reports.asking import whole_years, widened
from posapp.reports.bill_table import bill_table
from posapp.reports.calendar_lines import month_lines
from posapp.reports.sheet import Column

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing, Table


class Year:
    """The months of the year: what each brought."""

    key: Final = "year"
    title: Final = N_("The year, month by month")
    icon: Final = "calendar"
    asks: Final[tuple[Narrowing, ...]] = ("seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each month, up to today."""
        whole = widened(asked, whole_years, today(shop))
        first = Column("month", N_("Month"), "month")
        return bill_table(shop, self, whole, first, month_lines(shop, whole), "bars")
