"""A report in short on the first page: its title, its picture, the way to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.i18n import N_, _
from posapp.ui.names import call
from posapp.ui.screens.reports.charting import points_of
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chart import Chart
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.reports.sheet import Table
    from posapp.ui.widgets.chart import Shape

_MOST: Final = 10


class Card(Box):
    """Emits `report_wanted(key)` when all of it is wanted."""

    report_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.title = Label(role="section").wrapped()
        self.all = BigButton(N_("As a table"), icon="right", kind="quiet")
        self.all.tapped.connect(lambda: self.report_wanted.emit(self._key))
        self.chart = Chart()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.all)
        self.column.addLayout(head)
        self.column.addWidget(self.chart)

    def show_table(self, table: Table) -> None:
        """Show the report in short; nothing while there is nothing in it."""
        self._key = table.key
        self.setVisible(bool(table.rows))
        self.title.say(table.title)
        call(self.all, N_("{title}: as a table"), title=_(table.title))
        call(self.chart, table.title)
        hours = table.chart is not None and table.chart.label == "hour"
        self.chart.show_points(points_of(table, len(table.rows) if hours else _MOST), _shape(table))


def _shape(table: Table) -> Shape:
    return table.chart.shape if table.chart else "bars"
