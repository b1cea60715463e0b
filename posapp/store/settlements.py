"""What is owed, and what came for it: open payments of bills, and settlements that clear them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.settlement import ONLINE, SCHEME, Debt, Owing, Part, Settlement
from posapp.domain.statement import Payment, PaymentKey
from posapp.domain.tender import CASH, ON_ACCOUNT, TenderState
from posapp.store.facts import moment
from posapp.store.transfers import STATE_NOW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from posapp.store.database import Database

# What a scheme or a shop gave back to a customer comes off the bill it was paid by; an order knows its shop.
_OPEN: Final = f"""SELECT * FROM (SELECT tender.sale, tender.n, sale.number, sale.at, sale.day, tender.method,
    coalesce((SELECT shop FROM web_order WHERE web_order.sale = coalesce(sale.refers, sale.id)
        AND web_order.sale <> ''), tender.customer) AS customer,
    coalesce(sale.refers, '') AS refers, {STATE_NOW} AS state, tender.amount
    - coalesce((SELECT sum(part.amount) FROM settlement_part AS part
        WHERE part.sale = tender.sale AND part.tender = tender.n), 0)
    + coalesce((SELECT sum(back.amount) FROM sale AS refund JOIN tender AS back ON back.sale = refund.id
        WHERE refund.refers = tender.sale AND back.method = tender.method AND back.state = 'received'
        AND NOT EXISTS (SELECT 1 FROM tender AS earlier WHERE earlier.sale = tender.sale
            AND earlier.method = tender.method AND earlier.n < tender.n)), 0) AS open
    FROM tender JOIN sale ON sale.id = tender.sale
    WHERE tender.state = 'owed' AND tender.state <> 'received' AND tender.method = ?)
    WHERE open <> 0 AND state = 'owed' ORDER BY at, sale, n"""
_METHODS: Final = {Owing.CUSTOMER: ON_ACCOUNT, Owing.SCHEME: SCHEME, Owing.SHOP: ONLINE}
_WRITE: Final = """INSERT INTO settlement (id, terminal, seq, at, day, actor, owed, party, method, amount, note,
    reverses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_PART: Final = "INSERT INTO settlement_part (settlement, sale, tender, amount) VALUES (?, ?, ?, ?)"


class Settlements:
    """Debts and their settling. Nothing here is ever updated or deleted; a mistake is reversed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_debts(self, owing: Owing) -> list[Debt]:
        """What customers, schemes or shops still owe, bill by bill, oldest first; below zero what is owed back."""
        return [_debt(row) for row in self._database.rows.execute(_OPEN, (_METHODS[owing],))]

    def write(self, settlement: Settlement, terminal: str, seq: int) -> None:
        """Write a settlement that journal entry `seq` tells of."""
        rows = self._database.rows
        rows.execute(
            _WRITE,
            (
                *(settlement.id, terminal, seq, settlement.at.isoformat(timespec="seconds")),
                *(settlement.day.isoformat(), settlement.by, settlement.owing.value, settlement.party),
                *(settlement.method, settlement.amount.satang, settlement.note, settlement.reverses),
            ),
        )
        rows.executemany(_PART, [(settlement.id, part.sale, part.n, part.amount.satang) for part in settlement.parts])

    def get(self, settlement: str) -> Settlement | None:
        """The settlement with this id."""
        return next(iter(self._all("WHERE id = ?", (settlement,))), None)

    def reversal_of(self, settlement: str) -> Settlement | None:
        """The counter-entry that took a settlement back."""
        return next(iter(self._all("WHERE reverses = ? AND reverses <> ''", (settlement,))), None)

    def between(self, first: date, last: date) -> list[Settlement]:
        """What came in on these days of the books, oldest first."""
        return self._all("WHERE day BETWEEN ? AND ? ORDER BY at, seq", (first.isoformat(), last.isoformat()))

    def payments(self, first: date, last: date) -> list[Payment]:
        """What came by transfer for debts on these days, as payments a bank's list should show."""
        found = self._all(
            "WHERE day BETWEEN ? AND ? AND method <> ? AND amount > 0 AND NOT EXISTS "
            "(SELECT 1 FROM settlement AS back WHERE back.reverses = settlement.id) ORDER BY at, seq",
            (first.isoformat(), last.isoformat(), CASH),
        )
        return [as_payment(one) for one in found]

    def _all(self, where: str, values: Sequence[object]) -> list[Settlement]:
        heads = self._database.rows.execute(f"SELECT * FROM settlement {where}", values).fetchall()
        return [self._settlement(head) for head in heads]

    def _settlement(self, head: sqlite3.Row) -> Settlement:
        parts = self._database.rows.execute(
            "SELECT sale, tender, amount FROM settlement_part WHERE settlement = ? ORDER BY sale, tender", (head["id"],)
        )
        return Settlement(
            head["id"],
            moment(head["at"]),
            date.fromisoformat(head["day"]),
            PersonId(head["actor"]),
            Owing(head["owed"]),
            head["party"],
            head["method"],
            Money(head["amount"]),
            tuple(Part(SaleId(row["sale"]), row["tender"], Money(row["amount"])) for row in parts),
            head["note"],
            head["reverses"],
        )


def as_payment(settlement: Settlement) -> Payment:
    """A settlement by transfer as a payment a bank's list should show."""
    key = PaymentKey(settlement.id, 0)
    return Payment(key, "", settlement.at, settlement.day, settlement.method, settlement.amount, TenderState.SEEN)


def _debt(row: sqlite3.Row) -> Debt:
    return Debt(
        SaleId(row["sale"]),
        row["n"],
        row["number"],
        moment(row["at"]),
        date.fromisoformat(row["day"]),
        row["method"],
        Money(row["open"]),
        PersonId(row["customer"]),
        SaleId(row["refers"]),
    )
