"""Recipes: what one batch of goods is made from, and what one piece of it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.money import ZERO, Money, total
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import ProductId, RecipeId
    from posapp.domain.product import BasketPart


@dataclass(frozen=True, slots=True)
class Recipe:
    """How `product` is made: one batch takes `parts` and gives `yields` units; its work costs `labour`."""

    id: RecipeId
    product: ProductId
    yields: Quantity
    parts: tuple[BasketPart, ...]
    labour: Money = ZERO
    note: str = ""
    active: bool = True
    edits: int = 0

    def takes(self, batches: Quantity) -> tuple[tuple[ProductId, Quantity], ...]:
        """What `batches` of it use up."""
        return tuple((part.product, scaled(part.quantity, batches)) for part in self.parts)

    def gives(self, batches: Quantity) -> Quantity:
        """What `batches` of it should give."""
        return scaled(self.yields, batches)


def scaled(quantity: Quantity, batches: Quantity) -> Quantity:
    """`quantity` as often as there are `batches`, to the thousandth."""
    return Quantity((quantity.milli * batches.milli + 500) // 1000)


def unit_cost(used: Sequence[tuple[Quantity, Money]], labour: Money, got: Quantity) -> Money:
    """What one unit of `got` cost: materials (`used`: how much, at what cost a unit) and labour, half up to the satang.

    Zero when nothing came out of it.
    """
    if got.milli <= 0:
        return ZERO
    spent = total([cost.times(quantity) for quantity, cost in used]) + labour
    return Money((spent.satang * 2000 + got.milli) // (2 * got.milli))


def average_cost(on_hand: Quantity, cost: Money, received: Quantity, paid: Money) -> Money:
    """The cost of a unit after `received` units came in at `paid` each: what lies there and what comes, by weight.

    What is on hand at an unknown cost (0) or below zero doesn't count.
    """
    there = max(on_hand.milli, 0) if cost else 0
    whole = there + received.milli
    if whole <= 0:
        return paid
    worth = there * cost.satang + received.milli * paid.satang
    return Money((2 * worth + whole) // (2 * whole))
