"""The sheet of a market event: what became of the goods, what came in, what it cost, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.documents.block import Columns, Rule, Signature, Text
from posapp.documents.stock_papers.facts import amount_of, full_name, paper
from posapp.domain.market import COST_TITLES
from posapp.i18n import _, count_text, long_date_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.documents.stock_papers.facts import StockFacts
    from posapp.domain.market import EventGoods, EventResult, MarketEvent


def event_sheet(
    event: MarketEvent,
    goods: Sequence[EventGoods],
    result: EventResult,
    letterhead: Letterhead,
    facts: StockFacts,
) -> Document:
    """The sheet of `event`; goods that `facts` doesn't know are left out."""

    def blocks() -> Iterator[Block]:
        yield Text(event.name, "centre", bold=True)
        yield Text(long_date_text(event.day), "centre", "small")
        known = {facts.products[each.product].id: each for each in goods if each.product in facts.products}
        for shelf, products in facts.shelves([facts.products[product] for product in known]):
            yield Rule()
            yield Text(shelf, bold=True)
            for product in products:
                yield Columns(full_name(product), amount_of(known[product.id].taken, product))
                yield Columns(_fate(known[product.id]), "", "small", indent=1)
        yield from _result(result)
        yield Signature(_("Written by {name}").format(name=facts.person(event.by)))
        yield Signature(_("Seen by {name}").format(name=""))

    return paper(_("MARKET DAY"), letterhead, facts, blocks())


def _fate(goods: EventGoods) -> str:
    """What became of an article, as far as anything did."""
    parts = (
        (_("sold {count}"), goods.sold),
        (_("back {count}"), goods.back),
        (_("spoiled {count}"), goods.waste),
        (_("given {count}"), goods.given),
        (_("lost {count}"), goods.lost),
        (_("still there {count}"), goods.there),
    )
    return " · ".join(words.format(count=quantity) for words, quantity in parts if quantity)


def _result(result: EventResult) -> Iterator[Block]:
    yield Rule()
    yield Columns(_("Bills sold: {count}").format(count=count_text(result.bills)), str(result.sold))
    yield Columns(_("Cost of the goods"), str(-result.goods))
    for cost in result.costs:
        title = _(COST_TITLES[cost.kind])
        yield Columns(f"{title} ({cost.note})" if cost.note else title, str(-cost.amount))
    yield Rule(double=True)
    yield Columns(_("Profit"), str(result.profit), "large", bold=True)
