"""A snapshot of the books: taken while selling goes on, and asked how far the books in it had come."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.book_copy import Standing
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.seal import seal_code
from posapp.i18n import N_
from posapp.store import marks, migrations
from posapp.store.database import APPLICATION_ID
from posapp.store.faults import FAULTS, translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.store.database import Database

_T = TypeVar("_T")
_BOOK: Final = "SELECT book.grp, terminal.id, terminal.letter FROM book JOIN terminal ON terminal.id = book.terminal"
_NAME: Final = "SELECT value FROM option WHERE key = 'group.name'"
_HEAD: Final = "SELECT seq, hash FROM journal WHERE terminal = ? ORDER BY seq DESC LIMIT 1"
_BILLS: Final = "SELECT count(*), coalesce(sum(total), 0) FROM sale WHERE kind = ?"
_LAST: Final = "SELECT number, at, total FROM sale ORDER BY rowid DESC LIMIT 1"
_SEAL: Final = """SELECT journal.hash FROM cash_close JOIN journal USING (terminal, seq)
    ORDER BY cash_close.rowid DESC LIMIT 1"""
_OPEN: Final = """SELECT terminal.letter || ' ' || cash_session.day FROM cash_session
    JOIN terminal ON terminal.id = cash_session.terminal
    WHERE NOT EXISTS (SELECT 1 FROM cash_close WHERE cash_close.session = cash_session.id) ORDER BY cash_session.day"""
_SCHEMA: Final = """SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name <> '_sqlite_migrations'"""
_HEADS: Final = """SELECT terminal.id, terminal.letter, coalesce(max(journal.seq), 0) FROM terminal
    LEFT JOIN journal ON journal.terminal = terminal.id GROUP BY terminal.id"""
_SINCE: Final = "SELECT count(*), coalesce(sum(total), 0), count(DISTINCT day) FROM sale WHERE terminal = ? AND seq > ?"
_HEADER: Final = ("application_id", "user_version")
_STEPS: Final = (
    "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
)
_NOT_BOOKS: Final = (
    "copy_not_books",
    N_("The copy holds no books of this program, or they are damaged. Choose another copy."),
)


def take(database: Database, target: Path) -> None:
    """Write the books as they stand at this moment to the new file `target`, never holding up who writes.

    Raises Unavailable when the disk can't take it.
    """
    reader = database.sibling(read_only=True)
    try:
        reader.rows.execute("VACUUM INTO ?", (str(target),))
    except FAULTS as error:
        raise translated(error, target) from error
    finally:
        reader.close()


def standing_of(path: Path) -> Standing:
    """How far the books in the file `path`, which nobody writes, had come. Raises Refused `copy_not_books`."""
    return _asked(path, _standing)


def check_whole(path: Path) -> None:
    """Read every page of the file, which nobody writes, and its schema to the letter.

    Raises Refused `copy_not_books`, `copy_newer`, `copy_schema`, `copy_damaged`.
    """
    _asked(path, _check)


def heads_of(path: Path) -> dict[str, tuple[str, int]]:
    """The letter and the last entry's number of each till in the file, by the till's id."""
    return _asked(path, _heads)


def bills_after(database: Database, heads: dict[str, tuple[str, int]]) -> tuple[int, Money, int]:
    """The bills in the open books that came after `heads`: how many, their sum, and on how many days at most."""
    number, total, days = 0, 0, 0
    for (terminal,) in database.rows.execute("SELECT id FROM terminal").fetchall():
        _letter, seq = heads.get(terminal, ("", 0))
        bills, amount, on_days = database.rows.execute(_SINCE, (terminal, seq)).fetchone()
        number, total, days = number + bills, total + amount, days + on_days
    return number, Money(total), days


def open_days(database: Database) -> tuple[str, ...]:
    """The days nobody closed, each with the letter of its till ("A 2026-01-17")."""
    return tuple(row[0] for row in database.rows.execute(_OPEN))


def _asked(path: Path, ask: Callable[[sqlite3.Connection], _T]) -> _T:
    """What `ask` finds in the file, which is opened so that not even a lock is written beside it."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as rows:
            rows.execute("PRAGMA trusted_schema = OFF")
            return ask(rows)
    except (*FAULTS, TypeError) as error:
        raise Refused(*_NOT_BOOKS) from error


def _standing(rows: sqlite3.Connection) -> Standing:
    group, terminal, letter = rows.execute(_BOOK).fetchone()
    name = rows.execute(_NAME).fetchone()
    seq, head = rows.execute(_HEAD, (terminal,)).fetchone() or (0, b"")
    (sales, sold), (refunds, refunded) = (rows.execute(_BILLS, (kind,)).fetchone() for kind in ("sale", "refund"))
    number, at, total = rows.execute(_LAST).fetchone() or ("", "", 0)
    sealed = rows.execute(_SEAL).fetchone()
    return Standing(
        group=group,
        name=name[0] if name else "",
        terminal=terminal,
        letter=letter,
        seq=seq,
        head=bytes(head).hex(),
        version=rows.execute("PRAGMA user_version").fetchone()[0],
        sales=sales,
        refunds=refunds,
        days=rows.execute("SELECT count(*) FROM cash_close").fetchone()[0],
        sold=Money(sold),
        refunded=Money(refunded),
        last_number=number,
        last_at=at,
        last_total=Money(total),
        seal=seal_code(bytes(sealed[0])) if sealed else "",
        open_days=tuple(row[0] for row in rows.execute(_OPEN)),
    )


def _heads(rows: sqlite3.Connection) -> dict[str, tuple[str, int]]:
    return {terminal: (letter, seq) for terminal, letter, seq in rows.execute(_HEADS)}


def _check(rows: sqlite3.Connection) -> None:
    (application,), (version,) = (rows.execute(f"PRAGMA {name}").fetchone() for name in _HEADER)
    if application != APPLICATION_ID:
        raise Refused(*_NOT_BOOKS)
    if version > migrations.VERSION:
        raise Refused(
            "copy_newer",
            N_("A newer version of the program made this copy. Install the newer version to bring it back."),
        )
    if _parts(rows) != _parts_of(version):
        raise Refused(
            "copy_schema",
            N_("Somebody changed how the books in this copy are built, so it is not used. Choose another copy."),
        )
    if rows.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Refused("copy_damaged", N_("The books in this copy are damaged. Choose another copy."))


def _parts(rows: sqlite3.Connection) -> set[tuple[str, ...]]:
    return {tuple(row) for row in rows.execute(_SCHEMA)}


def _parts_of(version: int) -> set[tuple[str, ...]]:
    """The same of a new file of `version`."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        marks.install(fresh)
        fresh.execute(_STEPS)
        for step in migrations.STEPS[:version]:
            for statement in step.STATEMENTS:
                fresh.execute(statement)
        return _parts(fresh)
