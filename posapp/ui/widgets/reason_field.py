"""Because of what: usual reasons to tap, and a field for any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIMIT = 120


class ReasonField(QWidget):
    """Reasons are catalogue messages; a tap writes one into the field. Emits `changed` when the words change."""

    changed = Signal()

    def __init__(self, reasons: Sequence[str] = ()) -> None:
        super().__init__()
        self._chips = ChipGrid(name=N_("Why?"))
        self._chips.chosen.connect(self._take)
        self.field = QLineEdit()
        self.field.setMaxLength(_LIMIT)
        self.field.textEdited.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Label(N_("Why?"), role="strong"))
        column.addWidget(self._chips)
        column.addWidget(self.field)
        call(self.field, N_("Why?"))
        hint(self.field, N_("Or in your own words"))
        self.offer(reasons)

    def offer(self, reasons: Sequence[str]) -> None:
        """Offer `reasons` and start empty."""
        self._chips.show_chips([Chip(reason, reason) for reason in reasons])
        self.clear()

    def clear(self) -> None:
        """No reason yet."""
        self._chips.choose("")
        self.field.clear()

    def text(self) -> str:
        """The reason, in the language it was chosen in."""
        return self.field.text().strip()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._chips.key():
            self.field.setText(_(self._chips.key()))

    def _take(self, reason: str) -> None:
        self.field.setText(_(reason))
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self._chips.choose("")
        self.changed.emit()
