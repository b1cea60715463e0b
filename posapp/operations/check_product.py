"""What must be true of a product before it may be written: the one gate for screen, terminal and import."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain import barcode
from posapp.domain.certificate import certificate
from posapp.domain.errors import Refused
from posapp.domain.money import LIMIT_SATANG
from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE
from posapp.domain.text import clean, clean_name
from posapp.domain.unit import Measure, unit
from posapp.i18n import N_
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

NAME_LIMIT: Final = 120
CODE_LIMIT: Final = 40
_STORY_LIMIT: Final = 1000
_LIST_LIMIT: Final = 40
_SHELF_DAYS_LIMIT: Final = 3650


def checked_product(shop: Shop, product: Product) -> Product:
    """`product` as it may be written: texts cleaned, codes made sure to be its own, an empty code filled.

    Raises Refused `name_empty`, `text_too_long`, `unit_unknown`, `code_taken`, `price_range`, `price_days`,
    `quantity_negative`, `quantity_zero`, `shelf_days`, `list_too_long`, `kind_one_off`, `kind_changed`,
    `basket_kind`, `basket_empty`, `basket_nested`, `product_unknown`, `certificate_*`.
    """
    unit(product.unit)
    _check_numbers(product)
    _check_kind(shop, product)
    named = replace(
        product,
        name=clean_name(product.name, NAME_LIMIT),
        short_name=clean(product.short_name, NAME_LIMIT),
        story=clean(product.story, _STORY_LIMIT, lines=True),
        family=clean(product.family, NAME_LIMIT),
        variant=clean(product.variant, NAME_LIMIT),
        certificates=tuple(certificate(one.kind, one.number, one.until) for one in product.certificates),
    )
    _check_parts(shop, named)
    return _with_codes(shop, named)


def _check_numbers(product: Product) -> None:
    for price in (product.price, product.cost, *(rule.price for rule in product.prices)):
        _check_price(price)
    if not 0 <= product.shelf_days <= _SHELF_DAYS_LIMIT:
        raise Refused("shelf_days", N_("How long goods keep is a number of days from 0 to 3,650."))
    for rule in product.prices:
        if rule.since and rule.until and rule.until < rule.since:
            raise Refused("price_days", N_("A price ends before it begins. Look at its days again."))
        if rule.at_least.milli < 0:
            raise Refused("quantity_negative", N_("A quantity price can't begin below zero."))
    if max(len(product.prices), len(product.packs), len(product.parts), len(product.certificates)) > _LIST_LIMIT:
        raise Refused("list_too_long", N_("This list has more than 40 lines. Take some off."))


def _check_price(price: Money) -> None:
    if not 0 <= price.satang <= LIMIT_SATANG:
        raise Refused("price_range", N_("This price is not possible. Type a price from 0 to 9,999,999,999.99 baht."))


def _check_kind(shop: Shop, product: Product) -> None:
    if product.one_off and product.divisible:
        raise Refused(
            "kind_one_off",
            N_("“{name}” is a single piece, so it can't be sold by weight or length. Choose another unit."),
            name=product.name,
        )
    old = shop.books.catalog.get(product.id)
    if old is None:
        return
    if product.measure is Measure.SERVICE is not old.measure:
        _check_nothing_left(shop, product)
    if old.kind is not product.kind and product.kind in (ProductKind.ONE_OFF, ProductKind.BASKET):
        _check_new_kind(shop, product)


def _check_nothing_left(shop: Shop, product: Product) -> None:
    if any(shelf.on_hand for shelf in shop.books.stock.shelves(product.id)):
        raise Refused(
            "kind_changed",
            N_("“{name}” is still on hand, so it can't become a service. Bring its number to 0 first."),
            name=product.name,
        )


def _check_new_kind(shop: Shop, product: Product) -> None:
    """Goods become a single piece when there is one of them or none, and a basket when there never were any."""
    shelves = [shelf.on_hand for shelf in shop.books.stock.shelves(product.id) if shelf.on_hand]
    if product.one_off and shelves not in ([], [ONE]):
        raise Refused(
            "kind_changed",
            N_("There is more than one “{name}” on hand, or less than none, so it can't become a single piece."),
            name=product.name,
        )
    if not product.one_off and shop.books.movements.of_product(product.id, 1):
        # What comes back from a customer, or off a paper, would have to lie on a shelf of the basket.
        raise Refused(
            "kind_changed",
            N_("“{name}” has been on hand, so it can't become a basket. Write the basket as new goods."),
            name=product.name,
        )
    if any(part.product == product.id for one in shop.books.catalog.all(withdrawn=True) for part in one.parts):
        raise _nested(product)


def _check_parts(shop: Shop, product: Product) -> None:
    if product.kind is not ProductKind.BASKET:
        if product.parts:
            raise Refused("basket_kind", N_("Only a basket has goods in it. Choose the kind “basket” first."))
        return
    if not product.parts:
        raise Refused("basket_empty", N_("The basket “{name}” is empty. Say what is in it."), name=product.name)
    for part in product.parts:
        found = known(shop, part.product)
        if found.kind is ProductKind.BASKET or found.one_off:
            raise _nested(found)
        part.quantity.above_zero()


def _nested(product: Product) -> Refused:
    return Refused(
        "basket_nested",
        N_("“{name}” can't be in a basket: it is a basket or a single piece itself."),
        name=product.name,
    )


def _with_codes(shop: Shop, product: Product) -> Product:
    code = clean(product.code, CODE_LIMIT) or shop.books.catalog.next_code()
    packs = tuple(replace(pack, barcode=clean(pack.barcode, CODE_LIMIT)) for pack in product.packs)
    for pack in packs:
        unit(pack.unit)
        pack.holds.above_zero()
    wanted = (*product.barcodes, *(pack.barcode for pack in packs))
    codes = tuple(dict.fromkeys(filter(None, (clean(one, CODE_LIMIT) for one in wanted))))
    for one in (code, *codes):
        other = _holder(shop, one)
        if other and other.id != product.id:
            raise Refused(
                "code_taken", N_("The code {code} belongs to “{name}” already. Use another."), code=one, name=other.name
            )
    return replace(product, code=code, barcodes=codes, packs=packs)


def _holder(shop: Shop, code: str) -> Product | None:
    """Whose code it is, by any of the spellings a scanner may give it."""
    spellings = barcode.read(code, ()).codes
    return next(filter(None, (shop.books.catalog.find(spelling) for spelling in spellings)), None)
