"""Copies of the books: what a copy says of itself, how it is called, and which copies are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from posapp.domain.money import Money

DAILY: Final = 7
WEEKLY: Final = 5
MONTHLY: Final = 12

_NAME: Final = re.compile(r"raanrao-([0-9a-f]{8})-([A-Z]{1,2})-(\d{8}-\d{6})-n(\d+)\.zip(\.age)?", re.ASCII)
_MOMENT: Final = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far books had come: whose they are, the head of the chain that was written last, and their totals.

    `version` is that of the file, `head` the hash of entry `seq` in hex, `seal` that of the last closed day.
    `open_days` are the days nobody closed, each with the letter of its till ("A 2026-01-17").
    """

    group: str
    name: str
    terminal: str
    letter: str
    seq: int
    head: str
    version: int
    sales: int
    refunds: int
    days: int
    sold: Money
    refunded: Money
    last_number: str
    last_at: str
    last_total: Money
    seal: str
    open_days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says of itself: the program that made it, when, and size and SHA-256 (hex) of the books in it."""

    app: str
    at: datetime
    size: int
    digest: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class CopyName:
    """The name of a copy, as it can be read without opening it."""

    group: str
    letter: str
    at: datetime
    seq: int
    encrypted: bool = False

    def __str__(self) -> str:
        ending = ".zip.age" if self.encrypted else ".zip"
        return f"raanrao-{self.group}-{self.letter}-{self.at.strftime(_MOMENT)}-n{self.seq}{ending}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that was made, read back and found good. `place` is the folder, `size` in bytes."""

    at: datetime
    by: str
    place: str
    name: str
    size: int
    digest: str
    head: int
    encrypted: bool


def short_group(group: str) -> str:
    """The part of a group's id that tells its copies from those of another group on the same stick."""
    return group.replace("-", "")[-8:]


def read_name(text: str) -> CopyName | None:
    """The name of a copy as the program gives it, None for any other file."""
    found = _NAME.fullmatch(text)
    if not found:
        return None
    try:
        at = datetime.strptime(found[3], _MOMENT)  # noqa: DTZ007 - local time without offset, as people read it
    except ValueError:
        return None
    return CopyName(found[1], found[2], at, int(found[4]), encrypted=bool(found[5]))


def outdated(names: Iterable[CopyName]) -> list[CopyName]:
    """Those of one till's copies that nobody needs any more.

    Kept are the newest of each of the last 7 days, 5 weeks and 12 months that have copies.
    """
    newest = sorted(set(names), key=lambda name: (name.at, name.seq), reverse=True)
    kept: set[CopyName] = set()
    for number, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept.update(_first_of_each(newest, period)[:number])
    return [name for name in newest if name not in kept]


def _first_of_each(names: list[CopyName], period: Callable[[datetime], object]) -> list[CopyName]:
    met: dict[object, CopyName] = {}
    for name in names:
        met.setdefault(period(name.at), name)
    return list(met.values())


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
