"""The copy of the books an auditor gets: whole, but for codes, phones, buyers and what banks wrote; read-only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from posapp.store.faults import FAULTS, translated
from posapp.store.snapshot import take

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.store.database import Database

_LEFT_OUT: Final = (
    # A code of four digits falls in minutes to whoever has its hash.
    "UPDATE access SET code = NULL, salt = zeroblob(0)",
    "DELETE FROM attempt",
    "UPDATE member SET phone = ''",
    "DELETE FROM statement_text",
    "DELETE FROM order_buyer",
    "DELETE FROM option WHERE key = 'codes.recovery'",
)
_READ_ONLY: Final = 0o400


def hand_copy(database: Database, target: Path) -> None:
    """Write it to the new file `target`, while selling goes on. Raises Unavailable."""
    take(database, target)
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as rows:
            rows.execute("PRAGMA journal_mode = DELETE")
            rows.execute("PRAGMA secure_delete = ON")
            for statement in _LEFT_OUT:
                rows.execute(statement)
            rows.execute("VACUUM")
        target.chmod(_READ_ONLY)
    except FAULTS as error:
        raise translated(error, target) from error
