"""What a person decides while she pairs goods, before any of it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.operations.online.fitting import same_counting
from posapp.operations.online.matching import How, Pair, suggestions, unmatched_products

if TYPE_CHECKING:
    from posapp.domain.identity import ProductId
    from posapp.domain.online.shop import RemoteId, ShopId
    from posapp.domain.product import Product
    from posapp.operations.online.matching import Suggestion
    from posapp.operations.shop import Shop

_SURE: Final = (How.SKU, How.BARCODE)


class Matching:
    """For each article of the shop: one of ours, or to be taken over, or neither; and what of ours is put there.

    Articles with the same code are paired at once; those with only the same name wait for a person's word.
    """

    def __init__(self, shop: Shop, online: ShopId) -> None:
        self.online = online
        self.suggested = suggestions(shop, online)
        self.only_here = unmatched_products(shop, online)
        self.paired: dict[RemoteId, Product] = {}
        self.taken: set[RemoteId] = set()
        self.put: set[ProductId] = set()
        self.loosened: set[ProductId] = set()
        links = {link.product for link in shop.books.online.links.of_shop(online)}
        self.linked = [one for one in shop.books.catalog.all() if one.id in links]
        for one in self.suggested:
            if (
                one.product
                and one.how in _SURE
                and same_counting(one.item, one.product)
                and one.product not in self.paired.values()
            ):
                self.paired[one.item.remote] = one.product

    def choice(self, one: Suggestion) -> list[Product]:
        """Goods of ours an article may be, the likeliest first."""
        return sorted(
            (ours for ours in self.only_here if same_counting(one.item, ours)), key=lambda ours: ours != one.product
        )

    def seemingly_same(self) -> list[Suggestion]:
        """Articles of the shop that have one of ours, or seem to."""
        return [one for one in self.suggested if one.product or one.item.remote in self.paired]

    def only_there(self) -> list[Suggestion]:
        """Articles of the shop that none of ours seems to be."""
        return [one for one in self.suggested if not one.product and one.item.remote not in self.paired]

    def not_there(self) -> list[Product]:
        """Goods of ours that the shop does not have."""
        chosen = {one.id for one in self.paired.values()}
        return [one for one in self.only_here if one.id not in chosen]

    def pair(self, remote: RemoteId, product: Product) -> None:
        """Say that the article is this one of ours; whichever was said to be it before is free again."""
        self.paired = {one: other for one, other in self.paired.items() if other.id != product.id}
        self.paired[remote] = product
        self.taken.discard(remote)
        self.put.discard(product.id)

    def take(self, remote: RemoteId) -> None:
        """Take the article over as a new one of ours."""
        self.paired.pop(remote, None)
        self.taken.add(remote)

    def leave(self, remote: RemoteId) -> None:
        """The article is none of ours."""
        self.paired.pop(remote, None)
        self.taken.discard(remote)

    def turn_put(self, product: ProductId) -> None:
        """Put goods of ours into the shop, or not."""
        self.put ^= {product}

    def turn_loose(self, product: ProductId) -> None:
        """Take a pair apart that was made before, or not."""
        self.loosened ^= {product}

    def pairs(self) -> list[Pair]:
        """The pairs as they are written."""
        return [Pair(remote, product.id) for remote, product in self.paired.items()]
