"""Money that came by transfer or is still owed: its slips, and what became of it after the sale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.tender import TenderState
from posapp.domain.transfer import Transfer
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from posapp.domain.identity import SessionId
    from posapp.domain.sale import Sale
    from posapp.store.database import Database

STATE_NOW: Final = """coalesce((SELECT mark.state FROM tender_mark AS mark
    WHERE mark.sale = tender.sale AND mark.n = tender.n
    ORDER BY mark.terminal DESC, mark.seq DESC LIMIT 1), tender.state)"""
"""What is known of a tender now. Ids of tills rise in time: after books came back the new till's word is the newer."""
_TRANSFER: Final = f"""SELECT tender.sale, tender.n, sale.number, sale.at, tender.method, tender.amount,
    {STATE_NOW} AS state, tender.reference, tender.customer FROM tender JOIN sale ON sale.id = tender.sale"""
_MARK: Final = "INSERT INTO tender_mark (terminal, seq, sale, n, state, at, actor) VALUES (?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class SlipUse:
    """Where a slip was used before."""

    number: str
    at: datetime


class Transfers:
    """What of the money is not in the drawer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_session(self, session: SessionId, methods: Sequence[str]) -> list[Transfer]:
        """The tenders of a session by these methods, oldest first."""
        marks = ", ".join("?" * len(methods))
        rows = self._database.rows.execute(
            f"{_TRANSFER} WHERE sale.session = ? AND tender.method IN ({marks}) ORDER BY sale.seq, tender.n",
            (session, *methods),
        )
        return [_transfer(row) for row in rows]

    def get(self, sale: SaleId, n: int) -> Transfer | None:
        """One tender as it stands today."""
        row = self._database.rows.execute(f"{_TRANSFER} WHERE tender.sale = ? AND tender.n = ?", (sale, n)).fetchone()
        return _transfer(row) if row else None

    def of_sale(self, sale: SaleId) -> list[Transfer]:
        """All tenders of a bill as they stand today."""
        rows = self._database.rows.execute(f"{_TRANSFER} WHERE tender.sale = ? ORDER BY tender.n", (sale,))
        return [_transfer(row) for row in rows]

    def mark(self, terminal: str, seq: int, found: Transfer, act_at: datetime, by: PersonId) -> None:
        """Write the new state of `found` that journal entry `seq` tells of."""
        at = act_at.isoformat(timespec="seconds")
        self._database.rows.execute(_MARK, (terminal, seq, found.sale, found.n, found.state.value, at, by))

    def slip_use(self, identity: str) -> SlipUse | None:
        """The bill a slip already paid."""
        row = self._database.rows.execute(
            "SELECT sale.number, sale.at FROM slip JOIN sale ON sale.id = slip.sale WHERE slip.identity = ?",
            (identity,),
        ).fetchone()
        return SlipUse(row["number"], moment(row["at"])) if row else None

    def write_slips(self, sale: Sale) -> None:
        """Bind each slip of a bill to it, so that no other bill can be paid by it."""
        self._database.rows.executemany(
            "INSERT INTO slip (identity, sale, n) VALUES (?, ?, ?)",
            [(tender.reference, sale.id, n) for n, tender in enumerate(sale.tenders, start=1) if tender.reference],
        )


def _transfer(row: sqlite3.Row) -> Transfer:
    return Transfer(
        SaleId(row["sale"]),
        row["n"],
        row["number"],
        moment(row["at"]),
        row["method"],
        Money(row["amount"]),
        TenderState(row["state"]),
        row["reference"],
        PersonId(row["customer"]),
    )
