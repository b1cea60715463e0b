"""Writing down which goods of a shop are which of ours; inside a write, each change with its journal entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.online.shop import ItemLink, RemoteId

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId, ProductId
    from posapp.domain.online.shop import ShopId
    from posapp.operations.shop import Shop

_NONE = RemoteId("")


def keep_pair(shop: Shop, link: ItemLink, by: PersonId) -> None:
    """Two articles are the same, or another reserve is kept back of one."""
    _record(shop, link, by)
    shop.books.online.links.write(link)


def loosen_pair(shop: Shop, online: ShopId, product: ProductId, by: PersonId) -> None:
    """Take a pair apart."""
    _record(shop, ItemLink(online, product, _NONE), by)
    shop.books.online.links.loosen(online, product)


def _record(shop: Shop, link: ItemLink, by: PersonId) -> None:
    told = {"remote": link.remote, "reserve": link.reserve.milli}
    shop.record("shop_link", f"{link.shop}:{link.product}", shop.now(), by, told)
