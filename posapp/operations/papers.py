"""Asking for paper: receipts, reprints marked as copies, the sheet of a day, the drawer without a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.domain.sale import SaleKind
from posapp.domain.text import clean_reason
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId, SessionId
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_SETTLED: Final = (PrintState.CONFIRMED, PrintState.SENT, PrintState.DROPPED)
_MAYBE_OUT: Final = (PrintState.PRINTING, PrintState.CONFIRMED, PrintState.SENT, PrintState.UNCERTAIN)


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


def print_till_sheet(shop: Shop, session: SessionId) -> Changes:
    """Queue the sheet of a closed day once more."""
    with shop.books.write():
        copy = _is_copy(shop, Paper.TILL_SHEET, session)
        job = PrintJob(shop.ids.new(), Paper.TILL_SHEET, session, shop.now(), copy=copy)
        shop.books.print_jobs.add(job)
    return Changes(Book.PAPER)


def print_again(shop: Shop, job: str) -> Changes:
    """Put a paper that failed or may not have come out back in the queue: a person looked.

    Raises Refused `job_unknown`.
    """
    if _job(shop, job).state in (PrintState.FAILED, PrintState.UNCERTAIN, PrintState.DROPPED):
        shop.books.print_jobs.mark(job, PrintState.WAITING)
    return Changes(Book.PAPER)


def drop_paper(shop: Shop, job: str) -> Changes:
    """Take a paper out of the queue: nobody wants it any more. One that came out stays what it is.

    Raises Refused `job_unknown`.
    """
    if _job(shop, job).state not in _SETTLED:
        shop.books.print_jobs.mark(job, PrintState.DROPPED)
    return Changes(Book.PAPER)


def open_drawer(shop: Shop, reason: str, by: PersonId) -> None:
    """Journal that the drawer is opened without a sale. Raises Refused `reason_missing`."""
    why = clean_reason(reason)
    if not why:
        raise Refused("reason_missing", N_("Say why the drawer is opened. It is written into the journal."))
    with shop.books.write():
        shop.record("no_sale", shop.ids.new(), shop.now(), by, {"why": why})


def _is_copy(shop: Shop, paper: Paper, subject: str) -> bool:
    """Whether a paper of this kind came out before, or may have; nobody knows what a dropped one was begun for."""
    return any(
        job.state in _MAYBE_OUT or (job.state is PrintState.DROPPED and job.tries)
        for job in shop.books.print_jobs.of_subject(paper, subject)
    )


def _job(shop: Shop, job: str) -> PrintJob:
    found = shop.books.print_jobs.get(job)
    if found is None:
        raise Refused("job_unknown", N_("There is no such paper in the queue. Look at the papers that wait."))
    return found
