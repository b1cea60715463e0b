"""One bill beside the list: its paper as it was printed, its transfers, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.sale import SaleKind
from posapp.i18n import N_, _, date_text, moment_text
from posapp.ui import theme
from posapp.ui.screens.sales.finding import MARK_WORDS, Mark
from posapp.ui.screens.sales.transfer_box import TransferBox
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.sale import Sale
    from posapp.ui.screens.sales.finding import Standing

_ALL_BACK = N_("Everything on this bill is back already.")
_IS_REFUND = N_("This is a refund itself. To sell the goods again, make a new bill.")


class BillPane(QWidget):
    """Emits what a person wants; the screen does it.

    `print_wanted(Sale)` and `refund_wanted(Sale)` are about the bill shown, `bill_wanted(number)` asks for the one it
    belongs to, `marked(Transfer, TenderState)` says what became of its money, `turned_away(sentence)` why a button
    does nothing.
    """

    print_wanted = Signal(object)
    refund_wanted = Signal(object)
    back_wanted = Signal()
    bill_wanted = Signal(str)
    marked = Signal(object, object)
    turned_away = Signal(str)

    def __init__(self, picture: Callable[[Sale], bytes]) -> None:
        super().__init__()
        self._picture = picture
        self._sale: Sale | None = None
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = OneLine(role="section")
        self._when = OneLine(role="body", colour="text2")
        self._back = BigButton(N_("Back"), icon="back", kind="quiet")
        self._back.tapped.connect(self.back_wanted)
        self._paper = PaperView()
        self._grid = QGridLayout()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theme.px(8))
        self.printing = BigButton(N_("Print again"), icon="printer", key_hint="Ctrl+P").guarded()
        self.refunding = BigButton(N_("Give money back"), icon="refund")
        self.printing.tapped.connect(lambda: self.print_wanted.emit(self._sale))
        self.refunding.tapped.connect(lambda: self.refund_wanted.emit(self._sale))
        self.refunding.turned_away.connect(self.turned_away)
        QShortcut(QKeySequence("Ctrl+P"), self, self._on_print_key)
        self._lay_out()
        self.empty()

    def sale(self) -> Sale | None:
        """The bill shown."""
        return self._sale

    def show_sale(self, sale: Sale, standing: Standing) -> None:
        """Show `sale` as it stands now."""
        self._sale = sale
        self._number.show_text(sale.issue.number)
        self._when.show_text(date_text(sale.issue.day) if sale.issue.late else moment_text(sale.issue.at))
        self._paper.show_png(self._picture(sale))
        self._show_notes(sale, standing)
        if sale.kind is SaleKind.REFUND:
            self.refunding.block(_IS_REFUND)
        else:
            self.refunding.block("" if standing.left else _ALL_BACK)
        for part in (self._paper, self.printing, self.refunding):
            part.setVisible(True)

    def empty(self) -> None:
        """Show nothing."""
        self._sale = None
        self._number.show_text("")
        self._when.show_text("")
        _clear(self._notes)
        for part in (self._paper, self.printing, self.refunding):
            part.setVisible(False)

    def alone(self, alone: bool) -> None:
        """Offer the way back to the list where the list is not beside this pane."""
        self._back.setVisible(alone)
        self._arrange(alone)

    def _on_print_key(self) -> None:
        if self._sale:
            self.printing.press()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._back)
        head.addWidget(self._number, 3)
        head.addWidget(self._when.aligned(Qt.AlignmentFlag.AlignRight), 4)
        self._foot.setSpacing(theme.px(8))
        self._foot.addWidget(self.printing, 1)
        self._foot.addWidget(self.refunding, 1)
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(10), side, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addLayout(self._grid, 1)
        self._grid.setSpacing(theme.px(8))
        self._arrange(alone=False)

    def _arrange(self, alone: bool) -> None:
        """One below the other in a narrow pane; the paper at the right where the pane has the window to itself."""
        for part in (self._notes, self._foot):
            self._grid.removeItem(part)
        self._grid.addLayout(self._notes, 0, 0)
        self._grid.addLayout(self._foot, 1 if alone else 2, 0)
        self._grid.addWidget(self._paper, 0 if alone else 1, 1 if alone else 0, 3 if alone else 1, 1)
        self._grid.setRowStretch(1, 0 if alone else 1)
        self._grid.setRowStretch(2, 1 if alone else 0)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1 if alone or place == 0 else 0)
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if alone else QBoxLayout.Direction.LeftToRight)

    def _show_notes(self, sale: Sale, standing: Standing) -> None:
        """When and where it was sold if not as usual, its transfers, and a way to the bills it belongs with."""
        _clear(self._notes)
        unusual = [_(MARK_WORDS[Mark.LATE])] if sale.issue.late else []
        if standing.place:
            unusual.append(_("Sold at {place}").format(place=standing.place))
        if unusual:
            note = OneLine(role="body", colour="text2")
            note.show_text(" · ".join(unusual))
            self._notes.addWidget(note)
        for transfer in standing.transfers:
            box = TransferBox(transfer)
            box.marked.connect(self.marked)
            self._notes.addWidget(box)
        if sale.refers_number:
            self._notes.addWidget(self._link(N_("Refund of bill {number}"), sale.refers_number))
        for refund in standing.refunds:
            self._notes.addWidget(self._link(N_("Money back by {number}"), refund.issue.number))

    def _link(self, sentence: str, number: str) -> BigButton:
        button = BigButton(icon="receipt", kind="plain")
        button.say(sentence, number=number)
        button.tapped.connect(lambda: self.bill_wanted.emit(number))
        return button


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if part := item.widget():
            part.hide()
            part.deleteLater()
