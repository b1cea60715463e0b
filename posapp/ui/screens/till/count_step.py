"""Counting the drawer: piece by piece, or the total at once; the sum so far stands beside the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.operations.cash_session import Counted
from posapp.ui import theme
from posapp.ui.screens.till.count_panel import CountPanel
from posapp.ui.widgets.amount_entry import AmountEntry
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.money import Money

PIECES: Final = "pieces"
TOTAL: Final = "total"


class CountStep(Step):
    """A count, blind: nothing here tells what should be in the drawer."""

    def __init__(self, title: str, deed: Deed, *, back: str = N_("Back")) -> None:
        super().__init__(title, deed, back=back)
        chips = [Chip(PIECES, N_("One by one"), "coins"), Chip(TOTAL, N_("Total at once"), "keyboard")]
        self._ways = ChipRow(chips, name=N_("How to count"))
        self._ways.chosen.connect(self._show_way)
        self.beside_title(self._ways)
        self.panel = CountPanel()
        self.panel.changed.connect(self._show_total)
        self.panel.finished.connect(self._to_the_end)
        self.entry = AmountEntry()
        self.entry.changed.connect(self._show_total)
        scroll = ScrollColumn()
        scroll.column.addWidget(self.panel)
        self._ways_to_count = {PIECES: scroll, TOTAL: _centred(self.entry)}
        self._stack = PageStack(self._ways_to_count.values())
        self.body.addWidget(self._stack, 1)
        self._sum = MoneyLabel("due")
        self.in_foot(_named(self._sum))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def counted(self) -> Counted:
        """What was counted, with its pieces when they were counted one by one."""
        if self._ways.key() == TOTAL:
            return Counted(self.entry.money())
        count = self.panel.count()
        return Counted(count.total, count)

    def start(self, counted: Counted | None = None) -> None:
        """Begin with nothing, or go on from `counted`."""
        self.panel.fill(counted.count if counted else None)
        self.entry.start()
        self._ways.choose(PIECES)
        self._show_way(PIECES)

    def take(self, counted: Counted) -> None:
        """Take over a count made earlier: its pieces, or its total when only that is known."""
        self.start(counted)
        if counted.count is None:
            self._ways.choose(TOTAL)
            self._show_way(TOTAL)
            self.entry.show_money(counted.total)
            self._show_total()

    def total(self) -> Money:
        """The sum so far."""
        return self._sum.money()

    def _dress(self) -> None:
        self._ways.setMinimumWidth(theme.px(340))
        self._sum.setFixedWidth(theme.px(190))

    def _show_way(self, way: str) -> None:
        self._stack.bring(self._ways_to_count[way])
        self._show_total()
        if way == TOTAL:
            self.entry.setFocus()
        else:
            self.panel.start()

    def _show_total(self) -> None:
        self._sum.show_money(self.counted().total)

    def _to_the_end(self) -> None:
        self.on.setFocus()


def _named(amount: MoneyLabel) -> QWidget:
    """`amount` below the words that name it."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(N_("Counted so far"), role="chip", colour="text2").aligned(Qt.AlignmentFlag.AlignRight))
    column.addWidget(amount)
    return place


def _centred(part: QWidget) -> QWidget:
    """`part` in the middle, half as wide as there is room."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(part, 2)
    row.addStretch(1)
    return place
