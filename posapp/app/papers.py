"""Books in, paper out: the Document of every kind of paper, with everything that stands on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.app.evening_papers import evening_paper
from posapp.app.goods_papers import labels_paper, list_paper, slip_paper
from posapp.app.letterheads import letterhead
from posapp.app.money_papers import cash_book_paper
from posapp.app.order_papers import order_paper
from posapp.app.report_papers import queued_report
from posapp.documents.receipt import PaperFacts, receipt
from posapp.documents.refund_note import refund_note
from posapp.documents.test_page import trial_page
from posapp.documents.till_sheet import TillFacts, till_sheet
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId, SessionId
from posapp.domain.print_job import Paper
from posapp.domain.refund import left_of
from posapp.domain.sale import SaleKind
from posapp.domain.tender import TenderState
from posapp.i18n import N_
from posapp.operations.seals import recovered_in, seal_of
from posapp.operations.sell import code_of
from posapp.payments.methods import METHODS, TITLES, method, settings
from posapp.store.facts import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.documents.block import Document
    from posapp.domain.identity import ProductId
    from posapp.domain.print_job import PrintJob
    from posapp.domain.sale import Sale
    from posapp.domain.tender import Tender
    from posapp.operations.shop import Shop

_UNSETTLED: Final = tuple(one.key for one in METHODS if not one.settles_at_once)


def paper_of(shop: Shop, job: PrintJob) -> Document:
    """What `job` is to print, in the language in use. Raises Refused `paper_unknown_bill` when its subject is gone."""
    paper = _PAPERS[job.paper](shop, job)
    if paper is None:
        raise _unknown()
    return paper


def _bill_paper(shop: Shop, job: PrintJob) -> Document | None:
    sale = shop.books.sales.get(SaleId(job.subject))
    return sale_paper(shop, sale, copy=job.copy) if sale else None


def sale_paper(shop: Shop, sale: Sale, *, copy: bool = False) -> Document:
    """The receipt of `sale`, or the note when it is a refund, as things stand now: money seen since then is seen."""
    now = {one.n: one.state for one in shop.books.transfers.of_sale(sale.id)}
    tenders = tuple(
        replace(tender, state=now.get(number, tender.state)) for number, tender in enumerate(sale.tenders, start=1)
    )
    payload, account = _to_be_paid(shop, tenders)
    facts = PaperFacts(
        code=code_of(shop, sale),
        methods=TITLES,
        cashier=shop.books.people.name(sale.issue.cashier),
        customer=shop.books.people.name(sale.customer) if sale.customer else "",
        qr_payload=payload,
        account_name=account,
        refunded_by=_refunded_by(shop, sale),
        goods=_in_baskets(shop, sale),
        copy=copy,
    )
    paper = receipt if sale.kind is SaleKind.SALE else refund_note
    return paper(replace(sale, tenders=tenders), letterhead(shop), facts)


def till_paper(shop: Shop, session_id: SessionId, *, copy: bool = False) -> Document:
    """The sheet of a day, closed or still open. Raises Refused `paper_unknown_bill` when there is no such day."""
    cash = shop.books.cash
    session = cash.session(session_id)
    if session is None:
        raise _unknown()
    close = cash.close_of(session_id)
    people = {session.opened_by, *((close.by, close.witness) if close else ())}
    facts = TillFacts(
        moves=cash.moves(session_id),
        transfers=[
            one
            for one in shop.books.transfers.of_session(session_id, _UNSETTLED)
            if one.state in (TenderState.WAITING, TenderState.DISPUTED)
        ],
        names={person: shop.books.people.name(person) for person in people},
        methods=TITLES,
        seal=seal_of(shop, session_id),
        recovered=[moment(at) for at in recovered_in(shop, session_id)],
        copy=copy,
    )
    totals = close.totals if close and close.totals else shop.books.totals.of_session(session_id)
    return till_sheet(session, close, totals, letterhead(shop), facts)


def _unknown() -> Refused:
    return Refused(
        "paper_unknown_bill",
        N_("The bill or day of this paper isn't in the books. Run “posapp doctor” and show it to the treasurer."),
    )


def _refunded_by(shop: Shop, sale: Sale) -> str:
    """The number of the refund that took back the last of `sale`; empty while anything of it stands."""
    refunds = shop.books.sales.refunds_of(sale.id)
    whole = refunds and not any(left_of(sale, refunds).values())
    return refunds[-1].issue.number if whole else ""


def _in_baskets(shop: Shop, sale: Sale) -> dict[ProductId, str]:
    found = (shop.books.catalog.get(part.product) for line in sale.lines for part in line.parts)
    return {product.id: product.name for product in found if product}


def _to_be_paid(shop: Shop, tenders: tuple[Tender, ...]) -> tuple[str, str]:
    """The payment QR and account name of the money still awaited; nothing when it can't be asked for any more."""
    waiting = (one for one in tenders if one.state is TenderState.WAITING and one.amount.satang > 0)
    for tender in waiting:
        try:
            ask = method(tender.method).ask(tender.amount, settings(shop.setting))
        except Refused:
            continue
        if ask.qr_payload:
            return ask.qr_payload, ask.account_name
    return "", ""


_PAPERS: Final[Mapping[Paper, Callable[[Shop, PrintJob], Document | None]]] = {
    Paper.RECEIPT: _bill_paper,
    Paper.REFUND_NOTE: _bill_paper,
    Paper.TILL_SHEET: lambda shop, job: till_paper(shop, SessionId(job.subject), copy=job.copy),
    Paper.TEST_PAGE: lambda shop, _job: trial_page(shop.group.name, shop.setting("printer.paper")),
    Paper.LABELS: labels_paper,
    Paper.RECEIVING_SLIP: slip_paper,
    Paper.STOCK_SLIP: slip_paper,
    Paper.COUNT_SHEET: list_paper,
    Paper.PICK_LIST: list_paper,
    Paper.TALLY_SHEET: list_paper,
    Paper.EVENT_SHEET: list_paper,
    Paper.EVENING_SHEET: lambda shop, job: evening_paper(shop, job.subject),
    Paper.CASH_BOOK: lambda shop, job: cash_book_paper(shop, job.subject),
    Paper.REPORT: queued_report,
    Paper.PARCEL_LABEL: order_paper,
    Paper.PARCEL_STICKER: order_paper,
    Paper.PACKING_SLIP: order_paper,
}
"""Who makes each kind of paper; None from one of them when what it tells of is gone."""
