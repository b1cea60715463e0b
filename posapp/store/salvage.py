"""Reading what can still be read of a damaged file: a working copy of it, table by table, round the bad pages."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from posapp.store import migrations
from posapp.store.database import APPLICATION_ID, FILE_NAME
from posapp.store.faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Row = tuple[object, ...]

_PROBES: Final = 20_000
"""How many single rows are asked for between the two readable ends of a table."""
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"


def salvage(folder: Path, take: Callable[[str, Sequence[str], Iterator[Row]], None]) -> None:
    """Hand each table of the books in `folder` to `take`: its name, its columns, and the rows that can be read.

    The file itself is not touched. A table whose own description is lost is handed over by the one a new file has.
    Raises OSError when there is no room for a working copy, or nothing to read.
    """
    with TemporaryDirectory(prefix="raanrao-") as room:
        copy = Path(room) / FILE_NAME
        for end in ("", "-wal"):
            source = folder / f"{FILE_NAME}{end}"
            if not end or source.exists():
                shutil.copyfile(source, f"{copy}{end}")
        for table, columns, keyed in _shapes():
            take(table, columns, _readable(copy, table, columns, keyed=keyed))


def _shapes() -> list[tuple[str, list[str], bool]]:
    """The tables of a new file: name, columns, and whether their rows have a number of their own."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.apply(fresh, Path(), APPLICATION_ID)
        found = []
        for (table,) in fresh.execute(f"{_TABLES} ORDER BY name").fetchall():
            columns = [row[1] for row in fresh.execute(f"PRAGMA table_info({table})")]
            (sql,) = fresh.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            found.append((table, columns, "WITHOUT ROWID" not in sql))
        return found


def _readable(copy: Path, table: str, columns: Sequence[str], *, keyed: bool) -> Iterator[Row]:
    """The rows of `table` from its beginning to the first bad page, from its end back, and what lies between."""
    names = ", ".join(columns)
    if not keyed:
        yield from _walk(copy, f"SELECT {names} FROM {table}")
        return
    low = 0
    for row in _walk(copy, f"SELECT rowid, {names} FROM {table} NOT INDEXED ORDER BY rowid"):
        low = _number(row)
        yield row[1:]
    high = low
    for row in _walk(copy, f"SELECT rowid, {names} FROM {table} NOT INDEXED WHERE rowid > {low} ORDER BY rowid DESC"):
        high = _number(row)
        yield row[1:]
    for rowid in range(low + 1, min(high, low + _PROBES)):
        yield from _walk(copy, f"SELECT {names} FROM {table} NOT INDEXED WHERE rowid = {rowid}")


def _walk(copy: Path, sql: str) -> Iterator[Row]:
    """The rows `sql` finds until it meets something that can't be read."""
    try:
        with closing(sqlite3.connect(copy)) as rows:
            rows.execute("PRAGMA cell_size_check = ON")
            yield from rows.execute(sql)
    except FAULTS:
        return


def _number(row: Row) -> int:
    number = row[0]
    return number if isinstance(number, int) else 0
