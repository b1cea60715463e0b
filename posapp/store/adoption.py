"""A file that was copied: written from now on by a new terminal, and closed so that nothing lies beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from posapp.domain.print_job import PrintState
from posapp.store.books import Books, install_terminal
from posapp.store.database import FILE_NAME
from posapp.store.faults import FAULTS, translated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.identity import Terminal
    from posapp.store.database import Database


@contextmanager
def become(opened: Database, terminal: Terminal, since: str) -> Iterator[Books]:
    """Let `terminal`, which never wrote before, write in the file; what the block writes is its beginning.

    So no receipt number and no place in a chain is ever used twice. Papers that waited were somebody else's.
    """
    with opened.write() as rows:
        install_terminal(rows, terminal, since)
        books = Books(opened)
        for job in books.print_jobs.waiting():
            books.print_jobs.mark(job.id, PrintState.DROPPED)
        yield books


def seal_up(folder: Path) -> None:
    """Bring everything into the one file and let nothing lie beside it. Raises Unavailable."""
    path = folder / FILE_NAME
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as rows:
            rows.execute("PRAGMA synchronous = FULL")
            rows.execute("PRAGMA journal_mode = DELETE")
    except FAULTS as error:
        raise translated(error, path) from error
