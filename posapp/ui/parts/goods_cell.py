"""Cells of a table that sort by a number and show it in words: how much of an article, what it is worth, a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import _, date_text

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.product import Product


@dataclass(frozen=True, slots=True, order=True)
class GoodsCell(Quantity):
    """A number with the words it is shown by."""

    words: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True, order=True)
class WorthCell(Money):
    """An amount that is not shown where there is none: what something cost is not always known."""

    def __str__(self) -> str:
        return str(Money(self.satang)) if self.satang else ""


def amount_of(product: Product, quantity: Quantity) -> GoodsCell:
    """`quantity` of `product` with its unit ("12 pieces")."""
    return GoodsCell(quantity.milli, f"{quantity} {_(unit(product.unit).label)}")


def worth_of(money: Money) -> WorthCell:
    """What something is worth at cost."""
    return WorthCell(money.satang)


def day_of(day: date | None) -> GoodsCell:
    """A day, or nothing where there was none yet."""
    return GoodsCell(day.toordinal(), date_text(day)) if day else GoodsCell()
