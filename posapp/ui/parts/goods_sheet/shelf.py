"""The goods a list may be made of: found by name, by code and by barcode; no Qt in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain import barcode
from posapp.domain.errors import Refused
from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import Measure
from posapp.i18n import collation_key
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.domain.identity import PlaceId, ProductId
    from posapp.domain.product import Pack, Product
    from posapp.operations.shop import Shop

_MOST: Final = 200
"""More results than this nobody looks through: one more letter is quicker."""


class GoodsShelf:
    """What may be chosen, with how much of it there is at `place` (None: everywhere).

    Goods without a stock of their own are among it only when not only those `stocked` are wanted.
    """

    def __init__(
        self, shop: Shop, allow: Callable[[Product], bool], place: PlaceId | None = None, *, stocked: bool = True
    ) -> None:
        self._shop = shop
        found = (one for one in shop.books.catalog.all() if (not stocked or _has_stock(one)) and allow(one))
        self.products = sorted(found, key=lambda one: collation_key(one.name))
        self.known: Mapping[str, Product] = {one.id: one for one in self.products}
        self._on_hand: Mapping[ProductId, Quantity] = shop.books.stock.all(place)
        self._names = NameIndex(self.products)

    def left(self, product: Product) -> Quantity:
        """How much there is of `product`."""
        return self._on_hand.get(product.id, Quantity(0))

    def find(self, typed: str) -> list[Product]:
        """The goods that hold `typed`, all of them while nothing is."""
        return self._names.find(typed, _MOST) if typed.strip() else self.products

    def scanned(self, code: str) -> tuple[Product, Quantity, Pack | None] | None:
        """What a code means: an article, how much of it, and the pack it was on; None when it is not of these goods."""
        try:
            scanned = barcode.read(code, barcode.parse_rules(self._shop.setting(barcode.RULES_OPTION.key)))
        except Refused:
            return None
        lot = self._shop.books.stock.lot_coded(scanned.item)
        if lot and lot.product in self.known:
            return self.known[lot.product], ONE, None
        for spelling in scanned.codes:
            product = self._shop.books.catalog.find(spelling)
            if product and product.id in self.known:
                pack = next((one for one in product.packs if one.barcode == spelling), None)
                return self.known[product.id], scanned.quantity or product.holds(spelling), pack
        return None


def _has_stock(product: Product) -> bool:
    return product.kind is not ProductKind.BASKET and product.measure is not Measure.SERVICE
