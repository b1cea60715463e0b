"""Changing what is sold: products, their codes and pictures, categories, and the first count of a product."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain import barcode
from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.product import Category
from posapp.domain.text import clean_name
from posapp.i18n import N_
from posapp.operations.check_product import NAME_LIMIT, checked_product
from posapp.operations.permit import needs
from posapp.operations.product_rows import write_product
from posapp.operations.set_on_hand import set_on_hand
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

PHOTO_LIMIT_BYTES: Final = 60_000


@needs(Permission.GOODS)
def save_product(
    shop: Shop, product: Product, by: PersonId, *, photo: bytes | None = None, on_hand: Quantity | None = None
) -> tuple[Product, Changes]:
    """Write a new or changed product; an empty code gets the next free one, `on_hand` sets its stock by a count.

    `photo` is a small JPEG. A change of price is journaled by itself. Raises Refused `photo_unreadable` and what
    `checked_product` raises.
    """
    with shop.books.write():
        checked = checked_product(shop, product)
        if photo is not None:
            checked = replace(checked, photo=keep_photo(shop, photo))
        written = write_product(shop, checked, by)
        if on_hand is not None:
            set_on_hand(shop, written, on_hand, by)
    return written, Changes(Book.CATALOG | Book.STOCK)


@needs(Permission.GOODS)
def withdraw(shop: Shop, product: ProductId, by: PersonId, *, back: bool = False) -> Changes:
    """Take a product off the shelf (or put it back): it keeps its history and its code.

    Raises Refused `product_unknown`.
    """
    return save_product(shop, replace(known(shop, product), active=back), by)[1]


@needs(Permission.GOODS)
def save_category(shop: Shop, category: Category, by: PersonId) -> Changes:
    """Write a new or changed category. Raises Refused `name_empty`, `text_too_long`."""
    checked = replace(category, name=clean_name(category.name, NAME_LIMIT))
    with shop.books.write():
        written = {
            "name": checked.name,
            "colour": checked.colour,
            "icon": checked.icon,
            "position": checked.position,
            "active": int(checked.active),
        }
        shop.record("category", checked.id, shop.now(), by, written)
        shop.books.catalog.write_category(checked)
    return Changes(Book.CATALOG)


def new_category(shop: Shop, name: str, colour: str, icon: str) -> Category:
    """A category that is not written yet, at the end of the row."""
    position = len(shop.books.catalog.categories(withdrawn=True))
    return Category(CategoryId(shop.ids.new()), name, colour, icon, position)


def own_barcode(shop: Shop) -> str:
    """A free in-store EAN-13 for a product that has none."""
    number = 1
    while shop.books.catalog.find(barcode.own_code(number)):
        number += 1
    return barcode.own_code(number)


def keep_photo(shop: Shop, jpeg: bytes) -> str:
    """Keep a small JPEG beside the goods; its name there. Inside a write. Raises Refused `photo_unreadable`."""
    if len(jpeg) > PHOTO_LIMIT_BYTES or not jpeg.startswith(b"\xff\xd8"):
        raise Refused("photo_unreadable", N_("This picture can't be used. Choose a JPEG or PNG photo."))
    digest = hashlib.sha256(jpeg).hexdigest()
    shop.books.catalog.write_photo(digest, jpeg)
    return digest
