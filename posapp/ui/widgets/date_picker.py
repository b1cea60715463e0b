"""A day of the Buddhist calendar by three steppers and the days people mean most."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, date_text, long_date_text
from posapp.i18n.dates import BUDDHIST_OFFSET
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.stepper import Scale, Stepper

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2099


class DatePicker(QWidget):
    """Emits `changed(date)`. `today` comes from the clock that was handed in."""

    changed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._chosen = today
        self._words = Label(role="section")
        self._day = Stepper(N_("Day"), least=1, most=31, scale=Scale(read=None))
        self._month = Stepper(N_("Month"), least=1, most=12, scale=Scale(_month_name, read=None))
        year = Scale(lambda year: str(year + BUDDHIST_OFFSET), read=None)
        self._year = Stepper(N_("Year B.E."), least=_FIRST_YEAR, most=_LAST_YEAR, scale=year)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._words)
        column.addLayout(self._steppers())
        column.addLayout(self._usual_days())
        self.choose(today)

    def day(self) -> date:
        """The day chosen."""
        return self._chosen

    def choose(self, day: date) -> None:
        """Show `day` without saying so."""
        self._chosen = day
        self._day.set_most(calendar.monthrange(day.year, day.month)[1])
        self._day.set_value(day.day)
        self._month.set_value(day.month)
        self._year.set_value(day.year)
        self._words.show_text(long_date_text(day))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.choose(self._chosen)

    def _steppers(self) -> QHBoxLayout:
        """Each below its name, close together and apart from the next."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(32))
        for name, stepper in ((N_("Day"), self._day), (N_("Month"), self._month), (N_("Year B.E."), self._year)):
            stepper.changed.connect(self._on_step)
            column = QVBoxLayout()
            column.setSpacing(theme.px(4))
            column.addWidget(Label(name, colour="text2"))
            column.addWidget(stepper)
            row.addLayout(column, 2)
        row.addStretch(3)
        return row

    def _usual_days(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for sentence, back in ((N_("Today"), 0), (N_("Yesterday"), 1), (N_("A week ago"), 7)):
            button = BigButton(sentence, kind="chip")
            button.tapped.connect(lambda back=back: self._take(self._today - timedelta(days=back)))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_step(self) -> None:
        year, month = self._year.value(), self._month.value()
        last = calendar.monthrange(year, month)[1]
        self._take(date(year, month, min(self._day.value(), last)))

    def _take(self, day: date) -> None:
        self.choose(day)
        self.changed.emit(day)


def _month_name(month: int) -> str:
    """The short name of a month, as dates show it."""
    return date_text(date(_FIRST_YEAR, month, 1)).split()[1]
