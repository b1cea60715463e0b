"""Which day is listed: a step back, the calendar, a step on, and what the list adds up to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.i18n import N_, _, count_text, date_text
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import OneLine

if TYPE_CHECKING:
    from posapp.domain.money import Money


class DayBar(QWidget):
    """Emits `day_wanted(date)` and `calendar_wanted`."""

    day_wanted = Signal(object)
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = self._today = date.min
        self.calendar = BigButton(icon="calendar")
        self.calendar.tapped.connect(self.calendar_wanted)
        self._later = self._step(N_("The day after"), "right", 1)
        self._sum = OneLine(role="strong", colour="text2").aligned(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._step(N_("The day before"), "left", -1))
        row.addWidget(self.calendar)
        row.addWidget(self._later)
        row.addWidget(self._sum, 1)

    def show_day(self, day: date, today: date) -> None:
        """Say which day is listed."""
        self._day, self._today = day, today
        self._later.block(N_("This is the last day there is.") if day >= today else "")
        self.retranslate()

    def show_sum(self, count: int, amount: Money) -> None:
        """Say what is listed; nothing for no bills."""
        if count:
            self._sum.say(N_("Bills: {count}, {amount} baht"), count=count_text(count), amount=amount)
        else:
            self._sum.show_text("")

    def retranslate(self) -> None:
        """Say the day again."""
        near = {0: N_("Today"), 1: N_("Yesterday")}.get((self._today - self._day).days)
        self.calendar.show_text(f"{_(near)} {date_text(self._day)}" if near else date_text(self._day))

    def _step(self, sentence: str, icon: str, by: int) -> BigButton:
        button = BigButton(sentence, icon=icon)
        button.icon_only(only=True)
        button.tapped.connect(lambda: self.day_wanted.emit(self._day + timedelta(days=by)))
        return button
