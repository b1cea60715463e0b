"""Taking a marketplace's list of orders into the books: each order once, whatever list it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.online.order import Stage
from posapp.domain.online.shop import RemoteId, ShopItem, ShopState
from posapp.i18n import _
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.orders import CURSOR, accept_orders, settle_stages
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.operations.permit import needs
from posapp.sync.connectors import connector
from posapp.sync.sheets.files import tables_of
from posapp.sync.sheets.order_heads import find_list
from posapp.sync.sheets.orders import orders_in
from posapp.sync.sheets.whose import market_shop

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from posapp.domain.online.order import OnlineOrder, OrderIn
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_FURTHER: Final = (Stage.UNPAID, Stage.OPEN, Stage.DONE, Stage.CANCELLED, Stage.REFUNDED)
_ROWS: Final = 50


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list brought: the shop it is of, new orders, changed ones, and how many were known just so.

    `older` are numbers of orders that are further here than in the list, `unmatched` codes none of our goods has.
    """

    online: OnlineShop
    new: tuple[OnlineOrder, ...]
    changed: tuple[OnlineOrder, ...]
    known: int
    older: tuple[str, ...]
    unmatched: tuple[str, ...]


@needs(Permission.SHOPS)
def take_order_list(shop: Shop, path: Path, by: PersonId, name: str = "") -> Taken:
    """Take in the list of orders in the file at `path`, for the shop called `name`, else the one of its marketplace.

    A marketplace that is not in the books yet becomes a shop of the group. Goods are known by their code; the same list
    again changes nothing, and an older list takes nothing back. Raises Refused `orders_unknown`, `sheet_*`,
    `list_*`, and Unavailable.
    """
    found = find_list(tables_of(path))
    wish = ShopWish(found.market, _(connector(found.market).title), "")
    online = market_shop(shop, found.market, name) or add_shop(shop, wish, by)
    ours = _Codes(shop, online)
    orders = orders_in(found, lambda number: _known_date(shop, online, number), ours.named)
    _link(shop, online, ours, by)
    older = [told for told in orders if _goes_back(shop, online, told)]
    fresh = [told for told in orders if told not in older]
    known = {told.remote for told in fresh if shop.books.online.orders.told_as(online.id, told.remote)}
    cursor = shop.books.online.shops.cursor(online.id, CURSOR)
    taken: list[OnlineOrder] = []
    for start in range(0, len(fresh), _ROWS):
        taken += accept_orders(shop, online, fresh[start : start + _ROWS], cursor)
    settle_stages(shop)
    new = tuple(one for one in taken if one.told.remote not in known)
    changed = tuple(one for one in taken if one.told.remote in known)
    numbers = tuple(told.number for told in older)
    same = len(fresh) - len(taken)
    return Taken(online, new, changed, same, numbers, ours.unmatched(orders))


class _Codes:
    """Which of our goods a code of the list means, and what that article is called in the shop."""

    def __init__(self, shop: Shop, online: OnlineShop) -> None:
        goods = shop.books.catalog.all()
        links = shop.books.online.links.of_shop(online.id)
        self._codes = {one.code.strip().casefold(): one for one in goods if one.code}
        self._codes |= {code.casefold(): one for one in goods for code in one.barcodes}
        self._names = {link.product: link.remote for link in links}
        self._paired = {link.remote for link in links}
        self.fresh: dict[RemoteId, Product] = {}

    def named(self, sku: str) -> RemoteId:
        """What the article is called: as it was paired, else by our own code, else by the code of the list."""
        product = None if sku in self._paired else self._codes.get(sku.casefold())
        if product is None:
            return RemoteId(sku)
        remote = self._names.setdefault(product.id, RemoteId(product.code or sku))
        if remote not in self._paired:
            self.fresh[remote] = product
        return remote

    def unmatched(self, orders: list[OrderIn]) -> tuple[str, ...]:
        """Codes, or names where there is none, that none of our goods has."""
        known = self._paired | self.fresh.keys()
        return tuple(
            dict.fromkeys(line.sku or line.name for one in orders for line in one.lines if line.item not in known)
        )


def _link(shop: Shop, online: OnlineShop, codes: _Codes, by: PersonId) -> None:
    """Pair the goods that were met for the first time; a marketplace comes into use with the first pair."""
    items = [ShopItem(remote, one.name, sku=one.code) for remote, one in codes.fresh.items()]
    if items:
        with shop.books.write():
            shop.books.online.items.write(online.id, items)
            pair(shop, online.id, [Pair(remote, one.id) for remote, one in codes.fresh.items()], by)
    if online.state is ShopState.MATCHING and shop.books.online.links.of_shop(online.id):
        activate(shop, online.id, by)


def _known_date(shop: Shop, online: OnlineShop, number: str) -> datetime:
    """When an order was placed as far as our books know; now for one that comes in."""
    order = shop.books.online.orders.told_as(online.id, RemoteId(number))
    return order.told.placed if order else shop.now()


def _goes_back(shop: Shop, online: OnlineShop, told: OrderIn) -> bool:
    """Whether an order is further in our books than in the list, which then is an older one."""
    order = shop.books.online.orders.told_as(online.id, told.remote)
    if order is None:
        return False
    if told.modified and order.told.modified:
        return told.modified < order.told.modified
    stages = (told.stage, order.told.stage)
    return all(stage in _FURTHER for stage in stages) and _FURTHER.index(stages[0]) < _FURTHER.index(stages[1])
