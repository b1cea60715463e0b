"""The first page: the days in words, what each hour or day brought, the best goods, how was paid; and all reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.reports.card import Card
from posapp.ui.screens.reports.question import DAYS
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.reports.sheet import Sheet
    from posapp.ui.screens.reports.overview import Overview

_READING: Final = N_("It is being added up…")
_COLUMNS: Final[dict[theme.Layout, int]] = {"wide": 4, "medium": 3, "compact": 2}
_TILE: Final = 56


class HomePage(Fitted):
    """Emits `days_wanted(key)` and `report_wanted(key)`."""

    days_wanted = Signal(str)
    report_wanted = Signal(str)

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        super().__init__()
        self.days = ChipRow([Chip(key, words) for key, words in DAYS], name=N_("Which days?"))
        self.words = Label(_READING, role="title").wrapped()
        self.cards = (Card(), Card(), Card())
        self.tiles = [self._tile(sheet) for sheet in sheets]
        self._sides = Sides()
        self._grid = QGridLayout()
        self.days.chosen.connect(self.days_wanted)
        self._lay_out()
        self._sides.hide()  # until there is something to show
        self.setFocusProxy(self.days)

    def show_overview(self, overview: Overview, days: str) -> None:
        """Show what was read for the days of chip `days`."""
        self.days.choose(days)
        self.words.show_text(overview.words)
        self._sides.setVisible(bool(overview.tables[0].rows))
        for card, table in zip(self.cards, overview.tables, strict=True):
            card.show_table(table)

    def fit(self) -> None:
        """As many tiles beside each other as there is room for."""
        columns = _COLUMNS[theme.layout_for(self.width())]
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, *divmod(place, columns))
            tile.setFixedHeight(max(theme.target(), theme.px(_TILE)))

    def _tile(self, sheet: Sheet) -> BigButton:
        tile = BigButton(sheet.title, icon=sheet.icon)
        tile.tapped.connect(lambda: self.report_wanted.emit(sheet.key))
        return tile

    def _lay_out(self) -> None:
        said = Box()
        said.column.addWidget(self.words)
        over_time, best, ways = self.cards
        self._sides.left.addWidget(over_time)
        self._sides.left.addWidget(ways)
        self._sides.left.addStretch(1)
        self._sides.right.addWidget(best)
        self._sides.right.addStretch(1)
        for card in self.cards:
            card.report_wanted.connect(self.report_wanted)
        self._grid.setSpacing(theme.px(8))
        area = ScrollColumn(spacing=12)
        area.column.addWidget(said)
        area.column.addWidget(self._sides)
        area.column.addWidget(Label(N_("All reports"), role="section"))
        area.column.addLayout(self._grid)
        area.column.addStretch(1)
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addWidget(self.days)
        column.addWidget(area, 1)
