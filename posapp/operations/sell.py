"""Selling: a paid cart becomes a Sale in one transaction, once, however often it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.print_job import Paper, PrintJob
from posapp.domain.sale import Issue, Sale, complete
from posapp.domain.stock import moves_of
from posapp.i18n import N_, date_text
from posapp.operations.cash_session import current_session
from posapp.operations.limits import bill_beyond
from posapp.operations.permit import allowed, needs
from posapp.operations.take_stock import selling_place, taken, with_baskets
from posapp.store import facts, stock_facts
from posapp.store.journal import receipt_code

if TYPE_CHECKING:
    from posapp.domain.cart import Cart
    from posapp.domain.identity import PersonId, SaleId
    from posapp.domain.stock import StockMove
    from posapp.domain.tender import Tender
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Sold:
    """A bill in the books. `repeated` when it was there already; `code` is what its receipt prints of the chain."""

    sale: Sale
    code: str
    changes: Changes
    repeated: bool = False


@needs(Permission.SELL)
def sell(shop: Shop, cart: Cart, tenders: tuple[Tender, ...], by: PersonId, *, receipt: bool = False) -> Sold:
    """Commit a paid cart: number, bill, stock, cash, journal, outbox and the receipt's place in the queue, at once.

    The same cart again gives the first sale again. A discount or a price beyond what a seller may give, and goods that
    have expired, or were ordered online, need a treasurer's word. Raises Refused (`bill_empty`, `not_paid`,
    `paid_too_much`, `slip_used`, `id_taken`, `one_off_sold`, `one_off_held`, `one_off_online`, `expired`,
    `needs_treasurer`) or Unavailable; then nothing was written.
    """
    try:
        with shop.books.write():
            return sold_before(shop, cart.id) or _sold(shop, cart, tenders, by, receipt=receipt)
    except Unavailable:
        # The commit may have reached the disk although its answer did not reach us: look before speaking.
        found = sold_before(shop, cart.id)
        if found is None:
            raise
        return found


def sold_before(shop: Shop, bill: SaleId, refers: str = "") -> Sold | None:
    """What became of a bill that was asked for before: a sale, or the refund of `refers`; None when it is new.

    Raises Refused `id_taken` when another bill has its id.
    """
    sale = shop.books.sales.get(bill)
    if sale is None:
        return None
    if sale.refers != refers:
        raise Refused("id_taken", N_("This id belongs to another bill. Give this one its own, or none."))
    return Sold(sale, code_of(shop, sale), Changes(Book(0)), repeated=True)


def _sold(shop: Shop, cart: Cart, tenders: tuple[Tender, ...], by: PersonId, *, receipt: bool) -> Sold:
    _check_slips(shop, tenders)
    with allowed(shop, Permission.CHANGE_PRICE, by, over=bill_beyond(shop, cart)):
        sale = with_baskets(shop, complete(cart, tenders, new_issue(shop, by), shop.terms), cart)
        write_sale(shop, sale, taken(shop, sale, cart), Paper.RECEIPT if receipt else None)
    shop.books.held.take(cart.id)
    shop.books.held.forget_draft(shop.books.terminal.id, cart.id)
    books = Book.SALES | Book.STOCK | Book.CASH | Book.HELD | (Book.PAPER if receipt else Book(0))
    return Sold(sale, code_of(shop, sale), Changes(books))


def new_issue(shop: Shop, by: PersonId) -> Issue:
    """The next number of this till, on the day that is open (or begins now); inside a write."""
    session = current_session(shop, by)
    letter = shop.books.terminal.letter
    number = shop.books.sales.next_number(letter, session.day)
    return Issue(letter, number, shop.now(), session.day, session.id, by, selling_place(shop))


def write_sale(shop: Shop, sale: Sale, moves: tuple[StockMove, ...], paper: Paper | None) -> None:
    """Write a bill, what it moves and all that follows from it into the books; inside a write."""
    books, terminal = shop.books, shop.books.terminal.id
    told = facts.of_sale(sale)
    if moves != moves_of(sale):
        told["moves"] = [stock_facts.of_move(move) for move in moves]
    seq = shop.record(sale.kind.value, sale.id, sale.issue.at, sale.issue.cashier, told)
    books.sales.write(sale, terminal, seq)
    books.transfers.write_slips(sale)
    books.stock.post(terminal, seq, moves)
    books.outbox.add(terminal, seq, sale.kind.value, sale.id)
    if paper:
        books.print_jobs.add(PrintJob(shop.ids.new(), paper, sale.id, sale.issue.at))


def code_of(shop: Shop, sale: Sale) -> str:
    """The 8 signs of the journal's hash that stand on the paper of `sale`."""
    return receipt_code(shop.books.journal.hash_of(shop.books.sales.seq_of(sale.id)))


def _check_slips(shop: Shop, tenders: tuple[Tender, ...]) -> None:
    slips = [tender.reference for tender in tenders if tender.reference]
    if len(set(slips)) < len(slips):
        raise Refused("slip_used", N_("Two payments of this bill have the same slip. Ask for the slip of each."))
    for slip in slips:
        used = shop.books.transfers.slip_use(slip)
        if used:
            raise Refused(
                "slip_used",
                N_("This slip was used already on {date}, bill {number}. Ask for the slip of this payment."),
                date=date_text(used.at),
                number=used.number,
            )
