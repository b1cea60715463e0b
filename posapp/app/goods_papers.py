"""Books in, paper out, for goods: labels, slips of the stock book, and the lists people fill in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.label_runs import label_runs
from posapp.app.letterheads import letterhead
from posapp.devices.label.label_printer import roll_of_labels
from posapp.documents.stock_papers.entry_slip import entry_slip
from posapp.documents.stock_papers.event_sheet import event_sheet
from posapp.documents.stock_papers.facts import StockFacts
from posapp.documents.stock_papers.goods_lists import count_sheet, pick_list, tally_sheet
from posapp.domain.identity import CategoryId, EntryId, EventId, ProductId, StocktakeId
from posapp.domain.print_job import Paper
from posapp.i18n import _
from posapp.operations.count_stock import walk
from posapp.operations.market_day import goods_of, result_of
from posapp.operations.print_labels import wishes_of
from posapp.operations.stock_book import today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.documents.block import Document
    from posapp.domain.identity import LotId, PersonId
    from posapp.domain.lot import Lot
    from posapp.domain.market import MarketEvent
    from posapp.domain.print_job import PrintJob
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


def labels_paper(shop: Shop, job: PrintJob) -> Document:
    """The labels of `job` for the paper roll."""
    wishes, size = wishes_of(job.subject)
    return roll_of_labels(label_runs(shop, wishes), shop.setting, size)


def slip_paper(shop: Shop, job: PrintJob) -> Document | None:
    """The slip of a stock entry; None when there is no such entry."""
    entry = shop.books.entries.get(EntryId(job.subject))
    if entry is None:
        return None
    lots = {lot.id: lot for lot in entry.lots}
    lots |= _lots(shop, {move.lot for move in entry.moves if move.lot} - lots.keys())
    products = {move.product for move in entry.moves}
    return entry_slip(entry, letterhead(shop), _facts(shop, products, {entry.by}, lots, copy=job.copy))


def list_paper(shop: Shop, job: PrintJob) -> Document | None:
    """A list to count, pick or tally by, or the sheet of a market event; None when its subject is gone."""
    if job.paper is Paper.COUNT_SHEET:
        return _count_sheet(shop, StocktakeId(job.subject))
    event = shop.books.events.get(EventId(job.subject))
    if job.paper is Paper.TALLY_SHEET:
        return _tally_sheet(shop, job.subject, event)
    if event is None:
        return None
    return _pick_list(shop, event) if job.paper is Paper.PICK_LIST else _event_sheet(shop, event)


def _count_sheet(shop: Shop, stocktake_id: StocktakeId) -> Document | None:
    stocktake = shop.books.stocktakes.get(stocktake_id)
    if stocktake is None:
        return None
    goods = {line.product.id: line.product for line in walk(shop, stocktake)}
    return count_sheet(stocktake, list(goods.values()), letterhead(shop), _facts(shop, goods, {stocktake.by}))


def _pick_list(shop: Shop, event: MarketEvent) -> Document:
    taken = {one.product: one.taken for one in goods_of(shop, event) if one.taken.milli > 0}
    facts = _facts(shop, taken, {event.by})
    goods = [(facts.products[product], taken[product]) for product in taken if product in facts.products]
    return pick_list(event, goods, letterhead(shop), facts)


def _event_sheet(shop: Shop, event: MarketEvent) -> Document:
    goods = goods_of(shop, event)
    facts = _facts(shop, [one.product for one in goods], {event.by})
    return event_sheet(event, goods, result_of(shop, event), letterhead(shop), facts)


def _tally_sheet(shop: Shop, subject: str, event: MarketEvent | None) -> Document:
    """For an event, a category or all goods; an event that nothing was taken to yet gets all goods too."""
    category = next((one for one in shop.books.catalog.categories() if one.id == CategoryId(subject)), None)
    goods = [one for one in shop.books.catalog.all() if one.offered and (not category or one.category == category.id)]
    if event:
        taken = {one.product for one in goods_of(shop, event)}
        goods = [one for one in goods if one.id in taken] or goods
    where = event.name if event else category.name if category else _("All goods")
    facts = _facts(shop, [one.id for one in goods], set())
    return tally_sheet(where, event.day if event else today(shop), goods, letterhead(shop), facts)


def _facts(
    shop: Shop,
    products: Iterable[ProductId],
    people: Iterable[PersonId],
    lots: dict[LotId, Lot] | None = None,
    *,
    copy: bool = False,
) -> StockFacts:
    books = shop.books
    known: dict[ProductId, Product] = {}
    for product_id in products:
        product = books.catalog.get(product_id)
        if product:
            known[product_id] = product
    return StockFacts(
        products=known,
        people={person: books.people.name(person) for person in people if person},
        places={place.id: place.name for place in books.places.all(closed=True)},
        lots=lots or {},
        categories=books.catalog.categories(withdrawn=True),
        copy=copy,
    )


def _lots(shop: Shop, wanted: Iterable[LotId]) -> dict[LotId, Lot]:
    found = (shop.books.stock.lot(lot) for lot in wanted)
    return {lot.id: lot for lot in found if lot}
