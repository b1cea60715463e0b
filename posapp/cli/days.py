"""Days as people type them at a terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused
from posapp.domain.identity import business_day
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from posapp.operations.shop import Shop


def day_of(text: str) -> date:
    """The day written as 2026-01-15. Raises Refused `date_syntax`."""
    try:
        return date.fromisoformat(arabic_digits(text).strip())
    except ValueError:
        raise Refused(
            "date_syntax", N_("“{text}” is not a day. Write year-month-day, such as 2026-01-15."), text=text[:40]
        ) from None


def chosen_day(shop: Shop, text: str | None) -> date:
    """The day asked for, or the business day it is now."""
    return day_of(text) if text else business_day(shop.now(), int(shop.setting("day.cutoff")))
