"""Giving money back: the goods, the terms, and one button that says what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.sales.refund_goods import RefundGoods
from posapp.ui.screens.sales.refund_terms import RefundTerms
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.ui.screens.sales.refund_choice import RefundChoice


class RefundPanel(QWidget):
    """Works on one RefundChoice. Emits `confirmed` and `back_wanted`; what is missing is said beside the button."""

    confirmed = Signal()
    back_wanted = Signal()

    def __init__(self, choice: RefundChoice) -> None:
        super().__init__()
        self._choice = choice
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.goods = RefundGoods(choice)
        self.terms = RefundTerms(choice)
        self._wrong = Label(role="strong", colour="lac").wrapped()
        self._wrong.hide()
        self.confirm = BigButton(kind="cash", icon="refund").guarded()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.goods.edited.connect(self._show_amount)
        self.terms.edited.connect(lambda: self.refuse(""))
        self.terms.words.returnPressed.connect(self.confirm.setFocus)
        self.confirm.tapped.connect(self.confirmed)
        self.confirm.turned_away.connect(self.refuse)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)
        self._show_amount()

    def refuse(self, sentence: str) -> None:
        """Say what is missing (already in the language in use); an empty one takes it back."""
        self._wrong.show_text(sentence)
        self._wrong.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both halves side by side where there is room for them."""
        super().resizeEvent(event)
        narrow = theme.layout_for(self.width()) == "compact"
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(direction)

    def _lay_out(self) -> None:
        self._halves.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(8))
        self._halves.setSpacing(theme.px(24))
        self._halves.addWidget(self.goods, 5)
        self._halves.addWidget(self.terms, 6)
        title = Label(role="title").wrapped()
        title.say(N_("Money back for bill {number}"), number=self._choice.sale.issue.number)
        title.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(scrolling(self._halves), 1)
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.back_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.confirm)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(12))
        foot.addWidget(self._wrong)
        foot.addLayout(row)
        return foot

    def _show_amount(self) -> None:
        self.refuse("")
        self.confirm.block("" if self._choice.returned() else N_("Choose what comes back first."))
        self.confirm.say(N_("Give back {amount}"), amount=self._choice.amount())
