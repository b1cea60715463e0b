"""What stands in an online shop of the stall, and what it is to be told: short words for tests of pairing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.online.shop import RemoteId, ShopItem
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product

if TYPE_CHECKING:
    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from tests.doubles.trade import MarketStall


def shows(stall: MarketStall, online: OnlineShop, *items: ShopItem) -> None:
    """What stands in the shop."""
    with stall.shop.books.write():
        stall.shop.books.online.items.write(online.id, items)


def item(number: int, name: str = "", sku: str = "", pieces: int | None = 5, **more: object) -> ShopItem:
    quantity = Quantity.of(pieces) if pieces is not None else None
    told = ShopItem(RemoteId(str(number)), name or f"ของ {number}", sku=sku, price=Money(5000), quantity=quantity)
    return replace(told, **more)  # type: ignore[arg-type]


def coded(stall: MarketStall, name: str, code: str, *barcodes: str) -> Product:
    """Goods of the stall with another code and barcodes."""
    product = stall.shop.books.catalog.get(stall.goods[name].id)
    assert product
    saved, _changes = save_product(stall.shop, replace(product, code=code, barcodes=barcodes), stall.seller)
    return saved


def errands(stall: MarketStall, online: OnlineShop) -> list[Errand]:
    return stall.shop.books.online.errands.open(online.id)


def online_now(stall: MarketStall, online: OnlineShop) -> OnlineShop:
    found = stall.shop.books.online.shops.get(online.id)
    assert found
    return found
