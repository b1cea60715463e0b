"""The first half of a refund: which goods come back, and how many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.sales.return_row import ReturnRow
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.domain.quantity import Quantity
    from posapp.ui.screens.sales.refund_choice import RefundChoice


class RefundGoods(QWidget):
    """Writes into the choice what comes back. Emits `edited`."""

    edited = Signal()

    def __init__(self, choice: RefundChoice) -> None:
        super().__init__()
        self._choice = choice
        everything = BigButton(N_("All of it"), icon="check")
        everything.tapped.connect(self._take_all)
        self.rows = [ReturnRow(line, left) for line, left in choice.lines()]
        head = QHBoxLayout()
        head.addWidget(Label(N_("What comes back?"), role="section").wrapped(), 1)
        head.addWidget(everything)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        for row in self.rows:
            row.changed.connect(self._on_row)
            column.addWidget(row)
        column.addStretch(1)

    def _take_all(self) -> None:
        self._choice.everything()
        for row in self.rows:
            row.show_back(self._choice.back[row.n])
        self.edited.emit()

    def _on_row(self, n: int, quantity: Quantity) -> None:
        self._choice.back[n] = quantity
        self.edited.emit()
