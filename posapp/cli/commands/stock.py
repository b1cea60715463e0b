"""`posapp stock`: what is on hand, and what comes in, goes out and moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack, cast

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_amounts import read_change
from posapp.cli.stock_batches import batch_of
from posapp.cli.stock_count import count
from posapp.cli.stock_expiry import markdown
from posapp.cli.stock_goods import place_called, place_name, product_coded, reason_called
from posapp.cli.stock_lines import LINES, LINES_FILE, Line, given_lines
from posapp.cli.stock_options import EXPIRES, MADE, NOTE, PLACE, PRINT
from posapp.cli.stock_papers import moves_rows, moves_values, paper_lines, paper_row, paper_values
from posapp.cli.stock_places import places
from posapp.cli.stock_printing import after_deed, before_deed, labels_of, print_paper
from posapp.cli.stock_standing import standing_lines, standing_values
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.money import Money
from posapp.domain.stock import EntryKind, StockReason
from posapp.i18n import N_, _
from posapp.operations.adjust_stock import Adjustment
from posapp.operations.adjust_stock import adjust as post_adjustment
from posapp.operations.find_stock import SLOW_DAYS, standings
from posapp.operations.members import member_called
from posapp.operations.move_stock import Going, Way, move_stock
from posapp.operations.papers import print_stock_paper
from posapp.operations.receive import Incoming
from posapp.operations.receive import receive as post_receipt
from posapp.operations.stock_book import Said, entry_numbered, reverse

if TYPE_CHECKING:
    from posapp.domain.stock import StockEntry
    from posapp.operations.find_stock import Which
    from posapp.operations.shop import Shop


@click.group(cls=SpokenGroup, help=N_("What is left of the goods: receive, count, change, move, explain."))
def stock() -> None:
    """The stock book."""


@stock.command("list", help=N_("List what is on hand, and what it cost."))
@option("--place", metavar="NAME", words=N_("Only what lies at this place."))
@option(
    "--which",
    type=click.Choice(["all", "low", "out", "below", "slow"]),
    default="all",
    words=N_("Everything, or what is low, sold out, sold below zero, or slow."),
)
@option(
    "--days", type=click.IntRange(1, 3650), default=SLOW_DAYS, words=N_("Slow is what nobody bought for so many days.")
)
@pass_desk
def list_(desk: Desk, place: str | None, which: str, days: int) -> None:
    """A line for each article, and the sum."""
    shop = desk.shop()
    rows = standings(shop, cast("Which", which), place_called(shop, place) if place else None, days)
    desk.answer(standing_lines(rows), standing_values(rows))


@stock.command(help=N_("Explain a number: every movement of an article, the newest first."))
@click.argument("code", metavar="CODE")
@option("--place", metavar="NAME", words=N_("Only what moved at this place."))
@option("--limit", type=click.IntRange(1, 1_000_000), default=30, words=N_("At most so many movements."))
@pass_desk
def moves(desk: Desk, code: str, place: str | None, limit: int) -> None:
    """With what was left after each, and the paper that tells of it."""
    shop = desk.shop()
    product = product_coded(shop, code)
    at = None if place is None else place_called(shop, place)
    history = shop.books.movements.of_product(product.id, limit, at)
    shelves = shop.books.stock.shelves(product.id, at)
    left = amount_of(shop.books.stock.on_hand(product.id, at), product)
    lines = [_("{name}: {amount} on hand").format(name=full_name(product), amount=left)]
    lying = [(place_name(shop, one.place), one.lot.code if one.lot else "", str(one.on_hand)) for one in shelves]
    lines += ["  " + line for line in table(lying, "<<>")] if len(lying) > 1 else []
    lines += ["", *table(moves_rows(shop, history, product), "<<>><<<<")] if history else [_("Nothing moved yet.")]
    values = {
        "code": product.code,
        "name": full_name(product),
        "on_hand": plain(shop.books.stock.on_hand(product.id, at)),
        "shelves": [
            {
                "place": place_name(shop, one.place),
                "lot": one.lot.code if one.lot else "",
                "on_hand": plain(one.on_hand),
            }
            for one in shelves
        ],
        "moves": moves_values(shop, history),
    }
    desk.answer(lines, values)


class _Receiving(TypedDict):
    lines: tuple[str, ...]
    file: str
    giver: str
    place: str
    made: str | None
    expires: str | None
    note: str
    by: str
    on_paper: bool
    labels: bool


@stock.command(
    help=N_(
        "Goods come in: CODE=QTY, CODE=2dozen by packs, CODE=12@8.50 with what one cost.\n"
        "A file may also say made, expires and cost for each line."
    )
)
@LINES
@LINES_FILE
@option("--from", "giver", default="", metavar="NAME", words=N_("Who they are from: a member, or anybody."))
@PLACE
@MADE
@EXPIRES
@NOTE
@BY
@PRINT
@option("--labels", is_flag=True, words=N_("Print a price label for each piece."))
@pass_desk
def receive(desk: Desk, **asked: Unpack[_Receiving]) -> None:
    """Write them into the stock book."""
    before_deed(desk, wanted=asked["on_paper"])
    before_deed(desk, wanted=asked["labels"], labels=True)
    shop = desk.shop()
    lines = given_lines(asked["lines"], asked["file"], ("code", "qty", "cost", "made", "expires"))
    incoming = [_incoming(shop, line, asked) for line in lines]
    member = member_called(shop, asked["giver"]) if asked["giver"] else None
    said = Said(party=member.called if member else asked["giver"], note=asked["note"])
    with shop.books.write():
        place, by = place_called(shop, asked["place"]), desk.person(asked["by"])
        entry = post_receipt(shop, incoming, said, by, place=place).entry
    after_deed(desk, labels_of(desk, entry), wanted=asked["labels"], labels=True)
    _tell(desk, entry, on_paper=asked["on_paper"])


class _Adjusting(TypedDict):
    lines: tuple[str, ...]
    file: str
    reason: str
    place: str
    note: str
    by: str
    on_paper: bool


@stock.command(
    help=N_(
        "Goods went without being sold: waste, gift, tasting, own_use, loss, return.\n"
        "With the reason count, CODE=+2 and CODE=-2 put a wrong number right. L0001=QTY takes of that batch."
    )
)
@LINES
@LINES_FILE
@option("--reason", default="", metavar="REASON", words=N_("Why; a file may say it for each line."))
@PLACE
@NOTE
@BY
@PRINT
@pass_desk
def adjust(desk: Desk, **asked: Unpack[_Adjusting]) -> None:
    """Change what is on hand, for a reason."""
    before_deed(desk, wanted=asked["on_paper"])
    shop = desk.shop()
    lines = given_lines(asked["lines"], asked["file"], ("code", "qty", "reason"))
    changes = [_adjustment(shop, line, asked["reason"]) for line in lines]
    with shop.books.write():
        place, by = place_called(shop, asked["place"]), desk.person(asked["by"])
        entry = post_adjustment(shop, changes, Said(note=asked["note"]), by, place=place).entry
    _tell(desk, entry, on_paper=asked["on_paper"])


class _Moving(TypedDict):
    lines: tuple[str, ...]
    file: str
    start: str
    end: str
    note: str
    by: str
    on_paper: bool


@stock.command(help=N_("Move goods from one place to another."))
@LINES
@LINES_FILE
@option("--from", "start", default="", metavar="NAME", words=N_("Where they are; the store room without it."))
@option("--to", "end", default="", metavar="NAME", words=N_("Where they go; the store room without it."))
@NOTE
@BY
@PRINT
@pass_desk
def transfer(desk: Desk, **asked: Unpack[_Moving]) -> None:
    """The same piece is here or there, never in both places."""
    before_deed(desk, wanted=asked["on_paper"])
    shop = desk.shop()
    lines = given_lines(asked["lines"], asked["file"])
    going = [Going(found.product.id, line.quantity(found)) for line in lines for found in [line.goods(shop)]]
    way = Way(place_called(shop, asked["start"]), place_called(shop, asked["end"]))
    with shop.books.write():
        entry = move_stock(shop, going, way, Said(note=asked["note"]), desk.person(asked["by"])).entry
    _tell(desk, entry, on_paper=asked["on_paper"])


@stock.command(help=N_("Take a stock paper back: another one turns every line of it round."))
@click.argument("number", metavar="NUMBER")
@NOTE
@BY
@pass_desk
def undo(desk: Desk, number: str, note: str, by: str) -> None:
    """Both papers stay in the book."""
    shop = desk.shop()
    entry = reverse(shop, entry_numbered(shop, number).id, note, desk.person(by)).entry
    _tell(desk, entry, on_paper=False)


@stock.command(help=N_("List the newest stock papers, or show one."))
@click.argument("number", metavar="NUMBER", required=False)
@option("--kind", type=click.Choice([kind.value for kind in EntryKind]), words=N_("Only papers of this kind."))
@option("--limit", type=click.IntRange(1, 1_000_000), default=30, words=N_("At most so many papers."))
@PRINT
@pass_desk
def papers(desk: Desk, number: str | None, kind: str | None, limit: int, *, on_paper: bool) -> None:
    """Who moved what, when and why."""
    shop = desk.shop()
    if number:
        entry = entry_numbered(shop, number)
        job = print_paper(desk, lambda: print_stock_paper(shop, entry.id), wanted=on_paper)
        desk.answer(paper_lines(shop, entry), {**paper_values(shop, entry), **job})
        return
    found = shop.books.entries.newest(limit, kind or "")
    lines = table([paper_row(entry) for entry in found]) or [_("No papers.")]
    desk.answer(lines, {"papers": [paper_values(shop, entry) for entry in found]})


stock.add_command(count)
stock.add_command(places)
stock.add_command(markdown)


def _incoming(shop: Shop, line: Line, asked: _Receiving) -> Incoming:
    found = line.goods(shop)
    made, expires = (line.texts.get("made") or asked["made"], line.texts.get("expires") or asked["expires"])
    batch = line.read("expires", lambda _text: batch_of(shop, found.product, made, expires))
    cost = line.read("cost", lambda text: Money.parse(text).not_negative()) if line.has("cost") else None
    return Incoming(found.product.id, line.quantity(found), cost, batch)


def _adjustment(shop: Shop, line: Line, reason: str) -> Adjustment:
    found = line.goods(shop)
    why = line.read("reason", lambda text: reason_called(text or reason))
    lot = found.lot.id if found.lot else None
    if why is StockReason.COUNT:
        more = line.read("qty", lambda text: read_change(found.product, text, found.quantity))
        return Adjustment(found.product.id, -more, why, lot)
    return Adjustment(found.product.id, line.quantity(found), why, lot)


def _tell(desk: Desk, entry: StockEntry, *, on_paper: bool) -> None:
    """Say what was written down, and print it if wanted."""
    shop = desk.shop()
    job = after_deed(desk, lambda: print_stock_paper(shop, entry.id), wanted=on_paper)
    desk.answer(paper_lines(shop, entry), {**paper_values(shop, entry), **job})
