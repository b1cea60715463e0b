"""What the day should come to, reckoned beside the program: every amount the story names, added up by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.domain.money import ZERO, Money
from posapp.domain.tender import CASH

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Tally:
    """Bills, refunds, money by the way it came (what went back taken off), and what lies in the drawer."""

    bills: int = 0
    refunds: int = 0
    sold: Money = ZERO
    refunded: Money = ZERO
    drawer: Money = ZERO
    counted: Money = ZERO
    papers: int = 0
    by_method: dict[str, Money] = field(default_factory=lambda: defaultdict(Money))

    def sell(self, parts: Mapping[str, Money]) -> None:
        """A bill was paid, in one way or several."""
        self.bills += 1
        for method, amount in parts.items():
            self.sold += amount
            self._move(method, amount)

    def give_back(self, method: str, amount: Money) -> None:
        """Money of a bill went back."""
        self.refunds += 1
        self.refunded -= amount
        self._move(method, -amount)

    def put_in_drawer(self, amount: Money) -> None:
        """Money went into the drawer without a sale, or out of it where `amount` is below zero."""
        self.drawer += amount

    def _move(self, method: str, amount: Money) -> None:
        self.by_method[method] += amount
        if method == CASH:
            self.drawer += amount
