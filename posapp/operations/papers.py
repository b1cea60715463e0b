"""Asking for paper: receipts, reprints marked as copies, the sheet of a day, the drawer without a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.domain.sale import SaleKind
from posapp.domain.text import clean
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId, SessionId
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_ON_PAPER: Final = (PrintState.CONFIRMED, PrintState.SENT, PrintState.UNCERTAIN)
_REASON_LIMIT: Final = 120


def print_sale(shop: Shop, sale: Sale, by: PersonId) -> Changes:
    """Queue the paper of a bill; marked as a copy, and journaled, unless it is sure that none came out before."""
    paper = Paper.RECEIPT if sale.kind is SaleKind.SALE else Paper.REFUND_NOTE
    with shop.books.write():
        at = shop.now()
        copy = shop.books.print_jobs.came_out(paper, sale.id, _ON_PAPER)
        if copy:
            shop.record("reprint", sale.id, at, by, {"number": sale.issue.number})
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), paper, sale.id, at, copy=copy))
    return Changes(Book.PAPER)


def print_till_sheet(shop: Shop, session: SessionId) -> Changes:
    """Queue the sheet of a closed day once more."""
    with shop.books.write():
        copy = shop.books.print_jobs.came_out(Paper.TILL_SHEET, session, _ON_PAPER)
        job = PrintJob(shop.ids.new(), Paper.TILL_SHEET, session, shop.now(), copy=copy)
        shop.books.print_jobs.add(job)
    return Changes(Book.PAPER)


def print_again(shop: Shop, job: str) -> Changes:
    """Put a paper that failed or may not have come out back in the queue: a person looked.

    Raises Refused `job_unknown`.
    """
    found = shop.books.print_jobs.get(job)
    if found is None:
        raise Refused("job_unknown", N_("There is no such paper in the queue."))
    if found.state in (PrintState.FAILED, PrintState.UNCERTAIN, PrintState.DROPPED):
        shop.books.print_jobs.mark(job, PrintState.WAITING)
    return Changes(Book.PAPER)


def drop_paper(shop: Shop, job: str) -> Changes:
    """Take a paper out of the queue: nobody wants it any more. Raises Refused `job_unknown`."""
    if shop.books.print_jobs.get(job) is None:
        raise Refused("job_unknown", N_("There is no such paper in the queue."))
    shop.books.print_jobs.mark(job, PrintState.DROPPED)
    return Changes(Book.PAPER)


def open_drawer(shop: Shop, reason: str, by: PersonId) -> None:
    """Journal that the drawer is opened without a sale. Raises Refused `reason_missing`."""
    why = clean(reason, _REASON_LIMIT)
    if not why:
        raise Refused("reason_missing", N_("Say why the drawer is opened. It is written into the journal."))
    with shop.books.write():
        shop.record("no_sale", shop.ids.new(), shop.now(), by, {"why": why})
