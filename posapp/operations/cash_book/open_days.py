"""Days that nobody closed although the rules want them in the book by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from posapp.domain.cash_book import OPEN_WITHIN, working_days
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from datetime import date

    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day that is still open on working day number `working_day`, its own counted as the first."""

    day: date
    working_day: int


def days_left_open(shop: Shop) -> list[OpenDay]:
    """The days of all tills that should have been closed by now, oldest first."""
    now = today(shop)
    days = (OpenDay(day, _working_day(day, now)) for day in shop.books.money.cash_basis.open_days())
    return [one for one in days if one.working_day >= OPEN_WITHIN]


def _working_day(day: date, now: date) -> int:
    return working_days(day - timedelta(days=1), now) if now > day else 1
