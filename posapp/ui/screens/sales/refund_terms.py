"""The second half of a refund: why, where the goods go, and which way the money goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.sales.refund_choice import OTHER, REASONS, refund_methods
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.ui.screens.sales.refund_choice import RefundChoice

_REASON_LIMIT: Final = 80
_SHELF: Final = "shelf"
_AWAY: Final = "away"


class RefundTerms(QWidget):
    """Writes its answers into the choice. Emits `edited`."""

    edited = Signal()

    def __init__(self, choice: RefundChoice) -> None:
        super().__init__()
        self._choice = choice
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._reasons = self._ask(N_("Why?"), [Chip(key, label) for key, label in REASONS])
        self.words = QLineEdit()
        self.words.setMaxLength(_REASON_LIMIT)
        self._column.addWidget(self.words)
        if choice.returns_goods():
            places = [Chip(_SHELF, N_("Back on the shelf")), Chip(_AWAY, N_("Not to be sold again"))]
            shelf = self._ask(N_("Where do the goods go?"), places)
            shelf.choose(_SHELF if choice.restock else _AWAY)
            shelf.chosen.connect(self._on_shelf)
        methods = self._ask(
            N_("How does the money go back?"), [Chip(key, title) for key, title in refund_methods().items()]
        )
        methods.choose(choice.method)
        methods.chosen.connect(self._on_method)
        self._column.addStretch(1)
        self._reasons.chosen.connect(self._on_reason)
        self.words.textEdited.connect(self._on_words)
        call(self.words, N_("Why, in your words"))
        hint(self.words, N_("More words, if you like"))

    def _ask(self, question: str, chips: list[Chip]) -> ChipGrid:
        grid = ChipGrid(chips, name=question)
        if self._column.count():
            self._column.addSpacing(theme.px(8))
        self._column.addWidget(Label(question, role="section").wrapped())
        self._column.addWidget(grid)
        return grid

    def _on_reason(self, key: str) -> None:
        self._choice.reason = key
        if key == OTHER:
            self.words.setFocus()
        self.edited.emit()

    def _on_words(self, text: str) -> None:
        self._choice.words = text
        self.edited.emit()

    def _on_shelf(self, key: str) -> None:
        self._choice.restock = key == _SHELF

    def _on_method(self, key: str) -> None:
        self._choice.method = key
