"""A bank's list of an account: its lines, and what was said of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import business_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from posapp.domain.identity import PersonId
    from posapp.domain.money import Money
    from posapp.domain.tender import TenderState


class Verdict(StrEnum):
    """What was said of a line of a bank's list; the newest word counts."""

    MATCHED = "matched"
    LOOSENED = "loosened"
    """It was taken for a payment, and is free again."""
    EXPLAINED = "explained"
    """It is no payment of ours, and somebody said what it is."""


BANKS: Final = ("KBANK", "SCB", "KTB", "BBL", "BAY", "GSB", "BAAC")
"""The banks whose lists are known by their titles."""

BANK_ZONE: Final = timezone(timedelta(hours=7))
"""Banks here write Thai time, wherever the PC thinks it is."""


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """Line `n` of a statement in the books."""

    statement: str
    n: int

    def __str__(self) -> str:
        return f"{self.statement}:{self.n}"


@dataclass(frozen=True, slots=True, order=True)
class PaymentKey:
    """Payment `n` of a bill; a debt that was paid by transfer has the id of its settlement and 0."""

    id: str
    n: int


NO_PAYMENT: Final = PaymentKey("", 0)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line as the bank wrote it: above zero came in. Without `timed` only the day of `at` is known.

    `nth` tells lines apart that are equal in time, amount and reference. `text` is all the bank wrote beside it.
    """

    n: int
    at: datetime
    timed: bool
    amount: Money
    reference: str = ""
    text: str = ""
    nth: int = 1

    def day(self, cutoff: int) -> date:
        """The day the group's books count it to."""
        return business_day(self.at, cutoff) if self.timed else self.at.date()


@dataclass(frozen=True, slots=True)
class Statement:
    """A list that was read: of which bank and account (its last digits), from which day to which."""

    id: str
    at: datetime
    by: PersonId
    bank: str
    account: str
    first: date
    last: date
    digest: str
    lines: tuple[StatementLine, ...] = ()


@dataclass(frozen=True, slots=True)
class BankLine:
    """A line in the books with the newest word on it; `verdict` None while nobody said anything."""

    key: LineKey
    line: StatementLine
    bank: str = ""
    verdict: Verdict | None = None
    payment: PaymentKey = NO_PAYMENT
    note: str = ""

    @property
    def free(self) -> bool:
        """Whether it still has no name."""
        return self.verdict in (None, Verdict.LOOSENED)


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that should be on a statement: a transfer that paid a bill, or a debt. `day` is the books' day of it."""

    key: PaymentKey
    number: str
    at: datetime
    day: date
    method: str
    amount: Money
    state: TenderState
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of a line now."""

    key: LineKey
    verdict: Verdict
    payment: PaymentKey = NO_PAYMENT
    note: str = ""
