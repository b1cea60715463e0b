"""A field to find somebody or something by; what is found stands below it as chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.products.form_field import Line
from posapp.ui.widgets.chip_grid import ChipGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.ui.widgets.chip_row import Chip

_SIGNS = 80


class Finder(QWidget):
    """`find` gives the chips for what is typed, the likeliest first: Enter takes it. Emits `chosen(key)`.

    Enter while nothing is typed emits `passed`: on to what comes next.
    `name` and `saying` (what the empty field says) are catalogue messages.
    """

    chosen = Signal(str)
    passed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Chip]], *, name: str, saying: str) -> None:
        super().__init__()
        self._find, self._key = find, ""
        self._found: Sequence[Chip] = ()
        self.field = Line(_SIGNS)
        self.chips = ChipGrid(name=name, deeds=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.field)
        column.addWidget(self.chips)
        call(self.field, name)
        hint(self.field, saying)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(lambda _text: self.look())
        self.field.returnPressed.connect(self._take_first)
        self.chips.chosen.connect(self._take)

    def typed(self) -> str:
        """What stands in the field."""
        return " ".join(self.field.text().split())

    def mark(self, key: str) -> None:
        """Show the chip `key` as the one that counts, without saying so."""
        self._key = key
        self.look()

    def look(self) -> None:
        """Find again."""
        self._found = self._find(self.typed())
        self.chips.show_chips(self._found)
        self.chips.choose(self._key)
        self.chips.setVisible(bool(self._found))

    def _take_first(self) -> None:
        if not self.typed():
            self.passed.emit()
        elif self._found:
            self._take(self._found[0].key)

    def _take(self, key: str) -> None:
        self.field.setFocus()  # the chip that was pressed goes away
        self.chosen.emit(key)
        self.field.clear()
        self.look()
