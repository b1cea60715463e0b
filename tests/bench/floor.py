"""The floor of a sale: its rows written by bare sqlite3 in one durable transaction, without any of our rules."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_LINES: Final = 5


class BareTill:
    """Bare tables in WAL with full flushes; `sell` writes a bill of five lines as a plain program would."""

    def __init__(self, folder: Path) -> None:
        self.rows = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self.rows.execute("PRAGMA journal_mode = WAL")
        self.rows.execute("PRAGMA synchronous = FULL")
        self.rows.executescript(
            """CREATE TABLE sale (id TEXT PRIMARY KEY, number INTEGER, at TEXT, cashier TEXT, total INTEGER);
            CREATE TABLE line (sale TEXT, n INTEGER, product TEXT, name TEXT, quantity INTEGER, price INTEGER,
                amount INTEGER, PRIMARY KEY (sale, n)) WITHOUT ROWID;
            CREATE TABLE move (id INTEGER PRIMARY KEY, product TEXT, quantity INTEGER);
            CREATE INDEX move_product ON move (product, quantity);
            CREATE TABLE payment (sale TEXT, method TEXT, amount INTEGER);
            CREATE TABLE outbox (id INTEGER PRIMARY KEY, kind TEXT, subject TEXT, body TEXT);"""
        )
        self._number = 0

    def sell(self) -> None:
        """One bill."""
        self._number += 1
        sale = f"019bc9a0-0000-7000-8000-{self._number:012x}"
        goods = [f"019bc9a0-0000-7000-9000-{(self._number * 7 + n) % 2000:012x}" for n in range(_LINES)]
        self.rows.execute("BEGIN IMMEDIATE")
        self.rows.execute(
            "INSERT INTO sale VALUES (?, ?, ?, ?, ?)", (sale, self._number, "2026-01-17T09:00:00+07:00", "สมศรี", 17500)
        )
        self.rows.executemany(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(sale, n, one, "ข้าวแต๋นน้ำแตงโม", 1000, 3500, 3500) for n, one in enumerate(goods)],
        )
        self.rows.executemany("INSERT INTO move (product, quantity) VALUES (?, ?)", [(one, -1000) for one in goods])
        self.rows.execute("INSERT INTO payment VALUES (?, ?, ?)", (sale, "cash", 17500))
        self.rows.execute("INSERT INTO outbox (kind, subject, body) VALUES ('sale', ?, ?)", (sale, "x" * 590))
        self.rows.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self.rows.close()
