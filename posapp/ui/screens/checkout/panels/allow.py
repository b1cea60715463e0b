"""Who allows that goods are sold although they have expired, and why; it stands on the bill for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from posapp.i18n import N_
from posapp.operations.people import NAME_LIMIT
from posapp.ui.names import call, hint
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.screens.checkout.words import ALLOW_REASONS
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence


class AllowPanel(Panel):
    """Emits `allowed(why)`: a name and a reason, as the bill keeps them."""

    allowed = Signal(str)

    def __init__(self) -> None:
        confirm = BigButton(N_("Sell it all the same"), icon="done", kind="cash", key_hint="Enter")
        super().__init__(confirm)
        self._trouble = Label(role="section").wrapped()
        self._names = ChipGrid(name=N_("Who allows it?"))
        self._names.chosen.connect(self._take_name)
        self._who = QLineEdit()
        self._who.setMaxLength(NAME_LIMIT)
        self._who.textEdited.connect(self._on_typed)
        call(self._who, N_("Who allows it?"))
        hint(self._who, N_("Name: choose above or type a new one"))
        self._why = ReasonField(ALLOW_REASONS)
        self._why.changed.connect(self._look)
        confirm.tapped.connect(self._allow)
        middle = ScrollColumn(spacing=10)
        for part in (self._trouble, Label(N_("Who allows it?"), role="strong"), self._names, self._who, self._why):
            middle.column.addWidget(part)
        middle.column.addStretch(1)
        self.column.addWidget(middle, 1)

    def start(self, trouble: str, names: Sequence[str]) -> None:
        """Ask about `trouble`, a sentence in the language in use; `names` are those who may be tapped."""
        self._trouble.show_text(trouble)
        self._names.show_chips([Chip(name, name, plain=True) for name in names])
        self._who.clear()
        self._why.clear()
        self._look()

    def _take_name(self, name: str) -> None:
        self._who.setText(name)
        self._look()

    def _on_typed(self, _text: str) -> None:
        self._names.choose("")
        self._look()

    def _look(self) -> None:
        missing = "" if self._why.text() else N_("Say why first.")
        self.confirm.block(missing if self._who.text().strip() else N_("Say who allows it first."))

    def _allow(self) -> None:
        self.allowed.emit(f"{self._who.text().strip()}: {self._why.text()}")
