"""What the day should come to, reckoned beside the program: every amount the story names, added up by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.domain.tender import CASH

if TYPE_CHECKING:
    from collections.abc import Mapping

Fate = Literal["came", "taken", "sold", "waste", "given", "lost", "back", "gone"]
"""What becomes of goods; "gone" at home, the others since "taken" at the stall."""

FATES: Final[tuple[Fate, ...]] = ("taken", "sold", "waste", "given", "lost", "back")
_LEAVE: Final[tuple[Fate, ...]] = ("sold", "waste", "given", "lost", "gone")


@dataclass(slots=True)
class Tally:
    """Bills, refunds, money by the way it came (what went back taken off), and what lies in the drawer.

    `goods` says what became of each article, in thousandths; `labels` which codes were to be on a paper, and which
    were read off it. `income` and `spent` were written into the cash book by hand, `unseen` is what never came of
    payments. `compared` holds, by name, what the story reckons with against what was found on a screen, a paper or in
    a file.
    """

    bills: int = 0
    refunds: int = 0
    sold: Money = ZERO
    refunded: Money = ZERO
    drawer: Money = ZERO
    counted: Money = ZERO
    papers: int = 0
    by_method: dict[str, Money] = field(default_factory=lambda: defaultdict(Money))
    goods: dict[str, Counter[Fate]] = field(default_factory=lambda: defaultdict(Counter))
    labels: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    income: Money = ZERO
    spent: Money = ZERO
    unseen: Money = ZERO
    compared: dict[str, tuple[object, object]] = field(default_factory=dict)

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

    def note(self, name: str, fate: Fate, quantity: str) -> None:
        """So much of the goods called `name` met this fate."""
        self.goods[name][fate] += Quantity.parse(quantity).milli

    def compare(self, name: str, reckoned: object, found: object) -> None:
        """Hold what was `found` against what was `reckoned`; whether they are the same is told at the end."""
        self.compared[name] = (reckoned, found)

    def on_hand(self, name: str) -> Quantity:
        """What should be left of the goods called `name`, at home and at the stall."""
        fates = self.goods[name]
        return Quantity(fates["came"] - sum(fates[fate] for fate in _LEAVE))

    def _move(self, method: str, amount: Money) -> None:
        self.by_method[method] += amount
        if method == CASH:
            self.drawer += amount
