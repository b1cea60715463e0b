"""What a person asked for on this screen: which days, compared with which, and only what; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from posapp.i18n import N_
from posapp.reports.asking import PERIODS, compared_with, period_named
from posapp.reports.sheet import Asked, Period

if TYPE_CHECKING:
    from datetime import date

    from posapp.reports.sheet import Narrowing

Comparing = Literal["", "week", "year"]

OTHER: Final = "other"
DAYS: Final = (
    *((key, PERIODS[key]) for key in ("today", "yesterday", "this_week", "this_month", "last_month", "this_year")),
    (OTHER, N_("Other days")),
)
"""Keys and words of the periods, in the order of their chips."""


def chip_of(period: Period, chosen: str, today: date) -> str:
    """The chip for `period`, which may be rounded to weeks or months: `chosen` where it fits, or nothing else does."""
    fitting = [key for key, _words in DAYS if key != OTHER and period_named(key, today) == period]
    return chosen if chosen in (OTHER, *fitting) or not fitting else fitting[0]


@dataclass(frozen=True, slots=True)
class Question:
    """Stays the same from one report to the next; `others` are the days of the chip "other"."""

    days: str = "today"
    others: Period | None = None
    comparing: Comparing = ""
    only: tuple[tuple[Narrowing, str], ...] = ()

    def period(self, today: date) -> Period:
        """The days as seen from `today`."""
        if self.days == OTHER and self.others:
            return self.others
        return period_named(self.days, today)

    def asked(self, today: date, asks: tuple[Narrowing, ...] = ()) -> Asked:
        """What a report that can be narrowed down by `asks` is asked for."""
        period = self.period(today)
        only = tuple((narrowing, chosen) for narrowing, chosen in self.only if narrowing in asks)
        return Asked(period, compared_with(period, self.comparing) if self.comparing else None, only)

    def of_days(self, key: str) -> Question:
        """The same for the days of another chip."""
        return replace(self, days=key)

    def of_other_days(self, period: Period) -> Question:
        """The same for `period`."""
        return replace(self, days=OTHER, others=period)

    def compared(self, comparing: Comparing) -> Question:
        """The same compared with other days."""
        return replace(self, comparing=comparing)

    def narrowed(self, narrowing: Narrowing, chosen: str) -> Question:
        """The same for `chosen` only; an empty one lets all in again."""
        others = tuple(one for one in self.only if one[0] != narrowing)
        return replace(self, only=(*others, (narrowing, chosen)) if chosen else others)

    def chosen(self, narrowing: Narrowing) -> str:
        """What it is narrowed down to, empty for everything."""
        return dict(self.only).get(narrowing, "")
