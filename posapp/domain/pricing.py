"""Discounts: an amount or a part of a price, always with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.text import clean_reason
from posapp.i18n import N_, arabic_digits

WHOLE: Final = 10_000
"""100 % in basis points."""


@dataclass(frozen=True, slots=True)
class Discount:
    """Either `amount` off or `basis_points` hundredths of a percent off; never more than the price itself."""

    amount: Money = ZERO
    basis_points: int = 0
    reason: str = ""

    @classmethod
    def parse(cls, text: str, reason: str = "") -> Discount:
        """Read "10", "10.50" (baht) or "10%", "๗.๕ %".

        Raises Refused `discount_percent`, an amount code, or `text_too_long` for the reason.
        """
        plain, why = arabic_digits(text).strip(), clean_reason(reason)
        if not plain.endswith("%"):
            return cls(amount=Money.parse_positive(plain), reason=why)
        basis_points = Money.parse_positive(plain[:-1]).satang
        if basis_points > WHOLE:
            raise Refused("discount_percent", N_("A discount is at most 100 %. Type a smaller number."))
        return cls(basis_points=basis_points, reason=why)

    def of(self, price: Money) -> Money:
        """What comes off `price`."""
        wanted = self.amount or price.percent(self.basis_points)
        return min(wanted, price)

    def __str__(self) -> str:
        if self.amount:
            return str(self.amount)
        return f"{str(Money(self.basis_points)).removesuffix('.00')}%"
