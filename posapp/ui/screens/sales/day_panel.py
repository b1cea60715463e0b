"""Choosing the day whose bills are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import date


class DayPanel(QWidget):
    """Emits `taken(date)` for the day chosen, `back_wanted` to change nothing."""

    taken = Signal(object)
    back_wanted = Signal()

    def __init__(self, today: date, day: date) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.picker = DatePicker(today)
        self.picker.choose(day)
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.back_wanted)
        self.show_bills = BigButton(N_("Show the bills"), icon="receipt", kind="scan", key_hint="Enter")
        self.show_bills.tapped.connect(self._take)
        foot = QHBoxLayout()
        foot.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self.show_bills)
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, theme.px(16), margin, theme.px(12))
        column.setSpacing(theme.px(12))
        column.addWidget(Label(N_("Bills of which day?"), role="title").wrapped())
        column.addWidget(self.picker)
        column.addStretch(1)
        column.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self._take)

    def _take(self) -> None:
        self.taken.emit(self.picker.day())
