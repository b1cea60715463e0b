"""What reports read: their SELECTs, run on one connection, all of one table on the same moment's books."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.store.database import Database

Found = sqlite3.Row
"""A row a report found; its columns go by their names."""


def select(database: Database, statement: str, values: Mapping[str, object]) -> list[Found]:
    """The rows `statement` finds; its :names are bound to `values`."""
    return database.rows.execute(statement, values).fetchall()


@contextmanager
def one_moment(database: Database) -> Iterator[None]:
    """Whatever the block reads belongs together, although another thread or program sells meanwhile."""
    rows = database.rows
    if rows.in_transaction:
        yield
        return
    rows.execute("BEGIN")
    try:
        yield
    finally:
        rows.execute("ROLLBACK")
