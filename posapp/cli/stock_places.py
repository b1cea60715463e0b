"""`posapp stock places`: where goods lie."""

from __future__ import annotations

from dataclasses import replace

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_goods import place_called
from posapp.domain.errors import Refused
from posapp.domain.place import STORE, Place
from posapp.i18n import N_, _
from posapp.operations.find_stock import standings, worth
from posapp.operations.move_stock import new_place, save_place
from posapp.operations.take_stock import selling_place


@click.group(cls=SpokenGroup, invoke_without_command=True, help=N_("List the places goods lie at; add and close them."))
@click.pass_context
def places(ctx: click.Context) -> None:
    """Without a command below it: the list."""
    if ctx.invoked_subcommand is None:
        _show(ctx.ensure_object(Desk))


@places.command(help=N_("Add a place."))
@click.argument("name", metavar="NAME")
@option("--kind", type=click.Choice(["store", "stall"]), default="store", words=N_("A store room or a stall."))
@BY
@pass_desk
def add(desk: Desk, name: str, kind: str, by: str) -> None:
    """A store room or a stall of its own."""
    shop = desk.shop()
    save_place(shop, new_place(shop, name, kind), desk.person(by))
    _show(desk)


@places.command(help=N_("Close a place where nothing lies any more."))
@click.argument("name", metavar="NAME")
@BY
@pass_desk
def close(desk: Desk, name: str, by: str) -> None:
    """Its past stays in the book."""
    shop = desk.shop()
    place = shop.books.places.get(place_called(shop, name))
    if place is None:
        raise Refused("place_store", N_("The store room is always there and can't be closed. Name another place."))
    if place.kind == "event":
        raise Refused("place_event", N_("“{name}” is a market. Close it with “posapp market close”."), name=place.name)
    save_place(shop, replace(place, active=False), desk.person(by))
    _show(desk)


def _show(desk: Desk) -> None:
    shop = desk.shop()
    here = selling_place(shop)
    found = [
        (place, standings(shop, "all", place.id), place.id == here)
        for place in (Place(STORE, _("Store room")), *shop.books.places.all())
    ]
    rows = [
        (place.name, _("Goods: {count}").format(count=len(lying)), str(worth(lying)), _("sold from here") * at_till)
        for place, lying, at_till in found
    ]
    values = [
        {
            "name": place.name,
            "kind": place.kind,
            "goods": len(lying),
            "value": plain(worth(lying)),
            "sold_from": at_till,
        }
        for place, lying, at_till in found
    ]
    desk.answer(table(rows, "<>>"), {"places": values})
