"""What stands where the bill was, right after a sale: sold, given, and the change in the largest figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from posapp.domain.tender import TenderState, notes_for
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.checkout.pane import Pane
from posapp.ui.screens.checkout.words import pieces_text
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from posapp.domain.sale import Sale

_SHORT = 460
_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class DonePane(Pane):
    """Stays until the first tile, scan or recalled bill of the next customer."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = StatusIcon("done", "leaf")
        self._title = OneLine(role="title")
        self._number = OneLine(role="body", colour="text2")
        self._given = OneLine()
        self._word = OneLine(N_("Change"), role="title")
        self._change = MoneyLabel("change", colour="leaf")
        self._notes = Label(role="body").wrapped()
        self._figures = QBoxLayout(_BELOW)
        self.receipt = BigButton(N_("Print receipt"), icon="printer").guarded()
        self.cancel = BigButton(N_("Cancel bill"), icon="back", kind="danger")
        self._hint = Label(N_("Tap something to start the next bill"), colour="text2").wrapped()
        self._next = BigButton(N_("Next bill"), icon="basket", kind="cash")
        self._next.tapped.connect(self.goods_wanted)
        self._next.hide()
        self._build()

    def show_sale(self, sale: Sale) -> None:
        """Show what was sold and what goes back."""
        waiting = any(tender.state is TenderState.WAITING for tender in sale.tenders)
        owed = any(tender.state is TenderState.OWED for tender in sale.tenders)
        self._mark.become("clock" if waiting or owed else "done", "turmeric_text" if waiting or owed else "leaf")
        self._title.say(N_("Sold {amount} baht"), amount=sale.total)
        self._number.say(_state(waiting=waiting, owed=owed), number=sale.issue.number)
        change = bool(sale.change)
        self._given.setVisible(change)
        self._given.say(N_("Customer gave {amount}"), amount=sale.given)
        self._word.setVisible(change)
        self._change.setVisible(change)
        self._notes.setVisible(change)
        self._change.show_money(sale.change)
        self._notes.show_text(pieces_text(notes_for(sale.change)))
        self.cancel.setEnabled(True)

    def show_cancelled(self, number: str, refund: str) -> None:
        """The bill was taken back by another."""
        self._mark.become("back", "lac")
        self._title.say(N_("Bill cancelled"))
        self._number.say(N_("{number} was taken back by {refund}"), number=number, refund=refund)
        for part in (self._given, self._word, self._change, self._notes):
            part.hide()
        self.cancel.setEnabled(False)

    def compact(self, *, on: bool) -> None:
        """Alone in a narrow window it needs a way to the next bill."""
        self._next.setVisible(on)
        self._hint.setVisible(not on)

    def fit(self) -> None:
        """The change is smaller where the height is short."""
        short = self.height() < theme.px(_SHORT)
        self._change.become("dialog" if short else "change")
        self._number.setVisible(not short)
        self._figures.setDirection(_SIDE_BY_SIDE if short else _BELOW)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._number)
        column.addStretch(1)
        self._figures.addWidget(self._word)
        self._figures.addWidget(self._change, 1)
        column.addWidget(self._given)
        column.addLayout(self._figures)
        column.addWidget(self._notes)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.receipt, 1)
        row.addWidget(self.cancel, 1)
        column.addLayout(row)
        self._hint.aligned(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addWidget(self._next)
        column.addStretch(1)


def _state(*, waiting: bool, owed: bool) -> str:
    if waiting:
        return N_("Bill {number} · waiting for the money")
    if owed:
        return N_("Bill {number} · to be paid later")
    return N_("Bill {number}")
