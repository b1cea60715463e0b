"""What the till offers now, and how much of it there is where this till takes its goods from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.product import Product
from posapp.domain.quantity import ONE, Quantity
from posapp.i18n import collation_key
from posapp.operations.stock_book import today
from posapp.operations.take_stock import selling_place
from posapp.store.catalog import by_ids
from posapp.store.search import NameIndex
from posapp.ui.widgets.offer import Offer, offers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from posapp.domain.identity import CategoryId, LotId, ProductId
    from posapp.domain.money import Money
    from posapp.domain.product import Category
    from posapp.ui.screens.checkout.counter import Counter

Goods = list[Product | Offer]
_NONE: Final = Quantity(0)


class Assortment:
    """The goods on sale as last read. Materials are no goods to sell, and a single piece that is sold is gone.

    `on_hand` tells by the id of a product (a basket: as many as can be put together) or a batch what there is.
    """

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._offered: Sequence[Product] = ()
        self._known: Mapping[ProductId, Product] = {}
        self._gone: set[ProductId] = set()
        self._best: Sequence[ProductId] = ()
        self._index = NameIndex(())
        self.categories: Sequence[Category] = ()
        self.on_hand: Mapping[str, Quantity] = {}
        self.reduced: list[Offer] = []
        self.wholesale = False

    def read(self) -> None:
        """Read goods and stock anew."""
        books = self._counter.shop.books
        products = books.catalog.all()
        self._known = by_ids(products)
        self._offered = sorted(
            (product for product in products if product.offered), key=lambda product: collation_key(product.name)
        )
        self._best = self._counter.best_sellers()
        self._index = NameIndex(self._offered)
        self.categories = books.catalog.categories()
        self.wholesale = any(rule.wholesale for product in products for rule in product.prices)
        self.read_stock()

    def read_stock(self) -> bool:
        """Read what is on hand anew; whether other goods are to be shown now than before."""
        before = self._gone, [offer.lot for offer in self.reduced]
        stock, place = self._counter.shop.books.stock, selling_place(self._counter.shop)
        on_hand: dict[str, Quantity] = dict(stock.all(place).items())
        self._gone = {one.id for one in self._offered if one.one_off and on_hand.get(one.id, _NONE) < ONE}
        on_hand |= {one.id: left for one in self._offered if (left := self._baskets(one, on_hand)) is not None}
        self.reduced = []
        for lot_id, price in stock.markdowns().items():
            offer = self._reduced(lot_id, price)
            on_hand[lot_id] = stock.at(offer.product.id, place, lot_id) if offer else _NONE
            if offer and on_hand[lot_id].milli > 0:
                self.reduced.append(offer)
        self.on_hand = on_hand
        return before != (self._gone, [offer.lot for offer in self.reduced])

    def everything(self) -> Goods:
        """All goods by name."""
        return self._tiles(self._offered)

    def best(self) -> Goods:
        """What brought most lately, best first."""
        found = (self._known.get(product) for product in self._best)
        return self._tiles(product for product in found if product and product.offered)

    def of_category(self, category: str) -> Goods:
        """The goods of a category by name."""
        return self._tiles(product for product in self._offered if product.category == category)

    def called(self, typed: str, limit: int) -> Goods:
        """At most `limit` goods whose name, code or barcode holds `typed`."""
        return self._tiles(self._index.find(typed, limit))

    def used(self) -> Iterator[Category]:
        """The categories that have goods."""
        used: set[CategoryId] = {product.category for product in self._offered}
        return (one for one in self.categories if one.id in used)

    def _tiles(self, products: Iterable[Product]) -> Goods:
        return offers_of(product for product in products if product.id not in self._gone)

    def _reduced(self, lot_id: LotId, price: Money) -> Offer | None:
        lot = self._counter.shop.books.stock.lot(lot_id)
        product = self._known.get(lot.product) if lot else None
        if lot is None or product is None or not product.offered or lot.expired(today(self._counter.shop)):
            return None
        return Offer(product, lot=lot, reduced=price, counts=True)

    def _baskets(self, basket: Product, on_hand: Mapping[str, Quantity]) -> Quantity | None:
        """How many of `basket` can be put together; None when nobody keeps count of what is in it."""
        counted = [part for part in basket.parts if part.product in on_hand or self._is_tracked(part.product)]
        if not counted:
            return None
        there = (max(on_hand.get(part.product, _NONE).milli, 0) // part.quantity.milli for part in counted)
        return Quantity.of(min(there))

    def _is_tracked(self, product_id: ProductId) -> bool:
        product = self._known.get(product_id)
        return product is not None and product.tracked
