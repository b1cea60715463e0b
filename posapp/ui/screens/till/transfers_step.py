"""The transfers of the day against the bank's app, bill by bill: seen, or disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from posapp.domain.money import Money
from posapp.domain.tender import TenderState
from posapp.i18n import N_, _, clock_text
from posapp.payments.methods import METHODS
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.transfer import Transfer

TITLES: Final = {method.key: method.title for method in METHODS}
STATES: Final = {
    TenderState.RECEIVED: N_("Money is in"),
    TenderState.WAITING: N_("Waiting for the money"),
    TenderState.SEEN: N_("Money is in"),
    TenderState.DISPUTED: N_("Money not there"),
    TenderState.OWED: N_("To be paid later"),
}
_SIDE_BY_SIDE: Final = 900


class TransfersStep(Step):
    """Emits `marked(transfer, state)`; the row after it is then the current one."""

    marked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(N_("Compare with the bank's app"), Deed(N_("Go on")), scrolls=True)
        self._transfers: Sequence[Transfer] = ()
        columns = [
            Column(N_("Time")),
            Column(N_("Bill")),
            Column(N_("Way to pay")),
            Column(N_("State"), stretch=True),
            Column(N_("Baht")),
        ]
        self.table = Table(columns, name=N_("Transfers of the day"))
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(theme.px(180))
        self._summary = Label(role="strong").wrapped()
        self.seen = BigButton(N_("Money is in"), icon="check", kind="amount")
        self.seen.tapped.connect(lambda: self._mark(TenderState.SEEN))
        self.disputed = BigButton(N_("Money not there"), icon="alert", kind="danger")
        self.disputed.tapped.connect(lambda: self._mark(TenderState.DISPUTED))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.px(16))
        self._sides.addWidget(self.table, 1)
        self._marks = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._marks.setSpacing(theme.px(8))
        self._marks.addWidget(self.seen)
        self._marks.addWidget(self.disputed)
        self._marks.addStretch(1)
        self._sides.addLayout(self._marks)
        self.body.addWidget(self._summary)
        self.body.addLayout(self._sides, 1)

    def show_transfers(self, transfers: Sequence[Transfer]) -> None:
        """Show the day's transfers; the current row stays."""
        here = self.table.currentIndex().row()
        self._transfers = transfers
        self.table.show_rows(
            [
                (
                    clock_text(one.at),
                    one.number,
                    _(TITLES.get(one.method, one.method)),
                    _(STATES[one.state]),
                    one.amount,
                )
                for one in transfers
            ]
        )
        self.table.selectRow(max(0, min(here, len(transfers) - 1)))
        self._sum_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two marks beside the list, or below it where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if wide else down)
        self._marks.setDirection(down if wide else across)

    def _mark(self, state: TenderState) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._transfers):
            self.marked.emit(self._transfers[row], state)
            self.table.selectRow(min(row + 1, len(self._transfers) - 1))

    def _sum_up(self) -> None:
        open_ones = [one for one in self._transfers if one.state in (TenderState.WAITING, TenderState.DISPUTED)]
        if open_ones:
            amount = Money(sum(one.amount.satang for one in open_ones))
            self._summary.say(
                N_("{count} not certain yet, {amount} baht. What stays open is written on the sheet."),
                count=len(open_ones),
                amount=amount,
            )
        else:
            self._summary.say(N_("All {count} are in."), count=len(self._transfers))
