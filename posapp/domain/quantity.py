"""How much of a thing: whole thousandths, so 1.250 kg is 1250 and one piece is 1000."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from posapp.domain.errors import Refused
from posapp.i18n import N_, arabic_digits, quantity_text

_PLAIN: Final = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?", re.ASCII)
_DECIMALS: Final = 3
_LONGEST: Final = 40
LIMIT_MILLI: Final = 999_999_999
"""Largest quantity of one line: 999,999.999."""


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """An amount of goods in milli-units; negative only in refunds and stock moves."""

    milli: int = 0

    @classmethod
    def of(cls, whole: int) -> Quantity:
        """`whole` pieces."""
        return cls(whole * 1000)

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read a quantity above zero as typed: "3", "1.250", "๐.๕". Raises Refused `quantity_*`."""
        plain = arabic_digits(text).strip()
        match = _PLAIN.fullmatch(plain) if len(plain) <= _LONGEST else None
        if not match or not (match[1] or match[2]):
            raise Refused(
                "quantity_syntax",
                N_("“{text}” is not a quantity. Type a number above zero, for example 3 or 1.250."),
                text=text.strip()[:40],
            )
        decimals = match[2] or ""
        if len(decimals) > _DECIMALS:
            raise Refused(
                "quantity_precision",
                N_("“{text}” has more than 3 decimals. The smallest quantity is 0.001."),
                text=text.strip()[:40],
            )
        milli = int((match[1] or "0").replace(",", "")) * 1000 + int(decimals.ljust(3, "0"))
        return cls(milli).above_zero().within_limit()

    def above_zero(self) -> Quantity:
        """This quantity. Raises Refused `quantity_zero` when it is nothing or less."""
        if self.milli <= 0:
            raise Refused("quantity_zero", N_("The quantity is zero. Type a number above zero."))
        return self

    def within_limit(self) -> Quantity:
        """This quantity. Raises Refused `quantity_too_large` when it is more than one line may hold."""
        if self.milli > LIMIT_MILLI:
            raise Refused("quantity_too_large", N_("This quantity is too large. The most is 999,999.999."))
        return self

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli + other.milli)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli - other.milli)

    def __neg__(self) -> Quantity:
        return Quantity(-self.milli)

    def __bool__(self) -> bool:
        return self.milli != 0

    def __str__(self) -> str:
        return quantity_text(self.milli)

    @property
    def whole(self) -> bool:
        """Whether this is a number of pieces without a fraction."""
        return self.milli % 1000 == 0


ONE: Final = Quantity(1000)
