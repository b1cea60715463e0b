"""Asking for paper: receipts, reprints marked as copies, sheets of days, slips and lists of goods; the drawer."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.cash_book import read_month
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import EntryId, EventId, SaleId, SessionId, StocktakeId
from posapp.domain.online.order import OrderId
from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.domain.sale import SaleKind
from posapp.domain.stock import EntryKind
from posapp.domain.text import clean_reason
from posapp.i18n import N_, _, date_text, month_text
from posapp.operations.limits import drawer_beyond
from posapp.operations.online.orders import order_of
from posapp.operations.permit import allowed, needs
from posapp.operations.print_labels import wishes_of
from posapp.operations.stock_book import entry_of

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_SETTLED: Final = (PrintState.CONFIRMED, PrintState.SENT, PrintState.DROPPED)
_MAYBE_OUT: Final = (PrintState.PRINTING, PrintState.CONFIRMED, PrintState.SENT, PrintState.UNCERTAIN)

_ONCE: Final = (Paper.TILL_SHEET, Paper.RECEIVING_SLIP, Paper.STOCK_SLIP)
"""Papers that prove something: a second one says that it is a copy. Lists to write on are as good each time."""


@needs(Permission.PRINT)
def print_sale(shop: Shop, sale: Sale, by: PersonId) -> Changes:
    """Queue the paper of a bill; marked as a copy, and journaled, unless it is sure that none came out before."""
    paper = Paper.RECEIPT if sale.kind is SaleKind.SALE else Paper.REFUND_NOTE
    with shop.books.write():
        at = shop.now()
        copy = _is_copy(shop, paper, sale.id)
        if copy:
            shop.record("reprint", sale.id, at, by, {"number": sale.issue.number})
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), paper, sale.id, at, copy=copy))
    return Changes(Book.PAPER)


@needs(Permission.PRINT)
def print_till_sheet(shop: Shop, session: SessionId) -> Changes:
    """Queue the sheet of a closed day once more."""
    return _queue(shop, Paper.TILL_SHEET, session)


@needs(Permission.PRINT)
def print_stock_paper(shop: Shop, entry: EntryId) -> Changes:
    """Queue the slip of a stock entry; once more it says that it is a copy. Raises Refused `entry_unknown`."""
    received = entry_of(shop, entry).kind is EntryKind.RECEIVE
    return _queue(shop, Paper.RECEIVING_SLIP if received else Paper.STOCK_SLIP, entry)


@needs(Permission.PRINT)
def print_count_sheet(shop: Shop, stocktake: StocktakeId) -> Changes:
    """Queue the list to count by."""
    return _queue(shop, Paper.COUNT_SHEET, stocktake)


@needs(Permission.PRINT)
def print_pick_list(shop: Shop, event: EventId) -> Changes:
    """Queue the list of what goes to a market event."""
    return _queue(shop, Paper.PICK_LIST, event)


@needs(Permission.PRINT)
def print_event_sheet(shop: Shop, event: EventId) -> Changes:
    """Queue what a market event brought, so far or in the end."""
    return _queue(shop, Paper.EVENT_SHEET, event)


@needs(Permission.PRINT)
def print_tally_sheet(shop: Shop, subject: str = "") -> Changes:
    """Queue a sheet to make strokes on: for the goods of an event or a category (by id), or for all of them."""
    return _queue(shop, Paper.TALLY_SHEET, subject)


@needs(Permission.REPORTS)
def print_report(shop: Shop, subject: str) -> Changes:
    """Queue a report; `subject` is what was asked, as JSON with the report's "title" among it."""
    return _queue(shop, Paper.REPORT, subject)


@needs(Permission.PRINT)
def print_address_label(shop: Shop, order: OrderId, *, sticker: bool = False) -> Changes:
    """Queue the label of an order's parcel, for the label printer when it is to be a `sticker`.

    Raises Refused `order_unknown`, `buyer_forgotten`.
    """
    if not order_of(shop, order).told.buyer.name:
        raise Refused(
            "buyer_forgotten",
            N_("Who ordered is not known any more: it was erased some time after the parcel went."),
        )
    return _queue(shop, Paper.PARCEL_STICKER if sticker else Paper.PARCEL_LABEL, order)


@needs(Permission.PRINT)
def print_packing_slip(shop: Shop, order: OrderId) -> Changes:
    """Queue the slip that goes into an order's parcel. Raises Refused `order_unknown`."""
    return _queue(shop, Paper.PACKING_SLIP, order_of(shop, order).id)


@needs(Permission.PRINT)
def print_again(shop: Shop, job: str) -> Changes:
    """Put a paper that failed or may not have come out back in the queue: a person looked.

    Raises Refused `job_unknown`.
    """
    if _job(shop, job).state in (PrintState.FAILED, PrintState.UNCERTAIN, PrintState.DROPPED):
        shop.books.print_jobs.mark(job, PrintState.WAITING)
    return Changes(Book.PAPER)


def paper_about(shop: Shop, job: PrintJob) -> str:
    """What a paper is about, as people call it: a bill's or a day's number, the goods on labels, a market's name."""
    match job.paper:
        case Paper.RECEIPT | Paper.REFUND_NOTE:
            sale = shop.books.sales.get(SaleId(job.subject))
            return sale.issue.number if sale else ""
        case Paper.TILL_SHEET:
            session = shop.books.cash.session(SessionId(job.subject))
            return str(session.number) if session else ""
        case Paper.LABELS:
            names = (shop.books.catalog.get(wish.product) for wish in wishes_of(job.subject)[0])
            return ", ".join(product.name for product in names if product)
        case Paper.RECEIVING_SLIP | Paper.STOCK_SLIP:
            entry = shop.books.entries.get(EntryId(job.subject))
            return entry.number if entry else ""
        case Paper.EVENING_SHEET | Paper.CASH_BOOK | Paper.REPORT:
            return _sums_name(job)
        case _:
            return _order_number(shop, job.subject) or _list_name(shop, job.subject)


@needs(Permission.PRINT)
def drop_paper(shop: Shop, job: str) -> Changes:
    """Take a paper out of the queue: nobody wants it any more. One that came out stays what it is.

    Raises Refused `job_unknown`.
    """
    if _job(shop, job).state not in _SETTLED:
        shop.books.print_jobs.mark(job, PrintState.DROPPED)
    return Changes(Book.PAPER)


@needs(Permission.OPEN_DRAWER)
def open_drawer(shop: Shop, reason: str, by: PersonId) -> None:
    """Journal that the drawer is opened without a sale. Raises Refused `reason_missing`."""
    why = clean_reason(reason)
    if not why:
        raise Refused("reason_missing", N_("Say why the drawer is opened. It is written into the journal."))
    beyond = drawer_beyond(shop)
    with allowed(shop, Permission.OPEN_DRAWER, by, over=beyond), shop.books.write():
        shop.record("no_sale", shop.ids.new(), shop.now(), by, {"why": why})


def _queue(shop: Shop, paper: Paper, subject: str) -> Changes:
    with shop.books.write():
        copy = paper in _ONCE and _is_copy(shop, paper, subject)
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), paper, subject, shop.now(), copy=copy))
    return Changes(Book.PAPER)


def _is_copy(shop: Shop, paper: Paper, subject: str) -> bool:
    """Whether a paper of this kind came out before, or may have; nobody knows what a dropped one was begun for."""
    return any(
        job.state in _MAYBE_OUT or (job.state is PrintState.DROPPED and job.tries)
        for job in shop.books.print_jobs.of_subject(paper, subject)
    )


def _sums_name(job: PrintJob) -> str:
    """The day, the month, or the report that is added up."""
    if job.paper is Paper.EVENING_SHEET:
        return date_text(date.fromisoformat(job.subject))
    if job.paper is Paper.CASH_BOOK:
        return month_text(read_month(job.subject))
    title = json.loads(job.subject)["title"]
    return _(title)


def _order_number(shop: Shop, subject: str) -> str:
    """The number of the online order a paper is for; empty for any other paper."""
    order = shop.books.online.orders.get(OrderId(subject))
    return order.told.number if order else ""


def _list_name(shop: Shop, subject: str) -> str:
    """The name of the stocktake or the market event a list is for; empty for any other paper."""
    stocktake = shop.books.stocktakes.get(StocktakeId(subject))
    event = None if stocktake else shop.books.events.get(EventId(subject))
    return stocktake.name if stocktake else event.name if event else ""


def _job(shop: Shop, job: str) -> PrintJob:
    found = shop.books.print_jobs.get(job)
    if found is None:
        raise Refused("job_unknown", N_("There is no such paper in the queue. Look at the papers that wait."))
    return found
