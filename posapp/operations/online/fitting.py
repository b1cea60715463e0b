"""How goods of an online shop and of ours fit: what can be one article, and what the one becomes on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain import barcode
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import ZERO
from posapp.domain.product import Product
from posapp.domain.quantity import Quantity
from posapp.domain.unit import Measure
from posapp.i18n import N_
from posapp.operations.check_product import CODE_LIMIT
from posapp.operations.online.items import our_name

if TYPE_CHECKING:
    from posapp.domain.online.shop import OnlineShop, ShopItem
    from posapp.operations.shop import Shop


def same_counting(item: ShopItem, product: Product) -> bool:
    """Whether the shop can keep the number of our article, if it keeps one."""
    return item.quantity is None or not (product.divisible or product.measure is Measure.SERVICE)


def not_in_pieces(product: Product) -> Refused:
    """The refusal `pair_parts`."""
    return Refused(
        "pair_parts",
        N_("“{name}” is not counted in whole pieces, so no shop can keep its number. Sell packs of it online."),
        name=product.name,
    )


def as_ours(shop: Shop, item: ShopItem) -> Product:
    """An article of the shop as one of ours, not written yet; codes that belong to others of ours are left out."""
    catalog = shop.books.catalog
    code = item.sku if len(item.sku) <= CODE_LIMIT and not catalog.find(item.sku) else ""
    own = item.barcode if barcode.is_checked(item.barcode) and not catalog.find(item.barcode) else ""
    return Product(
        ProductId(shop.ids.new()),
        code,
        our_name(item.name) or item.sku or item.remote,
        item.price or ZERO,
        barcodes=(own,) if own else (),
        tracked=item.quantity is not None,
    )


def on_shelves(shop: Shop, online: OnlineShop, item: ShopItem) -> Quantity | None:
    """How many there must be: the shop's number without what its orders wait for; None when it keeps none."""
    if item.quantity is None:
        return None
    return max(item.quantity + shop.books.online.orders.set_aside(online.id, item.remote), Quantity(0))


def check_publishable(shop: Shop, online: OnlineShop, product: Product) -> None:
    """Refused `publish_twice`, `publish_price`, `pair_parts` or `publish_code` when the shop can't take our article."""
    if shop.books.online.links.get(online.id, product.id):
        raise Refused("publish_twice", N_("“{name}” is in this shop already."), name=product.name)
    if not product.price:
        raise Refused("publish_price", N_("“{name}” has no price. Give it one first."), name=product.name)
    if product.divisible:
        raise not_in_pieces(product)
    if not product.code.isascii():
        raise Refused(
            "publish_code",
            N_("The code of “{name}” has letters that shops can't take. Give it one of A to Z and figures."),
            name=product.name,
        )
