"""The table of reports that add bills up: the same columns whatever their lines stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.reports.bills import NOTHING, Sums, together
from posapp.reports.names import Names
from posapp.reports.sheet import WITHOUT, Chart, Column, Row, Table, Trail
from posapp.reports.wording import sold_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from posapp.domain.money import Money
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Cell, Sheet

_COLUMNS: Final = (
    Column("bills", N_("Bills"), "count"),
    Column("sold", N_("Sold"), "money"),
    Column("refunds", N_("Times paid back"), "count"),
    Column("refunded", N_("Paid back"), "money"),
    Column("net", N_("Sales"), "money"),
)
_BEFORE: Final = Column("before", N_("Before"), "money", compared=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its key for programs, its words, its sums now and then, and the bills behind it."""

    key: str
    label: Cell
    now: Sums
    then: Sums = NOTHING
    behind: Trail | None = None


def bill_table(
    shop: Shop, sheet: Sheet, asked: Asked, first: Column, lines: Sequence[Line], shape: Literal["bars", "lines"]
) -> Table:
    """The table of `lines`, with a chart of their sales and the sum of all."""
    compared = asked.compared
    whole, then = together(line.now for line in lines), together(line.then for line in lines)
    columns = (first, *_COLUMNS, *((_BEFORE,) if compared else ()))
    return Table(
        key=sheet.key,
        title=sheet.title,
        asked=asked,
        columns=columns,
        rows=tuple(
            Row((line.label, *_cells(line.now), *((line.then.net,) if compared else ())), line.behind, line.key)
            for line in lines
        ),
        total=Row((None, *_cells(whole), *((then.net,) if compared else ())), trail_of(asked)),
        words=sold_words(whole, asked.period, (compared, then.net) if compared else None, today(shop)),
        chart=Chart(shape, first.key, "net", "before" if compared else ""),
        notes=Names(shop).narrowed(asked),
    )


def trail_of(asked: Asked) -> Trail:
    """The bills behind everything that is asked for."""
    only = {narrowing: "" if chosen == WITHOUT else chosen for narrowing, chosen in asked.only}
    return Trail(
        asked.period,
        cashier=only.get("seller"),
        place=only.get("place"),
        owner=only.get("owner"),
        category=only.get("category"),
        product=only.get("product", ""),
        method=only.get("method", ""),
    )


def _cells(sums: Sums) -> tuple[int, Money, int, Money, Money]:
    return sums.bills, sums.sold, sums.refunds, sums.refunded, sums.net
