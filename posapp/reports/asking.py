"""Days somebody asks about: by name, rounded to whole weeks or months, and the days they are compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from posapp.i18n import N_
from posapp.reports.sheet import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.reports.sheet import Asked

Comparing = Literal["week", "year"]
_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_DECEMBER: Final = 12

PERIODS: Final[Mapping[str, str]] = {
    "today": N_("Today"),
    "yesterday": N_("Yesterday"),
    "this_week": N_("This week"),
    "last_week": N_("Last week"),
    "this_month": N_("This month"),
    "last_month": N_("Last month"),
    "this_year": N_("This year"),
}
"""Periods by name, with their titles (catalogue messages)."""


def period_named(name: str, today: date) -> Period:
    """The days called `name`, a key of PERIODS, as seen from `today`; a week begins on Monday."""
    return _NAMED[name](today)


def last_days(number: int, today: date) -> Period:
    """The last `number` days, today included."""
    return Period(today - timedelta(days=number - 1), today)


def days_of(period: Period) -> Iterator[date]:
    """Each day, in order."""
    for number in range((period.last - period.first).days + 1):
        yield period.first + timedelta(days=number)


def whole_weeks(period: Period) -> Period:
    """From the Monday before to the Sunday after."""
    return Period(_week(period.first).first, _week(period.last).last)


def whole_months(period: Period) -> Period:
    """From the first of the month to the last."""
    return Period(_month(period.first).first, _month(period.last).last)


def whole_years(period: Period) -> Period:
    """From the first of January to the last of December."""
    return Period(_year(period.first).first, _year(period.last).last)


def compared_with(period: Period, how: Comparing) -> Period:
    """The days `period` is compared with: so many weeks earlier that none is counted twice, or a year earlier.

    Whole months are compared with the whole months before them, since people count by months.
    """
    if how == "year":
        return Period(_a_year_before(period.first), _year_earlier_end(period))
    if period == whole_months(period):
        return _months_before(period)
    length = (period.last - period.first).days + 1
    back = timedelta(days=_WEEK * -(-length // _WEEK))
    return Period(period.first - back, period.last - back)


def before(asked: Asked) -> Asked | None:
    """What is asked for the days compared with; None when nothing is."""
    return replace(asked, period=asked.compared, compared=None) if asked.compared else None


def widened(asked: Asked, widen: Callable[[Period], Period], today: date) -> Asked:
    """What is asked, for whole weeks, months or years up to `today`, and as many days of those compared with.

    Where both lie in the same one, it is compared with the one before.
    """
    whole = widen(asked.period)
    period = Period(whole.first, max(whole.first, min(whole.last, today)))
    if asked.compared is None:
        return replace(asked, period=period)
    other = widen(asked.compared)
    if other.last >= whole.first:
        other = compared_with(whole, "week")
    passed = other.first + (period.last - period.first)
    last = other.last if period == whole else min(other.last, passed)
    return replace(asked, period=period, compared=Period(other.first, last))


def _months_before(period: Period) -> Period:
    first, last = period.first, period.last
    for _number in range((last.year - first.year) * _DECEMBER + last.month - first.month + 1):
        first = _month(first - _DAY).first
    return Period(first, period.first - _DAY)


def _a_year_before(day: date) -> date:
    """The same date of the year before; 28 February for the 29th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _year_earlier_end(period: Period) -> date:
    earlier = _a_year_before(period.last)
    return _month(earlier).last if period == whole_months(period) else earlier


def _week(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=_WEEK - 1))


def _month(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=32)).replace(day=1) - _DAY)


def _year(day: date) -> Period:
    return Period(day.replace(month=1, day=1), day.replace(month=_DECEMBER, day=31))


_NAMED: Final[Mapping[str, Callable[[date], Period]]] = {
    "today": lambda day: Period(day, day),
    "yesterday": lambda day: Period(day - _DAY, day - _DAY),
    "this_week": lambda day: Period(_week(day).first, day),
    "last_week": lambda day: _week(_week(day).first - _DAY),
    "this_month": lambda day: Period(_month(day).first, day),
    "last_month": lambda day: _month(_month(day).first - _DAY),
    "this_year": lambda day: Period(_year(day).first, day),
}
