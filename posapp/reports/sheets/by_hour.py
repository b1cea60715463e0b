"""What each hour of the day brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _
from posapp.reports.bill_table import Line, bill_table, trail_of
from posapp.reports.bills import HOUR, NOTHING, both, keys_of
from posapp.reports.sheet import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.operations.shop import Shop
    from posapp.reports.bills import Sums
    from posapp.reports.sheet import Asked, Narrowing, Table

_LATE: Final = -1


class ByHour:
    """What each hour of the day brought."""

    key: Final = "by-hour"
    title: Final = N_("By hour")
    icon: Final = "clock"
    asks: Final[tuple[Narrowing, ...]] = ("seller", "place")

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each hour between the first bill and the last; what was written down late has no hour."""
        now, then = both(shop, HOUR, asked)
        hours = sorted(int(hour) for hour in keys_of(now, then))
        lines = [_line(asked, hour, now, then) for hour in _between(hours)]
        first = Column("hour", N_("Hour"))
        return bill_table(shop, self, asked, first, lines, "bars")


def _between(hours: list[int]) -> list[int]:
    """All hours from the first to the last, the hourless ones at the end."""
    told = [hour for hour in hours if hour != _LATE]
    whole = list(range(told[0], told[-1] + 1)) if told else []
    return whole + [hour for hour in hours if hour == _LATE]


def _line(asked: Asked, hour: int, now: Mapping[str, Sums], then: Mapping[str, Sums]) -> Line:
    late = hour == _LATE
    label = _("Written down later") if late else f"{hour:02d}:00"
    behind = replace(trail_of(asked), hour=None if late else hour, late=late)
    key = "late" if late else f"{hour:02d}"
    return Line(key, label, now.get(str(hour), NOTHING), then.get(str(hour), NOTHING), behind)
