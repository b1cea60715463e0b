"""Which days are meant by a name, what they are compared with, and how a report says so in plain words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.access import Role
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.operations.duty import Duty
from posapp.reports.asking import compared_with, days_of, period_named, whole_months, whole_weeks, widened
from posapp.reports.bills import Sums
from posapp.reports.reading import bills_behind, read
from posapp.reports.sheet import Asked, Period, Trail
from posapp.reports.sheets import SHEETS
from posapp.reports.ways import WAYS
from posapp.reports.wording import percent_text, share, sold_words, when

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_SATURDAY = date(2026, 1, 17)
_DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("today", date(2026, 1, 17), date(2026, 1, 17)),
        ("yesterday", date(2026, 1, 16), date(2026, 1, 16)),
        ("this_week", date(2026, 1, 12), date(2026, 1, 17)),
        ("last_week", date(2026, 1, 5), date(2026, 1, 11)),
        ("this_month", date(2026, 1, 1), date(2026, 1, 17)),
        ("last_month", date(2025, 12, 1), date(2025, 12, 31)),
        ("this_year", date(2026, 1, 1), date(2026, 1, 17)),
    ],
)
def test_days_have_names(name: str, first: date, last: date) -> None:
    assert period_named(name, _SATURDAY) == Period(first, last)


@pytest.mark.parametrize(
    ("period", "how", "other"),
    [
        ((date(2026, 1, 17), date(2026, 1, 17)), "week", (date(2026, 1, 10), date(2026, 1, 10))),
        ((date(2026, 1, 12), date(2026, 1, 18)), "week", (date(2026, 1, 5), date(2026, 1, 11))),
        ((date(2026, 3, 1), date(2026, 3, 31)), "week", (date(2026, 2, 1), date(2026, 2, 28))),
        ((date(2026, 2, 1), date(2026, 2, 28)), "year", (date(2025, 2, 1), date(2025, 2, 28))),
        ((date(2025, 2, 1), date(2025, 2, 28)), "year", (date(2024, 2, 1), date(2024, 2, 29))),
        ((date(2024, 2, 29), date(2024, 2, 29)), "year", (date(2023, 2, 28), date(2023, 2, 28))),
        ((date(2026, 1, 1), date(2026, 12, 31)), "week", (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_days_are_compared_with_the_like_before(period: tuple[date, date], how: str, other: tuple[date, date]) -> None:
    assert compared_with(Period(*period), "year" if how == "year" else "week") == Period(*other)


@given(_DAYS, st.integers(0, 400), st.sampled_from(["week", "year"]))
def test_no_day_is_compared_with_itself(first: date, length: int, how: str) -> None:
    period = Period(first, date.fromordinal(first.toordinal() + min(length, 360)))
    other = compared_with(period, "week" if how == "week" else "year")
    assert other.first < period.first
    if how == "week":
        assert other.last < period.first
        assert period == whole_months(period) or other.first.weekday() == period.first.weekday()


@given(_DAYS, _DAYS)
def test_what_is_widened_ends_today_and_meets_no_day_twice(day: date, today: date) -> None:
    asked = widened(Asked(Period(day, day), compared_with(Period(day, day), "week")), whole_weeks, today)
    assert asked.compared
    assert asked.compared.last < asked.period.first
    assert asked.period.last <= max(today, asked.period.first)
    assert len(list(days_of(asked.compared))) <= 7


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (512000, 457143, "Today: sold for 5,120.00 baht, bills: 38, 12 % more than last Saturday"),
        (50000, 100000, "Today: sold for 500.00 baht, bills: 38, 50 % less than last Saturday"),
        (50000, 50000, "Today: sold for 500.00 baht, bills: 38, as much as last Saturday"),
        (50000, 0, "Today: sold for 500.00 baht, bills: 38, nothing sold last Saturday"),
    ],
)
def test_the_first_sentence_says_how_the_day_went(now: int, then: int, said: str) -> None:
    today = Period(_SATURDAY, _SATURDAY)
    before = compared_with(today, "week")
    assert sold_words(Sums(bills=38, sold=Money(now)), today, (before, Money(then)), _SATURDAY) == said
    assert sold_words(Sums(), today, None, _SATURDAY) == "Today: nothing sold yet"


@pytest.mark.usefixtures("thai")
def test_the_first_sentence_in_thai() -> None:
    today = Period(_SATURDAY, _SATURDAY)
    words = sold_words(Sums(38, Money(512000)), today, (compared_with(today, "week"), Money(457143)), _SATURDAY)
    assert words == "วันนี้ ขายได้ 5,120.00 บาท 38 บิล มากกว่าเสาร์ก่อน 12 %"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), "This month"),
        (date(2025, 11, 1), date(2025, 11, 30), "Nov 2568"),
        (date(2024, 1, 1), date(2024, 12, 31), "Year 2567"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2568 to 2 Jan 2569"),
        (date(2026, 2, 3), date(2026, 2, 3), "3 Feb 2569"),
    ],
)
def test_other_days_are_said_by_their_dates(first: date, last: date, said: str) -> None:
    assert when(Period(first, last), _SATURDAY) == said


@pytest.mark.parametrize(
    ("points", "said"),
    [(1250, "12.5 %"), (800, "8 %"), (4, "0 %"), (-4, "0 %"), (-1250, "-12.5 %"), (123456, "1,234.6 %")],
)
def test_a_percentage_has_one_decimal_at_most(points: int, said: str) -> None:
    assert percent_text(points) == said


def test_a_share_of_nothing_is_not_known() -> None:
    assert (share(1, 3), share(2, 3), share(1, 0)) == (3333, 6667, None)


def test_reports_know_the_ways_to_pay_by_the_words_on_their_buttons() -> None:
    from posapp.payments.methods import TITLES

    assert WAYS == TITLES


def test_an_empty_shop_has_a_friendly_sentence_for_every_report(stall: MarketStall) -> None:
    period = Period(date(2025, 5, 1), date(2025, 5, 2))
    for sheet in SHEETS:
        if sheet.key != "vat":
            assert read(stall.shop, sheet.key, Asked(period, compared_with(period, "year"))).words


def test_reports_that_make_no_sense_are_refused(stall: MarketStall) -> None:
    def code(key: str, period: Period) -> str:
        with pytest.raises(Refused) as refusal:
            read(stall.shop, key, Asked(period))
        return refusal.value.code

    today = Period(_SATURDAY, _SATURDAY)
    assert code("vat", today) == "vat_off"
    assert code("horoscope", today) == "report_unknown"
    assert code("day", Period(_SATURDAY, date(2026, 1, 16))) == "period_backwards"


def test_only_who_may_look_at_reports_sees_them(market_day: MarketStall) -> None:
    shop = market_day.shop
    with shop.books.write() as rows:
        rows.execute(
            "INSERT INTO access (person, role, until, salt, code) VALUES (?, ?, NULL, x'00', x'00')",
            (market_day.seller, Role.SELLER.value),
        )
    asked = Asked(Period(_SATURDAY, _SATURDAY))
    for person, wanted in ((PersonId(""), "locked"), (market_day.seller, "not_allowed")):
        shop.duty.person = person
        for act in (lambda: read(shop, "day", asked), lambda: bills_behind(shop, Trail(asked.period))):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.code == wanted
    assert shop.duty == Duty(market_day.seller)
