"""One report: what it says in a sentence, its numbers as a table and as a picture, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from posapp.i18n import N_, _
from posapp.reports.wording import cell_text, days_text
from posapp.ui import theme
from posapp.ui.screens.reports.charting import points_of
from posapp.ui.screens.reports.question import DAYS, chip_of
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chart import Chart
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.footed_table import FootedTable
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Column

if TYPE_CHECKING:
    from datetime import date

    from posapp.reports.sheet import Cell, Sheet, Table, Trail
    from posapp.reports.sheet import Column as ReportColumn

_READING: Final = N_("It is being added up…")
_TOGETHER: Final = N_("Together")
_SHARE: Final = 58
"""Percent of the width a table may need to stand beside its picture."""

_SIDE: Final = 30
_LEAST: Final = 220
"""A head, the totals and a few rows: where there is less height the page scrolls."""

_LEFT_OUT: Final = N_("There is no room for all columns here. They are all on paper and in a file.")
_COMPARED: Final = N_("{days}, compared with {others}")
_STRIPED: Final = N_("Striped: the days it is compared with")
_DASHED: Final = N_("Dashed: the days it is compared with")
_NOTHING: Final = N_("There is nothing to show for these days.")


class TablePage(HeadedPage):
    """Emits `days_wanted(key)`, `choice_wanted`, `behind_wanted(Trail)`, `print_wanted` and `file_wanted`."""

    days_wanted = Signal(str)
    choice_wanted = Signal()
    behind_wanted = Signal(object)
    print_wanted = Signal()
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self.rows: FootedTable | None = None
        self.days = ChipRow([Chip(key, words) for key, words in DAYS], name=N_("Which days?"))
        self.choice = BigButton(N_("Compare, choose"), icon="adjust")
        self.as_chart = BigButton(N_("As a picture"), icon="chart")
        self.words = Label(role="strong").wrapped()
        self.notes = Label(role="chip", colour="text2").wrapped()
        self.chart = Chart()
        self._beside = Label(role="chip", colour="text2").wrapped()
        self._left_out = Label(_LEFT_OUT, role="chip", colour="text2").wrapped()
        self._none = EmptyState("chart", _NOTHING)
        self._picture = ScrollColumn()
        self._place = QHBoxLayout()
        self._drawn = False
        self._key = ""
        self._columns: tuple[ReportColumn, ...] = ()
        printing, filing = self.offer(N_("Print"), "printer"), self.offer(N_("Save as a file"), "file")
        printing.tapped.connect(self.print_wanted)
        filing.tapped.connect(self.file_wanted)
        self.days.chosen.connect(self.days_wanted)
        self.choice.tapped.connect(self.choice_wanted)
        self.as_chart.tapped.connect(self._turn)
        self._lay_out()

    def table(self) -> Table | None:
        """What is shown; None while it is being read."""
        return self._table

    def show_reading(self, sheet: Sheet, days: str) -> None:
        """Say which report is being read for the days of chip `days`; numbers of another one are gone at once."""
        self._table = None
        self.days.choose(days)
        self.choice.say(N_("Compare, choose") if sheet.asks else N_("Compare"))
        self.words.say(_READING)
        self.words.show()
        if sheet.key != self._key:
            self._key = sheet.key
            self.title.say(sheet.title)
            self._show_no_numbers()

    def show_nothing(self) -> None:
        """It can't be read; why is told in the banner."""
        self.words.hide()
        self._show_no_numbers()

    def show_table(self, table: Table, today: date) -> None:
        """Show what was read."""
        self._table = table
        self.days.choose(chip_of(table.asked.period, self.days.key(), today))
        self.words.show_text(table.words)
        self.words.setVisible(bool(table.words))
        self.notes.show_text("\n".join((_days(table, today), *table.notes)))
        self.notes.show()
        self._show_rows(table)
        self._none.setVisible(not table.rows)
        self._show_chart(table)
        self.fit()

    def fit(self) -> None:
        """Table and picture side by side where there is room, else one of them; fewer columns in narrow windows."""
        super().fit()
        narrow = theme.layout_for(self.width()) == "compact"
        for button in (self.choice, self.as_chart):
            button.icon_only(only=narrow)
        if self._table and self.rows:
            self._share_out(self._table, self.rows)

    def _share_out(self, table: Table, rows: FootedTable) -> None:
        left_out = rows.spare(_least_wanted(table), self.width() - 2 * theme.px(_SIDE))
        drawn = bool(table.chart and table.rows)
        beside = drawn and not left_out and rows.wanted() <= self.width() * _SHARE // 100
        alone = drawn and not beside and self._drawn
        self._left_out.setVisible(left_out and not alone)
        self.as_chart.setVisible(drawn and not beside)
        self.as_chart.say(N_("As a table") if self._drawn else N_("As a picture"))
        self.as_chart.picture("menu" if self._drawn else "chart")
        rows.setVisible(bool(table.rows) and not alone)
        rows.setMinimumHeight(theme.px(_LEAST))
        self._picture.setVisible(beside or alone)
        # Beside the table it scrolls by itself: a long picture must not push the totals out of sight.
        height = QSizePolicy.Policy.Ignored if beside else QSizePolicy.Policy.Preferred
        self._picture.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        self._picture.setMinimumHeight(self._picture.sizeHint().height() if alone else theme.px(_LEAST))

    def _lay_out(self) -> None:
        asking = QHBoxLayout()
        asking.setSpacing(theme.px(8))
        asking.addWidget(self.days, 1)
        asking.addWidget(self.choice)
        asking.addWidget(self.as_chart)
        card = Box()
        card.column.addWidget(self.chart)
        card.column.addWidget(self._beside)
        self._picture.column.addWidget(card)
        self._picture.column.addStretch(1)
        self._place.setSpacing(theme.px(16))
        self._place.addWidget(self._picture, 2)
        self._place.addWidget(self._none, 3)
        self.body.addLayout(asking)
        area = ScrollColumn()
        for part in (self.words, self.notes, self._left_out):
            area.column.addWidget(part)
        area.column.addLayout(self._place, 1)
        self.body.addWidget(area, 1)

    def _show_no_numbers(self) -> None:
        """Hide what belongs to a table, and forget the widget of it: the next one has other columns."""
        for part in (self.notes, self._left_out, self._none, self._picture, self.as_chart):
            part.hide()
        if self.rows:
            self._place.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
            self.rows = None

    def _show_rows(self, table: Table) -> None:
        """The same columns stay as they are sorted."""
        held = self.hasFocus()
        if self.rows is None or self._columns != table.columns:
            self._show_no_numbers()
            self.notes.show()
            self.rows, self._columns = self._rows_of(table), table.columns
            self._place.insertWidget(0, self.rows, 3)
            self.setFocusProxy(self.rows)
        self.rows.show_rows([row.cells for row in table.rows], _total(table), leads=bool(_behind_total(table)))
        if held:
            self.rows.setFocus()

    def _rows_of(self, table: Table) -> FootedTable:
        columns = [
            Column(one.title, stretch=place == _names(table), write=partial(cell_text, kind=one.kind))
            for place, one in enumerate(table.columns)
        ]
        rows = FootedTable(columns, name=table.title)
        rows.chosen.connect(self._open_row)
        rows.total_chosen.connect(self._open_total)
        return rows

    def _show_chart(self, table: Table) -> None:
        shape = table.chart.shape if table.chart else "bars"
        compared = table.chart is not None and bool(table.chart.compared)
        self.chart.show_points(points_of(table), shape)
        self._beside.setVisible(compared)
        self._beside.say(_STRIPED if shape == "bars" else _DASHED)

    def _open_row(self, place: int) -> None:
        if self._table and self._table.rows[place].behind:
            self.behind_wanted.emit(self._table.rows[place].behind)

    def _open_total(self) -> None:
        if self._table:
            self.behind_wanted.emit(_behind_total(self._table))

    def _turn(self) -> None:
        self._drawn = not self._drawn
        self.fit()
        (self.as_chart if self._drawn else self).setFocus()


def _names(table: Table) -> int:
    """The column that takes the width that is left: the first where it is words, else the last one of words."""
    texts = [place for place, column in enumerate(table.columns) if column.kind == "text"]
    return texts[-1] if texts and 0 not in texts else 0


def _days(table: Table, today: date) -> str:
    """The days it is about, and those it is compared with."""
    period, compared = table.asked.period, table.asked.compared
    if compared is None:
        return days_text(period, today)
    return _(_COMPARED).format(days=days_text(period, today), others=days_text(compared, today))


def _least_wanted(table: Table) -> list[int]:
    """Columns in the order they are left out where room is short: words, then from the right, never the main number."""
    kept = {_names(table), 0, len(table.columns) - 1}
    if table.chart:
        kept |= {table.place(key) for key in (table.chart.value, table.chart.compared) if key}
    spare = [place for place in range(len(table.columns)) if place not in kept]
    return sorted(spare, key=lambda place: (table.columns[place].kind != "text", -place))


def _total(table: Table) -> tuple[Cell, ...]:
    """The line of totals, which says that it is one."""
    if table.total is None:
        return ()
    first, *others = table.total.cells
    return (_(_TOGETHER) if first is None else first, *others)


def _behind_total(table: Table) -> Trail | None:
    return table.total.behind if table.total else None
