"""The drawer of each closed day: what should have been in it, what was counted, and what was said about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.i18n import N_, _, count_text
from posapp.operations.stock_book import today
from posapp.reports.bills import bound
from posapp.reports.names import Names
from posapp.reports.sheet import Chart, Column, Row, Table, Trail
from posapp.reports.wording import when
from posapp.store.facts import day
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_CLOSES: Final = """SELECT cash_session.id, cash_session.day, cash_session.number, terminal.letter, cash_close.actor,
    cash_close.expected, cash_close.counted, cash_close.counted - cash_close.expected AS off, cash_close.reason
    FROM cash_session JOIN cash_close ON cash_close.session = cash_session.id
    JOIN terminal ON terminal.id = cash_session.terminal
    WHERE cash_session.day BETWEEN :first AND :last ORDER BY cash_session.day, terminal.letter, cash_session.number"""
_AMOUNTS: Final = ("expected", "counted", "off")
_COLUMNS: Final = (
    Column("day", N_("Day"), "day"),
    Column("number", N_("Day sheet")),
    Column("closed_by", N_("Counted by")),
    Column("reason", N_("Because")),
    Column("expected", N_("Should be there"), "money"),
    Column("counted", N_("Counted"), "money"),
    Column("over_short", N_("Too much or too little"), "money"),
)


class Cash:
    """The drawer of each closed day: what should have been in it, what was counted, and what was said about it."""

    key: Final = "cash"
    title: Final = N_("Money in the drawer")
    icon: Final = "till"
    asks: Final[tuple[Narrowing, ...]] = ()

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each time the drawer was counted and closed."""
        names, asked = Names(shop), replace(asked, compared=None)
        found = select(shop.books.database, _CLOSES, bound(asked))
        off = Money(sum(row["off"] for row in found))
        sums = [Money(sum(row[key] for row in found)) for key in _AMOUNTS]
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=tuple(
                Row(
                    (
                        *(day(row["day"]), f"{row['letter']}-{row['number']}", names.person(row["actor"])),
                        *(row["reason"], *(Money(row[key]) for key in _AMOUNTS)),
                    ),
                    Trail(asked.period, session=row["id"]),
                    f"{row['letter']}-{row['number']}",
                )
                for row in found
            ),
            total=Row((None, None, None, None, *sums)),
            words=_("{when}: {amount} baht too much (+) or too little (-), days closed: {count}").format(
                when=said, count=count_text(len(found)), amount=off
            )
            if found
            else _("{when}: no day was closed").format(when=said),
            chart=Chart("bars", "day", "over_short"),
        )
