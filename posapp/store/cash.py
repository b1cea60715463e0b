"""The cash book: sessions, money in and out, and closes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.cash import CashClose, CashMove, CashMoveKind, CashSession
from posapp.domain.identity import PersonId, SessionId
from posapp.domain.money import Money
from posapp.store import facts
from posapp.store.summaries import sum_up

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from posapp.store.database import Database

_SESSION: Final = "SELECT * FROM cash_session"
_OPEN: Final = f"""{_SESSION} WHERE terminal = ? AND NOT EXISTS
    (SELECT 1 FROM cash_close WHERE cash_close.session = cash_session.id) ORDER BY number DESC LIMIT 1"""


class Cash:
    """Sessions of every till in the file; at most one of a till is open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_session(self, terminal: str) -> CashSession | None:
        """The session that is open at a till."""
        return self._session(_OPEN, terminal)

    def session(self, session: SessionId) -> CashSession | None:
        """The session with this id."""
        return self._session(f"{_SESSION} WHERE id = ?", session)

    def sessions_of(self, day: date) -> list[CashSession]:
        """The sessions of a day, in the order they were opened."""
        rows = self._database.rows.execute(f"{_SESSION} WHERE day = ? ORDER BY opened_at", (day.isoformat(),))
        return [_read_session(row) for row in rows]

    def next_number(self, terminal: str) -> int:
        """The Z number the next session of a till gets."""
        row = self._database.rows.execute(
            "SELECT max(number) FROM cash_session WHERE terminal = ?", (terminal,)
        ).fetchone()
        return (row[0] or 0) + 1

    def write_session(self, session: CashSession, terminal: str, seq: int) -> None:
        """Write the opening that journal entry `seq` tells of, and the sums of the days before it."""
        sum_up(self._database.rows)
        count = facts.of_count(session.count)
        self._database.rows.execute(
            "INSERT INTO cash_session (id, terminal, number, seq, day, opened_at, opened_by, opening, count, counted) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                session.id,
                terminal,
                session.number,
                seq,
                session.day.isoformat(),
                session.opened_at.isoformat(timespec="seconds"),
                session.opened_by,
                session.opening.satang,
                json.dumps(count) if count is not None else None,
                int(session.counted),
            ),
        )

    def write_move(self, move: CashMove, terminal: str, seq: int) -> None:
        """Write money in or out that journal entry `seq` tells of."""
        self._database.rows.execute(
            "INSERT INTO cash_move (id, session, terminal, seq, kind, amount, reason, at, actor) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                move.id,
                move.session,
                terminal,
                seq,
                move.kind.value,
                move.amount.satang,
                move.reason,
                move.at.isoformat(timespec="seconds"),
                move.by,
            ),
        )

    def moves(self, session: SessionId) -> list[CashMove]:
        """Money put in and taken out during a session, oldest first."""
        rows = self._database.rows.execute("SELECT * FROM cash_move WHERE session = ? ORDER BY seq", (session,))
        return [_read_move(row) for row in rows]

    def write_close(self, close: CashClose, terminal: str, seq: int) -> None:
        """Write the end of a session that journal entry `seq` tells of."""
        count = facts.of_count(close.count)
        totals = facts.of_totals(close.totals) if close.totals else None
        self._database.rows.execute(
            "INSERT INTO cash_close (session, terminal, seq, at, expected, counted, count, reason, actor, witness, "
            "totals, first_seq, last_seq, perpetual_sold, perpetual_refunded) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                close.session,
                terminal,
                seq,
                close.at.isoformat(timespec="seconds"),
                close.expected.satang,
                close.counted.satang,
                json.dumps(count) if count is not None else None,
                close.reason,
                close.by,
                close.witness,
                json.dumps(totals),
                close.first_seq,
                close.last_seq,
                close.perpetual_sold.satang,
                close.perpetual_refunded.satang,
            ),
        )

    def close_of(self, session: SessionId) -> CashClose | None:
        """How a session ended, None while it is open."""
        return self._close("SELECT * FROM cash_close WHERE session = ?", session)

    def last_close(self, terminal: str) -> CashClose | None:
        """The newest close of a till."""
        return self._close("SELECT * FROM cash_close WHERE terminal = ? ORDER BY seq DESC LIMIT 1", terminal)

    def seq_of_close(self, session: SessionId) -> int:
        """The journal entry that tells of a close, 0 while the session is open."""
        row = self._database.rows.execute("SELECT seq FROM cash_close WHERE session = ?", (session,)).fetchone()
        return row["seq"] if row else 0

    def _session(self, sql: str, key: str) -> CashSession | None:
        row = self._database.rows.execute(sql, (key,)).fetchone()
        return _read_session(row) if row else None

    def _close(self, sql: str, key: str) -> CashClose | None:
        row = self._database.rows.execute(sql, (key,)).fetchone()
        return _read_close(row) if row else None


def _read_session(row: sqlite3.Row) -> CashSession:
    return CashSession(
        SessionId(row["id"]),
        row["terminal"],
        row["number"],
        facts.day(row["day"]),
        facts.moment(row["opened_at"]),
        PersonId(row["opened_by"]),
        Money(row["opening"]),
        facts.to_count(json.loads(row["count"])) if row["count"] else None,
        bool(row["counted"]),
    )


def _read_move(row: sqlite3.Row) -> CashMove:
    return CashMove(
        row["id"],
        SessionId(row["session"]),
        CashMoveKind(row["kind"]),
        Money(row["amount"]),
        row["reason"],
        facts.moment(row["at"]),
        PersonId(row["actor"]),
    )


def _read_close(row: sqlite3.Row) -> CashClose:
    totals = json.loads(row["totals"])
    return CashClose(
        session=SessionId(row["session"]),
        at=facts.moment(row["at"]),
        expected=Money(row["expected"]),
        counted=Money(row["counted"]),
        by=PersonId(row["actor"]),
        witness=PersonId(row["witness"]),
        count=facts.to_count(json.loads(row["count"])) if row["count"] else None,
        reason=row["reason"],
        totals=facts.to_totals(totals) if totals else None,
        first_seq=row["first_seq"],
        last_seq=row["last_seq"],
        perpetual_sold=Money(row["perpetual_sold"]),
        perpetual_refunded=Money(row["perpetual_refunded"]),
    )
