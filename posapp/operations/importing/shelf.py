"""The shop's goods as a list is compared with them: found by code, barcode or name, read from the books once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain import barcode
from posapp.i18n import search_key
from posapp.operations.members import member_called

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from posapp.domain.identity import CategoryId, PersonId, ProductId
    from posapp.domain.party import Member
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop


class Shelf:
    """All goods, withdrawn ones too, as they were at one moment. `seen` is how often each was changed by then."""

    def __init__(self, shop: Shop) -> None:
        self.goods: list[Product] = shop.books.catalog.all(withdrawn=True)
        self.seen: Mapping[ProductId, int] = versions(self.goods)
        self._by_code = {product.code: product for product in self.goods}
        self._by_barcode = {code: product for product in self.goods for code in product.barcodes}
        self._by_name: dict[str, list[Product]] = {}
        self._alike: dict[str, set[str]] = {}
        for product in self.goods:
            self._by_name.setdefault(plain_name(product.name), []).append(product)
            self.add_name(product.name)
        self.stock: Mapping[ProductId, Quantity] = shop.books.stock.all()
        self.categories: dict[str, CategoryId] = {one.name: one.id for one in shop.books.catalog.categories()}
        self.category_names = {one.id: one.name for one in shop.books.catalog.categories(withdrawn=True)}
        self._called: dict[str, Member | None] = {}
        self._shop = shop
        self._numbers = {one.id: one.number or one.called for one in shop.books.members.all(left=True)}
        self._last_code = len(self.goods)

    def coded(self, code: str) -> Product | None:
        """The product with this code or barcode, in any of the spellings a scanner may give it."""
        found = (self._by_barcode.get(one) or self._by_code.get(one) for one in barcode.read(code, ()).codes)
        return next(filter(None, found), None)

    def named(self, name: str) -> list[Product]:
        """The products of exactly this name, blanks aside."""
        return self._by_name.get(plain_name(name), [])

    def like(self, name: str) -> str:
        """Another name that differs from this one only by tone marks, blanks or capitals; nothing if there is none."""
        others = self._alike.get(search_key(name), set()) - {plain_name(name)}
        return min(others, default="")

    def add_name(self, name: str) -> None:
        """Remember a name of the list, for those further down that look like it."""
        self._alike.setdefault(search_key(name), set()).add(plain_name(name))

    def next_code(self, taken: Collection[str]) -> str:
        """A free code for new goods, counting on from what there is; `taken` are the codes of the list."""
        self._last_code += 1
        while (code := f"{self._last_code:04d}") in self._by_code or code in self._by_barcode or code in taken:
            self._last_code += 1
        return code

    def member(self, text: str) -> Member | None:
        """The member meant by a number, name or nickname; None when nobody or more than one is."""
        if text not in self._called:
            self._called[text] = member_called(self._shop, text)
        return self._called[text]

    def owner_name(self, owner: PersonId) -> str:
        """How an owner is written in lists: her number, else her name."""
        return self._numbers.get(owner, "")


def versions(goods: Iterable[Product]) -> dict[ProductId, int]:
    """How often each of `goods` was changed."""
    return {product.id: product.edits for product in goods}


def plain_name(name: str) -> str:
    """A name with single blanks."""
    return " ".join(name.split())
