"""A month of the cash book on the cash basis, worked out each time it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.cash_book import BookLine, Mark, MonthBook, Source, month_of
from posapp.domain.changes import Book, Changes
from posapp.domain.identity import business_day
from posapp.domain.print_job import Paper, PrintJob
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.cash_book import MoneyEntry, MoneyKind
    from posapp.operations.shop import Shop

_ORDER: Final = {source: place for place, source in enumerate(Source)}


@dataclass(frozen=True, slots=True)
class EntryStory:
    """An entry, what took it back, what it takes back itself, and the picture of its paper."""

    entry: MoneyEntry
    counter: MoneyEntry | None
    first: MoneyEntry | None
    photo: bytes | None


@needs(Permission.RECONCILE)
def month_book(shop: Shop, day: date) -> MonthBook:
    """The month of `day`: what was brought forward, a line for each thing and day, what is carried on.

    Closed and open days alike; the lines of an open day carry a mark. Over all tills in the books.
    """
    return month_for_paper(shop, day)


@needs(Permission.RECONCILE)
def print_cash_book(shop: Shop, day: date) -> Changes:
    """Queue the sums of the month of `day` for the paper roll."""
    with shop.books.write():
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.CASH_BOOK, f"{day:%Y-%m}", shop.now()))
    return Changes(Book.PAPER)


def month_for_paper(shop: Shop, day: date) -> MonthBook:
    """What `month_book` gives, for a printer: whoever asked for the paper was asked already."""
    first, last = month_of(day)
    cutoff = int(shop.setting("day.cutoff"))
    brought, worked_out = shop.books.money.cash_basis.month(first, last, cutoff)
    written = (_line_of(entry, cutoff) for entry in shop.books.money.entries.between(first, last))
    worked_out.sort(key=lambda line: (_ORDER[line.source], line.key))
    lines = sorted(chain(written, worked_out), key=lambda line: line.day)
    return MonthBook(first, brought, tuple(lines))


@needs(Permission.RECONCILE)
def newest_entries(shop: Shop, kind: MoneyKind, limit: int) -> list[MoneyEntry]:
    """What was written by hand last, newest first."""
    return shop.books.money.entries.newest(limit, kind)


@needs(Permission.RECONCILE)
def entry_story(shop: Shop, entry_id: str) -> EntryStory | None:
    """All that is known of an entry; None when there is none."""
    books = shop.books
    entry = books.money.entries.get(entry_id)
    if entry is None:
        return None
    first = books.money.entries.get(entry.reverses) if entry.reverses else None
    photo = books.catalog.photo(entry.photo) if entry.photo else None
    return EntryStory(entry, books.money.entries.reversal_of(entry.id), first, photo)


def first_month(shop: Shop) -> date | None:
    """The first day of the month the books begin in; None while nothing happened."""
    first = shop.books.money.cash_basis.first_day()
    return first.replace(day=1) if first else None


def _line_of(entry: MoneyEntry, cutoff: int) -> BookLine:
    late = entry.late(business_day(entry.at, cutoff)) and not entry.reverses
    marks = (Mark.LATE,) if late else ()
    return BookLine(entry.day, Source.ENTRY, entry.category, entry.column, entry.signed, marks, entry)
