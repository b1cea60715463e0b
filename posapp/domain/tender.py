"""One payment of a bill, the change due, and which notes to give back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTES_AND_COINS: Final = tuple(
    Money(satang) for satang in (100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25)
)
"""What Thai money comes in, largest first: notes 1000 500 100 50 20, coins 10 5 2 1 0.50 0.25."""

CASH: Final = "cash"
ON_ACCOUNT: Final = "on_account"
IN_DRAWER: Final = frozenset({CASH})
"""The methods whose money lies in the drawer and is counted in the evening."""

TENDERS_LIMIT: Final = 20
"""Most payments one bill can have."""

_SUGGESTED_STEPS: Final = (5000, 10000, 50000, 100000)


class TenderState(StrEnum):
    """How sure the group is of the money. Only transfers ever wait."""

    RECEIVED = "received"
    WAITING = "waiting"
    SEEN = "seen"
    DISPUTED = "disputed"
    OWED = "owed"


@dataclass(frozen=True, slots=True)
class Tender:
    """One payment of a bill by one method.

    `amount` is what it pays of the bill (negative on a refund), `given` what the customer handed over (cash), so
    change = given - amount. `reference` is the identity of a transfer slip ("014:2026…"), `customer` the id of the
    person who owes it when it is to be paid later.
    """

    method: str
    amount: Money
    given: Money
    state: TenderState = TenderState.RECEIVED
    reference: str = ""
    customer: str = ""

    @property
    def change(self) -> Money:
        """What goes back to the customer."""
        return self.given - self.amount


class Rounding(StrEnum):
    """How a cash total is rounded to coins that exist; always in the customer's favour (down)."""

    OFF = "off"
    QUARTER = "quarter"
    BAHT = "baht"


def cash_rounding(due: Money, rule: Rounding) -> Money:
    """What is added to `due` when it is paid in cash: zero or a negative amount below one coin."""
    step = {Rounding.OFF: 1, Rounding.QUARTER: 25, Rounding.BAHT: 100}[rule]
    return Money(-(due.satang % step)) if due.satang >= 0 else Money((-due.satang) % step)


def check_number(tenders: Sequence[object]) -> None:
    """Raises Refused `tenders_too_many` for more payments than a bill can have."""
    if len(tenders) > TENDERS_LIMIT:
        raise Refused(
            "tenders_too_many",
            N_("A bill is paid in at most {limit} parts. Take some of them together."),
            limit=TENDERS_LIMIT,
        )


def suggested_amounts(due: Money) -> tuple[Money, ...]:
    """Up to four amounts a customer is likely to hand over, above `due`, rising: 235 gives 250 300 500 1000.

    Close below a round amount one note answers for two of them: 80 gives 100 500 1000.
    """
    return tuple(Money(satang) for satang in sorted({(due.satang // step + 1) * step for step in _SUGGESTED_STEPS}))


def notes_for(change: Money) -> tuple[tuple[Money, int], ...]:
    """The fewest notes and coins for `change`, largest first; satang below the smallest coin are left out."""
    pieces: list[tuple[Money, int]] = []
    left = change.satang
    for piece in NOTES_AND_COINS:
        count, left = divmod(left, piece.satang)
        if count:
            pieces.append((piece, count))
    return tuple(pieces)


def paid(tenders: Sequence[Tender]) -> Money:
    """What `tenders` pay of the bill together."""
    return Money(sum((tender.amount.satang for tender in tenders), ZERO.satang))
