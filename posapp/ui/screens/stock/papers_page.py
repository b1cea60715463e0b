"""The papers of the stock book, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.stock import ENTRY_TITLES, EntryKind
from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.parts.goods_cell import worth_of
from posapp.ui.screens.stock.words import who
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.stock import StockEntry
    from posapp.operations.shop import Shop

_COLUMNS: Final = (
    Column(N_("Day")),
    Column(N_("Number")),
    Column(N_("What")),
    Column(N_("About"), stretch=True),
    Column(N_("Who wrote it")),
    Column(N_("Value at cost")),
)
_ALL: Final = ""
_MOST: Final = 300


class PapersPage(HeadedPage):
    """Emits `paper_wanted(entry)` when one is tapped."""

    paper_wanted = Signal(str)

    def __init__(self, shop: Shop) -> None:
        super().__init__(N_("Papers of goods"))
        self._shop = shop
        self._papers: list[StockEntry] = []
        self.kinds = ChipRow(
            [Chip(_ALL, N_("All"), "file"), *(Chip(kind.value, ENTRY_TITLES[kind]) for kind in EntryKind)],
            name=N_("Kind of paper"),
        )
        self.table = Table(_COLUMNS, name=N_("Papers of goods"))
        self._none = EmptyState("file", N_("No paper of this kind yet."))
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._none, 1)
        self.kinds.chosen.connect(lambda _key: self.look())
        self.table.chosen.connect(lambda row: self.paper_wanted.emit(self._papers[row].id))
        self.setFocusProxy(self.table)

    def look(self) -> None:
        """Show them as they are now."""
        self._papers = self._shop.books.entries.newest(_MOST, self.kinds.key())
        self.table.show_rows(
            [
                (
                    entry.day,
                    entry.number,
                    _(ENTRY_TITLES[entry.kind]),
                    " · ".join(filter(None, (entry.party, entry.note, self._goods(entry)))),
                    who(self._shop, entry.by),
                    worth_of(entry.value),
                )
                for entry in self._papers
            ]
        )
        self.table.setVisible(bool(self._papers))
        self._none.setVisible(not self._papers)

    def _goods(self, entry: StockEntry) -> str:
        """The article it is about, or how many."""
        products = {move.product for move in entry.moves}
        if len(products) > 1:
            return _(N_("Kinds of goods: {count}")).format(count=count_text(len(products)))
        found = self._shop.books.catalog.get(products.pop()) if products else None
        return found.name if found else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is less room."""
        super().resizeEvent(event)
        layout = theme.layout_for(self.width())
        for column in (1, 4):
            self.table.setColumnHidden(column, layout == "compact")
        self.table.setColumnHidden(5, layout != "wide")
