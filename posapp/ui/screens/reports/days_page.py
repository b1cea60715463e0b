"""Choosing the days of a report: from one day to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from posapp.i18n import N_
from posapp.reports.sheet import Period
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from datetime import date


class DaysPage(Step):
    """Emits `taken(Period)`; `left` when nothing is to change. The days may be given in either order."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, today: date, period: Period) -> None:
        super().__init__(N_("Which days?"), Deed(N_("Show these days"), "chart"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.first, self.last = DatePicker(today), DatePicker(today)
        self.first.choose(period.first)
        self.last.choose(period.last)
        sides = Sides(1100)
        for side, title, picker in (
            (sides.left, N_("From this day"), self.first),
            (sides.right, N_("To this day"), self.last),
        ):
            side.addWidget(Label(title, role="section"))
            side.addWidget(picker)
            side.addStretch(1)
        self.body.addWidget(sides)
        self.body.addStretch(1)
        self.went_back.connect(self.left)
        self.went_on.connect(self._take)
        self.setFocusProxy(self.on)

    def _take(self) -> None:
        first, last = sorted((self.first.day(), self.last.day()))
        self.taken.emit(Period(first, last))
