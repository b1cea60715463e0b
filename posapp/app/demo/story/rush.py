"""The busy hours: ordinary customers one after another, chosen by dice that fall the same way every time."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from posapp.app.demo import wares
from posapp.app.demo.day import Step
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.app.demo.day import Day

_SHELF: Final = (
    (wares.CHILI, 45),
    (wares.SHRIMP_CHILI, 60),
    (wares.BANANA, 60),
    (wares.CRACKLING, 40),
    (wares.ROSELLE, 20),
    (wares.EGG, 10),
)
"""What nearly everyone buys, with its price in baht."""

_NOTE: Final = 50
_WAYS: Final = {
    "exact": N_("The next customer has the exact amount"),
    "handed": N_("The next customer gets change"),
    "promptpay": N_("The next customer scans to pay"),
}


@dataclass(frozen=True, slots=True)
class _Customer:
    """What somebody buys, with how many of each, and how they pay."""

    basket: tuple[tuple[str, int, int], ...]
    way: str

    def buy(self, day: Day) -> None:
        """Put it on the bill and take the money."""
        for name, _price, times in self.basket:
            day.seller.tap(name, times)
        baht = sum(price * times for _name, price, times in self.basket)
        total = f"{baht}.00"
        if self.way == "promptpay":
            day.sell(total, day.taking.promptpay, promptpay=total)
        elif self.way == "handed":
            day.sell(total, lambda: day.taking.handed((baht // _NOTE + 1) * _NOTE))
        else:
            day.sell(total, day.taking.exact)


def _customers(seed: int, count: int) -> tuple[Step, ...]:
    dice = Random(seed)  # noqa: S311 - the same customers in every demo
    steps = []
    for _number in range(count):
        chosen = dice.sample(_SHELF, dice.randint(1, 3))
        basket = tuple((name, price, dice.randint(1, 2)) for name, price in chosen)
        way = dice.choice(tuple(_WAYS))
        steps.append(Step(_WAYS[way], _Customer(basket, way).buy))
    return tuple(steps)


MORNING: Final = _customers(2569, 9)
AFTERNOON: Final = _customers(2570, 8)
