"""Changing one books file for another: the old one is set aside whole, and at every moment one of the two is there."""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Unavailable
from posapp.i18n import N_
from posapp.store.database import FILE_NAME, locked
from posapp.store.faults import DAMAGED, FAULTS, READ_ONLY, translated
from posapp.store.medium import flush_folder, put, sweep, trouble

if TYPE_CHECKING:
    from pathlib import Path

ASIDE: Final = "books-before-*.db"
_LOGS: Final = ("-wal", "-journal")
_BESIDE: Final = (*_LOGS, "-shm")
_WAIT_SECONDS: Final = 2
_IN_USE: Final = (
    "books_in_use",
    N_("Another window or program has the books open. Close it, then try again. Nothing was changed."),
)


def exchange(folder: Path, fresh: Path, aside: str) -> None:
    """Make the file `fresh`, which nobody has open, the books of `folder`; those there are set aside as `aside`.

    No program may have the books open. Raises Unavailable `books_in_use`, or what the disk says; the old books are
    then still there.
    """
    path = folder / FILE_NAME
    try:
        with locked(folder):
            if path.exists() and path.stat().st_size:
                _leave_alone(path)
                _set_aside(path, aside)
            for ending in _BESIDE:
                path.with_name(FILE_NAME + ending).unlink(missing_ok=True)
            flush_folder(folder)  # an old log must never be found beside other books
            fresh.replace(path)
            flush_folder(folder)
    except OSError as error:
        raise trouble(error, folder) from error


def aside_files(folder: Path) -> list[Path]:
    """The books that were set aside in `folder`, newest first."""
    with contextlib.suppress(OSError):
        return sorted(folder.glob(ASIDE), key=lambda path: path.stem.split("-")[3:], reverse=True)
    return []


def _leave_alone(path: Path) -> None:
    """Bring the write-ahead log into the file; it works only when no other program has the books open."""
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as rows:
            (mode,) = rows.execute("PRAGMA journal_mode = DELETE").fetchone()
    except FAULTS as error:
        told = translated(error, path)
        if isinstance(told, Unavailable) and told.code in (DAMAGED[0], READ_ONLY[0], "not_books"):
            return  # it is set aside as it is
        raise Unavailable(*_IN_USE) from error
    if mode != "delete":
        raise Unavailable(*_IN_USE)


def _set_aside(path: Path, aside: str) -> None:
    """Copy the file, and before it the logs a damaged one still has; it is seen when it is whole. Raises Unavailable.

    What was half set aside when the power went is taken away.
    """
    sweep(path.parent, ASIDE.partition("*")[0])
    for ending in (*_LOGS, ""):
        source = path.with_name(path.name + ending)
        if source.exists() and (not ending or source.stat().st_size):
            put(source, path.parent, aside + ending)
