"""Changing what is sold: products, their codes and pictures, categories, and the first count of a product."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain import barcode
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import LIMIT_SATANG
from posapp.domain.product import Category, unit
from posapp.domain.stock import StockMove, StockReason
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_
from posapp.store import facts

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

NAME_LIMIT: Final = 120
CODE_LIMIT: Final = 40
PHOTO_LIMIT_BYTES: Final = 60_000


def save_product(
    shop: Shop, product: Product, by: PersonId, *, photo: bytes | None = None, on_hand: Quantity | None = None
) -> tuple[Product, Changes]:
    """Write a new or changed product; an empty code gets the next free one, `on_hand` sets its stock by a count.

    `photo` is a small JPEG. A change of price is journaled by itself. Raises Refused `name_empty`, `text_too_long`,
    `unit_unknown`, `code_taken`, `price_range`.
    """
    with shop.books.write():
        checked = _checked(shop, product)
        if photo is not None:
            checked = replace(checked, photo=_keep_photo(shop, photo))
        old = shop.books.catalog.get(product.id)
        checked = replace(checked, edits=old.edits + 1 if old else 1)
        _journal_product(shop, old, checked, by)
        shop.books.catalog.write(checked)
        if on_hand is not None:
            _count(shop, checked.id, on_hand, by)
    return checked, Changes(Book.CATALOG | Book.STOCK)


def withdraw(shop: Shop, product: ProductId, by: PersonId, *, back: bool = False) -> Changes:
    """Take a product off the shelf (or put it back): it keeps its history and its code."""
    found = shop.books.catalog.get(product)
    if found is None:
        raise Refused("product_unknown", N_("There are no such goods. Look for them under Goods."))
    return save_product(shop, replace(found, active=back), by)[1]


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


def _checked(shop: Shop, product: Product) -> Product:
    unit(product.unit)
    if not 0 <= product.price.satang <= LIMIT_SATANG:
        raise Refused("price_range", N_("This price is not possible. Type a price from 0 to 9,999,999,999.99 baht."))
    code = clean(product.code, CODE_LIMIT) or shop.books.catalog.next_code()
    codes = tuple(dict.fromkeys(filter(None, (clean(one, CODE_LIMIT) for one in product.barcodes))))
    for one in (code, *codes):
        other = shop.books.catalog.find(one)
        if other and other.id != product.id:
            raise Refused(
                "code_taken", N_("The code {code} belongs to “{name}” already. Use another."), code=one, name=other.name
            )
    return replace(
        product,
        code=code,
        barcodes=codes,
        name=clean_name(product.name, NAME_LIMIT),
        short_name=clean(product.short_name, NAME_LIMIT),
    )


def _keep_photo(shop: Shop, jpeg: bytes) -> str:
    if len(jpeg) > PHOTO_LIMIT_BYTES or not jpeg.startswith(b"\xff\xd8"):
        raise Refused("photo_unreadable", N_("This picture can't be used. Choose a JPEG or PNG photo."))
    digest = hashlib.sha256(jpeg).hexdigest()
    shop.books.catalog.write_photo(digest, jpeg)
    return digest


def _journal_product(shop: Shop, old: Product | None, new: Product, by: PersonId) -> None:
    at = shop.now()
    seq = shop.record("product", new.id, at, by, facts.of_product(new))
    shop.books.outbox.add(shop.books.terminal.id, seq, "product", new.id)
    if old and old.price != new.price:
        shop.record("price", new.id, at, by, {"old": old.price.satang, "new": new.price.satang})


def _count(shop: Shop, product: ProductId, counted: Quantity, by: PersonId) -> None:
    """Bring the stock to what was counted by a movement of the difference."""
    difference = counted - shop.books.stock.on_hand(product)
    if difference:
        move = StockMove(product, difference, StockReason.COUNT)
        seq = shop.record("stocktake", product, shop.now(), by, facts.of_move(move))
        shop.books.stock.post(shop.books.terminal.id, seq, [move])
