"""The tables of the books as plain rows: read out whole, and written into new books."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.store import marks
from posapp.store.database import FILE_NAME, create
from posapp.store.faults import FAULTS, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from posapp.store.database import Database

Cell = str | int | bytes | None

_TABLES: Final = """SELECT name FROM sqlite_schema WHERE type = 'table'
    AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> '_sqlite_migrations' ORDER BY rootpage"""
_NOT_ROWS: Final = (
    "data_not_rows",
    N_("The files in this folder are not the data of one group as this program wrote them. Choose another folder."),
)


def names(database: Database) -> list[str]:
    """All tables, in the order they were made."""
    return [row[0] for row in database.rows.execute(_TABLES).fetchall()]


def columns(database: Database, table: str) -> dict[str, str]:
    """The columns of `table`, each with its type ("TEXT", "INTEGER", "BLOB")."""
    return {row["name"]: row["type"] for row in database.rows.execute(f'PRAGMA table_info("{table}")')}


def rows_of(database: Database, table: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of `table` in the order they lie in the file."""
    rows = database.rows.cursor()
    rows.row_factory = None
    yield from rows.execute(f'SELECT * FROM "{table}"')


def write_new(folder: Path, rows: Callable[[str, tuple[str, ...]], Iterable[tuple[Cell, ...]]]) -> None:
    """Make new books in `folder` with what `rows` gives for each table and its columns.

    Raises Refused `data_not_rows` when the rows don't fit, or Unavailable.
    """
    create(folder)
    path = folder / FILE_NAME
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            marks.install(connection)
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            for (table,) in connection.execute(_TABLES).fetchall():
                told = tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{table}")'))
                places = ", ".join("?" * len(told))
                connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows(table, told))
            connection.execute("COMMIT")
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, OverflowError) as error:
        raise Refused(*_NOT_ROWS) from error
    except FAULTS as error:
        raise translated(error, path) from error
