"""Money in whole satang (100 to the baht). No float ever touches it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_, amount_text, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.quantity import Quantity

_PLAIN: Final = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?|(-?)\.(\d+)", re.ASCII)
_DECIMALS: Final = 2
_LONGEST: Final = 40
"""No amount people type is longer, and Python refuses to read numbers of thousands of digits."""

LIMIT_SATANG: Final = 999_999_999_999
"""Largest amount accepted anywhere: 9,999,999,999.99 baht, what fits a Thai payment QR."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in satang; may be negative (a refund, a shortage)."""

    satang: int = 0

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read baht as typed: "1,250.50", "๒๐", "-5".

        Raises Refused `amount_syntax`, `amount_precision`, `amount_too_large`.
        """
        plain = arabic_digits(text).strip()
        match = _PLAIN.fullmatch(plain) if len(plain) <= _LONGEST else None
        if not match:
            raise Refused(
                "amount_syntax",
                N_("“{text}” is not an amount. Type baht in digits, for example 120 or 120.50."),
                text=text.strip()[:40],
            )
        decimals = match[3] or match[5] or ""
        if len(decimals) > _DECIMALS:
            raise Refused(
                "amount_precision",
                N_("“{text}” has more than 2 decimals. The smallest amount is 0.01 baht."),
                text=text.strip()[:40],
            )
        money = cls(int((match[2] or "0").replace(",", "")) * 100 + int(decimals.ljust(2, "0"))).within_limit()
        return -money if match[1] or match[4] else money

    @classmethod
    def parse_positive(cls, text: str) -> Money:
        """Read an amount above zero. Raises like `parse`, and Refused `amount_negative` or `amount_zero`."""
        money = cls.parse(text).not_negative()
        if money.satang == 0:
            raise Refused("amount_zero", N_("The amount is zero. Type a number above zero."))
        return money

    def not_negative(self) -> Money:
        """This amount. Raises Refused `amount_negative` when it is below zero."""
        if self.satang < 0:
            raise Refused("amount_negative", N_("An amount below zero can't be used here. Type a number above zero."))
        return self

    def within_limit(self) -> Money:
        """This amount. Raises Refused `amount_too_large` when it is more than anyone may be asked for."""
        if self.satang > LIMIT_SATANG:
            raise Refused("amount_too_large", N_("This amount is too large. The most is 9,999,999,999.99 baht."))
        return self

    def __add__(self, other: Money) -> Money:
        return Money(self.satang + other.satang)

    def __sub__(self, other: Money) -> Money:
        return Money(self.satang - other.satang)

    def __neg__(self) -> Money:
        return Money(-self.satang)

    def __bool__(self) -> bool:
        return self.satang != 0

    def __str__(self) -> str:
        return amount_text(self.satang)

    def times(self, quantity: Quantity) -> Money:
        """This price for `quantity`; half a satang rounds away from zero."""
        product = self.satang * quantity.milli
        rounded = (abs(product) + 500) // 1000
        return Money(-rounded if product < 0 else rounded)

    def percent(self, basis_points: int) -> Money:
        """`basis_points` hundredths of a percent of this amount, half a satang up (1000 = 10 %)."""
        product = self.satang * basis_points
        rounded = (abs(product) + 5000) // 10000
        return Money(-rounded if product < 0 else rounded)

    def share(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """Split by `weights` without losing a satang: the largest remainders take the odd ones.

        Raises ValueError when the weights add up to nothing.
        """
        total = sum(weights)
        if total <= 0:
            raise ValueError(weights)
        sign = -1 if self.satang < 0 else 1
        amount = abs(self.satang)
        parts = [amount * weight // total for weight in weights]
        by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % total), i))
        for index in by_remainder[: amount - sum(parts)]:
            parts[index] += 1
        return tuple(Money(sign * part) for part in parts)


ZERO: Final = Money(0)


def total(amounts: Sequence[Money]) -> Money:
    """The sum of `amounts`; zero for none."""
    return Money(sum(amount.satang for amount in amounts))
