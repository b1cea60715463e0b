"""`posapp products`: what is sold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.files import read_file
from posapp.cli.layout import table
from posapp.cli.product_fields import Said, product_options, with_said
from posapp.cli.product_lists import export, import_
from posapp.cli.product_members import members
from posapp.cli.product_view import goods_values, product_row, show_product
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_amounts import read_count
from posapp.cli.stock_goods import product_coded
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.i18n import N_, _, collation_key
from posapp.operations.edit_catalog import new_category, save_category, save_product, withdraw
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

_COLOUR: Final = "#54585F"
_ICON: Final = "gift"
_NAME: Final = N_("Its name.")


@click.group(cls=SpokenGroup, help=N_("List, add, change, import and export goods."))
def products() -> None:
    """The shelf."""


@products.command("list", help=N_("List what is sold."))
@option("--find", metavar="TEXT", words=N_("Only goods whose name or code holds this; tone marks don't count."))
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
    lines = table([product_row(one, stock.get(one.id)) for one in found], "<<><>") or [_("There are no goods yet.")]
    desk.answer(lines, {"products": goods_values(shop, found, stock)})


@products.command(help=N_("Show one of the goods."))
@click.argument("code", metavar="CODE")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """By its code or any of its barcodes."""
    shop = desk.shop()
    show_product(desk, shop, product_coded(shop, code))


@products.command(help=N_("Add goods."))
@option("--name", required=True, metavar="NAME", words=_NAME)
@product_options
@pass_desk
def add(desk: Desk, **said: Unpack[Said]) -> None:
    """Put it on the shelf and show it."""
    if said["price"] is None and not said["free_price"] and said["kind"] != "material":
        raise Refused("price_needed", N_("Give the price, or --free-price when the seller types it each time."))
    shop = desk.shop()
    new = Product(ProductId(shop.ids.new()), "", said["name"] or "")
    _save(desk, new, said)


@products.command(
    help=N_("Change goods: only what is named changes.\nAn empty text (--pack “”) takes off what there was.")
)
@click.argument("product_code", metavar="CODE")
@option("--name", metavar="NAME", words=_NAME)
@product_options
@pass_desk
def change(desk: Desk, product_code: str, **said: Unpack[Said]) -> None:
    """From the next bill on."""
    _save(desk, product_coded(desk.shop(), product_code), said)


@products.command(help=N_("Change the price of goods."))
@click.argument("code", metavar="CODE")
@click.argument("amount", metavar="AMOUNT")
@BY
@pass_desk
def price(desk: Desk, code: str, amount: str, by: str) -> None:
    """From the next bill on."""
    shop = desk.shop()
    changed = replace(product_coded(shop, code), price=Money.parse(amount))
    saved, _changes = save_product(shop, changed, desk.person(by))
    show_product(desk, shop, saved)


@products.command(
    "withdraw", help=N_("Take goods off the shelf, or put them back.\nThey keep their history and their code.")
)
@click.argument("code", metavar="CODE")
@option("--back", is_flag=True, words=N_("Put it back."))
@BY
@pass_desk
def withdraw_(desk: Desk, code: str, by: str, *, back: bool) -> None:
    """Not sold any more, or sold again."""
    shop = desk.shop()
    product = product_coded(shop, code)
    withdraw(shop, product.id, desk.person(by), back=back)
    show_product(desk, shop, replace(product, active=back))


products.add_command(members)
products.add_command(import_)
products.add_command(export)


def _save(desk: Desk, product: Product, said: Said) -> None:
    """Write what was said of `product`, all of it or nothing, and show it."""
    shop = desk.shop()
    changed = with_said(shop, product, said)
    on_hand = None if said["on_hand"] is None else read_count(changed, said["on_hand"])
    photo = desk.tools.shrink(read_file(said["photo"])) if said["photo"] else None
    with shop.books.write():
        by = desk.person(said["by"])
        if said["category"] is not None:
            changed = replace(changed, category=_category(shop, said["category"], by))
        if on_hand is not None:
            changed = replace(changed, tracked=True)
        saved, _changes = save_product(shop, changed, by, photo=photo, on_hand=on_hand)
    show_product(desk, shop, saved)


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
