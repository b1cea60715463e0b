"""A day nobody closed: what the banner says the next morning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import business_day
from posapp.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from posapp.operations.shop import Shop

KEY: Final = "till_left_open"
"""The notice's key: cured when the day is closed."""


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """`sentence` is a catalogue message with the place {day}, to be filled by `day` as text."""

    sentence: str
    day: date


def left_open(shop: Shop) -> LeftOpen | None:
    """The day that is still open although a newer one has begun; None when all is well."""
    session = shop.session()
    if session is None or session.day >= business_day(shop.now(), int(shop.setting("day.cutoff"))):
        return None
    return LeftOpen(N_("The day of {day} is still open. Count the drawer and close it."), session.day)
