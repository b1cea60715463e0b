"""What only waits (held bills, what is half typed, papers): no journal vouches for it, but it must be readable."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import SaleId
from posapp.i18n import N_
from posapp.store.audit.finding import WRITE_DOWN, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.store.books import Books

_SUBJECTS: Final = (
    ("held", "SELECT id FROM held"),
    ("draft", "SELECT terminal FROM draft"),
    ("notebook", "SELECT terminal FROM notebook"),
    ("print_job", "SELECT id FROM print_job"),
)


def examine_waiting(books: Books) -> Iterator[Finding]:
    """The rows that can't be read."""
    readers: dict[str, Callable[[str], object]] = {
        "held": lambda subject: books.held.get(SaleId(subject)),
        "draft": books.held.draft,
        "notebook": books.notebooks.get,
        "print_job": books.print_jobs.get,
    }
    for table, sql in _SUBJECTS:
        for (subject,) in books.database.rows.execute(sql).fetchall():
            if not _readable(partial(readers[table], subject)):
                said = N_("Table {table}, row {row}: it can't be read.")
                yield Finding("row_unreadable", said, WRITE_DOWN, {"table": table, "row": subject})


def _readable(read: Callable[[], object]) -> bool:
    try:
        read()
    except (AttributeError, KeyError, TypeError, ValueError, sqlite3.OperationalError):
        return False
    return True
