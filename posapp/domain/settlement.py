"""What is owed to the group, how old it is, and its settling: by a customer, a government scheme or an online shop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, PersonId, SaleId
from posapp.domain.money import ZERO, Money, total
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

SCHEME: Final = "government"
"""The way to pay by which the state owes."""

ONLINE: Final = "online"
"""The way to pay by which an online shop, or who takes money for it, owes."""


class Owing(StrEnum):
    """Who owes."""

    CUSTOMER = "customer"
    SCHEME = "scheme"
    SHOP = "shop"


AGES: Final[Mapping[int, str]] = {
    7: N_("up to 7 days"),
    30: N_("8 to 30 days"),
    60: N_("31 to 60 days"),
    10**6: N_("more than 60 days"),
}
"""The ages debts are shown by: most days, and the words."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What is open of payment `n` of a bill; below zero it is owed back: goods came back that were paid already.

    `refers` is the bill that a refund takes back. `customer` is who owes it: for an online shop the shop's id.
    """

    sale: SaleId
    n: int
    number: str
    at: datetime
    day: date
    method: str
    open: Money
    customer: PersonId = NOBODY
    refers: SaleId = SaleId("")


@dataclass(frozen=True, slots=True)
class Owed:
    """All that one party owes: a customer, a scheme or an online shop. `ages` follows AGES."""

    party: str
    debts: tuple[Debt, ...]
    ages: tuple[Money, ...] = ()

    @property
    def total(self) -> Money:
        """What is owed together, credits taken off."""
        return total([debt.open for debt in self.debts])

    @property
    def oldest(self) -> date:
        """The day of the oldest open bill."""
        return min(debt.day for debt in self.debts)


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a bill's payment a settlement clears; below zero for a credit that it uses up."""

    sale: SaleId
    n: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Settlement:
    """Money that came for what was owed; one that `reverses` another has all amounts turned round.

    `amount` is what really came; where the parts are more than that (a scheme keeps a fee) `note` names the difference.
    """

    id: str
    at: datetime
    day: date
    by: PersonId
    owing: Owing
    party: str
    method: str
    amount: Money
    parts: tuple[Part, ...]
    note: str = ""
    reverses: str = ""

    @property
    def difference(self) -> Money:
        """What was cleared but never came."""
        return total([part.amount for part in self.parts]) - self.amount

    def turned(self, new: str, at: datetime, day: date, by: PersonId, note: str) -> Settlement:
        """The counter-entry that takes it back."""
        parts = tuple(replace(part, amount=-part.amount) for part in self.parts)
        return Settlement(
            new, at, day, by, self.owing, self.party, self.method, -self.amount, parts, note, reverses=self.id
        )


def owed_by(party: str, debts: Sequence[Debt], today: date) -> Owed:
    """What a party owes, with its ages: credits come off the bill they belong to, then off the oldest."""
    left = {(debt.sale, debt.n): debt.open.satang for debt in debts if debt.open > ZERO}
    due = sorted((debt for debt in debts if debt.open > ZERO), key=lambda debt: (debt.at, debt.sale, debt.n))
    for credit in (debt for debt in debts if debt.open < ZERO):
        rest = -credit.open.satang
        for debt in sorted(due, key=lambda one: one.sale != credit.refers):
            taken = min(rest, left[debt.sale, debt.n])
            left[debt.sale, debt.n] -= taken
            rest -= taken
    ages = [0] * len(AGES)
    for debt in due:
        age = (today - debt.day).days
        place = next(n for n, most in enumerate(AGES) if age <= most)
        ages[place] += left[debt.sale, debt.n]
    return Owed(party, tuple(debts), tuple(map(Money, ages)))


def spread(owed: Owed, amount: Money) -> tuple[Part, ...]:
    """`amount` over the bills, the oldest first; credits are used up with it.

    Raises Refused `nothing_owed`, `settled_too_much`.
    """
    if owed.total <= ZERO:
        raise Refused("nothing_owed", N_("Nothing is owed here any more. Look at the list again."))
    if amount > owed.total:
        raise Refused(
            "settled_too_much",
            N_("Only {owed} baht is owed. Take that much or less."),
            owed=owed.total,
        )
    credit_notes = [debt for debt in owed.debts if debt.open < ZERO]
    parts = [Part(debt.sale, debt.n, debt.open) for debt in credit_notes]
    left = amount.satang - sum(debt.open.satang for debt in credit_notes)
    for debt in sorted(owed.debts, key=lambda one: (one.at, one.sale, one.n)):
        taken = min(left, debt.open.satang)
        if taken > 0:
            parts.append(Part(debt.sale, debt.n, Money(taken)))
            left -= taken
    return tuple(parts)
