"""What a report says in words: which days, how much was sold, more or less than when; and cells as text."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _, count_text, date_text, moment_text, short_month_text
from posapp.reports.asking import PERIODS, period_named, whole_months, whole_years
from posapp.reports.sheet import Period

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.reports.bills import Sums
    from posapp.reports.sheet import Cell, Kind

_LAST: Final = (
    N_("last Monday"),
    N_("last Tuesday"),
    N_("last Wednesday"),
    N_("last Thursday"),
    N_("last Friday"),
    N_("last Saturday"),
    N_("last Sunday"),
)
_WEEK: Final = timedelta(days=7)


def cell_text(cell: Cell, kind: Kind) -> str:
    """A cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return moment_text(cell)
    if isinstance(cell, date):
        return short_month_text(cell) if kind == "month" else date_text(cell)
    if isinstance(cell, int):
        return percent_text(cell) if kind == "percent" else count_text(cell)
    return str(cell)


def percent_text(basis_points: int) -> str:
    """Hundredths of a percent with at most one decimal: 1250 is "12.5 %", 800 is "8 %"."""
    tenths = (abs(basis_points) + 5) // 10
    whole, rest = divmod(tenths, 10)
    sign = "-" if basis_points < 0 and tenths else ""
    return f"{sign}{count_text(whole)}{f'.{rest}' if rest else ''} %"


def share(part: int, whole: int) -> int | None:
    """`part` of `whole` in hundredths of a percent; None of nothing."""
    return (part * 20000 + whole) // (2 * whole) if whole else None


def when(period: Period, today: date) -> str:
    """The days in words: "Today", "This month", "15 Jan 2569"."""
    so_far = Period(period.first, max(period.first, min(period.last, today)))
    for name in PERIODS:
        if so_far == period_named(name, today):
            return _(PERIODS[name])
    return days_text(period, today)


def days_text(period: Period, today: date) -> str:
    """The days by their dates."""
    if period.first == period.last:
        return date_text(period.first)
    if period == whole_months(period) and period.first.month == period.last.month:
        return short_month_text(period.first)
    if period == whole_years(period) and period.first.year == period.last.year:
        return _("Year {year}").format(year=date_text(period.first).rpartition(" ")[2])
    last = min(period.last, max(today, period.first))
    return _("{first} to {last}").format(first=date_text(period.first), last=date_text(last))


def sold_words(sums: Sums, period: Period, compared: tuple[Period, Money] | None, today: date) -> str:
    """How much was sold, and how that compares: the first thing anybody wants to know."""
    said = when(period, today)
    if not (sums.bills or sums.refunds):
        return _("{when}: nothing sold yet").format(when=said)
    words = _("{when}: sold for {amount} baht, bills: {bills}").format(
        when=said, amount=sums.net, bills=count_text(sums.bills)
    )
    if not compared:
        return words
    return _("{words}, {compared}").format(words=words, compared=_compared(sums.net, *compared, period))


def _compared(net: Money, other: Period, then: Money, period: Period) -> str:
    named = _other(other, period)
    if then.satang <= 0:
        return _("nothing sold {other}").format(other=named)
    change = share(net.satang - then.satang, then.satang) or 0
    if not change:
        return _("as much as {other}").format(other=named)
    percent = percent_text(abs(change))
    if change > 0:
        return _("{percent} more than {other}").format(percent=percent, other=named)
    return _("{percent} less than {other}").format(percent=percent, other=named)


def _other(other: Period, period: Period) -> str:
    if other.first == other.last and period.first - other.first == _WEEK:
        return _(_LAST[other.first.weekday()])
    return days_text(other, other.last)


def part_words(period: Period, amount: Money, best: str, today: date) -> str:
    """How much was sold, and what brought most of it."""
    said = when(period, today)
    if not best:
        return _("{when}: nothing sold yet").format(when=said)
    return _("{when}: sold for {amount} baht, most of it {name}").format(when=said, amount=amount, name=best)
