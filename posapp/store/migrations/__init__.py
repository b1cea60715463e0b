"""The steps that bring a books file from one version to the next: frozen SQL, one transaction each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Unavailable
from posapp.i18n import N_
from posapp.store import marks
from posapp.store.migrations import m0001_books, m0002_goods, m0003_treasurer, m0004_shops

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlite_utils import Database as UtilsDatabase

STEPS: Final = (m0001_books, m0002_goods, m0003_treasurer, m0004_shops)
VERSION: Final = len(STEPS)
"""The version this program writes; kept in the file as `user_version`."""


def apply(connection: sqlite3.Connection, path: Path, application_id: int) -> None:
    """Run the missing steps on `connection`; an older file is copied to books-vN.db and that copy read back first."""
    marks.install(connection)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version:
        _copy_aside(connection, path.with_name(f"books-v{version}.db"))
    else:
        connection.execute("PRAGMA journal_mode = WAL")
    # Loading sqlite-utils takes longer than opening the books, and a current file never needs it.
    from sqlite_utils import Database as UtilsDatabase
    from sqlite_utils.migrations import Migrations

    registry = Migrations("raanrao")
    for number, step in enumerate(STEPS, start=1):
        registry(name=step.NAME)(_Step(number, step.STATEMENTS, application_id))
    registry.apply(UtilsDatabase(connection, execute_plugins=False))


class _Step:
    """One migration as sqlite-utils calls it: its statements and its version number, in one transaction."""

    def __init__(self, number: int, statements: Sequence[str], application_id: int) -> None:
        self.__name__ = f"step_{number}"
        self._statements = (
            *statements,
            f"PRAGMA application_id = {application_id}",
            f"PRAGMA user_version = {number}",
        )

    def __call__(self, db: UtilsDatabase, /) -> None:
        for statement in self._statements:
            db.execute(statement)


def _copy_aside(connection: sqlite3.Connection, copy: Path) -> None:
    """Set a copy of the file aside and read it back; an upgrade that fails half-way in the world can go back to it."""
    copy.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as check:
        sound = check.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        same = _counts(check) == _counts(connection)
    if not (sound and same):
        raise Unavailable(
            "copy_failed",
            N_("A safe copy could not be made before the upgrade, so nothing was changed. Check the disk {folder}."),
            folder=copy.parent,
        )


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
