"""Days, times and amounts as banks write them in their lists."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.statement import BANK_ZONE
from posapp.i18n import N_, arabic_digits
from posapp.operations.importing.sheet import ERRORS, NO_VALUE
from posapp.operations.importing.wordings import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|น\.?)?", re.IGNORECASE)
_JOINED: Final = re.compile(r"(.*?\d)[\sT,]+(\d{1,2}[:.]\d{2}.*)", re.DOTALL)
_SOLID: Final = re.compile(r"((?:19|20|25)\d{2})(\d{2})(\d{2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{2,4})\b.*", re.DOTALL)
_SIGNED: Final = re.compile(r"(\()?([+\-−–])?([\d,]*\.?\d+)([+\-−–])?(\))?(cr|dr|c|d)?", re.IGNORECASE)
_DROPPED: Final = re.compile(r"[\s'฿]|บาท|baht|thb", re.IGNORECASE)
_MINUS: Final = frozenset("-−–")
_NOON: Final = 12


def month_first(texts: Iterable[str]) -> bool:
    """Whether a column of dates has the month before the day, as Excel set to American writes it."""
    parts = [match for text in texts if (match := _NUMBERS.fullmatch(arabic_digits(text).strip()))]
    return any(int(one[2]) > _NOON for one in parts) and not any(int(one[1]) > _NOON for one in parts)


def read_moment(text: str, today: date, *, turned: bool = False) -> tuple[date, time | None]:
    """The day, and the time when it stands in the same cell; with `turned` the month comes first.

    Raises Refused `date_syntax`.
    """
    plain = arabic_digits(text).strip().lstrip("'")
    joined = _JOINED.fullmatch(plain)
    clock = read_time(joined[2]) if joined else None
    if joined and clock is not None:
        plain = joined[1].strip()
    solid = _SOLID.fullmatch(plain)
    if solid:
        plain = "-".join(solid.groups())
    numbers = _NUMBERS.fullmatch(plain) if turned else None
    if numbers:
        plain = f"{numbers[2]}/{numbers[1]}/{numbers[3]}"
    return read_date(plain, today)[0], clock


def read_time(text: str) -> time | None:
    """The time of day, None for anything else: some banks write another date there."""
    match = _TIME.fullmatch(arabic_digits(text).strip())
    if not match:
        return None
    hour, half = int(match[1]), (match[4] or "").lower()
    if half == "pm" and hour < _NOON:
        hour += _NOON
    elif half == "am" and hour == _NOON:
        hour = 0
    try:
        return time(hour, int(match[2]), int(match[3] or 0))
    except ValueError:
        return None


def read_amount(text: str) -> Money:
    """Baht as banks write them: "1,250.50", "-20.00", "(20.00)", "20.00-", "20.00 DR"; nothing is zero.

    Raises Refused `amount_syntax`, `amount_formula`, `amount_precision`, `amount_too_large`.
    """
    if text == NO_VALUE or text in ERRORS:
        raise Refused(
            "amount_formula",
            N_("A formula stands here that was never worked out. Open the file in Excel, save it, and try again."),
        )
    plain = _DROPPED.sub("", arabic_digits(text))
    if plain in {"", "-", "--", "N/A", "n/a"}:
        return Money()
    match = _SIGNED.fullmatch(plain)
    if not match:
        return Money.parse(plain)
    amount = Money.parse(match[3])
    ways = (match[2] in _MINUS, match[4] in _MINUS, bool(match[1]), (match[6] or "").lower().startswith("d"))
    return -amount if any(ways) else amount


def moment_of(day: date, clock: time | None) -> datetime:
    """`day` at `clock`, midnight where the bank wrote none."""
    return datetime.combine(day, clock or time(), BANK_ZONE)
