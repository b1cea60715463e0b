"""What SQLite's complaints mean for the person at the till: Unavailable with a next step, or a bug of ours."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Damaged, Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

Trouble = tuple[str, str]
"""A code and its sentence, which may have the places {folder} and {file}."""

BUSY: Final[Trouble] = (
    "books_busy",
    N_("Another copy of the program is writing to the books. Nothing was saved. Try again in a moment."),
)
READ_ONLY: Final[Trouble] = (
    "books_read_only",
    N_("The books can only be read here. Nothing was saved. Allow writing to the folder {folder}, then try again."),
)
UNREACHABLE: Final[Trouble] = (
    "books_unreachable",
    N_("The books in {folder} can't be opened. Check that the folder is there and may be read."),
)
NOT_BOOKS: Final[Trouble] = (
    "not_books",
    N_("The file {file} holds no books of this program. Choose the right folder, or move that file away."),
)
DAMAGED: Final[Trouble] = (
    "books_damaged",
    N_("The file with the books is damaged. It is only read from now on. Save what can be read, or bring a copy back."),
)
_FULL: Final[Trouble] = (
    "disk_full",
    N_("The disk is full. Nothing was saved and nothing was lost. Delete files you don't need, then try again."),
)
_SILENT: Final[Trouble] = (
    "disk_fault",
    N_("The disk does not answer. Nothing was saved. Check the disk or the USB stick, then try again."),
)

_TROUBLES: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _SILENT,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_BOOKS,
}

_NO_TEXT: Final = "Could not decode to UTF-8"
"""How the sqlite3 module complains, without any code, of bytes that are no text."""

FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises; the latter when a damaged schema makes even its complaint unreadable."""


def translated(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Exception:
    """The Unavailable that tells of `error` on the file at `path`, or `error` itself when it can only be our bug."""
    trouble = _TROUBLES.get(_code(error, path))
    if trouble == DAMAGED:
        return Damaged(*DAMAGED)
    return Unavailable(*trouble, folder=path.parent, file=path) if trouble else error


def _code(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> int:
    """What kind of complaint it is; beside a file in WAL mode SQLite needs to write even for reading."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_NO_TEXT):
        return sqlite3.SQLITE_CORRUPT
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room for the index beside the write-ahead log
        return sqlite3.SQLITE_FULL
    code &= 0xFF
    if code == sqlite3.SQLITE_CANTOPEN and path.exists() and not os.access(path.parent, os.W_OK):
        return sqlite3.SQLITE_READONLY
    return int(code)
