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

Parts = dict[tuple[str, str], str]
Steps = frozenset[tuple[object, ...]]


def examine_file(rows: sqlite3.Connection, *, deep: bool) -> Iterator[Finding]:
    """What is wrong with the file under `rows`; `deep` compares every index with its table too."""
    yield from _header(rows)
    parts, steps = _new_file()
    yield from _schema(_parts(rows), parts)
    yield from _steps(_steps_of(rows), steps)
    check = "integrity_check" if deep else "quick_check"
    for (said,) in rows.execute(f"PRAGMA {check}({_SHOWN})"):
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


def _new_file() -> tuple[Parts, Steps]:
    """What a file that this program begins today is made of."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.apply(fresh, Path(), APPLICATION_ID)
        return _parts(fresh), _steps_of(fresh)


def _schema(found: Parts, expected: Parts) -> Iterator[Finding]:
    for part in sorted(found.keys() | expected.keys()):
        values = {"kind": part[0], "name": part[1]}
        if part not in expected:
            yield Finding("schema_extra", N_("The file has a {kind} {name} that does not belong there."), KEEP, values)
        elif part not in found:
            yield Finding("schema_missing", N_("The {kind} {name} is missing from the file."), KEEP, values)
        elif found[part] != expected[part]:
            yield Finding("schema_changed", N_("The {kind} {name} of the file was changed."), KEEP, values)


def _parts(rows: sqlite3.Connection) -> Parts:
    """The SQL of every table, index, trigger and view, by its type and name."""
    return {(kind, name): "" if name == _STEPS_TABLE else sql for kind, name, sql in rows.execute(_SCHEMA)}


def _steps_of(rows: sqlite3.Connection) -> Steps:
    return frozenset(map(tuple, rows.execute(f"SELECT * FROM {_STEPS_TABLE}")))


def _steps(found: Steps, expected: Steps) -> Iterator[Finding]:
    """The steps this file was brought up by are those a new file knows, to the letter."""
    for step in sorted(found ^ expected, key=str):
        said = N_("Table {table}, row {row}: it is not as the program wrote it.")
        yield Finding("row_mark", said, KEEP, {"table": _STEPS_TABLE, "row": step[0]})
