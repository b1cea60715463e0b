"""The people there are, as tiles in as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from posapp.ui import theme
from posapp.ui.parts.codes.person_tile import PersonTile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.identity import PersonId
    from posapp.operations.codes import Known

_TILE: Final = 250
_MOST_COLUMNS: Final = 3


class PeopleTiles(QWidget):
    """Emits `chosen(Known)` when a tile is tapped."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[PersonTile] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(10))

    def show_people(self, people: Sequence[Known]) -> None:
        """Replace the tiles; none is chosen."""
        for old in self._tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = [PersonTile(person, place) for place, person in enumerate(people)]
        for tile in self._tiles:
            tile.clicked.connect(lambda _on, tile=tile: self._take(tile))
        self._columns = 0
        self._arrange()

    def choose(self, person: PersonId) -> None:
        """Mark the tile of `person` without saying so."""
        for tile in self._tiles:
            tile.setChecked(tile.person.person == person)

    def tiles(self) -> Sequence[PersonTile]:
        """The tiles, in their order."""
        return self._tiles

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _take(self, tile: PersonTile) -> None:
        self.choose(tile.person.person)
        self.chosen.emit(tile.person)

    def _arrange(self) -> None:
        columns = min(max(self.width() // theme.px(_TILE), 1), _MOST_COLUMNS)
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, *divmod(place, columns))
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
