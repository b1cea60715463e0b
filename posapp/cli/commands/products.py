"""`posapp products`: what is sold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.speech import SpokenGroup, option
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import ZERO, Money
from posapp.domain.product import UNITS, Product, unit
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, collation_key
from posapp.operations.edit_catalog import new_category, save_category, save_product, withdraw
from posapp.operations.look_up import look_up
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

_COLOUR = "#54585F"
_ICON = "gift"
_BY = option("--by", default="", metavar="NAME", words=N_("Who does it."))


@click.group(cls=SpokenGroup, help=N_("List, show, add and change products."))
def products() -> None:
    """The shelf."""


@products.command("list", help=N_("List what is sold."))
@option("--find", metavar="TEXT", words=N_("Only products whose name or code holds this; tone marks don't count."))
@option("--all", "withdrawn", is_flag=True, words=N_("Withdrawn ones too."))
@pass_desk
def list_(desk: Desk, find: str | None, *, withdrawn: bool) -> None:
    """Products in the order of the dictionary, or the best hits first."""
    shop = desk.shop()
    found = shop.books.catalog.all(withdrawn=withdrawn)
    if find:
        found = NameIndex(found).find(find, len(found))
    else:
        found.sort(key=lambda product: collation_key(product.name))
    stock = shop.books.stock.all()
    lines = table([_row(product, stock.get(product.id)) for product in found], "<<><>") or [_("No products.")]
    desk.answer(lines, {"products": [_values(shop, product) for product in found]})


@products.command(help=N_("Show one product."))
@click.argument("code", metavar="CODE")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """By its code or any of its barcodes."""
    shop = desk.shop()
    _show(desk, shop, _product(shop, code))


class _Wanted(TypedDict):
    name: str
    price: str | None
    code: str
    barcode: tuple[str, ...]
    unit_key: str
    category: str
    free_price: bool
    on_hand: str | None
    by: str


@products.command(help=N_("Add a product."))
@option("--name", required=True, metavar="NAME", words=N_("Its name."))
@option("--price", metavar="AMOUNT", words=N_("Price of one unit, in baht."))
@option("--code", default="", metavar="CODE", words=N_("The group's own short code; the next free one without it."))
@option("--barcode", multiple=True, metavar="CODE", words=N_("A barcode on it; may be given more than once."))
@option(
    "--unit",
    "unit_key",
    type=click.Choice([one.key for one in UNITS]),
    default="piece",
    words=N_("What it is sold by."),
)
@option("--category", default="", metavar="NAME", words=N_("Its category; a new one is made when there is none."))
@option("--free-price", is_flag=True, words=N_("The seller types the price each time."))
@option("--on-hand", metavar="Q", words=N_("How much there is; its stock is kept from then on."))
@_BY
@pass_desk
def add(desk: Desk, **wanted: Unpack[_Wanted]) -> None:
    """Put it on the shelf and show it."""
    shop = desk.shop()
    if wanted["price"] is None and not wanted["free_price"]:
        raise Refused("price_needed", N_("Give the price, or --free-price when the seller types it each time."))
    price = ZERO if wanted["price"] is None else Money.parse(wanted["price"])
    product = Product(
        ProductId(shop.ids.new()),
        wanted["code"],
        wanted["name"],
        price,
        unit=wanted["unit_key"],
        barcodes=wanted["barcode"],
        free_price=wanted["free_price"],
        tracked=wanted["on_hand"] is not None,
    )
    on_hand = None if wanted["on_hand"] is None else Quantity.parse(wanted["on_hand"])
    with shop.books.write():
        by = desk.person(wanted["by"])
        category = _category(shop, wanted["category"], by)
        saved, _changes = save_product(shop, replace(product, category=category), by, on_hand=on_hand)
    _show(desk, shop, saved)


@products.command(help=N_("Change the price of a product."))
@click.argument("code", metavar="CODE")
@click.argument("amount", metavar="AMOUNT")
@_BY
@pass_desk
def price(desk: Desk, code: str, amount: str, by: str) -> None:
    """From the next bill on."""
    shop = desk.shop()
    changed = replace(_product(shop, code), price=Money.parse(amount))
    saved, _changes = save_product(shop, changed, desk.person(by))
    _show(desk, shop, saved)


@products.command(
    "withdraw", help=N_("Take a product off the shelf, or put it back.\nIt keeps its history and its code.")
)
@click.argument("code", metavar="CODE")
@option("--back", is_flag=True, words=N_("Put it back."))
@_BY
@pass_desk
def withdraw_(desk: Desk, code: str, by: str, *, back: bool) -> None:
    """Not sold any more, or sold again."""
    shop = desk.shop()
    product = _product(shop, code)
    withdraw(shop, product.id, desk.person(by), back=back)
    _show(desk, shop, replace(product, active=back))


def _product(shop: Shop, code: str) -> Product:
    """The product with that code, withdrawn or not. Raises Refused `code_unknown`."""
    found = look_up(shop, code)
    product = found.product if found else shop.books.catalog.find(code.strip())
    if product is None:
        raise Refused("code_unknown", N_("No product has the code {code}. Look it up in the list."), code=code[:40])
    return product


def _category(shop: Shop, name: str, by: PersonId) -> CategoryId:
    """The category of that name, made when there is none; none for an empty name."""
    if not name:
        return CategoryId("")
    for category in shop.books.catalog.categories():
        if category.name == name:
            return category.id
    new = new_category(shop, name, _COLOUR, _ICON)
    save_category(shop, new, by)
    return new.id


def _row(product: Product, on_hand: Quantity | None) -> tuple[str, ...]:
    each = _("free price") if product.free_price else str(product.price)
    left = str(on_hand) if on_hand is not None and product.tracked else ""
    return product.code, _name(product), each, f"/ {_(unit(product.unit).label)}", left


def _name(product: Product) -> str:
    return product.name if product.active else _("{name} (withdrawn)").format(name=product.name)


def _show(desk: Desk, shop: Shop, product: Product) -> None:
    values = _values(shop, product)
    rows = [
        (_("Code"), product.code),
        (_("Name"), _name(product)),
        (_("Price"), _("free price") if product.free_price else str(product.price)),
        (_("Unit"), _(unit(product.unit).label)),
        (_("Category"), str(values["category"])),
        (_("Barcode"), ", ".join(product.barcodes)),
    ]
    rows += [(_("Left"), str(values["on_hand"]))] if product.tracked else []
    desk.answer(table(rows), values)


def _values(shop: Shop, product: Product) -> dict[str, object]:
    names = {category.id: category.name for category in shop.books.catalog.categories(withdrawn=True)}
    return {
        "id": product.id,
        "code": product.code,
        "name": product.name,
        "price": plain(product.price),
        "unit": product.unit,
        "category": names.get(product.category, ""),
        "barcodes": list(product.barcodes),
        "free_price": product.free_price,
        "active": product.active,
        "on_hand": plain(shop.books.stock.on_hand(product.id)) if product.tracked else None,
    }
