"""What the rules ask of the cash book: in time, and a year's sales below the limit."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.cash_book import (
    CATEGORIES,
    Column,
    Mark,
    MoneyKind,
    Source,
    month_of,
    read_month,
    working_days,
)
from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.notebook import NotedLine
from posapp.domain.quantity import Quantity
from posapp.domain.tender import Tender, TenderState
from posapp.operations.cash_book.month import first_month, month_book
from posapp.operations.cash_book.open_days import days_left_open
from posapp.operations.cash_book.turnover import LIMIT_KEY, turnover
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.change_options import change_options
from posapp.operations.options import TURNOVER
from posapp.operations.past_day import PastDay, enter_past_day
from posapp.operations.sell import sell
from tests.doubles.cash_book import count_right, got, spent
from tests.doubles.trade import BANGKOK

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

TODAY = date(2026, 1, 17)


def _refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


def test_turnover_counts_sales_of_the_calendar_year_paid_or_not(stall: MarketStall) -> None:
    stall.clock.at = datetime(2025, 12, 31, 12, tzinfo=BANGKOK)
    stall.sold(("นวดไทย", 4))
    count_right(stall)
    stall.clock.at = datetime(2026, 1, 2, 12, tzinfo=BANGKOK)
    stall.sold(("นวดไทย", 2))
    cart = stall.cart(("นวดไทย", 2))
    owed = Tender("government", cart.total, cart.total, TenderState.OWED)
    sell(stall.shop, cart, (owed,), stall.seller)
    got(stall, "700", "sold_elsewhere")
    got(stall, "9999", "loan")
    now = turnover(stall.shop, date(2026, 1, 2))
    assert (now.year, now.sold, now.limit) == (2026, Money(170000), Money(180000000))
    assert (now.percent, now.level) == (0, 0)
    assert turnover(stall.shop, date(2025, 12, 31)).sold == Money(100000)


@pytest.mark.parametrize(
    ("limit", "percent", "level"), [("0", 0, 0), ("1251", 79, 0), ("1250", 80, 8000), ("1052", 95, 9500), ("9", 100, 1)]
)
def test_turnover_is_told_at_80_and_at_95_percent(stall: MarketStall, limit: str, percent: int, level: int) -> None:
    stall.sold(("นวดไทย", 4))
    change_options(stall.shop, TURNOVER, {LIMIT_KEY: limit}, stall.seller)
    now = turnover(stall.shop, TODAY)
    assert now.level == (10_000 if level == 1 else level)
    assert now.percent == percent or level == 1


@pytest.mark.parametrize(("days", "told"), [(0, 0), (1, 0), (2, 0), (3, 2), (4, 3), (6, 5)])
def test_a_day_left_open_is_told_on_its_second_working_day(stall: MarketStall, days: int, told: int) -> None:
    stall.clock.at = datetime(2026, 1, 16, 9, tzinfo=BANGKOK)  # a Friday: Saturday and Sunday don't count
    open_session(stall.shop, Counted(ZERO), stall.seller)
    stall.clock.at += timedelta(days=days)
    found = days_left_open(stall.shop)
    assert [one.working_day for one in found] == ([told] if told else [])


def test_working_days_are_counted_over_weekends() -> None:
    every = [date(2025, 11, 1) + timedelta(days=n) for n in range(90)]
    for after in every[:20]:
        for until in every[20:]:
            slow = sum(after < one <= until and one.isoweekday() <= 5 for one in every)
            assert working_days(after, until) == slow
    assert working_days(date(2026, 1, 5), date(2026, 1, 1)) == 0


def test_months_are_read_as_people_write_them() -> None:
    for text in ("2026-01", "2569-1", "1/2569", "๐๑/๒๕๖๙"):
        assert read_month(text) == date(2026, 1, 1)
    for text in ("", "2026", "2026-13", "2026-01-02", "มกราคม", "0-1", "-1-2"):
        with _refused("month_syntax"):
            read_month(text)
    assert month_of(date(2028, 2, 17)) == (date(2028, 2, 1), date(2028, 2, 29))


def test_the_first_month_is_the_one_of_the_first_thing_that_happened(stall: MarketStall) -> None:
    assert first_month(stall.shop) is None
    spent(stall, "1", day=date(2025, 11, 20))
    assert first_month(stall.shop) == date(2025, 11, 1)


def test_every_category_has_an_icon_and_one_column() -> None:
    for key, category in CATEGORIES.items():
        assert key == category.key
        assert category.icon
        assert (category.kind is MoneyKind.EXPENSE) == (category.column in (Column.GOODS, Column.OTHER))


def test_a_day_written_down_from_paper_too_late_is_marked(stall: MarketStall) -> None:
    for back, marks in ((7, (Mark.LATE,)), (2, ())):
        day = TODAY - timedelta(days=back)
        line = NotedLine(stall.goods["ข้าวแต๋น"].id, Quantity.of(2), None, "government")
        enter_past_day(stall.shop, PastDay(day, (line,)), stall.seller)
        (found,) = [one for one in month_book(stall.shop, day).lines if one.day == day]
        assert (found.source, found.amount, found.marks) == (Source.SALES, Money(7000), marks)
