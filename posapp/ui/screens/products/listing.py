"""Which goods are listed and what their rows say; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.domain.product import ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, _, collation_key
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.domain.identity import PersonId, ProductId
    from posapp.domain.product import Category, Product

ALL: Final = "*all"
LOW: Final = "*low"
WITHDRAWN: Final = "*withdrawn"
OWN: Final = "*own"
"""The goods that belong to no member."""

KIND_TITLES: Final = {
    ProductKind.ORDINARY: N_("Usual goods"),
    ProductKind.ONE_OFF: N_("Single piece"),
    ProductKind.BASKET: N_("Basket"),
    ProductKind.MATERIAL: N_("Material"),
}

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


@dataclass(frozen=True)
class Goods:
    """All goods as they stand now, in the order they are listed. `owners` says how members are called."""

    products: tuple[Product, ...] = ()
    categories: tuple[Category, ...] = ()
    on_hand: Mapping[ProductId, Quantity] = field(default_factory=dict)
    owners: Mapping[PersonId, str] = field(default_factory=dict)

    def chosen(self, shelf: str, whose: str, typed: str) -> list[Product]:
        """The goods of a category (or ALL, LOW, WITHDRAWN), of a kind or an owner (or ALL, OWN), that hold `typed`."""
        found = self._index.find(typed, len(self.products)) if typed.strip() else self.products
        return [product for product in found if self._on(product, shelf) and _is_of(product, whose)]

    def kinds(self) -> list[ProductKind]:
        """The unusual kinds there are goods of."""
        there = {product.kind for product in self.products if product.active}
        return [kind for kind in KIND_TITLES if kind in there and kind is not ProductKind.ORDINARY]

    def selling_owners(self) -> list[PersonId]:
        """The members whose goods are listed, by name."""
        there = {product.owner for product in self.products if product.active and product.owner in self.owners}
        return sorted(there, key=lambda owner: collation_key(self.owners[owner]))

    def left(self, product: Product) -> Quantity:
        """What is on hand of `product`."""
        return self.on_hand.get(product.id, _NONE)

    def low(self, product: Product) -> bool:
        """Whether `product` is counted and there is little or nothing of it; a single piece that is sold is not low."""
        if product.one_off or product.parts or not product.tracked:
            return False
        return self.left(product).milli <= 0 or self.left(product) <= product.warn_at

    def row(self, product: Product) -> tuple[str, str, str, str, Price, OnHand, str]:
        """The cells of `product`: name, code, category, owner, price, on hand, what is to be known."""
        left = self.left(product)
        counted = product.tracked and not product.parts
        label = f"{left} {_(unit(product.unit).label)}" if counted else ""
        price = _(N_("Any price")) if product.free_price else str(product.price)
        if product.kind is ProductKind.MATERIAL and not product.price.satang:
            price = ""  # it is worked up, not sold
        return (
            product.name,
            product.code,
            self._shelves.get(product.category, ""),
            self.owners.get(product.owner, ""),
            Price(product.price.satang, price),
            OnHand(left.milli if counted else 0, label),
            self._state(product),
        )

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self.products, self.owners)

    @cached_property
    def _shelves(self) -> Mapping[str, str]:
        return {category.id: category.name for category in self.categories}

    def _on(self, product: Product, shelf: str) -> bool:
        if shelf == WITHDRAWN:
            return not product.active
        if not product.active:
            return False
        if shelf == LOW:
            return self.low(product)
        return shelf in (ALL, product.category)

    def _state(self, product: Product) -> str:
        if not product.active:
            return _(N_("Not sold now"))
        if product.one_off and product.tracked and self.left(product).milli <= 0:
            return _(N_("Sold already"))
        if not self.low(product):
            return "" if product.kind is ProductKind.ORDINARY else _(KIND_TITLES[product.kind])
        return _(N_("Sold out")) if self.left(product).milli <= 0 else _(N_("Low"))


def sorted_by_name(products: Sequence[Product]) -> tuple[Product, ...]:
    """`products` in dictionary order."""
    return tuple(sorted(products, key=lambda product: collation_key(product.name)))


def _is_of(product: Product, whose: str) -> bool:
    if whose in (ALL, product.kind.value):
        return True
    return not product.owner if whose == OWN else product.owner == whose
