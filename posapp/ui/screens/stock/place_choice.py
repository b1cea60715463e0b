"""Which place is meant: the places in use as chips below a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.identity import PlaceId
from posapp.ui import theme
from posapp.ui.screens.stock.words import place_chips
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.operations.shop import Shop


class PlaceChoice(QWidget):
    """Emits `chosen` when a place is tapped. `question` is a catalogue message."""

    chosen = Signal()

    def __init__(self, question: str) -> None:
        super().__init__()
        self._place = PlaceId("")
        self._chips = ChipGrid(name=question)
        self._chips.chosen.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Label(question, role="section"))
        column.addWidget(self._chips)

    def offer(self, shop: Shop, place: PlaceId, *, events: bool = True) -> None:
        """Show the places in use (with those of market events) with `place` chosen."""
        self._chips.show_chips(place_chips(shop, events=events))
        self._chips.choose(place)
        self._place = place

    def place(self) -> PlaceId:
        """The place chosen."""
        return self._place

    def _take(self, key: str) -> None:
        self._place = PlaceId(key)
        self.chosen.emit()
