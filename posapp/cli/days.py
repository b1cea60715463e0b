"""Days as people type them at a terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_, arabic_digits
from posapp.operations.importing.wordings import read_date
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

_FARTHEST_YEARS: Final = 200


def day_of(text: str) -> date:
    """The day written as 2026-01-15. Raises Refused `date_syntax`."""
    try:
        return date.fromisoformat(arabic_digits(text).strip())
    except ValueError:
        raise _no_day(text) from None


def day_in(shop: Shop, text: str) -> date:
    """The day as people here write it: 2026-01-15, 15/1/2569, 15 ม.ค. 69. Raises Refused `date_syntax`."""
    return read_date(text, today(shop))[0]


def chosen_day(shop: Shop, text: str | None) -> date:
    """The day asked for, or the business day it is now. Raises Refused `date_syntax`, also for one of another age."""
    now = today(shop)
    found = day_in(shop, text) if text else now
    if abs(found.year - now.year) > _FARTHEST_YEARS:
        raise _no_day(text or "")
    return found


def _no_day(text: str) -> Refused:
    return Refused(
        "date_syntax", N_("“{text}” is not a day. Write year-month-day, such as 2026-01-15."), text=text[:40]
    )
