"""Who and when: ids of things, receipt numbers of a till, and the clock an act is dated by."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NewType, Protocol

from posapp.domain.errors import Refused
from posapp.i18n import N_, arabic_digits

SaleId = NewType("SaleId", str)
ProductId = NewType("ProductId", str)
CategoryId = NewType("CategoryId", str)
SessionId = NewType("SessionId", str)
PersonId = NewType("PersonId", str)
PlaceId = NewType("PlaceId", str)
LotId = NewType("LotId", str)
EntryId = NewType("EntryId", str)
StocktakeId = NewType("StocktakeId", str)
RecipeId = NewType("RecipeId", str)
EventId = NewType("EventId", str)

NOBODY: Final = PersonId("")
"""Whoever is not named, and who the program is where it acts by itself."""

_BUDDHIST_OFFSET: Final = 543
_NUMBER: Final = re.compile(r"([A-Z]{1,2})(\d{2})-(\d{6,})", re.ASCII)


class Clock(Protocol):
    """Where the time comes from; set by hand in tests."""

    def now(self) -> datetime:
        """The wall clock, with its offset."""
        ...

    def uptime(self) -> int:
        """Milliseconds this machine has been running: only ever forward, whatever is done to the wall clock."""
        ...


class Ids(Protocol):
    """Where new ids come from."""

    def new(self) -> str:
        """A new UUIDv7, in lower-case text form."""
        ...


@dataclass(frozen=True, slots=True)
class Terminal:
    """One till of the group: its own id, its letter in receipt numbers, its own journal chain."""

    id: str
    letter: str
    group: str


def checked_id(text: str) -> str:
    """An id given from outside, in canonical form. Raises Refused `id_syntax`."""
    try:
        return str(uuid.UUID(text))
    except (ValueError, AttributeError, TypeError):
        raise Refused(
            "id_syntax",
            N_("“{text}” is not a bill id. Leave it out, or give a UUID such as 01920000-0000-7000-8000-000000000000."),
            text=str(text)[:40],
        ) from None


def series(letter: str, day: date) -> str:
    """The receipt series of a till in the Buddhist year of `day`: "A69"."""
    return f"{letter}{(day.year + _BUDDHIST_OFFSET) % 100:02d}"


def receipt_number(letter: str, day: date, count: int) -> str:
    """The `count`-th paper of a till in a year: "A69-000123"."""
    return f"{series(letter, day)}-{count:06d}"


def read_number(text: str) -> str:
    """A receipt number as typed ("a69-123", "A๖๙-๑๒๓"), in its full form. Raises Refused `number_syntax`."""
    plain = arabic_digits(text).strip().upper()
    head, dash, tail = plain.partition("-")
    full = f"{head}-{tail.zfill(6)}" if dash and tail else plain
    if not _NUMBER.fullmatch(full):
        raise Refused(
            "number_syntax",
            N_("“{text}” is not a receipt number. It looks like A69-000123 and stands at the top of the receipt."),
            text=text.strip()[:40],
        )
    return full


def business_day(moment: datetime, cutoff_hour: int) -> date:
    """The day the group's books count `moment` to: before the cut-off hour it is still yesterday."""
    return (moment - timedelta(hours=cutoff_hour)).date()
