"""The lines of reports that follow the calendar: every day or month up to today, beside the one it is compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.reports.asking import days_of, whole_months
from posapp.reports.bill_table import Line, trail_of
from posapp.reports.bills import DAY, NOTHING, both, together
from posapp.reports.sheet import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.operations.shop import Shop
    from posapp.reports.bills import Sums
    from posapp.reports.sheet import Asked


def day_lines(shop: Shop, asked: Asked) -> list[Line]:
    """A line for each day, those nothing was sold on too."""
    now, then = both(shop, DAY, asked)
    others = list(days_of(asked.compared)) if asked.compared else []
    lines = []
    for number, day in enumerate(days_of(asked.period)):
        other = then.pop(others[number].isoformat(), NOTHING) if number < len(others) else NOTHING
        behind = replace(trail_of(asked), period=Period(day, day))
        lines.append(Line(day.isoformat(), day, now.get(day.isoformat(), NOTHING), other, behind))
    return _with_the_rest(lines, then)


def month_lines(shop: Shop, asked: Asked) -> list[Line]:
    """A line for each month, named by its first day."""
    now, then = both(shop, DAY, asked)
    months = _months(asked.period)
    others = _months(asked.compared) if asked.compared else []
    lines = []
    for number, month in enumerate(months):
        other = _of(then, others[number]) if number < len(others) else NOTHING
        key = f"{month.first:%Y-%m}"
        behind = replace(trail_of(asked), period=month)
        lines.append(Line(key, month.first, _of(now, month), other, behind))
    return lines


def _with_the_rest(lines: list[Line], left: Mapping[str, Sums]) -> list[Line]:
    """The last line takes what the other month has more days for, so that the sums agree."""
    if left and lines:
        lines[-1] = replace(lines[-1], then=together((lines[-1].then, *left.values())))
    return lines


def _months(period: Period) -> list[Period]:
    days = list(days_of(period))
    firsts = [day for day in days if day == period.first or day.day == 1]
    return [Period(first, min(whole_months(Period(first, first)).last, period.last)) for first in firsts]


def _of(sums: Mapping[str, Sums], month: Period) -> Sums:
    first, last = month.first.isoformat(), month.last.isoformat()
    return together(one for day, one in sums.items() if first <= day <= last)
