"""After a refund: how much goes back and how, the number of the new bill and of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.tender import CASH
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.sales.finding import method_words
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scrolling import scrolling
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from posapp.domain.sale import Sale


class DonePanel(QWidget):
    """Emits `print_wanted` for the note, `finished` to go back to the bills."""

    print_wanted = Signal()
    finished = Signal()

    def __init__(self, refund: Sale) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.note = BigButton(N_("Print the note"), icon="printer").guarded()
        self.note.tapped.connect(self.print_wanted)
        self.finish = BigButton(N_("Done"), icon="check", kind="cash", key_hint="Esc")
        self.finish.tapped.connect(self.finished)
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.px(8))
        self._say(refund)
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, theme.px(8), margin, theme.px(12))
        column.setSpacing(theme.px(12))
        column.addStretch(2)
        column.addWidget(scrolling(self._told), 10)
        column.addLayout(self._buttons())
        column.addStretch(3)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.finished.emit)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(self.note, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.finish)
        row.addStretch(1)
        return row

    def _say(self, refund: Sale) -> None:
        """What is to be done with the money, how much it is, and where it stands in the books."""
        centre = Qt.AlignmentFlag.AlignHCenter
        how = Label(role="title").wrapped().aligned(centre)
        if refund.tenders[0].method == CASH:
            how.say(N_("Give this to the customer in cash"))
        else:
            how.say(N_("Send this back to the customer: {method}"), method=method_words(refund))
        amount = Label(role="change", colour="leaf")
        amount.say(N_("{amount} baht"), amount=-refund.total)
        numbers = Label(role="section").wrapped().aligned(centre)
        numbers.say(
            N_("New bill {number} takes back from bill {old}"), number=refund.issue.number, old=refund.refers_number
        )
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addStretch(1)
        head.addWidget(StatusIcon("done", "leaf", 56))
        head.addWidget(amount)
        head.addStretch(1)
        self._told.addStretch(1)
        self._told.addLayout(head)
        self._told.addWidget(how)
        self._told.addWidget(numbers)
        self._told.addStretch(1)
