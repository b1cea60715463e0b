"""Pictures of goods that stand in a shop and have none here: which are wanted, and what comes of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY
from posapp.operations.edit_catalog import keep_photo
from posapp.operations.product_rows import write_product

if TYPE_CHECKING:
    from posapp.domain.identity import ProductId
    from posapp.domain.online.shop import OnlineShop, RemoteId
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture the shop shows at `address` of its article `remote`, which is our `product` and has none here."""

    remote: RemoteId
    product: ProductId
    address: str


def wanted_pictures(shop: Shop, online: OnlineShop) -> list[WantedPicture]:
    """The pictures that are to be fetched from a shop."""
    found = shop.books.online.items.pictured(online.id)
    return [WantedPicture(remote, product, address) for remote, product, address in found]


def take_picture(shop: Shop, wanted: WantedPicture, jpeg: bytes) -> None:
    """Keep a small JPEG as the picture of ours, unless somebody gave it one meanwhile. Refused `photo_unreadable`."""
    with shop.books.write():
        product = shop.books.catalog.get(wanted.product)
        if product and not product.photo:
            write_product(shop, replace(product, photo=keep_photo(shop, jpeg)), NOBODY)


def give_up(shop: Shop, online: OnlineShop, wanted: WantedPicture) -> None:
    """A picture that can't be used is asked for no more, until the shop shows another one."""
    with shop.books.write():
        shop.books.online.items.forget_picture(online.id, wanted.remote)
