"""What SQLite's complaints mean for the person at the till: Unavailable with a next step, or a bug of ours."""

from __future__ import annotations

import sqlite3
from typing import Final

from posapp.domain.errors import Unavailable
from posapp.i18n import N_

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
    sqlite3.SQLITE_CORRUPT: (
        "books_damaged",
        N_("The file with the books is damaged. Keep it, use the last good copy, and run “posapp doctor”."),
    ),
    sqlite3.SQLITE_NOTADB: (
        "not_books",
        N_("The file {file} holds no books of this program. Choose the right folder, or move that file away."),
    ),
}


FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises; the latter when a damaged schema makes even its complaint unreadable."""


def translated(error: sqlite3.Error | UnicodeDecodeError, folder: object, file: object) -> Exception:
    """The Unavailable that tells of `error`, or `error` itself when it can only be our bug."""
    damaged = isinstance(error, UnicodeDecodeError)
    code = sqlite3.SQLITE_CORRUPT if damaged else getattr(error, "sqlite_errorcode", None)
    told = _SENTENCES.get(code & 0xFF) if code is not None else None
    if told is None:
        return error
    return Unavailable(told[0], told[1], folder=folder, file=file)
