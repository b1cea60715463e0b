"""What is done in the evening: each act written at once, told, and taken back by one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.identity import PersonId, SaleId
from posapp.domain.settlement import Owing
from posapp.domain.statement import Verdict
from posapp.domain.tender import CASH
from posapp.i18n import N_, _
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.reconcile.debts import settle, settle_scheme, settle_shop, take_back
from posapp.operations.reconcile.evening import print_evening
from posapp.operations.reconcile.matching import explain, loosen, match_by_hand
from posapp.operations.reconcile.taking import apply_statement
from posapp.ui.parts.acting import Acting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from posapp.domain.changes import Changes
    from posapp.domain.money import Money
    from posapp.domain.settlement import Owed
    from posapp.domain.statement import BankLine, Payment, PaymentKey
    from posapp.domain.tender import TenderState
    from posapp.operations.reconcile.debts import Paying, Settled
    from posapp.operations.reconcile.reading import Reading
    from posapp.operations.reconcile.taking import Applied
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.money.desk import Desk


class Deeds:
    """Everything the pages of the evening write."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def mark(self, payment: Payment, state: TenderState) -> None:
        """Say what became of a transfer; the banner takes it back."""

        def said(new: TenderState) -> Callable[[], Changes]:
            return lambda: confirm_transfer(self._shop, SaleId(payment.key.id), payment.key.n, new, self._desk.seller())

        if self._acting.done(said(state)):
            undo = self._acting.back(said(payment.state))
            self._notices.tell(N_("Bill {number} is written down."), undo=undo, number=payment.number)

    def pair(self, line: BankLine, payment: PaymentKey) -> bool:
        """Say that a line is a payment."""
        done = self._acting.done(lambda: match_by_hand(self._shop, line.key, payment, self._desk.seller()))
        return self._told(line, done=done)

    def name(self, line: BankLine, words: str) -> bool:
        """Say what a line is that is no payment."""
        done = self._acting.done(lambda: explain(self._shop, line.key, words, self._desk.seller()))
        return self._told(line, done=done)

    def loosen(self, line: BankLine) -> None:
        """Free a line again; the banner puts it back."""

        def again() -> Changes:
            if line.verdict is Verdict.EXPLAINED:
                return explain(self._shop, line.key, line.note, self._desk.seller())
            return match_by_hand(self._shop, line.key, line.payment, self._desk.seller())

        if self._acting.done(lambda: loosen(self._shop, line.key, self._desk.seller())):
            undo = self._acting.back(again)
            self._notices.tell(N_("{amount} baht is free again."), undo=undo, amount=line.line.amount)

    def apply(self, reading: Reading) -> Applied | None:
        """Take a list over, and say how much of it was new."""
        done = self._notices.tried(lambda: apply_statement(self._shop, reading, self._desk.seller()))
        if done:
            self._desk.changed(done.changes)
            self._notices.tell(
                N_("{new} new lines, {known} known before, {matched} found as payments."),
                new=done.new,
                known=done.known,
                matched=done.matched,
            )
        return done

    def pay(self, owed: Owed, paying: Paying, cleared: Money | None, owing: Owing) -> bool:
        """Write down money for a debt, from a scheme or from a shop; the banner takes it back."""

        def act() -> Settled:
            if owing is Owing.SCHEME:
                return settle_scheme(self._shop, cleared, paying, self._desk.seller())
            if owing is Owing.SHOP:
                return settle_shop(self._shop, owed.party, cleared, paying, self._desk.seller())
            return settle(self._shop, PersonId(owed.party), paying, self._desk.seller())

        done = self._notices.tried(act)
        if done is None:
            return False
        self._desk.changed(done.changes)
        key = done.settlement.id
        undo = self._acting.back(lambda: take_back(self._shop, key, _("Undone"), self._desk.seller()).changes)
        words = N_("{amount} baht is in the drawer.") if paying.method == CASH else N_("{amount} baht, written down.")
        self._notices.tell(words, undo=undo, amount=done.settlement.amount)
        return True

    def print_sheet(self, day: date) -> None:
        """Queue the sheet to sign."""
        if self._acting.done(lambda: print_evening(self._shop, day)):
            self._notices.tell(N_("The sheet is being printed."))

    def _told(self, line: BankLine, *, done: bool) -> bool:
        if done:
            undo = self._acting.back(lambda: loosen(self._shop, line.key, self._desk.seller()))
            self._notices.tell(N_("{amount} baht has its name."), undo=undo, amount=line.line.amount)
        return done
