"""What the books hold about one person, and taking the person out of them for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId

if TYPE_CHECKING:
    from posapp.store.database import Database

_WRITTEN: Final = "SELECT number, kind, at, total FROM sale WHERE cashier = ? ORDER BY seq"
_BOUGHT: Final = "SELECT number, kind, at, total, note FROM sale WHERE customer = ? ORDER BY seq"
_OWED: Final = """SELECT sale.number, sale.at, tender.amount, tender.amount - coalesce((SELECT sum(part.amount)
    FROM settlement_part AS part WHERE part.sale = tender.sale AND part.tender = tender.n), 0) AS left_over
    FROM tender JOIN sale ON sale.id = tender.sale WHERE tender.customer = ? AND tender.state = 'owed'
    ORDER BY sale.seq, tender.n"""
_PAID: Final = "SELECT at, method, amount FROM settlement WHERE party = ? ORDER BY seq"
_OWNED: Final = """SELECT sale.number, sale.at, sale_line.name, share.quantity, share.amount
    FROM line_share AS share JOIN sale ON sale.id = share.sale
    JOIN sale_line ON sale_line.sale = share.sale AND sale_line.n = share.n
    WHERE share.owner = ? ORDER BY sale.seq, share.n"""
_GOODS: Final = "SELECT code, name, price, active FROM product WHERE owner = ? ORDER BY code"
_RECORDS: Final = {
    "record": "SELECT name, active FROM person WHERE id = ?",
    "role": "SELECT role, until FROM access WHERE person = ?",
    "member": "SELECT number, name, nickname, phone, active FROM member WHERE id = ?",
    "goods": _GOODS,
    "goods_sold": _OWNED,
    "bills_written": _WRITTEN,
    "bills_bought": _BOUGHT,
    "bills_owed": _OWED,
    "debts_paid": _PAID,
}
_COUNTS: Final = {
    "cashier": "SELECT count(*) FROM person WHERE role = 'cashier'",
    "customer": "SELECT count(*) FROM person WHERE role = 'customer'",
    "member": "SELECT count(*) FROM member",
    "code": "SELECT count(*) FROM access WHERE code IS NOT NULL",
    "bank": "SELECT count(*) FROM statement_text",
    "note": "SELECT count(*) FROM sale WHERE note <> '' AND place <> 'online'",
    "online": "SELECT count(*) FROM order_buyer",
}
_TABLES: Final = (("attempt", "person"), ("access", "person"), ("person", "id"), ("member", "id"))


class Erasure:
    """Reads and removes what can be told apart by a person's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> dict[str, int]:
        """How much of each kind of personal data there is."""
        rows = self._database.rows
        return {kind: rows.execute(sql).fetchone()[0] for kind, sql in _COUNTS.items()}

    def about(self, person: PersonId) -> dict[str, list[dict[str, object]]]:
        """Everything that is written about `person`: rows by kind, amounts in satang, quantities in thousandths."""
        rows = self._database.rows
        return {kind: [dict(row) for row in rows.execute(sql, (person,))] for kind, sql in _RECORDS.items()}

    def owed(self, person: PersonId) -> int:
        """Satang that `person` still owes, less what came back off those bills."""
        return int(sum(row["left_over"] for row in self._database.rows.execute(_OWED, (person,))))

    def people(self) -> list[tuple[PersonId, str, str]]:
        """Everybody whose name is kept: id, what the person is ("cashier", "customer", "member"), name."""
        rows = self._database.rows.execute(
            "SELECT id, role, name FROM person UNION ALL SELECT id, 'member', name FROM member"
        )
        return [(PersonId(row[0]), row[1], row[2]) for row in rows]

    def remove(self, person: PersonId) -> None:
        """Take name, phone, number, role and code out of the file, bytes and all; inside a write."""
        rows = self._database.rows
        rows.execute("PRAGMA secure_delete = ON")
        for table, column in _TABLES:
            rows.execute(f"DELETE FROM {table} WHERE {column} = ?", (person,))

    def remove_bank_texts(self) -> int:
        """Take what banks wrote beside payments out of the file; how many there were. Inside a write."""
        rows = self._database.rows
        rows.execute("PRAGMA secure_delete = ON")
        return rows.execute("DELETE FROM statement_text").rowcount
