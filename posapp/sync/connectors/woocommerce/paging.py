"""Reading long lists of a shop that changes meanwhile: nothing is skipped, whatever is edited, added or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.sync.connector import seen_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Answer, Client, Pair

PAGE: Final = 100
_LATE: Final = timedelta(seconds=120)
"""A row may become visible so long after its own stamp."""
_OTHER_CLOCK: Final = timedelta(minutes=15)
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list. `cursor` is where to go on, `more` whether rows are left, `total` how many there are."""

    rows: tuple[Row, ...]
    cursor: str
    more: bool
    total: int = 0


class Changes:
    """What changed in a list since a stamp, oldest first, by the shop's own clock.

    Stamps have no fractions and many rows may share one, so each question begins a second before the last stamp seen;
    within a second that fills a whole page it goes on by position ("STAMP|rows seen|last id"). A question that doesn't
    go on from the last answer begins earlier still, for rows that became visible late.
    """

    def __init__(self, client: Client, path: str, query: tuple[Pair, ...]) -> None:
        self._client = client
        self._path = path
        self._query = query
        self._goes_on = ""

    def since(self, cursor: str) -> Page:
        """The next page; "" begins with the oldest row there is."""
        stamp, _, place = cursor.partition("|")
        seen, _, last = place.partition("|")
        goes_on = bool(cursor) and cursor == self._goes_on
        begin = _earlier(stamp, _SECOND if goes_on else _LATE)
        if goes_on and place:
            answer, offset = _overlapping(
                lambda offset: self._at(begin, offset), int(seen), lambda row: _moment(row) <= (stamp, int(last))
            )
        else:
            answer, offset = self._at(begin, 0), 0
        rows = tuple(answer.rows)
        if len(rows) < PAGE:
            ended = rows[-1].text("date_modified_gmt") if rows else stamp
            past = _surely_past(answer)
            return Page(rows, past if _to_come(answer, ended) else max(ended, past), more=False)
        newest, number = _moment(rows[-1])
        in_second = _earlier(newest, _SECOND) <= begin
        self._goes_on = f"{newest}|{offset + len(rows)}|{number}" if in_second else newest
        return Page(rows, self._goes_on, more=True)

    def _at(self, begin: str, offset: int) -> Answer:
        since = (("modified_after", begin), ("dates_are_gmt", "true")) if begin else ()
        order = (("orderby", "modified"), ("order", "asc"), *_window(offset))
        return self._client.get(self._path, *order, *since, *self._query)


class Everything:
    """A whole list by id. The cursor is "rows seen:last id"."""

    def __init__(self, client: Client, path: str, query: tuple[Pair, ...]) -> None:
        self._client = client
        self._path = path
        self._query = query

    def after(self, cursor: str) -> Page:
        """The next page; "" begins with the lowest id."""
        seen, _, number = cursor.partition(":")
        last = int(number or 0)
        answer, offset = _overlapping(self._at, int(seen or 0), lambda row: row.number() <= last)
        rows = tuple(answer.rows)
        fresh = tuple(row for row in rows if row.number() > last)
        ended = f"{offset + len(rows)}:{rows[-1].number() if rows else last}"
        return Page(fresh, ended, len(rows) >= PAGE, answer.total)

    def _at(self, offset: int) -> Answer:
        order = (("orderby", "id"), ("order", "asc"), *_window(offset))
        return self._client.get(self._path, *order, *self._query)


def _overlapping(at: Callable[[int], Answer], seen: int, known: Callable[[Row], bool]) -> tuple[Answer, int]:
    """The rows after `seen` ones, and from which position; they begin with one that is `known`.

    If they don't, rows before them went away meanwhile and all the others moved up: the reader steps back.
    """
    offset = max(0, seen - 1)
    answer = at(offset)
    while offset and not (answer.rows and known(answer.rows[0])):
        offset = max(0, offset - PAGE // 2)
        answer = at(offset)
    return answer, offset


def _surely_past(answer: Answer) -> str:
    """A stamp that no later change will carry, so that what stands still is not read again and again.

    The answer's own date may come from a machine before the shop, with another clock.
    """
    return seen_at(answer.date.astimezone(UTC) - _OTHER_CLOCK) if answer.date else ""


def _to_come(answer: Answer, stamp: str) -> bool:
    """Whether a stamp is from a time to come: with it, a shop whose clock was put right is heard no more till then."""
    return answer.date is not None and stamp > seen_at(answer.date.astimezone(UTC) + _OTHER_CLOCK)


def _window(offset: int) -> tuple[Pair, ...]:
    size = ("per_page", str(PAGE))
    return (size, ("offset", str(offset))) if offset else (size,)


def _moment(row: Row) -> tuple[str, int]:
    return row.text("date_modified_gmt"), row.number()


def _earlier(stamp: str, by: timedelta) -> str:
    """A stamp of the shop so much earlier; "" for the beginning or what is no stamp."""
    try:
        return seen_at(datetime.fromisoformat(stamp) - by) if stamp else ""
    except (ValueError, OverflowError):
        return ""
