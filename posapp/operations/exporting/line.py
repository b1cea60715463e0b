"""One article as a list shows it, with the names behind its ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.i18n import collation_key
from posapp.store.catalog import by_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

Cell = str | Money | Quantity
"""What stands in a cell: amounts and quantities stay numbers where the file knows numbers."""


@dataclass(frozen=True, slots=True)
class Line:
    """An article with its category, its owner (her number, else her name), and its basket goods by their codes.

    `on_hand` is None where no stock is kept. `first` is true for the first of the sizes of one article.
    """

    product: Product
    category: str
    owner: str
    on_hand: Quantity | None
    parts: tuple[tuple[str, Quantity], ...] = ()
    first: bool = True


Shape = tuple[tuple[str, "Callable[[Line], Cell]"], ...]
"""A list's headers, each with what stands below it; {shop} in a header is the name of the group."""


def lines(shop: Shop) -> list[Line]:
    """All goods, withdrawn ones too, in the order of the dictionary; sizes of one article stand together."""
    goods = shop.books.catalog.all(withdrawn=True)
    goods.sort(key=lambda product: (collation_key(product.family or product.name), collation_key(product.name)))
    known = by_ids(goods)
    categories = {one.id: one.name for one in shop.books.catalog.categories(withdrawn=True)}
    owners = {one.id: one.number or one.called for one in shop.books.members.all(left=True)}
    stock = shop.books.stock.all()
    found: list[Line] = []
    families: set[str] = set()
    for product in goods:
        found.append(
            Line(
                product,
                categories.get(product.category, ""),
                owners.get(product.owner, ""),
                stock.get(product.id, Quantity(0)) if product.tracked else None,
                tuple((known[part.product].code, part.quantity) for part in product.parts),
                product.family not in families,
            )
        )
        if product.family:
            families.add(product.family)
    return found
