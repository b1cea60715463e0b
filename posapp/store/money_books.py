"""The treasurer's books, opened together on one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.store.cash_basis import CashBasis
from posapp.store.corrections import Corrections
from posapp.store.money_entries import MoneyEntries
from posapp.store.settlements import Settlements
from posapp.store.statements import Statements

if TYPE_CHECKING:
    from posapp.store.database import Database


class MoneyBooks:
    """Money beyond the drawer: what came in and went out, what was owed, what the bank says."""

    def __init__(self, opened: Database) -> None:
        self.entries = MoneyEntries(opened)
        self.settlements = Settlements(opened)
        self.statements = Statements(opened)
        self.corrections = Corrections(opened)
        self.cash_basis = CashBasis(opened)
