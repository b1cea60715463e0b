"""The file itself: its header, its schema to the letter, its pages and its references."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.store import migrations
from posapp.store.audit.finding import KEEP, Finding
from posapp.store.database import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS_TABLE: Final = "_sqlite_migrations"
"""Kept by the migrations library, which words its SQL as it likes."""

_SCHEMA: Final = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
_SHOWN: Final = 20


def examine_file(rows: sqlite3.Connection) -> Iterator[Finding]:
    """What is wrong with the file under `rows`."""
    yield from _header(rows)
    yield from _schema(rows)
    for (said,) in rows.execute(f"PRAGMA integrity_check({_SHOWN})"):
        if said != "ok":
            yield Finding("file_pages", N_("The file is damaged: {said}."), KEEP, {"said": said})
    for number, row in enumerate(rows.execute("PRAGMA foreign_key_check")):
        if number < _SHOWN:
            values = {"table": row[0], "row": row[1], "other": row[2]}
            said = N_("Table {table}, row {row}: it belongs to a row of table {other} that is not there.")
            yield Finding("file_reference", said, KEEP, values)


def _header(rows: sqlite3.Connection) -> Iterator[Finding]:
    for name, expected in (
        ("application_id", APPLICATION_ID),
        ("user_version", migrations.VERSION),
        ("journal_mode", "wal"),
        ("encoding", "UTF-8"),
    ):
        (got,) = rows.execute(f"PRAGMA {name}").fetchone()
        if got != expected:
            values = {"name": name, "found": got, "expected": expected}
            yield Finding("file_header", N_("The head of the file says {name} {found}, not {expected}."), KEEP, values)


def _schema(rows: sqlite3.Connection) -> Iterator[Finding]:
    found, expected = _parts(rows), _expected_parts()
    for part in sorted(found.keys() | expected.keys()):
        values = {"kind": part[0], "name": part[1]}
        if part not in expected:
            yield Finding("schema_extra", N_("The file has a {kind} {name} that does not belong there."), KEEP, values)
        elif part not in found:
            yield Finding("schema_missing", N_("The {kind} {name} is missing from the file."), KEEP, values)
        elif found[part] != expected[part]:
            yield Finding("schema_changed", N_("The {kind} {name} of the file was changed."), KEEP, values)


def _parts(rows: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The SQL of every table, index, trigger and view, by its type and name."""
    return {(kind, name): "" if name == _STEPS_TABLE else sql for kind, name, sql in rows.execute(_SCHEMA)}


def _expected_parts() -> dict[tuple[str, str], str]:
    """The same of a new file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.apply(fresh, Path(), APPLICATION_ID)
        return _parts(fresh)
