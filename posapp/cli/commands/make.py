"""`posapp make`: goods from materials, by recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.make_recipes import recipe, recipe_called
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_amounts import batches_for, read_amount
from posapp.cli.stock_batches import batch_of
from posapp.cli.stock_goods import place_called
from posapp.cli.stock_options import EXPIRES, MADE, NOTE, PLACE
from posapp.cli.stock_papers import paper_lines, paper_values
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.errors import Refused
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _
from posapp.operations.make import Making, needs
from posapp.operations.make import make as post_batch
from posapp.operations.stock_book import Said, known

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.domain.recipe import Recipe

_BATCH = "batch"


class _MakeGroup(SpokenGroup):
    """Its first word may be a recipe: then goods are made."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first, else the making of a batch."""
        return super().resolve_command(ctx, args if args[0] in self.commands else [_BATCH, *args])


@click.group(
    cls=_MakeGroup,
    help=N_(
        "Make goods from materials, by recipe.\n"
        "“posapp make CODE --qty 24” makes 24 of them; the recipes themselves are under “recipe”."
    ),
)
def make() -> None:
    """Making."""


class _Wanted(TypedDict):
    code: str
    qty: str | None
    batches: str | None
    place: str
    made: str | None
    expires: str | None
    note: str
    by: str


@make.command(
    _BATCH,
    help=N_(
        "Make goods: materials go out, goods come in at what they cost.\n"
        "With --qty alone materials are taken in proportion; with --batches too, what is missing is waste.\n"
        "The word “batch” may be left out."
    ),
)
@click.argument("code", metavar="RECIPE")
@option("--qty", metavar="Q", words=N_("How much came out of it."))
@option("--batches", metavar="Q", words=N_("How many times the recipe was made."))
@PLACE
@MADE
@EXPIRES
@NOTE
@BY
@pass_desk
def batch(desk: Desk, **asked: Unpack[_Wanted]) -> None:
    """And say what one of them cost."""
    shop = desk.shop()
    found = recipe_called(shop, asked["code"])
    product = known(shop, found.product)
    batches, got = _amounts(found, product, asked["batches"], asked["qty"])
    place = place_called(shop, asked["place"])
    making = Making(found.id, batches, got, batch_of(shop, product, asked["made"], asked["expires"]), place)
    short = [need for need in needs(shop, found, batches, place) if not need.enough]
    with shop.books.write():
        done = post_batch(shop, making, Said(note=asked["note"]), desk.person(asked["by"]))
    waste = done.posted.entry.planned - got
    lines = [*paper_lines(shop, done.posted.entry), ""]
    if waste.milli > 0:
        lines.append(_("{amount} less than the recipe gives.").format(amount=amount_of(waste, product)))
    lines += [_("{name}: cost {cost} each").format(name=full_name(product), cost=done.cost)]
    lines += [
        _("There was not enough {name} in the book: {left} for {needed}. Receive or count it.").format(
            name=need.product.name,
            left=amount_of(need.on_hand, need.product),
            needed=amount_of(need.quantity, need.product),
        )
        for need in short
    ]
    values = {
        **paper_values(shop, done.posted.entry),
        "cost": plain(done.cost),
        "made": plain(got),
        "waste": plain(waste if waste.milli > 0 else Quantity(0)),
        "short": [need.product.code for need in short],
    }
    desk.answer(lines, values)


make.add_command(recipe)


def _amounts(found: Recipe, product: Product, batches: str | None, qty: str | None) -> tuple[Quantity, Quantity]:
    """How many batches, and what came out of them. Raises Refused `make_how_many`, `quantity_*`."""
    if batches:
        times = Quantity.parse(batches)
        return times, read_amount(product, qty) if qty else found.gives(times)
    if qty:
        got = read_amount(product, qty)
        return batches_for(got, found.yields), got
    raise Refused("make_how_many", N_("Say how many were made: --qty 24, or how many times: --batches 2."))
