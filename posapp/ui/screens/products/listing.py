"""Which goods are listed and what their rows say; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.domain.product import unit
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, collation_key
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.domain.identity import CategoryId, ProductId
    from posapp.domain.product import Category, Product

ALL: Final = "*all"
LOW: Final = "*low"
WITHDRAWN: Final = "*withdrawn"
_NONE: Final = Quantity(0)


@dataclass(frozen=True, slots=True, order=True)
class OnHand(Quantity):
    """A cell that sorts as a quantity and shows its unit, or nothing for goods that are not counted."""

    words: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True, order=True)
class Price(Money):
    """A cell that sorts as an amount and shows words where the seller is asked for the price."""

    words: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Goods:
    """All goods as they stand now."""

    products: tuple[Product, ...]
    categories: tuple[Category, ...]
    on_hand: Mapping[ProductId, Quantity]

    def chosen(self, shelf: str, typed: str) -> list[Product]:
        """The goods of a category (or ALL, LOW, WITHDRAWN) that hold `typed`, by name."""
        listed = [product for product in self.products if self._on(product, shelf)]
        if typed.strip():
            return NameIndex(listed).find(typed, len(listed))
        return listed

    def _on(self, product: Product, shelf: str) -> bool:
        if shelf == WITHDRAWN:
            return not product.active
        if not product.active:
            return False
        if shelf == LOW:
            return self.low(product)
        return shelf in (ALL, product.category)

    def left(self, product: Product) -> Quantity:
        """What is on hand of `product`."""
        return self.on_hand.get(product.id, _NONE)

    def low(self, product: Product) -> bool:
        """Whether `product` is counted and there is little or nothing of it."""
        return product.tracked and (self.left(product).milli <= 0 or self.left(product) <= product.warn_at)

    def row(self, product: Product) -> tuple[str, str, str, Price, OnHand, str]:
        """The cells of `product`: name, code, category, price, on hand, what is to be known."""
        names: dict[CategoryId, str] = {category.id: category.name for category in self.categories}
        left = self.left(product)
        label = f"{left} {_(unit(product.unit).label)}" if product.tracked else ""
        price = _(N_("Any price")) if product.free_price else str(product.price)
        return (
            product.name,
            product.code,
            names.get(product.category, ""),
            Price(product.price.satang, price),
            OnHand(left.milli if product.tracked else 0, label),
            self._state(product),
        )

    def _state(self, product: Product) -> str:
        if not product.active:
            return _(N_("Not sold now"))
        if not self.low(product):
            return ""
        return _(N_("Sold out")) if self.left(product).milli <= 0 else _(N_("Low"))


def sorted_by_name(products: Sequence[Product]) -> tuple[Product, ...]:
    """`products` in dictionary order."""
    return tuple(sorted(products, key=lambda product: collation_key(product.name)))
