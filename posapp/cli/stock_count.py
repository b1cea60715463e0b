"""`posapp stock count`: counting shelf by shelf, while selling goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_amounts import read_count
from posapp.cli.stock_goods import category_called, place_called, product_coded, reason_called
from posapp.cli.stock_lines import LINES, LINES_FILE, Line, given_lines
from posapp.cli.stock_options import PLACE, PRINT
from posapp.cli.stock_printing import after_deed, before_deed, print_paper
from posapp.cli.stock_walk import (
    differences_lines,
    differences_values,
    stocktake_values,
    walk_lines,
    walk_values,
)
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId
from posapp.domain.lot import NO_LOT
from posapp.domain.stocktake import Verdict
from posapp.i18n import N_, _, search_key
from posapp.operations.count_stock import Scope, differences, drop_count, post_count, start_count, walk
from posapp.operations.count_stock import count as write_count
from posapp.operations.papers import print_count_sheet

if TYPE_CHECKING:
    from posapp.domain.identity import LotId, PersonId, ProductId
    from posapp.domain.quantity import Quantity
    from posapp.domain.stock import StockReason
    from posapp.domain.stocktake import CountedItem, Stocktake
    from posapp.operations.count_stock import Difference
    from posapp.operations.shop import Shop

_WITHOUT_BATCH: Final = "/-"
"""Behind a code: those of it that no batch is known of."""

_WHICH: Final = option(
    "--count", "name", default="", metavar="NAME", words=N_("Which stocktake, when several are going on.")
)


@click.group(cls=SpokenGroup, help=N_("Count what is there, and bring the book to it."))
def count() -> None:
    """Stocktakes."""


@count.command(help=N_("Begin a stocktake; selling may go on."))
@click.argument("name", metavar="NAME", default="")
@PLACE
@option("--category", default="", metavar="NAME", words=N_("Only goods of this category."))
@BY
@PRINT
@pass_desk
def start(desk: Desk, name: str, place: str, category: str, by: str, *, on_paper: bool) -> None:
    """And list what is to be counted, without saying how much there should be."""
    before_deed(desk, wanted=on_paper)
    shop = desk.shop()
    scope = Scope(place_called(shop, place), category_called(shop, category) if category else CategoryId(""))
    stocktake = start_count(shop, name, scope, desk.person(by))
    job = after_deed(desk, lambda: print_count_sheet(shop, stocktake.id), wanted=on_paper)
    lines = walk(shop, stocktake)
    values = {**stocktake_values(shop, stocktake), **walk_values(lines), **job}
    desk.answer(walk_lines(shop, stocktake, lines), values)


@count.command(
    help=N_(
        "Say what was counted: CODE=QTY, 0 when none is left. Counting again replaces the number.\n"
        "Goods in batches are counted by batch: L0001=QTY, and CODE/-=QTY for those without one."
    )
)
@LINES
@LINES_FILE
@_WHICH
@BY
@pass_desk
def enter(desk: Desk, lines: tuple[str, ...], file: str, name: str, by: str) -> None:
    """Written down with what the book says at this moment."""
    shop = desk.shop()
    stocktake = _going_on(shop, name)
    said = given_lines(lines, file, ("code", "qty", "by"))
    with shop.books.write():
        person = desk.person(by)
        done = [_entered(desk, stocktake, line, person) for line in said]
    left = sum(line.counted is None for line in walk(shop, stocktake))
    told = _("{count} counted. {left} still to be counted.").format(count=len(done), left=left)
    desk.answer([told], {"counted": len(done), "left": left})


@count.command(help=N_("Show what is to be counted, or with --differences what is more or less than the book says."))
@_WHICH
@option("--differences", "compared", is_flag=True, words=N_("Compare with the book."))
@PRINT
@pass_desk
def show(desk: Desk, name: str, *, compared: bool, on_paper: bool) -> None:
    """Blind, unless asked."""
    shop = desk.shop()
    stocktake = _going_on(shop, name)
    job = print_paper(desk, lambda: print_count_sheet(shop, stocktake.id), wanted=on_paper)
    values = {**stocktake_values(shop, stocktake), **job}
    if compared:
        found = differences(shop, stocktake.id)
        desk.answer(differences_lines(found), {**values, **differences_values(found)})
    else:
        lines = walk(shop, stocktake)
        desk.answer(walk_lines(shop, stocktake, lines), {**values, **walk_values(lines)})


@count.command(
    help=N_("End a stocktake: the book is brought to what was counted.\nWhat nobody counted stays as it is.")
)
@option("--because", "reasons", multiple=True, metavar="CODE=REASON", words=N_("Why goods are missing, if known."))
@_WHICH
@BY
@pass_desk
def post(desk: Desk, reasons: tuple[str, ...], name: str, by: str) -> None:
    """Every difference becomes a movement."""
    shop = desk.shop()
    stocktake = _going_on(shop, name)
    found = differences(shop, stocktake.id)
    verdicts = [verdict for text in reasons for verdict in _verdicts(shop, text, found)]
    counted = post_count(shop, stocktake.id, verdicts, desk.person(by))
    number = counted.entry.number if counted.entry else ""
    said = _("In the book, paper {number}.").format(number=number) if number else _("Everything agrees.")
    values = {**stocktake_values(shop, counted.stocktake), **differences_values(found), "number": number}
    desk.answer([*differences_lines(found), said], values)


@count.command(help=N_("End a stocktake without changing anything."))
@_WHICH
@BY
@pass_desk
def drop(desk: Desk, name: str, by: str) -> None:
    """Its counts stay readable."""
    shop = desk.shop()
    stocktake = _going_on(shop, name)
    drop_count(shop, stocktake.id, desk.person(by))
    desk.answer([_("Ended. Nothing was changed.")], stocktake_values(shop, stocktake))


def _going_on(shop: Shop, name: str) -> Stocktake:
    """The stocktake of that name, or the only one that goes on. Raises Refused `count_none`, `count_several`."""
    going = shop.books.stocktakes.going_on()
    found = [one for one in going if search_key(name) in (search_key(one.name), one.id)] if name else going
    if not found:
        raise Refused("count_none", N_("No such stocktake is going on. Begin one: posapp stock count start"))
    if len(found) > 1:
        raise Refused(
            "count_several",
            N_("Several stocktakes are going on: {names}. Say which with --count."),
            names=", ".join(one.name or one.id for one in found),
        )
    return found[0]


def _entered(desk: Desk, stocktake: Stocktake, line: Line, by: PersonId) -> CountedItem:
    shop = desk.shop()
    item, quantity = _item(shop, stocktake, line)
    who = desk.person(line.texts["by"]) if line.has("by") else by
    return write_count(shop, stocktake.id, item, quantity, who)


def _item(shop: Shop, stocktake: Stocktake, line: Line) -> tuple[tuple[ProductId, LotId], Quantity]:
    """What a line counts. Raises Refused `count_batches` when it doesn't say which of several batches it is."""
    if line.texts["code"].endswith(_WITHOUT_BATCH):
        product = line.read("code", lambda text: product_coded(shop, text.removesuffix(_WITHOUT_BATCH)))
        return (product.id, NO_LOT), line.read("qty", lambda text: read_count(product, text))
    found = line.goods(shop)
    quantity = line.read("qty", lambda text: read_count(found.product, text, found.quantity))
    if found.lot:
        return (found.product.id, found.lot.id), quantity
    lots = [shelf.lot for shelf in shop.books.stock.shelves(found.product.id, stocktake.place) if shelf.on_hand]
    if len(lots) > 1:
        known = [lot.code if lot else found.product.code + _WITHOUT_BATCH for lot in lots]
        raise Refused(
            "count_batches",
            N_("“{name}” lies there in batches. Count each by itself: {known}."),
            name=found.product.name,
            known=", ".join(f"{code}=…" for code in known),
        )
    lot = lots[0] if lots else None
    return (found.product.id, lot.id if lot else NO_LOT), quantity


def _verdicts(shop: Shop, text: str, found: list[Difference]) -> list[Verdict]:
    """Why the differences of one article (or batch) came about: CODE=REASON. Raises Refused `count_reason`."""
    code, equals, reason = text.rpartition("=")
    if not equals:
        raise Refused("count_reason", N_("“{text}” says no reason. Write CODE=REASON."), text=text[:40])
    why: StockReason = reason_called(reason)
    product = product_coded(shop, code)
    batch = code.strip().upper()
    of_it = [one for one in found if one.product.id == product.id]
    named = [one for one in of_it if one.lot and one.lot.code == batch]
    return [Verdict(one.product.id, one.item.lot, why) for one in named or of_it]
