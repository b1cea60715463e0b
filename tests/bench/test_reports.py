"""Goal 7: a million bills of three years, reported, searched and closed, beside the plainest SQL on the lines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session
from posapp.operations.stock_book import today
from posapp.reports.asking import last_days, period_named, whole_months
from posapp.reports.reading import bills_behind, read
from posapp.reports.sheet import Asked, Trail
from posapp.ui.screens.sales.finding import find
from tests.bench.many_days import GOODS, three_years
from tests.bench.measure import Figure, in_turns, worked
from tests.bench.shops import NOBODY, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Table
    from tests.bench.measure import Sheet

_ROUNDS: Final = 7
_BY_DAY: Final = """SELECT day, sum(total) FROM sale WHERE day BETWEEN ? AND ? GROUP BY day"""
_BY_OWNER: Final = """SELECT sale_line.owner, sum(sale_line.amount) FROM sale JOIN sale_line ON sale_line.sale = sale.id
    WHERE day BETWEEN ? AND ? GROUP BY sale_line.owner"""
_TOP: Final = """SELECT code, sum(amount) FROM sale JOIN sale_line ON sale_line.sale = sale.id
    WHERE day BETWEEN ? AND ? GROUP BY product ORDER BY sum(amount) DESC LIMIT 20"""
_CALLED: Final = """SELECT DISTINCT sale.number FROM sale JOIN sale_line ON sale_line.sale = sale.id
    WHERE name LIKE '%' || ? || '%' AND day >= ? ORDER BY day DESC, at DESC LIMIT 100"""


@pytest.fixture(scope="module")
def years(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shop, str]]:
    """The shop, and what its size is called."""
    bills, days = (1_000_000, 1095) if request.config.getoption("--bench") else (3_000, 120)
    shop = three_years(tmp_path_factory.mktemp("years"), bills, days)
    yield shop, f"{bills:,} bills"
    shop.books.close()


def _sums(table: Table, column: str) -> dict[str, int]:
    place = table.place(column)
    return {row.key: cell.satang for row in table.rows if isinstance(cell := row.cells[place], Money) and cell}


@dataclass(frozen=True, slots=True)
class _Goal:
    """A report, the column that is compared with what plain SQL finds, and how many ms it may take."""

    key: str
    column: str
    plain: str
    limit: int
    year: bool = False


_GOALS: Final = (
    _Goal("month", "net", _BY_DAY, 50),
    _Goal("by-owner", "amount", _BY_OWNER, 50),
    _Goal("best", "amount", _TOP, 300, year=True),
)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("goal", _GOALS, ids=[goal.key for goal in _GOALS])
def test_a_report_is_there_at_once(years: tuple[Shop, str], sheet: Sheet, goal: _Goal) -> None:
    shop, size = years
    now = today(shop)
    period = last_days(365, now) if goal.year else whole_months(period_named("last_month", now))
    between = (period.first.isoformat(), period.last.isoformat())
    with closing(sqlite3.connect(shop.books.database.path)) as bare:
        ours, floor = in_turns(
            _ROUNDS, lambda: read(shop, goal.key, Asked(period)), lambda: bare.execute(goal.plain, between).fetchall()
        )
        plain = dict(bare.execute(goal.plain, between).fetchall())
    told = _sums(read(shop, goal.key, Asked(period)), goal.column)
    told.pop("others", None)
    assert told == plain
    sheet.write(Figure("7", f"report {goal.key}, {size}", ours.p50, goal.limit, "ms", str(ours)))
    sheet.write(Figure("7", f"report {goal.key} / plain SQL, {size}", ours.p50 / floor.p50, 1, note=str(floor)))


@pytest.mark.timeout(900)
def test_the_bills_behind_a_number_and_old_bills_are_found_at_once(years: tuple[Shop, str], sheet: Sheet) -> None:
    shop, size = years
    now = today(shop)
    common, rare = name_of(123), name_of(GOODS - 1)
    trail = Trail(period_named("last_month", now))
    searches = {
        "number": "B00-1500",
        "amount": "10500",
        "goods": common,
        "goods nobody buys": rare,
        "no goods": "ไม่มีแน่",
    }
    with closing(sqlite3.connect(shop.books.database.path)) as bare:
        since = (now - timedelta(days=90)).isoformat()
        for what, typed in searches.items():
            ours, floor = in_turns(
                _ROUNDS,
                lambda typed=typed: find(shop, typed),  # type: ignore[misc]
                lambda typed=typed: bare.execute(_CALLED, (typed, since)).fetchall(),  # type: ignore[misc]
            )
            sheet.write(Figure("7", f"search by {what}, {size}", ours.p50, 100, "ms", f"{ours}; plain LIKE {floor}"))
        named = {number for (number,) in bare.execute(_CALLED, (common, since))}
    assert {sale.issue.number for sale in find(shop, common)} == named
    (behind,) = in_turns(_ROUNDS, lambda: bills_behind(shop, trail, 200))
    sheet.write(Figure("7", f"bills behind a month, {size}", behind.p50, 50, "ms", str(behind)))


@pytest.mark.timeout(900)
def test_a_day_is_closed_at_once_and_the_next_begun(years: tuple[Shop, str], sheet: Sheet) -> None:
    shop, size = years
    session = shop.session()
    assert session
    bills = len(shop.books.sales.of_session(session.id))
    assert bills
    closed = worked(lambda: close_session(shop, Counted(Money(0)), "", Witnesses(NOBODY), paper=False))
    sheet.write(Figure("7", f"day of {bills} bills closed, {size}", closed, 5, "ms"))
    begun = worked(lambda: open_session(shop, Counted(Money(0)), NOBODY))
    sheet.write(
        Figure("7", f"next day begun after {bills} bills, {size}", begun, 150, "ms", "with the sums of the last")
    )
