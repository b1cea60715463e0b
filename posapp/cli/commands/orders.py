"""`posapp orders`: what was ordered in the online shops, from the shelf into a parcel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.jobs import job_values
from posapp.cli.order_view import (
    order_lines,
    order_rows,
    order_values,
    oversold_line,
    oversold_values,
    question_line,
)
from posapp.cli.parcel_papers import PRINTERS, RECEIPTS, PaperWish, print_parcel, save_parcel
from posapp.cli.speech import SpokenGroup, option
from posapp.cli.stock_goods import product_coded
from posapp.devices.page.leaf import LEAVES
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.online.order import Progress
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _
from posapp.operations.online import picking
from posapp.operations.online.conflicts import (
    buyer_message,
    online_gets,
    over,
    oversold,
    stall_keeps,
    there_is_more,
)
from posapp.operations.online.orders import TO_DO, order_named, order_of, orders_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.identity import PersonId
    from posapp.domain.online.order import OnlineOrder, OrderId
    from posapp.domain.online.task import Oversold
    from posapp.operations.shop import Shop

_PRINTER: Final = "printer"
_BY = option("--by", default="", metavar="NAME", words=N_("Who takes care of it."))
_NUMBER = click.argument("number", metavar="NUMBER")


class _Decision(TypedDict):
    number: str
    qty: str
    by: str


@click.group(cls=SpokenGroup, help=N_("Orders of the online shops: pick, pack, send off, call off, labels."))
def orders() -> None:
    """Online orders."""


@orders.command("list", help=N_("List the orders that wait, what is promised twice, and what is to be decided."))
@option("--all", "every", is_flag=True, words=N_("Also those that were sent off or called off."))
@pass_desk
def list_(desk: Desk, *, every: bool) -> None:
    """Orders, a line each."""
    shop = desk.shop()
    found = orders_at(shop, tuple(Progress) if every else TO_DO)
    cards = oversold(shop)
    tasks = [task for task in shop.books.online.tasks.open() if task.kind is TaskKind.ORDER]
    lines = [
        *order_rows(shop, found),
        *(oversold_line(shop, card) for card in cards),
        *(question_line(task) for task in tasks),
    ]
    values = {
        "orders": [order_values(shop, order) for order in found],
        "oversold": [oversold_values(card) for card in cards],
        "questions": [{"order": task.subject, **task.facts} for task in tasks],
    }
    desk.answer(lines, values)


@orders.command(help=N_("Show one order."))
@_NUMBER
@pass_desk
def show(desk: Desk, number: str) -> None:
    """An order with its goods and where it goes."""
    _say(desk, order_named(desk.shop(), number))


@orders.command(help=N_("Say that the goods of an order were taken off the shelf."))
@_NUMBER
@_BY
@pass_desk
def pick(desk: Desk, number: str, by: str) -> None:
    """Picked."""
    _done(desk, number, by, picking.pick)


@orders.command(help=N_("Say that the parcel of an order is packed."))
@_NUMBER
@_BY
@pass_desk
def pack(desk: Desk, number: str, by: str) -> None:
    """Packed."""
    _done(desk, number, by, picking.pack)


@orders.command(help=N_("Send an order off: its bill is written, and the shop is told with the next round."))
@_NUMBER
@option("--tracking", default="", metavar="TEXT", words=N_("The number of the parcel."))
@_BY
@pass_desk
def ship(desk: Desk, number: str, tracking: str, by: str) -> None:
    """Sent off."""
    _done(desk, number, by, lambda shop, order, who: picking.ship(shop, order, tracking, who))


@orders.command(help=N_("Call an order off before it is sent; the shop is told with the next round."))
@_NUMBER
@option("--reason", default="", metavar="TEXT", words=N_("Why; it is written into the journal."))
@_BY
@pass_desk
def cancel(desk: Desk, number: str, reason: str, by: str) -> None:
    """Called off."""
    _done(desk, number, by, lambda shop, order, who: picking.cancel(shop, order, reason, who))


@orders.command(
    help=N_(
        "Decide who gets what was promised twice.\n"
        "“stall” calls the newest order off, “online” takes it from the stall's bill, “more” counts another one in."
    )
)
@click.argument("code", metavar="CODE")
@click.argument("who", type=click.Choice(["stall", "online", "more"]))
@option("--order", "number", default="", metavar="NUMBER", words=N_("Which order is called off, if not the newest."))
@option("--qty", default="", metavar="Q", words=N_("How many more there are; as many as are missing without it."))
@_BY
@pass_desk
def decide(desk: Desk, code: str, who: str, **asked: Unpack[_Decision]) -> None:
    """One of the three ways out."""
    shop = desk.shop()
    card = _card(shop, product_coded(shop, code).id)
    person, message = desk.person(asked["by"]), ""
    if who == "stall":
        order = order_named(shop, asked["number"]) if asked["number"] else card.orders[-1]
        message = buyer_message(shop, order, card.product)
        stall_keeps(shop, card.product, order.id, person)
    elif who == "online":
        online_gets(shop, card.product, SaleId(card.stall_sale), person)
    else:
        more = Quantity.parse(asked["qty"]) if asked["qty"] else card.short
        there_is_more(shop, card.product, more, person)
    left = [one for one in oversold(shop) if one.product == card.product]
    said = [oversold_line(shop, one) for one in left] or [_("There is enough for everybody now.")]
    desk.answer([*said, *filter(None, [message])], {"short": plain(left[0].short) if left else "0", "message": message})


@orders.command(help=N_("The label of a parcel, or the slip in it: on the printer, or as a .pdf or .png file."))
@_NUMBER
@option("--slip", is_flag=True, words=N_("The packing slip instead of the address."))
@option("--printer", type=click.Choice(PRINTERS), default=RECEIPTS, words=N_("Which printer it comes out of."))
@option("--size", type=click.Choice(list(LEAVES)), default="a6", words=N_("How large a page of a .pdf is."))
@option("--to", "target", default=_PRINTER, metavar="printer|FILE", words=N_("The printer, a .pdf or a .png file."))
@pass_desk
def label(desk: Desk, number: str, **wish: Unpack[PaperWish]) -> None:
    """Paper of an order."""
    order = order_named(desk.shop(), number)
    if wish["target"] == _PRINTER:
        job = print_parcel(desk, order, wish)
        desk.answer([_("Printed.")], {"job": job_values(desk.shop(), job)})
        return
    path = Path(wish["target"])
    save_parcel(desk, order, wish, path)
    desk.answer([_("Saved: {path}").format(path=path)], {"file": str(path)})


def _card(shop: Shop, product: ProductId) -> Oversold:
    """What is promised twice of an article. Raises Refused `oversold_over`."""
    found = next((card for card in oversold(shop) if card.product == product), None)
    if found is None:
        raise over()
    return found


def _done(desk: Desk, number: str, by: str, deed: Callable[[Shop, OrderId, PersonId], object]) -> None:
    """Do it to the order of that number, and show how it stands now."""
    shop = desk.shop()
    order = order_named(shop, number)
    deed(shop, order.id, desk.person(by))
    _say(desk, order_of(shop, order.id))


def _say(desk: Desk, order: OnlineOrder) -> None:
    desk.answer(order_lines(desk.shop(), order), order_values(desk.shop(), order))
