"""The transfers of a day in large rows: a tap says that the money is in, another that it isn't seen yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.money import Money
from posapp.domain.tender import TenderState
from posapp.i18n import N_, _, clock_text, count_text
from posapp.payments.methods import TITLES
from posapp.ui import theme
from posapp.ui.screens.money.words import STATES
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.statement import Payment

_COLUMNS: Final = (
    Column(N_("State"), stretch=True),
    Column(N_("Time")),
    Column(N_("Bill")),
    Column(N_("Way to pay")),
    Column(N_("Baht")),
)
_LEAST: Final = 160


class TransfersPage(Step):
    """Emits `marked(payment, state)`; the row after it is then the current one."""

    marked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(N_("Compare with the bank's app"), Deed(N_("Ready"), "check"), scrolls=True)
        self._payments: Sequence[Payment] = ()
        self.table = Table(_COLUMNS, name=N_("Transfers of the day"))
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(theme.px(_LEAST))
        self.table.chosen.connect(self._turn)
        self.disputed = BigButton(N_("Money not there"), icon="alert", kind="danger")
        self.disputed.tapped.connect(lambda: self._mark(self.table.currentIndex().row(), TenderState.DISPUTED))
        self._summary = Label(role="strong").wrapped()
        self.body.addWidget(
            Label(N_("Tap a row when you see the money in the app. Tap again to take it back.")).wrapped()
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._summary)
        self.in_foot(self.disputed)
        self.setFocusProxy(self.table)

    def show_payments(self, payments: Sequence[Payment]) -> None:
        """Show the transfers; the current row stays."""
        here = self.table.currentIndex().row()
        self._payments = payments
        self.table.show_rows(
            [
                (
                    _(STATES[one.state]),
                    clock_text(one.at),
                    one.number,
                    _(TITLES.get(one.method, one.method)),
                    one.amount,
                )
                for one in payments
            ]
        )
        self.table.selectRow(max(0, min(here, len(payments) - 1)))
        seen = [one for one in payments if one.state is TenderState.SEEN]
        self._summary.say(
            N_("{seen} of {count} are in: {amount} baht."),
            seen=count_text(len(seen)),
            count=count_text(len(payments)),
            amount=Money(sum(one.amount.satang for one in seen)),
        )

    def _turn(self, row: int) -> None:
        seen = self._payments[row].state is TenderState.SEEN
        self._mark(row, TenderState.WAITING if seen else TenderState.SEEN)

    def _mark(self, row: int, state: TenderState) -> None:
        if 0 <= row < len(self._payments):
            self.marked.emit(self._payments[row], state)
