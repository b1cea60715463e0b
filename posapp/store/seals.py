"""The seals: which entry closed each day, and which entry a code on paper stands for; of every till in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import SessionId, Terminal
from posapp.domain.money import Money
from posapp.domain.seal import Seal, seal_code
from posapp.store import facts

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from posapp.domain.seal import PaperCode
    from posapp.store.database import Database

_CLOSES: Final = """SELECT cash_close.session, cash_close.terminal, terminal.letter, book.grp, cash_session.number,
        cash_session.day, cash_close.at, cash_close.seq, perpetual_sold, perpetual_refunded, journal.hash,
        (SELECT before.hash FROM cash_close AS earlier JOIN journal AS before
            ON before.terminal = earlier.terminal AND before.seq = earlier.seq
            WHERE earlier.terminal = cash_close.terminal AND earlier.seq < cash_close.seq
            ORDER BY earlier.seq DESC LIMIT 1) AS previous
    FROM cash_close JOIN cash_session ON cash_session.id = cash_close.session
    JOIN terminal ON terminal.id = cash_close.terminal JOIN book
    JOIN journal ON journal.terminal = cash_close.terminal AND journal.seq = cash_close.seq"""
_OF_SESSION: Final = f"{_CLOSES} WHERE cash_close.session = ?"
_OF_DAY: Final = f"{_CLOSES} WHERE cash_session.day = ? ORDER BY cash_close.at, cash_close.seq"
_NEWEST: Final = f"{_CLOSES} ORDER BY cash_close.at DESC, cash_close.seq DESC LIMIT ?"
_NUMBERED: Final = f"{_CLOSES} WHERE cash_session.number = ? ORDER BY cash_close.at"
_LIKE: Final = """SELECT terminal, seq, kind, at, hash, json_extract(body, '$.id') AS subject FROM journal
    WHERE rowid = (SELECT rowid FROM journal WHERE hash >= ? ORDER BY hash LIMIT 1)"""
_RECOVERED: Final = """SELECT at FROM journal WHERE terminal = ? AND kind = 'recovery' AND seq BETWEEN ? AND ?
    ORDER BY seq"""
_TILLS: Final = "SELECT id, letter, grp FROM terminal JOIN book ORDER BY terminal.rowid"
_ALL: Final = -1


@dataclass(frozen=True, slots=True)
class Coded:
    """The journal entry a code stands for."""

    terminal: str
    seq: int
    kind: str
    at: str
    subject: str


class Seals:
    """What closed days, and single bills, are known by on paper."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_session(self, session: SessionId) -> Seal | None:
        """The seal of a day, None while it is open."""
        row = self._database.rows.execute(_OF_SESSION, (session,)).fetchone()
        return _seal(row) if row else None

    def of_day(self, day: date) -> list[Seal]:
        """The seals of a calendar day, in the order its sessions were closed."""
        return [_seal(row) for row in self._database.rows.execute(_OF_DAY, (day.isoformat(),))]

    def newest(self, limit: int = _ALL) -> list[Seal]:
        """The newest seals, newest first."""
        return [_seal(row) for row in self._database.rows.execute(_NEWEST, (limit,))]

    def numbered(self, number: int) -> list[Seal]:
        """The seals of the days with this number, one of each till that has one."""
        return [_seal(row) for row in self._database.rows.execute(_NUMBERED, (number,))]

    def entry_of(self, code: PaperCode) -> Coded | None:
        """The entry whose hash begins as `code` says."""
        row = self._database.rows.execute(_LIKE, (code.prefix,)).fetchone()
        if row is None or not code.fits(row["hash"]):
            return None
        return Coded(row["terminal"], row["seq"], row["kind"], row["at"], row["subject"])

    def first_day(self) -> date | None:
        """The earliest day of all, None when none was ever opened."""
        (day,) = self._database.rows.execute("SELECT min(day) FROM cash_session").fetchone()
        return facts.day(day) if day else None

    def tills(self) -> list[Terminal]:
        """Every till that ever wrote in this file, in the order they began."""
        return [Terminal(*row) for row in self._database.rows.execute(_TILLS)]

    def last_seq(self, till: Terminal) -> int:
        """The newest entry of a till's chain, 0 for none."""
        row = self._database.rows.execute("SELECT max(seq) FROM journal WHERE terminal = ?", (till.id,)).fetchone()
        return row[0] or 0

    def link_at(self, terminal: str, seq: int) -> str:
        """The hash (hex) of an entry as it stands, empty where there is none."""
        sql = "SELECT hash FROM journal WHERE terminal = ? AND seq = ?"
        row = self._database.rows.execute(sql, (terminal, seq)).fetchone()
        return row["hash"].hex() if row else ""

    def recovered(self, terminal: str, first: int, last: int) -> list[str]:
        """When the treasurer's recovery numbers were used, among the entries `first` to `last` of a till."""
        return [row["at"] for row in self._database.rows.execute(_RECOVERED, (terminal, first, last))]


def _seal(row: sqlite3.Row) -> Seal:
    return Seal(
        SessionId(row["session"]),
        Terminal(row["terminal"], row["letter"], row["grp"]),
        row["number"],
        facts.day(row["day"]),
        facts.moment(row["at"]),
        row["seq"],
        Money(row["perpetual_sold"]),
        Money(row["perpetual_refunded"]),
        row["hash"].hex(),
        seal_code(row["previous"]) if row["previous"] else "",
    )
