"""What stands below the row that is typed in: the lines so far, or what was found for the letters typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.i18n import N_, _
from posapp.payments.methods import TITLES
from posapp.ui import theme
from posapp.ui.parts.goods_cell import amount_of
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.table import Cell, Column, Table

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.ui.screens.market.notebook import Finder, Notebook, Noted


class Below(PageStack):
    """Emits `picked(product)` for a tap on what was found, `opened(row)` on a line, `turned` when it shows others."""

    picked = Signal(object)
    opened = Signal(int)
    turned = Signal()

    def __init__(self) -> None:
        columns = (
            Column(N_("What was sold"), stretch=True),
            Column(N_("Quantity")),
            Column(N_("Price of one")),
            Column(N_("Together")),
            Column(N_("Paid")),
        )
        self.lines = Table(columns, name=N_("Lines so far"))
        self.hits = Table((Column(N_("Found"), stretch=True), Column(N_("Price"))), name=N_("Found"))
        self._none = EmptyState("edit", N_("Type a few letters of what was sold, then Enter. Nothing else is needed."))
        super().__init__((self._none, self.lines, self.hits))
        self.finder: Finder | None = None
        self.found: list[Product] = []
        self._low = False
        self.setMinimumHeight(theme.target())
        self.lines.chosen.connect(self.opened)
        self.hits.chosen.connect(lambda row: self.picked.emit(self.found[row]))
        for table in (self.lines, self.hits):
            table.setSortingEnabled(False)

    def show_lines(self, book: Notebook) -> None:
        """Show the lines of `book`, the newest in sight; what was found is over."""
        self.lines.show_rows([_cells(line, book) for line in book.lines])
        self.lines.scrollToBottom()
        self.seek("")

    def seek(self, typed: str) -> None:
        """Show what holds `typed`, the best marked; the lines again when nothing does."""
        self.found = self.finder.find(typed) if self.finder else []
        self.hits.show_rows([(one.name, one.price if not one.free_price else "") for one in self.found])
        if self.found:
            self.hits.selectRow(0)
        self._turn()
        self.turned.emit()

    def fit(self, *, low: bool) -> None:
        """Where there is little room an empty list is shorter than the words of what to do."""
        if low != self._low:
            self._low = low
            self._turn()

    def marked(self) -> Product | None:
        """The one of what was found that Enter takes."""
        row = self.hits.currentIndex().row()
        return self.found[row] if 0 <= row < len(self.found) else None

    def step(self, by: int) -> None:
        """Mark another one of what was found; while nothing is, go to the last line."""
        row = self.hits.currentIndex().row() + by
        if 0 <= row < len(self.found):
            self.hits.selectRow(row)
        elif not self.found and self.lines.count():
            self.lines.setFocus()
            self.lines.selectRow(self.lines.count() - 1)

    def _turn(self) -> None:
        self.bring(self.hits if self.found else self.lines if self._low or self.lines.count() else self._none)


def _cells(line: Noted, book: Notebook) -> tuple[Cell, ...]:
    each = line.each(book.day)
    return (
        line.product.name,
        amount_of(line.product, line.quantity),
        each,
        each.times(line.quantity),
        _(TITLES[line.method]),
    )
