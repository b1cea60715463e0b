"""Reading long lists of a shop that changes meanwhile: nothing is skipped, whatever is edited, added or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.sync.connector import seen_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Pair
    from posapp.sync.connectors.woocommerce.lists import Listed, Lists

_LATE: Final = timedelta(seconds=120)
"""A row may become visible so long after its own stamp."""
_OTHER_CLOCK: Final = timedelta(minutes=15)
_GMT: Final = ("dates_are_gmt", "true")
_SECOND: Final = timedelta(seconds=1)
_STEP_BACK: Final = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list. `cursor` is where to go on, `more` whether rows are left, `total` how many there are."""

    rows: tuple[Row, ...]
    cursor: str
    more: bool
    total: int = 0


class Changes:
    """What changed in a list since a stamp, oldest first, by the shop's own clock.

    Stamps have no fractions and many rows may share one, so each question begins a second before the last stamp seen.
    Rows of one stamp come in no order at all, so a second that fills a whole page is read by id ("STAMP|rows seen:last
    id"). A question that doesn't go on from the last answer begins earlier still, for rows that became visible late.
    """

    def __init__(self, lists: Lists, path: str, shape: tuple[Pair, ...]) -> None:
        self._lists = lists
        self._path = path
        self._shape = shape
        self._goes_on = ""

    def since(self, cursor: str) -> Page:
        """The next page; "" begins with the oldest row there is."""
        stamp, _, place = cursor.partition("|")
        goes_on = bool(cursor) and cursor == self._goes_on
        if goes_on and place:
            return self._within(stamp, place)
        begin = _moved(stamp, -_SECOND if goes_on else -_LATE)
        part = self._at(begin)
        if not part.full:
            self._goes_on = ""
            ended = part.names[-1].text("date_modified_gmt") if part.names else stamp
            past = _surely_past(part)
            return Page(part.rows, past if _to_come(part, ended) else max(ended, past), more=False)
        newest = part.names[-1].text("date_modified_gmt")
        in_second = _moved(newest, -_SECOND) <= begin
        self._goes_on = f"{newest}|0:0" if in_second else newest
        return Page(part.rows, self._goes_on, more=True)

    def _within(self, stamp: str, place: str) -> Page:
        """A part of what changed in one second, and behind it what changed later."""
        second = (("modified_after", _moved(stamp, -_SECOND)), ("modified_before", _moved(stamp, _SECOND)), _GMT)
        page = Everything(self._lists, self._path, self._shape, *second).after(place)
        self._goes_on = f"{stamp}|{page.cursor}" if page.more else _moved(stamp, _SECOND)
        return Page(page.rows, self._goes_on, more=True)

    def _at(self, begin: str) -> Listed:
        since = (("modified_after", begin), _GMT) if begin else ()
        return self._lists.part(self._path, self._shape, ("orderby", "modified"), ("order", "asc"), *since)


class Everything:
    """A whole list by id, or `which` of it. The cursor is "rows seen:last id"."""

    def __init__(self, lists: Lists, path: str, shape: tuple[Pair, ...], *which: Pair) -> None:
        self._lists = lists
        self._path = path
        self._shape = shape
        self._which = which

    def after(self, cursor: str) -> Page:
        """The next page; "" begins with the lowest id."""
        seen, _, number = cursor.partition(":")
        last = int(number or 0)
        part, offset = _overlapping(self._at, int(seen or 0), lambda row: row.number() <= last)
        fresh = tuple(row for row in part.rows if row.number() > last)
        newest = max([last, *(row.number() for row in part.names[-1:])])
        return Page(fresh, f"{offset + len(part.names)}:{newest}", part.full, part.total)

    def _at(self, offset: int) -> Listed:
        order = (("orderby", "id"), ("order", "asc"), *_behind(offset))
        return self._lists.part(self._path, self._shape, *order, *self._which)


def _overlapping(at: Callable[[int], Listed], seen: int, known: Callable[[Row], bool]) -> tuple[Listed, int]:
    """The rows after `seen` ones, and from which position; they begin with one that is `known`.

    If they don't, rows before them went away meanwhile and all the others moved up: the reader steps back.
    """
    offset = max(0, seen - 1)
    part = at(offset)
    while offset and not (part.names and known(part.names[0])):
        offset = max(0, offset - _STEP_BACK)
        part = at(offset)
    return part, offset


def _surely_past(part: Listed) -> str:
    """A stamp that no later change will carry, so that what stands still is not read again and again.

    The answer's own date may come from a machine before the shop, with another clock.
    """
    return seen_at(part.date.astimezone(UTC) - _OTHER_CLOCK) if part.date else ""


def _to_come(part: Listed, stamp: str) -> bool:
    """Whether a stamp is from a time to come: with it, a shop whose clock was put right is heard no more till then."""
    return part.date is not None and stamp > seen_at(part.date.astimezone(UTC) + _OTHER_CLOCK)


def _behind(offset: int) -> tuple[Pair, ...]:
    return (("offset", str(offset)),) if offset else ()


def _moved(stamp: str, by: timedelta) -> str:
    """A stamp of the shop so much later; "" for the beginning or what is no stamp."""
    try:
        return seen_at(datetime.fromisoformat(stamp) + by) if stamp else ""
    except (ValueError, OverflowError):
        return ""
