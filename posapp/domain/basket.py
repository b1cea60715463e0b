"""Baskets: several goods at one price, whose parts leave the stock and share the money."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.money import Money, total
from posapp.domain.quantity import Quantity
from posapp.domain.sale import SaleLine, SalePart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from posapp.domain.product import Product


def made_up(parts: Iterable[tuple[Quantity, Quantity]]) -> Quantity:
    """How many whole baskets there can be: `parts` is what is left of each article, and what one basket needs of it.

    The scarcest of them decides; below zero when more of it is promised than there is.
    """
    return Quantity.of(min(left.milli // needed.milli for left, needed in parts))


def unpacked(line: SaleLine, parts: Sequence[tuple[Product, Quantity]]) -> SaleLine:
    """A sold basket with its parts named: each gets the share of the money its own list price has in all of them.

    `parts` is what one basket holds. Parts that cost nothing by themselves share by their number.
    """
    values = [product.price.times(quantity).satang for product, quantity in parts]
    weights = values if any(values) else [quantity.milli for _product, quantity in parts]
    shares = line.amount.share(weights)
    return replace(
        line,
        cost=total([product.cost.times(quantity) for product, quantity in parts]),
        restock=any(product.tracked for product, _quantity in parts),
        parts=tuple(
            SalePart(
                product.id,
                Quantity(quantity.milli * line.quantity.milli // 1000),
                share,
                product.owner,
                product.cost,
                product.tracked,
            )
            for (product, quantity), share in zip(parts, shares, strict=True)
        ),
    )


def parts_back(sold: SaleLine, back: SaleLine, before: Sequence[SaleLine]) -> tuple[SalePart, ...]:
    """The parts of `back`, a line that reverses some of the basket line `sold` after the reversing lines `before`.

    Each part has its share of all that came back so far, less what it had already: the parts of a line always add up
    to it, and when everything is back each part is exactly what was sold.
    """
    if not sold.parts:
        return ()
    gone = -sum(line.amount.satang for line in before)
    back_before = -sum(line.quantity.milli for line in before)
    back_now = back_before - back.quantity.milli
    weights = [part.amount.satang for part in sold.parts]
    if not any(weights):
        weights = [1] * len(weights)  # a basket given away: there is no money to share
    so_far = Money(gone - back.amount.satang).share(weights)
    earlier = Money(gone).share(weights)
    return tuple(
        replace(
            part,
            quantity=_share(part, sold, back_before) - _share(part, sold, back_now),
            amount=had - has,
            restock=part.restock and back.restock,
        )
        for part, has, had in zip(sold.parts, so_far, earlier, strict=True)
    )


def _share(part: SalePart, sold: SaleLine, milli: int) -> Quantity:
    """How much of `part` is in `milli` thousandths of the baskets of `sold`."""
    return Quantity(part.quantity.milli * milli // sold.quantity.milli)
