"""The drawer from the opening float to the count in the evening; a difference is recorded, never forced to zero."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.tender import NOTES_AND_COINS
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from posapp.domain.identity import PersonId, SessionId

_PART: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×*]\s*(\d{1,6})\s*", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Count:
    """Counted money: pairs of a note or coin and how many there are of it, largest first."""

    pieces: tuple[tuple[Money, int], ...]

    @classmethod
    def of(cls, pieces: Mapping[Money, int]) -> Count:
        """A count from note or coin to number; zeros are left out."""
        return cls(tuple(sorted(((piece, number) for piece, number in pieces.items() if number), reverse=True)))

    @classmethod
    def parse(cls, text: str) -> Count:
        """Read "1000x2,100x3,0.50x4". Raises Refused `count_syntax`, `count_piece`."""
        pieces: dict[Money, int] = {}
        for part in arabic_digits(text).split(","):
            match = _PART.fullmatch(part)
            if not match:
                raise Refused(
                    "count_syntax",
                    N_("“{text}” is not a count of money. Write note x number, for example 100x3,20x5."),
                    text=part.strip()[:40],
                )
            piece = Money.parse(match[1])
            if piece not in NOTES_AND_COINS:
                raise Refused(
                    "count_piece",
                    N_("There is no note or coin of {piece} baht. Look at the number again."),
                    piece=piece,
                )
            pieces[piece] = pieces.get(piece, 0) + int(match[2])
        return cls.of(pieces)

    @property
    def total(self) -> Money:
        """What the counted money is worth."""
        return Money(sum(piece.satang * number for piece, number in self.pieces))


class CashMoveKind(StrEnum):
    """Money put into or taken out of the drawer without a sale."""

    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"


@dataclass(frozen=True, slots=True)
class CashMove:
    """`amount` (always above zero) put in or taken out, with its reason."""

    id: str
    session: SessionId
    kind: CashMoveKind
    amount: Money
    reason: str
    at: datetime
    by: PersonId

    @property
    def signed(self) -> Money:
        """What it does to the drawer."""
        return self.amount if self.kind is CashMoveKind.PAID_IN else -self.amount


@dataclass(frozen=True, slots=True)
class CashSession:
    """One day at one till, from float to count. `number` runs per terminal without gaps (the Z number).

    `opening` is the float in the drawer, `count` how it was counted (none when an amount was typed, or when selling
    began before anyone counted: then `counted` is False).
    """

    id: SessionId
    terminal: str
    number: int
    day: date
    opened_at: datetime
    opened_by: PersonId
    opening: Money
    count: Count | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class MethodTotal:
    """What one payment method brought: bills, money in, money paid back, and how much of it is not certain yet."""

    method: str
    bills: int
    taken: Money
    returned: Money
    waiting: Money = ZERO

    @property
    def net(self) -> Money:
        """In minus back."""
        return self.taken + self.returned


@dataclass(frozen=True, slots=True)
class DayTotals:
    """A session added up from its bills and moves; refunds, returns and discounts keep their own sums.

    `refunded` is zero or below. net = sold + refunded = the sum over methods.
    """

    bills: int
    sold: Money
    refunds: int
    refunded: Money
    discounts: Money
    rounding: Money
    vat: Money
    methods: tuple[MethodTotal, ...]
    paid_in: Money
    paid_out: Money

    @property
    def net(self) -> Money:
        """What the day brought."""
        return self.sold + self.refunded

    def cash(self, drawer_methods: frozenset[str]) -> Money:
        """What sales and refunds did to the drawer."""
        return Money(sum(one.net.satang for one in self.methods if one.method in drawer_methods))


@dataclass(frozen=True, slots=True)
class CashClose:
    """The end of a session. over_short = counted - expected, whatever it is; `reason` says why when it is not zero."""

    session: SessionId
    at: datetime
    expected: Money
    counted: Money
    by: PersonId
    witness: PersonId
    count: Count | None = None
    reason: str = ""
    totals: DayTotals | None = None
    first_seq: int = 0
    last_seq: int = 0
    perpetual_sold: Money = ZERO
    perpetual_refunded: Money = ZERO

    @property
    def over_short(self) -> Money:
        """Above zero: more in the drawer than the books say; below: less."""
        return self.counted - self.expected


def expected_cash(opening: Money, totals: DayTotals, drawer_methods: frozenset[str]) -> Money:
    """The cash identity: float + cash from sales - cash refunds + paid in - paid out."""
    return opening + totals.cash(drawer_methods) + totals.paid_in - totals.paid_out
