"""The papers of the stock book: each with the movements it posted and the lots that began with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import EntryId, series
from posapp.store.stock_facts import iso_day, to_entry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.stock import StockEntry
    from posapp.store.database import Database

_WRITE: Final = """INSERT INTO stock_entry (id, kind, terminal, seq, number, at, day, actor, party, note, subject,
    reverses, labour, planned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LOT: Final = "INSERT INTO lot (id, product, terminal, seq, code, made, expires) VALUES (?, ?, ?, ?, ?, ?, ?)"
_MOVES: Final = "SELECT * FROM stock_move WHERE terminal = ? AND seq = ? ORDER BY n"
_LOTS: Final = "SELECT * FROM lot WHERE terminal = ? AND seq = ? ORDER BY rowid"


class Entries:
    """Stock papers in and out. Nothing here is ever updated or deleted; triggers in the file see to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_number(self, letter: str, day: date) -> str:
        """The next number of a till's stock papers in a year: "A69-G00012"; for the write that uses it."""
        head = f"{series(letter, day)}-G"
        row = self._database.rows.execute(
            "SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM stock_entry WHERE number GLOB ?",
            (len(head) + 1, f"{head}*"),
        ).fetchone()
        return f"{head}{(row[0] or 0) + 1:05d}"

    def write(self, entry: StockEntry, terminal: str, seq: int) -> None:
        """Write the head of a paper that journal entry `seq` tells of, and its new lots; its moves are posted apart."""
        rows = self._database.rows
        at, day = entry.at.isoformat(timespec="seconds"), entry.day.isoformat()
        rows.execute(
            _WRITE,
            (
                *(entry.id, entry.kind.value, terminal, seq, entry.number, at, day, entry.by, entry.party, entry.note),
                *(entry.subject, entry.reverses, entry.labour.satang, entry.planned.milli),
            ),
        )
        rows.executemany(
            _LOT,
            [
                (lot.id, lot.product, terminal, seq, lot.code, iso_day(lot.made), iso_day(lot.expires))
                for lot in entry.lots
            ],
        )

    def get(self, entry: EntryId) -> StockEntry | None:
        """The paper with this id."""
        return next(iter(self._all("WHERE id = ?", (entry,))), None)

    def numbered(self, number: str) -> StockEntry | None:
        """The paper with this number."""
        return next(iter(self._all("WHERE number = ?", (number,))), None)

    def reversal_of(self, entry: EntryId) -> StockEntry | None:
        """The paper that took `entry` back."""
        return next(iter(self._all("WHERE reverses = ? AND reverses <> ''", (entry,))), None)

    def of_subject(self, subject: str) -> list[StockEntry]:
        """The papers of a recipe, a stocktake or a market event, oldest first."""
        return self._all("WHERE subject = ? AND subject <> '' ORDER BY terminal, seq", (subject,))

    def newest(self, limit: int, kind: str = "") -> list[StockEntry]:
        """The newest papers (of one kind), newest first."""
        where, values = ("WHERE kind = ?", (kind,)) if kind else ("", ())
        return self._all(f"{where} ORDER BY day DESC, at DESC, seq DESC LIMIT ?", (*values, limit))

    def _all(self, where: str, values: Sequence[object]) -> list[StockEntry]:
        heads = self._database.rows.execute(f"SELECT * FROM stock_entry {where}", values).fetchall()
        return [self._entry(head) for head in heads]

    def _entry(self, head: sqlite3.Row) -> StockEntry:
        rows, act = self._database.rows, (head["terminal"], head["seq"])
        return to_entry(head, rows.execute(_MOVES, act), rows.execute(_LOTS, act))
