"""What the form of a product has to know of the books; no Qt in here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.lot import NO_LOT
from posapp.domain.place import STORE
from posapp.domain.product import ProductKind
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, search_key
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId, PlaceId
    from posapp.domain.party import Member
    from posapp.domain.product import Category, Product
    from posapp.operations.shop import Shop

_YES: Final = "yes"
_FEW: Final = 6
_NONE: Final = Quantity(0)


class Known:
    """The books of `shop` as the form of one product needs them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.vat = shop.setting("vat.on") == _YES

    def categories(self) -> Sequence[Category]:
        """The shelves in use."""
        return self._shop.books.catalog.categories()

    def photo(self, name: str) -> bytes | None:
        """The picture called `name`."""
        return self._shop.books.catalog.photo(name)

    def members(self, typed: str) -> list[Member]:
        """A few members whose number, name or nickname holds `typed`; those just that are first."""
        key = search_key(typed)
        found = [one for one in self._members if any(key in word for word in _words(one))]
        found.sort(key=lambda one: key not in _words(one))
        return found[:_FEW]

    def member(self, member: PersonId) -> Member | None:
        """The member with this id, also one who left."""
        return self._shop.books.members.get(member) if member else None

    def parts(self, typed: str) -> list[Product]:
        """A few goods that hold `typed` and may be in a basket; none while nothing is typed."""
        return self._index.find(typed, _FEW) if search_key(typed) else []

    def name(self, product: str) -> str:
        """What goods are called."""
        found = self._shop.books.catalog.get(ProductId(product))
        return found.name if found else ""

    def lies(self, product: ProductId) -> str:
        """Where goods lie that are spread over batches or places, in words; empty when all is in one heap."""
        shelves = [shelf for shelf in self._shop.books.stock.shelves(product) if shelf.on_hand]
        if all(shelf.place == STORE and shelf.lot_id == NO_LOT for shelf in shelves):
            return ""
        sums: dict[PlaceId, Quantity] = {}
        for shelf in shelves:
            sums[shelf.place] = sums.get(shelf.place, _NONE) + shelf.on_hand
        return " · ".join(f"{self._place(place)} {left}" for place, left in sums.items())

    @cached_property
    def _members(self) -> list[Member]:
        return self._shop.books.members.all()

    @cached_property
    def _index(self) -> NameIndex:
        goods = self._shop.books.catalog.all()
        return NameIndex([one for one in goods if not one.one_off and one.kind is not ProductKind.BASKET])

    def _place(self, place: PlaceId) -> str:
        found = self._shop.books.places.get(place)
        return found.name if found else _(N_("Store room"))


def _words(member: Member) -> tuple[str, str, str]:
    return search_key(member.number), search_key(member.name), search_key(member.nickname)
