"""Saying what became of a transfer: the money was seen, or it is disputed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.tender import CASH, ON_ACCOUNT
from posapp.i18n import N_
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId, SaleId
    from posapp.domain.tender import TenderState
    from posapp.operations.shop import Shop


@needs(Permission.CONFIRM_TRANSFER)
def confirm_transfer(shop: Shop, sale: SaleId, n: int, state: TenderState, by: PersonId) -> Changes:
    """Mark tender `n` of a bill as `state`, with who said so and when. Raises Refused `transfer_unknown`."""
    with shop.books.write():
        found = shop.books.transfers.get(sale, n)
        if found is None or found.method in (CASH, ON_ACCOUNT):
            raise Refused("transfer_unknown", N_("This bill has no such transfer. Look at the bill again."))
        if found.state is not state:
            at = shop.now()
            facts = {"n_tender": n, "old": found.state.value, "state": state.value}
            seq = shop.record("tender_mark", sale, at, by, facts)
            shop.books.transfers.mark(shop.books.terminal.id, seq, replace(found, state=state), at, by)
    return Changes(Book.SALES | Book.CASH)
