"""What stands behind the ids on a paper of the stock book, and the shape all these papers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.documents.bill_lines import unit_word
from posapp.documents.block import Cut, Rule, Text
from posapp.documents.letterhead import copy_mark
from posapp.domain.identity import CategoryId
from posapp.i18n import _, collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.domain.identity import LotId, PersonId, PlaceId, ProductId
    from posapp.domain.lot import Lot
    from posapp.domain.product import Category, Product
    from posapp.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class StockFacts:
    """The goods, people, places, batches and categories a paper names; a `copy` says on it that it is one.

    A place that isn't named is the group's store.
    """

    products: Mapping[ProductId, Product] = field(default_factory=dict)
    people: Mapping[PersonId, str] = field(default_factory=dict)
    places: Mapping[PlaceId, str] = field(default_factory=dict)
    lots: Mapping[LotId, Lot] = field(default_factory=dict)
    categories: Sequence[Category] = ()
    copy: bool = False

    def person(self, person: PersonId) -> str:
        """The name of `person`, empty for nobody."""
        return self.people.get(person, "")

    def place(self, place: PlaceId) -> str:
        """The name of `place`."""
        return self.places.get(place) or _("Store room")

    def shelves(self, goods: Iterable[Product]) -> Iterator[tuple[str, list[Product]]]:
        """`goods` by category, in the order of the shop; within one by name. Those without a category come last."""
        order = {each.id: each for each in sorted(self.categories, key=lambda each: each.position)}
        found: dict[CategoryId, list[Product]] = {key: [] for key in (*order, CategoryId(""))}
        for product in sorted(goods, key=lambda each: collation_key(full_name(each))):
            found[product.category if product.category in order else CategoryId("")].append(product)
        for key, shelf in found.items():
            if shelf:
                yield order[key].name if key else _("Other goods"), shelf


def full_name(product: Product) -> str:
    """The name of `product` with its variant, which most names end with already."""
    return product.name if product.name.endswith(product.variant) else f"{product.name} {product.variant}"


def amount_of(quantity: Quantity, product: Product) -> str:
    """A quantity with its unit: "12 ขวด"."""
    return f"{quantity} {unit_word(product.unit)}"


def paper(title: str, letterhead: Letterhead, facts: StockFacts, blocks: Iterable[Block]) -> Document:
    """A paper for the group's own folder: whose it is and what it is, then `blocks`."""
    mark = copy_mark(copy=facts.copy)
    return (
        *mark,
        Text(letterhead.group.name, "centre", "small"),
        Text(title, "centre", "large", bold=True),
        Rule(),
        *blocks,
        *mark,
        Cut(),
    )
