"""A day of the Buddhist calendar by three steppers and the days people mean most."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, _, date_text, long_date_text
from posapp.i18n.dates import BUDDHIST_OFFSET
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.stepper import Stepper

_FIRST_YEAR = 2000
_LAST_YEAR = 2099


class DatePicker(QWidget):
    """Emits `changed(date)`. `today` comes from the clock that was handed in."""

    changed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._chosen = today
        self._words = Label(role="strong")
        self._day = Stepper(_(N_("Day")), least=1, most=31, text_of=str)
        self._month = Stepper(_(N_("Month")), least=1, most=12, text_of=_month_name)
        self._year = Stepper(
            _(N_("Year B.E.")),
            least=_FIRST_YEAR,
            most=_LAST_YEAR,
            text_of=lambda year: str(year + BUDDHIST_OFFSET),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for stepper in (self._day, self._month, self._year):
            stepper.changed.connect(self._on_step)
            row.addWidget(stepper)
        column.addLayout(row)
        quick = QHBoxLayout()
        quick.setSpacing(theme.px(8))
        for sentence, back in ((N_("Today"), 0), (N_("Yesterday"), 1), (N_("A week ago"), 7)):
            quick.addWidget(self._quick(sentence, back))
        quick.addStretch(1)
        column.addLayout(quick)
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

    def _quick(self, sentence: str, back: int) -> BigButton:
        button = BigButton(sentence, kind="chip")
        button.tapped.connect(lambda: self._take(self._today - timedelta(days=back)))
        return button

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
