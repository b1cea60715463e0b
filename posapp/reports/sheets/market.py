"""What each going to market brought after the goods and its costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_, _, count_text
from posapp.operations.market_day import result_of
from posapp.operations.stock_book import today
from posapp.reports.bills import bound
from posapp.reports.sheet import Chart, Column, Period, Row, Table, Trail
from posapp.reports.wording import when
from posapp.store.facts import day
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_EVENTS: Final = """SELECT event.id, (SELECT min(day) FROM sale WHERE place = event.place) AS first,
    (SELECT max(day) FROM sale WHERE place = event.place) AS last
    FROM event WHERE event.day BETWEEN :first AND :last ORDER BY event.day, event.at"""
_COLUMNS: Final = (
    Column("day", N_("Day"), "day"),
    Column("market", N_("Market")),
    Column("bills", N_("Bills"), "count"),
    Column("sold", N_("Sales"), "money"),
    Column("goods", N_("Cost of the goods"), "money"),
    Column("costs", N_("Costs"), "money"),
    Column("profit", N_("Profit"), "money"),
)


class Market:
    """What each going to market brought after the goods and its costs."""

    key: Final = "market"
    title: Final = N_("By market")
    icon: Final = "map_pin"
    asks: Final[tuple[Narrowing, ...]] = ()

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each market that began in these days, with all its bills."""
        asked = replace(asked, compared=None)
        rows, sums, bills = [], [0, 0, 0, 0], 0
        for found in select(shop.books.database, _EVENTS, bound(asked)):
            event = shop.books.events.get(found["id"])
            if event is None:
                continue
            result = result_of(shop, event)
            amounts = (result.sold, result.goods, result.spent, result.profit)
            period = Period(day(found["first"]), day(found["last"])) if found["first"] else asked.period
            cells = (event.day, event.name, result.bills, *amounts)
            rows.append(Row(cells, Trail(period, place=event.place), event.id))
            sums = [one + amount.satang for one, amount in zip(sums, amounts, strict=True)]
            bills += result.bills
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(rows),
            total=Row((None, None, bills, *map(Money, sums))),
            words=_("{when}: profit of {amount} baht, markets: {count}").format(
                when=said, count=count_text(len(rows)), amount=Money(sums[-1])
            )
            if rows
            else _("{when}: no market").format(when=said),
            chart=Chart("bars", "market", "sold"),
        )
