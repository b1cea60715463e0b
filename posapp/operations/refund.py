"""Taking a bill back, wholly or in part: always a new, reversing bill; the old one never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.print_job import Paper
from posapp.domain.refund import Repayment, everything, reverse
from posapp.domain.tender import TenderState
from posapp.domain.text import clean_reason
from posapp.i18n import N_
from posapp.operations.limits import refund_beyond
from posapp.operations.permit import allowed, needs
from posapp.operations.sell import Sold, code_of, new_issue, sold_before, write_sale
from posapp.operations.take_stock import put_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId, SaleId
    from posapp.domain.refund import Returned
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop


@needs(Permission.REFUND)
def refund(
    shop: Shop,
    sale: SaleId,
    returned: Sequence[Returned] | None,
    repayment: Repayment,
    by: PersonId,
    *,
    paper: bool = False,
) -> Sold:
    """Take back `returned` parts of a bill, or all that is left of it when None. The same repayment id works once.

    More than a seller may give back needs a treasurer's word. Raises Refused `sale_unknown`, `id_taken`,
    `customer_missing`, `needs_treasurer` and what `posapp.domain.refund.reverse` raises, or
    Unavailable.
    """
    wanted = Repayment(repayment.id, repayment.method, clean_reason(repayment.reason))
    try:
        with shop.books.write():
            return sold_before(shop, wanted.id, sale) or _refunded(shop, sale, returned, wanted, by, paper=paper)
    except Unavailable:
        found = sold_before(shop, wanted.id, sale)
        if found is None:
            raise
        return found


def _refunded(
    shop: Shop, sale: SaleId, returned: Sequence[Returned] | None, repayment: Repayment, by: PersonId, *, paper: bool
) -> Sold:
    old = shop.books.sales.get(sale)
    if old is None:
        raise Refused("sale_unknown", N_("There is no such bill. Look for it in the list of sold bills."))
    earlier = shop.books.sales.refunds_of(sale)
    parts = everything(old, earlier) if returned is None else returned
    new = reverse(old, earlier, parts, repayment, new_issue(shop, by))
    if any(tender.state is TenderState.OWED and not tender.customer for tender in new.tenders):
        raise Refused(
            "customer_missing",
            N_("This bill names no customer whose debt it could come off. Pay it back another way."),
        )
    with allowed(shop, Permission.REFUND, by, over=refund_beyond(shop, new)):
        write_sale(shop, new, put_back(shop, new), Paper.REFUND_NOTE if paper else None)
    books = Book.SALES | Book.STOCK | Book.CASH | (Book.PAPER if paper else Book(0))
    return Sold(new, code_of(shop, new), Changes(books))


def refundable(shop: Shop, sale: Sale) -> Sequence[Returned]:
    """What of a bill can still come back, line by line."""
    return everything(sale, shop.books.sales.refunds_of(sale.id))
