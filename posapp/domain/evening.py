"""The money of a day as the treasurer leaves it in the evening, for the screen and for the signed sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from posapp.domain.money import ZERO, Money, total
from posapp.domain.tender import TenderState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from posapp.domain.cash import CashClose, CashSession
    from posapp.domain.settlement import Owed, Settlement
    from posapp.domain.statement import BankLine, Payment


@dataclass(frozen=True, slots=True)
class DrawerEnd:
    """A drawer of the day; `expected` is what should lie in it, `close` None while it is not counted."""

    session: CashSession
    expected: Money
    close: CashClose | None = None


class Correction(StrEnum):
    """What was written on a day about an earlier one."""

    REFUND = "refund"
    LATE_BILL = "late_bill"
    TRANSFER = "transfer"
    SETTLEMENT = "settlement"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Corrected:
    """An act of the day that belongs to the earlier day `of`; `about` is the bill it is about."""

    kind: Correction
    of: date
    at: datetime
    about: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Evening:
    """All four parts of the evening, and what still has no name.

    `transfers` are all payments by transfer of the day, `missing` those of them that are on no list of the bank (only
    when there is a list of the day), `theirs` lines of the bank without a name, `named` those that were given one.
    `names` gives the name of each person's and each shop's id, `methods` the title (catalogue message) of each way to
    pay.
    """

    day: date
    drawers: tuple[DrawerEnd, ...]
    transfers: tuple[Payment, ...]
    on_list: bool
    missing: tuple[Payment, ...]
    theirs: tuple[BankLine, ...]
    named: tuple[BankLine, ...]
    customers: tuple[Owed, ...]
    schemes: tuple[Owed, ...]
    shops: tuple[Owed, ...]
    settled: tuple[Settlement, ...]
    corrections: tuple[Corrected, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)

    @property
    def counted(self) -> bool:
        """Whether every drawer of the day was counted and closed."""
        return all(drawer.close for drawer in self.drawers)

    @property
    def unsure(self) -> tuple[Payment, ...]:
        """Transfers nobody has seen yet, and those in dispute."""
        return tuple(one for one in self.transfers if one.state in (TenderState.WAITING, TenderState.DISPUTED))

    @property
    def owed(self) -> Money:
        """What customers owe in all."""
        return total([one.total for one in self.customers])

    @property
    def receivable(self) -> Money:
        """What schemes owe in all."""
        return total([one.total for one in self.schemes])

    @property
    def owed_online(self) -> Money:
        """What online shops owe in all."""
        return total([one.total for one in self.shops])

    @property
    def nameless(self) -> int:
        """How many differences still have no name: transfers not seen, lines of the bank, drawers without a word."""
        drawers = sum(bool(one.close and one.close.over_short and not one.close.reason) for one in self.drawers)
        return len(self.unsure) + len(self.theirs) + drawers

    def in_state(self, state: TenderState) -> Money:
        """The transfers of the day in one state, added up."""
        return Money(sum((one.amount.satang for one in self.transfers if one.state is state), ZERO.satang))
