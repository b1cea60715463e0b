"""Bank statements that were read, what was said of each line, and the payments they should show."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.domain.statement import (
    BANK_ZONE,
    BankLine,
    LineKey,
    Payment,
    PaymentKey,
    Statement,
    StatementLine,
    Verdict,
)
from posapp.domain.tender import TenderState
from posapp.store.facts import moment
from posapp.store.marks import mark_of
from posapp.store.transfers import STATE_NOW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from posapp.domain.statement import Word
    from posapp.store.database import Database

_DAY_SIGNS: Final = 10
_MINUTE_SIGNS: Final = 16
_STATEMENT: Final = """INSERT INTO statement (id, terminal, seq, at, actor, bank, account, first, last, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LINE: Final = "INSERT INTO statement_line (statement, n, at, amount, reference, nth) VALUES (?, ?, ?, ?, ?, ?)"
_TEXT: Final = "INSERT INTO statement_text (statement, n, text, mark) VALUES (?, ?, ?, ?)"
_WORD: Final = """INSERT INTO statement_match (terminal, seq, k, statement, n, verdict, sale, tender, note, at, actor)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
# The newest word on a line counts.
_NEWEST: Final = """NOT EXISTS (SELECT 1 FROM statement_match AS later
    WHERE later.statement = word.statement AND later.n = word.n
    AND (later.terminal, later.seq, later.k) > (word.terminal, word.seq, word.k))"""
_LINES: Final = f"""SELECT line.*, statement.bank, coalesce(said.text, '') AS text,
    word.verdict, word.sale, word.tender, word.note
    FROM statement_line AS line JOIN statement ON statement.id = line.statement
    LEFT JOIN statement_text AS said ON said.statement = line.statement AND said.n = line.n
    LEFT JOIN statement_match AS word ON word.statement = line.statement AND word.n = line.n AND {_NEWEST}"""
_PAYMENTS: Final = f"""SELECT tender.sale, tender.n, sale.number, sale.at, sale.day, tender.method, tender.amount,
    tender.reference, {STATE_NOW} AS state FROM sale CROSS JOIN tender ON tender.sale = sale.id
    WHERE tender.state IN ('waiting', 'seen', 'disputed') AND tender.amount > 0"""
_MATCHED: Final = f"""SELECT word.sale, word.tender, word.statement, word.n FROM statement_match AS word
    WHERE word.sale IN (SELECT value FROM json_each(?)) AND word.sale <> '' AND word.verdict = 'matched'
    AND {_NEWEST}"""


class Statements:
    """Lines in and out. Nothing here is ever updated; only what the bank wrote beside a line can be erased."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, statement: Statement, terminal: str, seq: int) -> None:
        """Write a statement that journal entry `seq` tells of, with its lines."""
        rows = self._database.rows
        rows.execute(
            _STATEMENT,
            (
                *(statement.id, terminal, seq, statement.at.isoformat(timespec="seconds"), statement.by),
                *(statement.bank, statement.account, statement.first.isoformat(), statement.last.isoformat()),
                statement.digest,
            ),
        )
        rows.executemany(_LINE, [(statement.id, *line) for line in of_lines(statement.lines)])
        texts = [(statement.id, line.n, line.text) for line in statement.lines if line.text]
        rows.executemany(_TEXT, [(*text, mark_of("statement_text", *text)) for text in texts])

    def write_words(self, words: Sequence[Word], terminal: str, seq: int, said: tuple[datetime, PersonId]) -> None:
        """Write what is said of lines now; `said` is when and by whom."""
        at, by = said[0].isoformat(timespec="seconds"), said[1]
        self._database.rows.executemany(
            _WORD,
            [(terminal, seq, k, *of_word(word), at, by) for k, word in enumerate(words, start=1)],
        )

    def known(self, digest: str) -> str:
        """The id of the statement read from this very file, empty when it is new."""
        row = self._database.rows.execute("SELECT id FROM statement WHERE digest = ?", (digest,)).fetchone()
        return str(row["id"]) if row else ""

    def all(self) -> list[Statement]:
        """What was read, newest first, without the lines."""
        rows = self._database.rows.execute("SELECT * FROM statement ORDER BY at DESC, seq DESC")
        return [
            Statement(
                *(row["id"], moment(row["at"]), PersonId(row["actor"]), row["bank"], row["account"]),
                *(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row["digest"]),
            )
            for row in rows
        ]

    def counts(self, bank: str, account: str, first: date, last: date) -> Counter[tuple[str, int, str]]:
        """How many lines of an account there are already of each minute (or day), amount and reference.

        A list that doesn't name its bank or account may be of any.
        """
        rows = self._database.rows.execute(
            "SELECT substr(line.at, 1, ?) AS minute, line.amount, line.reference, max(line.nth) AS most "
            "FROM statement_line AS line JOIN statement ON statement.id = line.statement "
            "WHERE (statement.bank = ? OR '' IN (?, statement.bank)) "
            "AND (statement.account = ? OR '' IN (?, statement.account)) "
            "AND line.at >= ? AND line.at < ? GROUP BY 1, 2, 3",
            (_MINUTE_SIGNS, bank, bank, account, account, *_span(first, last)),
        )
        return Counter({(row["minute"], row["amount"], row["reference"]): row["most"] for row in rows})

    def lines(self, first: date, last: date) -> list[BankLine]:
        """The lines of these days by the calendar, oldest first."""
        rows = self._database.rows.execute(
            f"{_LINES} WHERE line.at >= ? AND line.at < ? ORDER BY line.at, line.statement, line.n", _span(first, last)
        )
        return [_bank_line(row) for row in rows]

    def line(self, key: LineKey) -> BankLine | None:
        """One line as it stands today."""
        row = self._database.rows.execute(
            f"{_LINES} WHERE line.statement = ? AND line.n = ?", (key.statement, key.n)
        ).fetchone()
        return _bank_line(row) if row else None

    def payments(self, first: date, last: date) -> list[Payment]:
        """The transfers that paid bills of these days of the books, oldest first."""
        rows = self._database.rows.execute(
            f"{_PAYMENTS} AND sale.day BETWEEN ? AND ? ORDER BY sale.at, tender.sale, tender.n",
            (first.isoformat(), last.isoformat()),
        )
        return [_payment(row) for row in rows]

    def payment(self, key: PaymentKey) -> Payment | None:
        """One transfer that paid a bill."""
        row = self._database.rows.execute(f"{_PAYMENTS} AND sale.id = ? AND tender.n = ?", (key.id, key.n)).fetchone()
        return _payment(row) if row else None

    def matched(self, payments: Sequence[PaymentKey]) -> dict[PaymentKey, LineKey]:
        """The line each of `payments` was found on; those not found are left out."""
        found = self._database.rows.execute(_MATCHED, (json.dumps(sorted({key.id for key in payments})),))
        return {PaymentKey(row["sale"], row["tender"]): LineKey(row["statement"], row["n"]) for row in found}


def of_lines(lines: Sequence[StatementLine]) -> list[tuple[int, str, int, str, int]]:
    """Lines as their rows say them: number, moment, satang, reference, and which of its equals."""
    return [(line.n, line_moment(line), line.amount.satang, line.reference, line.nth) for line in lines]


def of_word(word: Word) -> tuple[str, int, str, str, int, str]:
    """A word as its row says it."""
    return (*(word.key.statement, word.key.n, word.verdict.value), *(word.payment.id, word.payment.n, word.note))


def line_moment(line: StatementLine) -> str:
    """When a line is: a day alone where the bank wrote no time."""
    return line.at.isoformat(timespec="seconds") if line.timed else line.at.date().isoformat()


def _span(first: date, last: date) -> tuple[str, str]:
    """From the first to behind the last moment of these days, as the rows say them."""
    return first.isoformat(), (last + timedelta(days=1)).isoformat()


def _bank_line(row: sqlite3.Row) -> BankLine:
    timed = len(row["at"]) > _DAY_SIGNS
    return BankLine(
        LineKey(row["statement"], row["n"]),
        StatementLine(
            row["n"],
            moment(row["at"]) if timed else datetime.combine(date.fromisoformat(row["at"]), time(), BANK_ZONE),
            timed,
            Money(row["amount"]),
            row["reference"],
            row["text"],
            row["nth"],
        ),
        row["bank"],
        Verdict(row["verdict"]) if row["verdict"] else None,
        PaymentKey(row["sale"] or "", row["tender"] or 0),
        row["note"] or "",
    )


def _payment(row: sqlite3.Row) -> Payment:
    return Payment(
        PaymentKey(row["sale"], row["n"]),
        row["number"],
        moment(row["at"]),
        date.fromisoformat(row["day"]),
        row["method"],
        Money(row["amount"]),
        TenderState(row["state"]),
        row["reference"],
    )
