"""How much of an article can be sold online, and what number each shop should have of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.basket import made_up
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity
from posapp.store.online.pending import Counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import ProductId
    from posapp.domain.online.shop import ItemLink, OnlineShop
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_NONE: Final = Quantity(0)
_PIECE_MILLI: Final = 1000
_NO_SHOP: Final = ShopId("")
_UNSAID: Final = RemoteId("")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The number a shop has of an article as far as something explains it, and the one it should have.

    `target` is what our books come to; `quantity` what the shop is told: whole pieces, never less than none. `tried` is
    a number that may stand there instead, because the answer to telling it got lost.
    """

    product: ProductId
    remote: RemoteId
    parent: RemoteId
    number: Quantity
    target: Quantity
    tried: Quantity | None = None

    @property
    def quantity(self) -> Quantity:
        """What the shop is told."""
        return max(_whole(self.target), _NONE)

    @property
    def differs(self) -> bool:
        """Whether the shop has to be told, or looked at because an answer got lost.

        Below zero on both sides needs no telling: it is oversold on both.
        """
        return self.tried is not None or self.number not in (self.quantity, _whole(self.target))


def available(shop: Shop, product: ProductId) -> Quantity:
    """What is on hand of an article everywhere, less what online orders have set aside; below zero when oversold.

    Of a basket: how many can be made up of what is available of the goods in it.
    """
    orders = shop.books.online.orders
    inside = shop.books.online.pending.inside(_NO_SHOP, [product]).get(product, ())
    if not inside:
        return shop.books.stock.on_hand(product) - orders.reserved(product)
    reserved = orders.all_reserved()
    return made_up((one.on_hand - reserved.get(one.product, _NONE), one.needed) for one in inside)


def offer(shop: Shop, online: OnlineShop | None, product: Product) -> Quantity | None:
    """How many of an article a shop can offer: whole pieces, never less than none; None when it isn't counted here.

    Without a shop nothing is kept back.
    """
    books = shop.books.online
    there = online.id if online else _NO_SHOP
    inside = books.pending.inside(there, [product.id]).get(product.id, ())
    if not (inside or (product.tracked and not product.parts)):
        return None
    link = books.links.get(there, product.id)
    reserve, on_hand = link.reserve if link else _NONE, shop.books.stock.on_hand(product.id)
    counted = Counted(product.id, _UNSAID, _UNSAID, reserve, _NONE, on_hand, None, inside)
    free = _Free(books.orders.all_reserved(), online.rules.reserve if online else _NONE)
    return max(_whole(free.of(counted)), _NONE)


def expected(shop: Shop, online: OnlineShop, link: ItemLink) -> Quantity:
    """The number the shop should show of an article now: what was seen there last, and what is known to change it."""
    item = shop.books.online.items.get(online.id, link.remote)
    return item.quantity if item and item.quantity is not None else _NONE


def wanted(shop: Shop, online: OnlineShop, product: ProductId) -> Wanted | None:
    """What number a shop should have of an article; None when one of the two sides doesn't count it."""
    counted = shop.books.online.pending.counted_as(online.id, product)
    if counted is None:
        return None
    return _Ledger.of(shop, online).wanted(counted)


def all_wanted(shop: Shop, online: OnlineShop) -> list[Wanted]:
    """What number a shop should have of each article of ours that both sides count."""
    ledger = _Ledger.of(shop, online)
    return [ledger.wanted(counted) for counted in shop.books.online.pending.counted(online.id)]


@dataclass(frozen=True, slots=True)
class _Free:
    """What can be offered online: what orders set aside and what is `kept` back of each article is not.

    The last of an article that is kept back is not offered in a basket either.
    """

    reserved: Mapping[ProductId, Quantity]
    kept: Quantity

    def of(self, counted: Counted) -> Quantity:
        """How much of an article, below zero when oversold."""
        back = self.kept + counted.reserve
        if not counted.inside:
            return self._left(counted.product, counted.on_hand) - back
        parts = [(self._left(one.product, one.on_hand), one) for one in counted.inside]
        spared = made_up((left - self.kept - one.reserve, one.needed) for left, one in parts)
        return min(made_up((left, one.needed) for left, one in parts) - back, spared)

    def _left(self, product: ProductId, on_hand: Quantity) -> Quantity:
        return on_hand - self.reserved.get(product, _NONE)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What stands between our shelves and a shop's number.

    A bill the shop was not told of is off our shelves already and will still come off its number; a refund likewise,
    the other way; an order that was called off here is still off its number.
    """

    free: _Free
    moving: Mapping[RemoteId, Quantity]
    called_off: Mapping[RemoteId, Quantity]

    @classmethod
    def of(cls, shop: Shop, online: OnlineShop) -> _Ledger:
        pending, free = shop.books.online.pending, _Free(shop.books.online.orders.all_reserved(), online.rules.reserve)
        return cls(free, pending.moving(online.id), pending.called_off(online.id))

    def wanted(self, counted: Counted) -> Wanted:
        moving = self.moving.get(counted.remote, _NONE) - self.called_off.get(counted.remote, _NONE)
        target = self.free.of(counted) + moving
        return Wanted(counted.product, counted.remote, counted.parent, counted.number, target, counted.tried)


def _whole(quantity: Quantity) -> Quantity:
    return Quantity(quantity.milli // _PIECE_MILLI * _PIECE_MILLI)
