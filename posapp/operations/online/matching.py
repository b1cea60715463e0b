"""Which goods of an online shop are which of ours: what is suggested, what a person decides, what is put there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.online.errand import Errand, ErrandKind, ErrandState
from posapp.domain.online.shop import ItemLink, ItemState, RemoteId, ShopState
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, search_key
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.errands import errand_of, retry, untold
from posapp.operations.online.fitting import as_ours, check_publishable, not_in_pieces, on_shelves, same_counting
from posapp.operations.online.items import agree
from posapp.operations.online.messages import PUBLISH
from posapp.operations.online.orders import remap
from posapp.operations.online.pairs import keep_pair, loosen_pair
from posapp.operations.online.shops import check_reserve, shop_of
from posapp.operations.permit import needs
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.online.shop import OnlineShop, ShopId, ShopItem
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_THERE: Final = (ItemState.SHOWN, ItemState.HIDDEN)


class How(StrEnum):
    """Why two articles seem to be the same; a NAME is only a guess that a person has to look at."""

    SKU = "sku"
    BARCODE = "barcode"
    NAME = "name"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article of the shop that is not paired yet, and which of ours it seems to be."""

    item: ShopItem
    product: Product | None
    how: How

    @property
    def sure(self) -> bool:
        """Whether both sides carry the same code, which no other article there carries."""
        return self.how in (How.SKU, How.BARCODE)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a person decided: this article of the shop is that one of ours."""

    remote: RemoteId
    product: ProductId


def suggestions(shop: Shop, online: ShopId) -> list[Suggestion]:
    """Every article of the shop that can be sold and is not paired, with our article it seems to be, by name.

    Where several there seem to be the same one of ours, each is only a guess.
    """
    links = shop.books.online.links.of_shop(online)
    paired = {link.remote for link in links}
    items = shop.books.online.items.all(online)
    parents = {item.parent for item in items}
    ours = _Ours.of(_free(shop, links))
    found = [
        ours.like(item)
        for item in items
        if item.remote not in paired and item.remote not in parents and item.state in _THERE
    ]
    meant = Counter(one.product.id for one in found if one.product)
    return [replace(one, how=How.NAME) if one.product and meant[one.product.id] > 1 else one for one in found]


def unmatched_products(shop: Shop, online: ShopId) -> list[Product]:
    """Our goods on sale that this shop doesn't have, by name."""
    free = _free(shop, shop.books.online.links.of_shop(online))
    return sorted(free, key=lambda one: search_key(one.name))


@needs(Permission.SHOPS)
def pair(shop: Shop, online: ShopId, pairs: Sequence[Pair], by: PersonId) -> Changes:
    """Say which articles are the same. Orders that wait are read again with it; the shop's number becomes ours.

    Raises Refused `shop_unknown`, `product_unknown`, `item_unknown`, `pair_twice`, `pair_taken`, `pair_parts`.
    """
    if len({one.product for one in pairs}) < len(pairs):
        raise Refused("pair_twice", N_("The same goods of ours were named for two of the shop's. Name them once."))
    with shop.books.write():
        found = shop_of(shop, online)
        for one in pairs:
            _pair(shop, found, one, by)
        _join(shop, found, [one.remote for one in pairs])
    return Changes(Book.ONLINE)


@needs(Permission.SHOPS)
def pair_instead(shop: Shop, errand: int, by: PersonId) -> Changes:
    """Goods of ours were to be put into a shop that has some with their code already: those are the ones.

    Raises Refused `errand_unknown`, `errand_not_taken` when the shop named no goods of its own, and what `pair` raises.
    """
    with shop.books.write():
        found = errand_of(shop, errand)
        if found.kind is not ErrandKind.ITEM or found.state is not ErrandState.REFUSED or not found.remote:
            raise Refused("errand_not_taken", N_("The shop named no goods of its own here. Pair the goods by hand."))
        pair(shop, found.shop, [Pair(found.remote, ProductId(found.subject))], by)
        untold(shop, found)
    return Changes(Book.ONLINE)


@needs(Permission.SHOPS)
def unpair(shop: Shop, online: ShopId, product: ProductId, by: PersonId) -> Changes:
    """Take a pair apart: neither side hears of the other's number, price or name. Raises Refused `shop_unknown`."""
    with shop.books.write():
        shop_of(shop, online)
        if shop.books.online.links.get(online, product):
            loosen_pair(shop, online, product, by)
    return Changes(Book.ONLINE)


@needs(Permission.SHOPS)
def keep_back(shop: Shop, online: ShopId, product: ProductId, reserve: Quantity, by: PersonId) -> Changes:
    """Never offer the last `reserve` of an article online.

    Raises Refused `shop_unknown`, `pair_unknown`, `reserve_negative`.
    """
    with shop.books.write():
        shop_of(shop, online)
        link = shop.books.online.links.get(online, product)
        if link is None:
            raise Refused("pair_unknown", N_("These goods are not in this shop. Pair them first."))
        check_reserve(reserve)
        keep_pair(shop, replace(link, reserve=reserve), by)
    return Changes(Book.ONLINE)


@needs(Permission.SHOPS)
def adopt(shop: Shop, online: ShopId, remotes: Sequence[RemoteId], by: PersonId) -> list[Product]:
    """Take goods of the shop over as goods of ours, with the shop's name, price and code, and pair them.

    On our shelves are as many as the shop has to sell, and those its orders have set aside.

    Raises Refused `shop_unknown`, `item_unknown`, and what `save_product` raises.
    """
    with shop.books.write():
        found = shop_of(shop, online)
        made = []
        for remote in remotes:
            item = item_of(shop, found, remote)
            product = as_ours(shop, item)
            written, _changes = save_product(shop, product, by, on_hand=on_shelves(shop, found, item))
            _pair(shop, found, Pair(remote, written.id), by)
            made.append(written)
        _join(shop, found, remotes)
    return made


@needs(Permission.SHOPS)
def publish(shop: Shop, online: ShopId, products: Sequence[ProductId], by: PersonId) -> Changes:
    """Put goods of ours into the shop: each is told by an errand of its own, and paired when the shop has it.

    One that the shop refused is tried again; one that is on its way goes on. Raises Refused `shop_unknown`,
    `product_unknown`, `publish_twice`, `publish_code`, `publish_price`, `pair_parts`.
    """
    with shop.books.write():
        found = shop_of(shop, online)
        for product in products:
            _publish(shop, found, known(shop, product), by)
    return Changes(Book.ONLINE)


def item_of(shop: Shop, online: OnlineShop, remote: RemoteId) -> ShopItem:
    """What the shop showed of an article. Raises Refused `item_unknown`."""
    item = shop.books.online.items.get(online.id, remote)
    if item is None:
        raise Refused("item_unknown", N_("The shop has no such goods. Read its list again."))
    return item


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our goods by what a shop may know them by."""

    codes: dict[str, Product]
    barcodes: dict[str, Product]
    names: dict[str, Product]

    @classmethod
    def of(cls, products: Sequence[Product]) -> _Ours:
        names: dict[str, list[Product]] = {}
        for one in products:
            names.setdefault(search_key(one.name), []).append(one)
        return cls(
            {one.code.strip().casefold(): one for one in products},
            {code: one for one in products for code in one.barcodes},
            {name: found[0] for name, found in names.items() if len(found) == 1},
        )

    def like(self, item: ShopItem) -> Suggestion:
        """Our article that `item` seems to be: by its SKU, by its barcode, else by its name."""
        sku = item.sku.strip()
        by_sku = (self.codes.get(sku.casefold()) or self.barcodes.get(sku)) if sku else None
        by_barcode = self.barcodes.get(item.barcode)
        by_name = self.names.get(search_key(item.name))
        for how, found in ((How.SKU, by_sku), (How.BARCODE, by_barcode), (How.NAME, by_name)):
            if found and same_counting(item, found):
                return Suggestion(item, found, how)
        return Suggestion(item, None, How.NONE)


def _free(shop: Shop, links: Sequence[ItemLink]) -> list[Product]:
    """Our goods on sale that stand in none of these pairs."""
    taken = {link.product for link in links}
    return [one for one in shop.books.catalog.all() if one.id not in taken and one.offered]


def _pair(shop: Shop, online: OnlineShop, wish: Pair, by: PersonId) -> None:
    product = known(shop, wish.product)
    item = item_of(shop, online, wish.remote)
    links = shop.books.online.links
    there = links.to(online.id, wish.remote)
    if there and there.product != product.id:
        raise Refused(
            "pair_taken",
            N_("“{item}” of the shop is paired with other goods already. Take that pair apart first."),
            item=item.name,
        )
    if not same_counting(item, product):
        raise not_in_pieces(product)
    old = links.get(online.id, product.id)
    keep_pair(shop, ItemLink(online.id, product.id, wish.remote, old.reserve if old else Quantity(0)), by)


def _join(shop: Shop, online: OnlineShop, remotes: Sequence[RemoteId]) -> None:
    """Read orders that wait with the new pairs; in a shop that is in use each price and name follows its owner."""
    remap(shop, online)
    if online.state is not ShopState.MATCHING:
        agree(shop, online, remotes)


def _publish(shop: Shop, online: OnlineShop, product: Product, by: PersonId) -> None:
    check_publishable(shop, online, product)
    errands = shop.books.online.errands
    waiting = [one for one in errands.open_about(online.id, product.id) if one.key.startswith(PUBLISH)]
    if not waiting:
        shop.record("shop_item", f"{online.id}:{product.id}", shop.now(), by, {"publish": 1})
        key = f"{PUBLISH}:{product.id}:{shop.ids.new()}"
        errands.add(Errand(0, online.id, ErrandKind.ITEM, key, product.id, shop.now()))
    for one in waiting:
        if one.state is ErrandState.REFUSED:
            retry(shop, one.id, by)
