"""How much of an article can be sold online, and what number each shop should have of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import ProductId
    from posapp.domain.online.shop import ItemLink, OnlineShop, RemoteId
    from posapp.operations.shop import Shop
    from posapp.store.online.pending import Counted

_NONE: Final = Quantity(0)
_PIECE_MILLI: Final = 1000


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
        """Whether the shop has to be told. Below zero on both sides needs no telling: it is oversold on both."""
        return self.number not in (self.quantity, _whole(self.target))


def available(shop: Shop, product: ProductId) -> Quantity:
    """What is on hand of an article everywhere, less what online orders have set aside; below zero when oversold."""
    return shop.books.stock.on_hand(product) - shop.books.online.orders.reserved(product)


def expected(shop: Shop, online: OnlineShop, link: ItemLink) -> Quantity:
    """The number the shop should show of an article now: what was seen there last, and what is known to change it."""
    item = shop.books.online.items.get(online.id, link.remote)
    return item.quantity if item and item.quantity is not None else _NONE


def wanted(shop: Shop, online: OnlineShop, product: ProductId) -> Wanted | None:
    """What number a shop should have of an article; None when one of the two sides doesn't count it."""
    counted = shop.books.online.pending.counted_as(online.id, product)
    if counted is None:
        return None
    reserved = {product: shop.books.online.orders.reserved(product)}
    return _Ledger.of(shop, online, reserved).wanted(counted)


def all_wanted(shop: Shop, online: OnlineShop) -> list[Wanted]:
    """What number a shop should have of each article of ours that both sides count."""
    ledger = _Ledger.of(shop, online, shop.books.online.orders.all_reserved())
    return [ledger.wanted(counted) for counted in shop.books.online.pending.counted(online.id)]


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What stands between our shelves and a shop's number.

    A bill the shop was not told of is off our shelves already and will still come off its number; a refund likewise,
    the other way; an order that was called off here is still off its number.
    """

    reserved: Mapping[ProductId, Quantity]
    moving: Mapping[RemoteId, Quantity]
    called_off: Mapping[RemoteId, Quantity]
    kept: Quantity

    @classmethod
    def of(cls, shop: Shop, online: OnlineShop, reserved: Mapping[ProductId, Quantity]) -> _Ledger:
        pending = shop.books.online.pending
        return cls(reserved, pending.moving(online.id), pending.called_off(online.id), online.rules.reserve)

    def wanted(self, counted: Counted) -> Wanted:
        there = counted.on_hand - self.reserved.get(counted.product, _NONE) - self.kept - counted.reserve
        target = there + self.moving.get(counted.remote, _NONE) - self.called_off.get(counted.remote, _NONE)
        return Wanted(counted.product, counted.remote, counted.parent, counted.number, target, counted.tried)


def _whole(quantity: Quantity) -> Quantity:
    return Quantity(quantity.milli // _PIECE_MILLI * _PIECE_MILLI)
