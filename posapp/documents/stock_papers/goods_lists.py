"""Lists that are filled in by hand: to count by, to pack for the market by, and to make strokes on while selling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.documents.bill_lines import unit_word
from posapp.documents.block import Columns, FormRow, Rule, Signature, Space, TallyBoxes, Text
from posapp.documents.stock_papers.facts import full_name, paper
from posapp.i18n import _, date_text, long_date_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.documents.stock_papers.facts import StockFacts
    from posapp.domain.market import MarketEvent
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.domain.stocktake import Stocktake


def count_sheet(stocktake: Stocktake, goods: Sequence[Product], letterhead: Letterhead, facts: StockFacts) -> Document:
    """A blind sheet: it never says how much there should be, so that people count instead of agreeing."""

    def blocks() -> Iterator[Block]:
        yield Text(stocktake.name, "centre")
        yield Columns(facts.place(stocktake.place), date_text(stocktake.at), "small")
        for shelf, products in facts.shelves(goods):
            yield from _heading(shelf)
            yield from (FormRow(_with_unit(product), ("",)) for product in products)
        yield Signature(_("Counted by {name}").format(name=""))

    return paper(_("COUNT SHEET"), letterhead, facts, blocks())


def pick_list(
    event: MarketEvent, goods: Sequence[tuple[Product, Quantity]], letterhead: Letterhead, facts: StockFacts
) -> Document:
    """What to pack for `event`: tick it off, and write down in the evening what came back."""
    wanted = {product.id: quantity for product, quantity in goods}

    def blocks() -> Iterator[Block]:
        yield Text(event.name, "centre", bold=True)
        yield Text(long_date_text(event.day), "centre", "small")
        if event.float_:
            yield FormRow(_("Change money {amount}").format(amount=event.float_), tick=True)
        yield FormRow("", (_("Take"), _("Back")), size="small", bold=True)
        for shelf, products in facts.shelves([product for product, _quantity in goods]):
            yield from _heading(shelf)
            for product in products:
                yield FormRow(_with_unit(product), (str(wanted[product.id]), ""), tick=True)
        yield Signature(_("Packed by {name}").format(name=""))
        yield Signature(_("Brought back by {name}").format(name=""))

    return paper(_("TAKE TO MARKET"), letterhead, facts, blocks())


def tally_sheet(where: str, day: date, goods: Sequence[Product], letterhead: Letterhead, facts: StockFacts) -> Document:
    """A day without a till: a row of boxes for each article, a stroke for each one sold, to be entered afterwards."""

    def blocks() -> Iterator[Block]:
        yield Text(where, "centre", bold=True)
        yield Text(long_date_text(day), "centre", "small")
        yield Text(_("One stroke for each one sold. The last box is for the sum."), size="small")
        for shelf, products in facts.shelves(goods):
            yield from _heading(shelf)
            for product in products:
                yield Columns(full_name(product), _price(product))
                yield TallyBoxes()
        yield Rule(double=True)
        yield from (FormRow(line, ("",)) for line in (_("Change money in the morning"), _("Cash in the evening")))
        yield Signature(_("Sold by {name}").format(name=""))

    return paper(_("TALLY SHEET"), letterhead, facts, blocks())


def _heading(shelf: str) -> Iterator[Block]:
    yield Space(8)
    yield Text(shelf, bold=True)


def _with_unit(product: Product) -> str:
    return f"{full_name(product)} ({unit_word(product.unit)})"


def _price(product: Product) -> str:
    """What one costs; for what has no fixed price, nothing."""
    return str(product.price).removesuffix(".00") if product.price else ""
