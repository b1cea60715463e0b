"""What a person does to sold bills and papers: done in the books, told in the banner, taken back where possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.print_job import PrintState
from posapp.domain.tender import TenderState
from posapp.i18n import N_
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.papers import drop_paper, print_again, print_sale
from posapp.operations.refund import refund
from posapp.ui.parts.acting import Acting

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.domain.print_job import PrintJob
    from posapp.domain.sale import Sale
    from posapp.domain.transfer import Transfer
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.sales.refund_choice import RefundChoice

_MARKED = {
    TenderState.SEEN: N_("Bill {number}: {amount} baht came in."),
    TenderState.DISPUTED: N_("Bill {number}: noted that {amount} baht did not come in."),
    TenderState.WAITING: N_("Bill {number}: {amount} baht is awaited again."),
}
_YES = "yes"


class Deeds:
    """The acts of this screen. `seller` says who works at the till now, `changed` hears what an act wrote to."""

    def __init__(
        self, shop: Shop, notices: Notices, seller: Callable[[], PersonId], changed: Callable[[Changes], None]
    ) -> None:
        self._shop, self._notices = shop, notices
        self._seller, self._changed = seller, changed
        self._acting = Acting(notices, changed)

    def print_sale(self, sale: Sale) -> None:
        """Queue the paper of `sale`; it says that it is a copy unless none came out before."""
        if self._acting.done(lambda: print_sale(self._shop, sale, self._seller())):
            self._notices.tell(N_("The paper of {number} goes to the printer."), number=sale.issue.number)

    def mark(self, transfer: Transfer, state: TenderState) -> None:
        """Say what became of `transfer`; Undo puts it back to what was known before."""
        if self._mark(transfer, state):
            self._notices.tell(
                _MARKED[state],
                undo=lambda: self._undo_mark(transfer),
                number=transfer.number,
                amount=transfer.amount,
            )

    def refund(self, choice: RefundChoice) -> Sale | None:
        """Give money back as chosen: the new bill, None when the books refused it and the banner says why.

        Raises Refused `reason_missing`.
        """
        repayment = choice.repayment()
        paper = self._shop.setting("printer.auto") == _YES
        sold: list[Sale] = []

        def act() -> Changes:
            done = refund(self._shop, choice.sale.id, choice.returned(), repayment, self._seller(), paper=paper)
            sold.append(done.sale)
            return done.changes

        return sold[0] if self._acting.done(act) else None

    def print_again(self, job: PrintJob) -> None:
        """Put a paper back in the queue: a person looked."""
        if self._acting.done(lambda: print_again(self._shop, job.id)):
            self._notices.tell(N_("It goes to the printer once more."))

    def drop(self, job: PrintJob) -> None:
        """Take a paper out of the queue. One that surely never came out can be put back."""
        never_out = job.state in (PrintState.WAITING, PrintState.NOT_READY)
        if self._acting.done(lambda: drop_paper(self._shop, job.id)):
            self._notices.tell(
                N_("This paper will not be printed."), undo=(lambda: self.print_again(job)) if never_out else None
            )

    def _mark(self, transfer: Transfer, state: TenderState) -> bool:
        return self._acting.done(lambda: confirm_transfer(self._shop, transfer.sale, transfer.n, state, self._seller()))

    def _undo_mark(self, transfer: Transfer) -> None:
        if self._mark(transfer, transfer.state):
            self._notices.tell(_MARKED[transfer.state], number=transfer.number, amount=transfer.amount)
