"""What one unit costs: the price on the shelf, and the rules that change it by quantity, buyer and date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.money import Money


@dataclass(frozen=True, slots=True)
class Selling:
    """On what terms a bill is priced: its business day (None: undated rules only), and whether a reseller buys."""

    day: date | None = None
    wholesale: bool = False


@dataclass(frozen=True, slots=True)
class PriceRule:
    """Another price of one unit: from `at_least` units on, for resellers only when `wholesale`.

    It is in force from `since` to `until`, both days included; None leaves that end open.
    """

    price: Money
    wholesale: bool = False
    at_least: Quantity = Quantity(0)
    since: date | None = None
    until: date | None = None

    @property
    def plain_wholesale(self) -> bool:
        """Whether it is simply what resellers pay: for any quantity, on any day."""
        return self == PriceRule(self.price, wholesale=True)

    def applies(self, quantity: Quantity, selling: Selling) -> bool:
        """Whether this price is to be asked for `quantity` on a bill priced by `selling`."""
        if self.wholesale and not selling.wholesale:
            return False
        return quantity >= self.at_least and self._in_force(selling.day)

    def _in_force(self, day: date | None) -> bool:
        if day is None:
            return self.since is None and self.until is None
        return (self.since or day) <= day <= (self.until or day)


def priced(price: Money, rules: Sequence[PriceRule], quantity: Quantity, selling: Selling) -> Money:
    """The unit price by the most particular rule that applies, else `price`.

    Wholesale goes before retail, then the largest quantity reached, then the price that began last: three questions a
    seller can answer without computing. Of equal ones the lower price counts.
    """
    in_force = [rule for rule in rules if rule.applies(quantity, selling)]
    if not in_force:
        return price
    best = max(
        in_force,
        key=lambda rule: (rule.wholesale, rule.at_least, str(rule.since or ""), -rule.price.satang),
    )
    return best.price
