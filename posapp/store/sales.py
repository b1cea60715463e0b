"""The sales book: bills, their lines and tenders; written once, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import SaleId, receipt_number, series
from posapp.store import sale_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.identity import SessionId
    from posapp.domain.sale import Sale
    from posapp.store.database import Database

_SALE: Final = """INSERT INTO sale (id, kind, terminal, seq, series, running, number, at, day, session, cashier, total,
    rounding, vat_rate, vat_taxed, vat_tax, discount_reason, customer, note, refers, reason, place, late)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LINE: Final = """INSERT INTO sale_line (sale, n, product, code, name, unit, quantity, price, list_price, discount,
    bill_discount, amount, reason, vat_exempt, owner, refers, restock, cost, parts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_TENDER: Final = """INSERT INTO tender (sale, n, method, amount, given, state, reference, customer)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_HEAD: Final = """SELECT sale.*, terminal.letter, old.number AS refers_number FROM sale
    JOIN terminal ON terminal.id = sale.terminal LEFT JOIN sale AS old ON old.id = sale.refers"""
_LINES: Final = "SELECT * FROM sale_line WHERE sale = ? ORDER BY n"
_TENDERS: Final = "SELECT * FROM tender WHERE sale = ? ORDER BY n"
_CALLED: Final = """SELECT id FROM product WHERE name LIKE ? ESCAPE '\\' UNION
    SELECT json_extract(body, '$.id') FROM journal WHERE kind = 'product' AND kind <> 'sale'
    AND json_extract(body, '$.name') LIKE ? ESCAPE '\\'"""
"""Goods that have, or once had, such a name."""

_SOLD_ON: Final = """SELECT day FROM goods_day WHERE product IN (SELECT value FROM json_each(:goods)) AND day >= :since
    UNION SELECT day FROM live_share WHERE product IN (SELECT value FROM json_each(:goods)) AND day >= :since
    ORDER BY day DESC"""
_OF_GOODS: Final = f"""{_HEAD} WHERE sale.day = ? AND EXISTS (SELECT 1 FROM sale_line WHERE sale_line.sale = sale.id
    AND sale_line.product IN (SELECT value FROM json_each(?)) AND sale_line.name LIKE ? ESCAPE '\\')
    ORDER BY sale.at DESC, sale.seq DESC LIMIT ?"""


class Sales:
    """Bills in and out. Nothing here is ever updated or deleted; triggers in the file see to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_number(self, letter: str, day: date) -> str:
        """The next receipt number of a till; to be asked for inside the write that uses it."""
        row = self._database.rows.execute(
            "SELECT max(running) FROM sale WHERE series = ?", (series(letter, day),)
        ).fetchone()
        return receipt_number(letter, day, (row[0] or 0) + 1)

    def write(self, sale: Sale, terminal: str, seq: int) -> None:
        """Write a bill that journal entry `seq` tells of."""
        rows = self._database.rows
        rows.execute(_SALE, sale_rows.head(sale, terminal, seq))
        rows.executemany(_LINE, sale_rows.lines(sale))
        rows.executemany(_TENDER, sale_rows.tenders(sale))

    def get(self, sale: SaleId) -> Sale | None:
        """The bill with this id."""
        return self._first(self._database.rows.execute(f"{_HEAD} WHERE sale.id = ?", (sale,)))

    def by_number(self, number: str) -> Sale | None:
        """The bill with this receipt number, as `read_number` gives it."""
        head, _dash, running = number.partition("-")
        if not running.isdecimal():
            return None
        return self._first(
            self._database.rows.execute(f"{_HEAD} WHERE sale.series = ? AND sale.running = ?", (head, int(running)))
        )

    def seq_of(self, sale: SaleId) -> int:
        """The journal entry that tells of a bill, 0 when there is no such bill."""
        row = self._database.rows.execute("SELECT seq FROM sale WHERE id = ?", (sale,)).fetchone()
        return row["seq"] if row else 0

    def refunds_of(self, sale: SaleId) -> list[Sale]:
        """The refunds of a bill, oldest first."""
        return self._all(f"{_HEAD} WHERE sale.refers = ? ORDER BY sale.seq", (sale,))

    def of_session(self, session: SessionId) -> list[Sale]:
        """The bills of a session, oldest first."""
        return self._all(f"{_HEAD} WHERE sale.session = ? ORDER BY sale.seq", (session,))

    def of_day(self, day: date, limit: int = 500) -> list[Sale]:
        """The newest `limit` bills of a day, newest first."""
        return self._all(
            f"{_HEAD} WHERE sale.day = ? ORDER BY sale.at DESC, sale.seq DESC LIMIT ?", (day.isoformat(), limit)
        )

    def newest(self, limit: int) -> list[Sale]:
        """The newest bills of all days."""
        return self._all(f"{_HEAD} ORDER BY sale.day DESC, sale.at DESC, sale.seq DESC LIMIT ?", (limit,))

    def with_total(self, satang: int, limit: int = 100) -> list[Sale]:
        """Bills of exactly this total, newest first."""
        return self._all(f"{_HEAD} WHERE sale.total = ? ORDER BY sale.at DESC LIMIT ?", (satang, limit))

    def with_goods(self, product: str, since: date, limit: int = 100) -> list[Sale]:
        """Bills since a day that hold goods sold under a name that has `product` in it, newest first.

        The sums of days tell on which days such goods were sold at all, so that years are searched in a moment.
        """
        pattern = "%" + product.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._database.rows
        goods = json.dumps([row[0] for row in rows.execute(_CALLED, (pattern, pattern))])
        found: list[Sale] = []
        for (day,) in rows.execute(_SOLD_ON, {"goods": goods, "since": since.isoformat()}).fetchall():
            found += self._all(_OF_GOODS, (day, goods, pattern, limit - len(found)))
            if len(found) == limit:
                break
        return found

    def _all(self, sql: str, values: Sequence[object]) -> list[Sale]:
        return [self._sale(row) for row in self._database.rows.execute(sql, values).fetchall()]

    def _first(self, found: sqlite3.Cursor) -> Sale | None:
        row = found.fetchone()
        return self._sale(row) if row else None

    def _sale(self, row: sqlite3.Row) -> Sale:
        rows = self._database.rows
        return sale_rows.sale(row, rows.execute(_LINES, (row["id"],)), rows.execute(_TENDERS, (row["id"],)))
