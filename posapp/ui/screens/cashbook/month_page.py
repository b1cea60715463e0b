"""A month of the cash book in the official columns, and what can be done with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.documents.cash_book import AMOUNTS
from posapp.documents.cash_book_words import BROUGHT, MONTH_TOTAL, line_words, note_words
from posapp.domain.cash_book import month_of
from posapp.i18n import N_, _, date_text, month_text
from posapp.payments.methods import TITLES
from posapp.ui import theme
from posapp.ui.screens.cashbook.turnover_bar import TurnoverBar
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.footed_table import FootedTable
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.cash_book import BookLine, MonthBook, Turnover
    from posapp.operations.cash_book.open_days import OpenDay
    from posapp.ui.widgets.table import Cell

_COLUMNS: Final = (
    Column(N_("Day")),
    Column(N_("Particulars"), stretch=True),
    Column(N_("Income")),
    Column(N_("Buying goods")),
    Column(N_("Other expenses")),
    Column(N_("Balance")),
    Column(N_("Note"), stretch=True),
)
"""The official columns in fewer words."""

_SPARED: Final = (6, 0, 5)
"""Columns that are left out, one after the other, where there is no room for all of them."""

_LOW: Final = 48
_HIGH: Final = 76
_STILL_OPEN: Final = N_("The day of {day} is still open, on its working day {count}. It belongs into the book by now.")
_HOLIDAYS: Final = N_("Count the drawer and close it. Public holidays are not known here and count as working days.")


class MonthPage(QWidget):
    """Emits what is wanted: `money_wanted(kind)`, `line_chosen(BookLine)`, `month_wanted(date)`, `deed_wanted(key)`."""

    money_wanted = Signal(str)
    line_chosen = Signal(object)
    month_wanted = Signal(object)
    deed_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._first = self._today = date.min
        self._lines: tuple[BookLine, ...] = ()
        self.title = OneLine(role="title").aligned(Qt.AlignmentFlag.AlignHCenter)
        self.earlier = self._step(N_("The month before"), "left")
        self.later = self._step(N_("The month after"), "right")
        self.earlier.tapped.connect(lambda: self.month_wanted.emit(self._first - timedelta(days=1)))
        self.later.tapped.connect(lambda: self.month_wanted.emit(month_of(self._first)[1] + timedelta(days=1)))
        self.income = BigButton(N_("Money in"), icon="cash_in", kind="cash", key_hint="+")
        self.expense = BigButton(N_("Money out"), icon="cash_out", kind="scan", key_hint="−")
        self.income.tapped.connect(lambda: self.money_wanted.emit("income"))
        self.expense.tapped.connect(lambda: self.money_wanted.emit("expense"))
        self.files = [
            self._deed("print", N_("Print"), "printer"),
            self._deed("pdf", N_("PDF"), "file"),
            self._deed("xlsx", N_("Excel"), "file"),
        ]
        self.left_open = NoteBox("care", more=_HOLIDAYS)
        self.table = FootedTable(_COLUMNS, name=N_("Cash book"))
        self.table.table.setSortingEnabled(False)
        self.table.chosen.connect(self._choose)
        self.turnover = TurnoverBar()
        self.setFocusProxy(self.table)
        self._lay_out()
        for key, button in (
            ("+", self.income),
            ("-", self.expense),
            ("Alt+Left", self.earlier),
            ("Alt+Right", self.later),
        ):
            # The table would take these keys for itself.
            QShortcut(QKeySequence(key), self, button.press)

    def show_month(self, book: MonthBook, sold: Turnover, today: date) -> None:
        """Show a month; no month after that of `today` can be reached."""
        self._first, self._today, self._lines = book.first, today, book.lines
        self.title.show_text(month_text(book.first))
        self.later.block(N_("This is the last month there is.") if today <= month_of(book.first)[1] else "")
        brought: Sequence[Cell] = (date_text(book.first), _(BROUGHT), None, None, None, book.brought, "")
        rows = [brought]
        for line, balance in zip(book.lines, book.balances, strict=True):
            cells = [line.amount if line.column is column else None for column in AMOUNTS]
            rows.append((date_text(line.day), line_words(line, TITLES), *cells, balance, note_words(line)))
        totals = (book.sum_of(column) for column in AMOUNTS)
        self.table.show_rows(rows, ("", _(MONTH_TOTAL), *totals, book.carried, ""))
        self.table.table.scrollToBottom()
        self.turnover.show_turnover(sold)
        self._spare()

    def show_open(self, days: Sequence[OpenDay]) -> None:
        """Say which day nobody closed; nothing where all is well."""
        if days:
            oldest = days[0]
            self.left_open.tell("care", _STILL_OPEN, _HOLIDAYS, day=date_text(oldest.day), count=oldest.working_day)
        self.left_open.setVisible(bool(days))
        self._spare()

    def month(self) -> date:
        """The first day of the month shown."""
        return self._first

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns and words where there is less room."""
        super().resizeEvent(event)
        self._spare()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._spare()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.earlier)
        head.addWidget(self.title, 1)
        head.addWidget(self.later)
        head.addSpacing(theme.px(8))
        for button in self.files:
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self.turnover, 1)
        foot.addWidget(self.income)
        foot.addWidget(self.expense)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.left_open)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _step(self, sentence: str, icon: str) -> BigButton:
        button = BigButton(sentence, icon=icon)
        button.icon_only(only=True)
        return button

    def _deed(self, key: str, sentence: str, icon: str) -> BigButton:
        button = BigButton(sentence, icon=icon)
        button.tapped.connect(lambda: self.deed_wanted.emit(key))
        return button

    def _choose(self, row: int) -> None:
        """The first row is what was brought forward: it leads to the month before."""
        if row:
            self.line_chosen.emit(self._lines[row - 1])
        else:
            self.earlier.press()

    def _spare(self) -> None:
        """Leave out what the rows need the room of more."""
        narrow = theme.layout_for(self.width()) == "compact"
        for button in self.files[:-1]:  # the last keeps its word: two files with one icon look the same
            button.icon_only(only=narrow)
        for button in (self.income, self.expense):
            button.setMaximumHeight(theme.px(_LOW) if narrow else theme.px(_HIGH))
        self.left_open.second.setHidden(narrow)
        self.turnover.be_short(short=narrow)
        self.table.spare(_SPARED, self.width() - 2 * theme.px(16))
