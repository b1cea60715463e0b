"""What SQLite's complaints mean for the person at the till: Unavailable with a next step, or a bug of ours."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED: Final = N_("The file with the books is damaged. Keep it, use the last good copy, and run “posapp doctor”.")

_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: (
        "disk_full",
        N_("The disk is full. Nothing was saved and nothing was lost. Delete files you don't need, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        "disk_fault",
        N_("The disk does not answer. Nothing was saved. Check the disk or the USB stick, then try again."),
    ),
    sqlite3.SQLITE_BUSY: (
        "books_busy",
        N_("Another copy of the program is writing to the books. Nothing was saved. Try again in a moment."),
    ),
    sqlite3.SQLITE_LOCKED: (
        "books_busy",
        N_("Another copy of the program is writing to the books. Nothing was saved. Try again in a moment."),
    ),
    sqlite3.SQLITE_READONLY: (
        "books_read_only",
        N_("The books can only be read here. Nothing was saved. Allow writing to the folder {folder}, then try again."),
    ),
    sqlite3.SQLITE_PERM: (
        "books_read_only",
        N_("The books can only be read here. Nothing was saved. Allow writing to the folder {folder}, then try again."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "books_unreachable",
        N_("The books in {folder} can't be opened. Check that the folder is there and may be read."),
    ),
    sqlite3.SQLITE_CORRUPT: ("books_damaged", DAMAGED),
    sqlite3.SQLITE_NOTADB: (
        "not_books",
        N_("The file {file} holds no books of this program. Choose the right folder, or move that file away."),
    ),
}


FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises; the latter when a damaged schema makes even its complaint unreadable."""


def translated(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Exception:
    """The Unavailable that tells of `error` on the file at `path`, or `error` itself when it can only be our bug."""
    told = _SENTENCES.get(_code(error, path))
    if told is None:
        return error
    return Unavailable(told[0], told[1], folder=path.parent, file=path)


def _code(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> int:
    """What kind of complaint it is; beside a file in WAL mode SQLite needs to write even for reading."""
    if isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN and path.exists() and not os.access(path.parent, os.W_OK):
        return sqlite3.SQLITE_READONLY
    return int(code)
