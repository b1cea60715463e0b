"""`posapp make recipe`: what goods are made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_amounts import read_amount
from posapp.cli.stock_goods import product_coded
from posapp.cli.stock_lines import LINES, LINES_FILE, given_lines
from posapp.cli.stock_options import NOTE
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.product import BasketPart
from posapp.domain.quantity import ONE
from posapp.domain.recipe import unit_cost
from posapp.i18n import N_, _, search_key
from posapp.operations.make import needs, new_recipe, save_recipe
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from posapp.domain.recipe import Recipe
    from posapp.operations.shop import Shop


@click.group(cls=SpokenGroup, help=N_("Write recipes down, list and show them."))
def recipe() -> None:
    """The book of recipes."""


class _Written(TypedDict):
    goods: str
    lines: tuple[str, ...]
    file: str
    yields: str
    labour: str | None
    note: str
    by: str


@recipe.command(
    help=N_(
        "Write a recipe down: the goods, then materials and packaging of one batch as CODE=QTY.\n"
        "Goods that have a recipe get the new one."
    )
)
@click.argument("goods", metavar="CODE")
@LINES
@LINES_FILE
@option("--yields", required=True, metavar="Q", words=N_("How many one batch gives."))
@option("--labour", metavar="AMOUNT", words=N_("What the work of one batch costs."))
@NOTE
@BY
@pass_desk
def add(desk: Desk, **asked: Unpack[_Written]) -> None:
    """And show it with what one piece costs."""
    shop = desk.shop()
    product = product_coded(shop, asked["goods"])
    given = ((line, line.goods(shop)) for line in given_lines(asked["lines"], asked["file"]))
    parts = [BasketPart(found.product.id, line.quantity(found)) for line, found in given]
    new = new_recipe(shop, product, read_amount(product, asked["yields"]), parts)
    old = next((one for one in shop.books.recipes.all() if one.product == product.id), new)
    labour = Money.parse(asked["labour"]) if asked["labour"] else ZERO
    written = replace(new, id=old.id, labour=labour, note=asked["note"])
    with shop.books.write():
        saved, _changes = save_recipe(shop, written, desk.person(asked["by"]))
    _show(desk, shop, saved)


@recipe.command("list", help=N_("List the recipes."))
@pass_desk
def list_(desk: Desk) -> None:
    """With what one piece costs by them."""
    shop = desk.shop()
    found = shop.books.recipes.all()
    rows = [_row(shop, one) for one in found]
    desk.answer(table(rows, "<<>>") or [_("No recipes yet.")], {"recipes": [_values(shop, one) for one in found]})


@recipe.command(help=N_("Show a recipe, and what there is of its materials."))
@click.argument("code", metavar="RECIPE")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """By the code or name of its goods."""
    shop = desk.shop()
    _show(desk, shop, recipe_called(shop, code))


def recipe_called(shop: Shop, text: str) -> Recipe:
    """The recipe of the goods with that code or name. Raises Refused `recipe_called`, `recipe_several`."""
    recipes = shop.books.recipes.all()
    wanted = search_key(text)
    goods = {one.product: known(shop, one.product) for one in recipes}
    coded = shop.books.catalog.find(text.strip())
    found = [one for one in recipes if coded and one.product == coded.id] or [
        one for one in recipes if wanted in (search_key(goods[one.product].name), one.id)
    ]
    if not found:
        raise Refused(
            "recipe_called",
            N_("There is no recipe for “{name}”. “posapp make recipe list” shows those there are."),
            name=text[:40],
        )
    if len(found) > 1:
        raise Refused(
            "recipe_several",
            N_("There are several recipes for “{name}”. Name one of these: {ids}."),
            name=text[:40],
            ids=", ".join(one.id for one in found),
        )
    return found[0]


def _row(shop: Shop, one: Recipe) -> tuple[str, ...]:
    product = known(shop, one.product)
    cost = _("{cost} each").format(cost=_cost(shop, one))
    return product.code, full_name(product), amount_of(one.yields, product), cost


def _show(desk: Desk, shop: Shop, one: Recipe) -> None:
    product = known(shop, one.product)
    gives = _("{name}: one batch gives {amount}, cost {cost} each").format(
        name=full_name(product), amount=amount_of(one.yields, product), cost=_cost(shop, one)
    )
    rows = [
        (
            need.product.code,
            full_name(need.product),
            amount_of(need.quantity, need.product),
            _("{amount} on hand").format(amount=amount_of(need.on_hand, need.product)),
        )
        for need in needs(shop, one, ONE)
    ]
    rows += [("", _("Work"), str(one.labour), "")] if one.labour else []
    desk.answer([gives, *table(rows, "<<>>"), *filter(None, [one.note])], _values(shop, one))


def _values(shop: Shop, one: Recipe) -> dict[str, object]:
    product = known(shop, one.product)
    return {
        "id": one.id,
        "code": product.code,
        "name": full_name(product),
        "yields": plain(one.yields),
        "labour": plain(one.labour),
        "cost": plain(_cost(shop, one)),
        "note": one.note,
        "parts": [
            {
                "code": need.product.code,
                "name": full_name(need.product),
                "qty": plain(need.quantity),
                "on_hand": plain(need.on_hand),
            }
            for need in needs(shop, one, ONE)
        ],
    }


def _cost(shop: Shop, one: Recipe) -> Money:
    """What one piece costs as materials cost now."""
    used = [(need.quantity, need.product.cost) for need in needs(shop, one, ONE)]
    return unit_cost(used, one.labour, one.yields)
