"""VAT inside a price (Thai Revenue Code: prices include it, one rounding on the bill's taxed total)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.domain.money import Money

STANDARD_RATE: Final = 700
"""7 % in basis points, the reduced rate in force; kept with each bill because a decree may change it."""


@dataclass(frozen=True, slots=True)
class Vat:
    """The tax a bill carries: `rate` in basis points, the total of its taxed goods, and the tax inside that."""

    rate: int
    taxed: Money
    tax: Money

    @classmethod
    def inside(cls, taxed: Money, rate: int = STANDARD_RATE) -> Vat:
        """The tax inside `taxed`, half a satang up: 100.00 at 7 % holds 6.54."""
        return cls(rate, taxed, _part(taxed, rate))


def _part(taxed: Money, rate: int) -> Money:
    base = 10_000 + rate
    tax = (2 * abs(taxed.satang) * rate + base) // (2 * base)
    return Money(-tax if taxed.satang < 0 else tax)
