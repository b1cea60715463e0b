"""`posapp market`: goods taken out, sold there and brought back, and what the event was worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.days import day_in
from posapp.cli.layout import table
from posapp.cli.market_notebook import enter_day
from posapp.cli.market_view import event_head, event_lines, event_row, event_values
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_goods import category_called, place_called, place_name
from posapp.cli.stock_lines import LINES, LINES_FILE, given_lines
from posapp.cli.stock_options import NOTE, PRINT
from posapp.cli.stock_papers import paper_lines, paper_values
from posapp.cli.stock_printing import after_deed, before_deed, print_paper
from posapp.domain.errors import Refused
from posapp.domain.market import CostKind, EventCost
from posapp.domain.money import ZERO, Money
from posapp.i18n import N_, _, search_key
from posapp.operations.market_day import (
    Plans,
    add_cost,
    bring_back,
    close_event,
    goods_of,
    open_event,
    sell_at,
    take_to_market,
)
from posapp.operations.move_stock import Going
from posapp.operations.papers import print_event_sheet, print_pick_list, print_tally_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.market import MarketEvent
    from posapp.operations.shop import Shop

_EVENT = option("--event", "name", default="", metavar="NAME", words=N_("Which market, when several are going on."))
_NEWEST = 50


@click.group(cls=SpokenGroup, help=N_("Go to market: take goods, sell there, bring back, count what it brought."))
def market() -> None:
    """Market events."""


class _Opening(TypedDict):
    name: str
    day: str | None
    float_: str | None
    stall: str | None
    travel: str | None
    other: str | None
    not_here: bool
    by: str


@market.command("open", help=N_("Begin a market. This till sells from its stall until the market is closed."))
@click.argument("name", metavar="NAME")
@option("--day", metavar="DAY", words=N_("Its day, such as 15/1/2569; today without it."))
@option("--float", "float_", metavar="AMOUNT", words=N_("Change money that goes along."))
@option("--stall", metavar="AMOUNT", words=N_("Stall fee."))
@option("--travel", metavar="AMOUNT", words=N_("Travel."))
@option("--other", metavar="AMOUNT", words=N_("Other costs."))
@option("--not-here", is_flag=True, words=N_("This till goes on selling from where it is."))
@BY
@pass_desk
def open_(desk: Desk, **asked: Unpack[_Opening]) -> None:
    """A stall of its own, with the costs known beforehand."""
    shop = desk.shop()
    known = ((CostKind.STALL, asked["stall"]), (CostKind.TRAVEL, asked["travel"]), (CostKind.OTHER, asked["other"]))
    plans = Plans(
        asked["name"],
        day_in(shop, asked["day"]) if asked["day"] else None,
        Money.parse(asked["float_"]) if asked["float_"] else ZERO,
        tuple((kind, Money.parse_positive(text)) for kind, text in known if text),
        sell_here=not asked["not_here"],
    )
    with shop.books.write():
        event = open_event(shop, plans, desk.person(asked["by"]))
    said = [_("{event}: begun.").format(event=event_head(event))]
    said += [] if asked["not_here"] else [_("This till sells from there now.")]
    desk.answer(said, event_values(shop, event))


class _Carrying(TypedDict):
    lines: tuple[str, ...]
    file: str
    name: str
    by: str
    on_paper: bool


@market.command(help=N_("Take goods from the store room to the stall."))
@LINES
@LINES_FILE
@_EVENT
@BY
@PRINT
@pass_desk
def take(desk: Desk, **asked: Unpack[_Carrying]) -> None:
    """--print gives the list of what to take."""
    before_deed(desk, wanted=asked["on_paper"])
    shop = desk.shop()
    event = _going_on(shop, asked["name"])
    going = _going(shop, asked["lines"], asked["file"])
    with shop.books.write():
        entry = take_to_market(shop, event.id, going, desk.person(asked["by"])).entry
    job = after_deed(desk, lambda: print_pick_list(shop, event.id), wanted=asked["on_paper"])
    desk.answer(paper_lines(shop, entry), {**paper_values(shop, entry), **job})


@market.command(help=N_("Bring goods back from the stall before the market is closed."))
@LINES
@LINES_FILE
@_EVENT
@BY
@pass_desk
def back(desk: Desk, lines: tuple[str, ...], file: str, name: str, by: str) -> None:
    """Into the store room."""
    shop = desk.shop()
    event = _going_on(shop, name)
    going = _going(shop, lines, file)
    with shop.books.write():
        entry = bring_back(shop, event.id, going, desk.person(by)).entry
    desk.answer(paper_lines(shop, entry), paper_values(shop, entry))


@market.command(help=N_("Write down what the market cost; an amount below zero takes one back."))
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in CostKind]))
@click.argument("amount", metavar="AMOUNT")
@_EVENT
@NOTE
@BY
@pass_desk
def cost(desk: Desk, kind: str, amount: str, name: str, note: str, by: str) -> None:
    """Stall, travel or other. Money of the drawer is taken out with “posapp till out”."""
    shop = desk.shop()
    event = _going_on(shop, name)
    paid = EventCost(CostKind(kind), Money.parse(amount), note, shop.now(), desk.person(by))
    add_cost(shop, event.id, paid)
    desk.answer([_("{amount} baht, written down.").format(amount=paid.amount)], event_values(shop, event))


@market.command(help=N_("Show how a market stands: goods, costs, what it brought so far."))
@_EVENT
@PRINT
@pass_desk
def status(desk: Desk, name: str, *, on_paper: bool) -> None:
    """The one that goes on, or any by its name."""
    shop = desk.shop()
    event = _any(shop, name)
    job = print_paper(desk, lambda: print_event_sheet(shop, event.id), wanted=on_paper)
    desk.answer(event_lines(shop, event), {**event_values(shop, event), **job})


class _Closing(TypedDict):
    lines: tuple[str, ...]
    file: str
    name: str
    all_back: bool
    none_back: bool
    note: str
    by: str
    on_paper: bool


@market.command(
    help=N_(
        "Close a market. Say what came back: CODE=QTY, --all-back, or --nothing-back.\n"
        "What should be there and did not come back is written down as lost."
    )
)
@LINES
@LINES_FILE
@option("--all-back", is_flag=True, words=N_("All that should still be there came back."))
@option("--nothing-back", "none_back", is_flag=True, words=N_("Nothing came back."))
@_EVENT
@NOTE
@BY
@PRINT
@pass_desk
def close(desk: Desk, **asked: Unpack[_Closing]) -> None:
    """And show what it brought."""
    before_deed(desk, wanted=asked["on_paper"])
    shop = desk.shop()
    event = _going_on(shop, asked["name"])
    with shop.books.write():
        going = _coming_back(shop, event, asked)
        ended = close_event(shop, event.id, going, asked["note"], desk.person(asked["by"])).event
    job = after_deed(desk, lambda: print_event_sheet(shop, event.id), wanted=asked["on_paper"])
    desk.answer(event_lines(shop, ended), {**event_values(shop, ended), **job})


@market.command("list", help=N_("List the markets, the newest first."))
@option("--limit", type=click.IntRange(1, 1_000_000), default=_NEWEST, words=N_("At most so many markets."))
@pass_desk
def list_(desk: Desk, limit: int) -> None:
    """With what each brought."""
    shop = desk.shop()
    found = shop.books.events.newest(limit)
    head = (_("Day"), _("Market"), "", "", _("Sold"), _("Costs"), _("Profit"))
    rows = [event_row(shop, event) for event in found]
    lines = table([head, *rows], "<<<>>>>") if rows else [_("No markets yet.")]
    desk.answer(lines, {"events": [event_values(shop, event) for event in found]})


@market.command("sell-from", help=N_("Say where this till takes its goods from: a market, a place, or the store room."))
@click.argument("place", metavar="NAME", default="")
@BY
@pass_desk
def sell_from(desk: Desk, place: str, by: str) -> None:
    """From the next bill on."""
    shop = desk.shop()
    chosen = place_called(shop, place)
    with shop.books.write():
        sell_at(shop, chosen, desk.person(by))
    name = place_name(shop, chosen)
    desk.answer([_("This till sells from {place} now.").format(place=name)], {"place": name})


@market.command(help=N_("Print a sheet to tick what is sold where no till is."))
@option("--event", "name", default="", metavar="NAME", words=N_("With the goods of this market; else with all goods."))
@option("--category", default="", metavar="NAME", words=N_("Only goods of this category."))
@pass_desk
def tally(desk: Desk, name: str, category: str) -> None:
    """Afterwards “posapp market enter-day” brings it into the book."""
    shop = desk.shop()
    subject = category_called(shop, category) if category else _any(shop, name).id if name else ""
    desk.answer([_("Printed.")], print_paper(desk, lambda: print_tally_sheet(shop, subject)))


market.add_command(enter_day)


def _going_on(shop: Shop, name: str) -> MarketEvent:
    """The event of that name, or the only one that goes on. Raises Refused `event_none`, `event_several`."""
    going = shop.books.events.going_on()
    found = [event for event in going if search_key(event.name) == search_key(name)] if name else going
    if not found:
        raise Refused("event_none", N_("No such market is going on. Begin one: posapp market open NAME"))
    if len(found) > 1:
        raise Refused(
            "event_several",
            N_("Several markets are going on: {names}. Say which with --event."),
            names=", ".join(event.name for event in found),
        )
    return found[0]


def _any(shop: Shop, name: str) -> MarketEvent:
    """The event that goes on, or the newest of that name, ended or not. Raises as `_going_on`."""
    wanted = search_key(name)
    named = (event for event in shop.books.events.newest(_NEWEST) if name and search_key(event.name) == wanted)
    return next(named, None) or _going_on(shop, name)


def _going(shop: Shop, typed: Sequence[str], file: str) -> list[Going]:
    found = ((line, line.goods(shop)) for line in given_lines(typed, file))
    return [Going(goods.product.id, line.quantity(goods)) for line, goods in found]


def _coming_back(shop: Shop, event: MarketEvent, asked: _Closing) -> list[Going]:
    """What came back, said in exactly one way. Raises Refused `market_back_unsaid`."""
    there = [one for one in goods_of(shop, event) if one.there]
    typed = bool(asked["lines"] or asked["file"])
    if typed + asked["all_back"] + asked["none_back"] > 1 or (there and not typed and not _said(asked)):
        raise Refused(
            "market_back_unsaid",
            N_("Goods still at the stall: {count}. Say what came back: either CODE=QTY, --all-back or --nothing-back."),
            count=len(there),
        )
    if typed:
        return _going(shop, asked["lines"], asked["file"])
    return [Going(one.product, one.there) for one in there if one.there.milli > 0] if asked["all_back"] else []


def _said(asked: _Closing) -> bool:
    return asked["all_back"] or asked["none_back"]
