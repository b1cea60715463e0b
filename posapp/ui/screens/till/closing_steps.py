"""Closing the day, step by step: count blind, see the difference, tick the transfers, two names, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.i18n import N_
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.ui.screens.till import closing, left_open
from posapp.ui.screens.till.count_step import CountStep
from posapp.ui.screens.till.names_step import ALONE, NamesStep
from posapp.ui.screens.till.result_step import ResultStep
from posapp.ui.screens.till.transfers_step import TransfersStep
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.step import Deed

if TYPE_CHECKING:
    from posapp.domain.changes import Changes
    from posapp.domain.tender import TenderState
    from posapp.domain.transfer import Transfer
    from posapp.operations.cash_session import Closed
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.till.closing import Expected
    from posapp.ui.screens.till.counter import Counter


class ClosingSteps(PageStack):
    """Emits `left` when nothing is to be closed after all, and `done` when the day is closed."""

    left = Signal()
    done = Signal()

    def __init__(self, shop: Shop, notices: Notices, counter: Counter) -> None:
        self.counting = CountStep(N_("Count the drawer: how many of each?"), Deed(N_("Counted"), "check"))
        self.result = ResultStep()
        self.transfers = TransfersStep()
        self.names = NamesStep()
        super().__init__((self.counting, self.result, self.transfers, self.names))
        self._shop, self._notices, self._counter = shop, notices, counter
        self._expected: Expected | None = None
        self.counting.went_back.connect(self.left)
        self.counting.went_on.connect(self._compare)
        self.result.went_back.connect(self._count_again)
        self.result.went_on.connect(self._tick)
        self.transfers.went_back.connect(lambda: self.bring(self.result))
        self.transfers.went_on.connect(self._ask_names)
        self.transfers.marked.connect(self._mark)
        self.names.went_back.connect(self._back_from_names)
        self.names.went_on.connect(self._close)

    def begin(self) -> None:
        """Start with an empty count."""
        self.bring(self.counting)
        self.counting.start()

    def look_again(self) -> None:
        """Back from another screen: when money moved meanwhile, the count is no longer that of this drawer."""
        now = closing.look(self._shop)
        if self.currentWidget() is not self.counting and now != self._expected:
            self._notices.warn("till_moved", N_("Money moved since the count. Count the drawer again."))
            self._count_again()

    def retranslate(self) -> None:
        """Say again what is not said by labels."""
        if self._expected and self.currentWidget() is self.transfers:
            self.transfers.show_transfers(closing.transfers_to_tick(self._shop, self._expected.session))

    def _compare(self) -> None:
        self._expected = now = closing.look(self._shop)
        if now is None:
            self.left.emit()
            return
        self._notices.cured("till_moved")
        self.result.show_result(self.counting.total(), now.money, now.session, now.totals)
        self.bring(self.result)
        self.result.on.setFocus()

    def _count_again(self) -> None:
        self.bring(self.counting)
        self.counting.panel.start()

    def _tick(self) -> None:
        if self._expected is None:
            return
        transfers = closing.transfers_to_tick(self._shop, self._expected.session)
        if not transfers:
            self._ask_names()
            return
        self.transfers.show_transfers(transfers)
        self.bring(self.transfers)
        self.transfers.table.setFocus()

    def _mark(self, transfer: Transfer, state: TenderState) -> None:
        def act() -> Changes:
            return confirm_transfer(self._shop, transfer.sale, transfer.n, state, self._counter.seller())

        if self._notices.tried(act) is None:
            return
        self._expected = closing.look(self._shop)
        if self._expected:
            self.transfers.show_transfers(closing.transfers_to_tick(self._shop, self._expected.session))

    def _ask_names(self) -> None:
        people = self._shop.books.people
        names = [cashier.name for cashier in people.cashiers()]
        prints = bool(self._shop.setting("printer.uri"))
        self.names.begin(names, people.name(self._counter.seller()), prints=prints)
        self.bring(self.names)

    def _back_from_names(self) -> None:
        ticked = self._expected and closing.transfers_to_tick(self._shop, self._expected.session)
        self.bring(self.transfers if ticked else self.result)

    def _close(self) -> None:
        names = self.names.by.name(), self.names.witness.name()

        def act() -> Closed:
            witness = closing.check_names(*names, ALONE)
            return closing.close(
                self._shop,
                self.counting.counted(),
                self.result.reason.text(),
                (names[0], witness),
                self._counter.seller(),
            )

        closed = self._notices.tried(act)
        if closed is None:
            return
        self._notices.cured(left_open.KEY)
        self.done.emit()
        self._counter.changed(closed.changes)
