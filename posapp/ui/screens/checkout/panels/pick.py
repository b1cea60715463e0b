"""Choosing a person: who buys, who sells; a new name is written down at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from posapp.i18n import N_
from posapp.operations.people import NAME_LIMIT
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence


class PickPanel(Panel):
    """Emits `picked(name)`: one of the names it was started with, or what was typed; "" for nobody."""

    picked = Signal(str)

    def __init__(self) -> None:
        confirm = BigButton(N_("Use this name"), icon="done", kind="cash", key_hint="Enter")
        super().__init__(confirm)
        self._names: Sequence[str] = ()
        self._title = Label(role="title").wrapped()
        self._field = QLineEdit()
        confirm.tapped.connect(lambda: self.picked.emit(self._field.text().strip()))
        self._field.setMaxLength(NAME_LIMIT)
        hint(self._field, N_("Name: choose below or type a new one"))
        self._field.textChanged.connect(self._on_typed)
        self._nobody = BigButton(N_("No name"), icon="close")
        self._nobody.tapped.connect(lambda: self.picked.emit(""))
        self._list = Table([Column(N_("Name"), stretch=True)], name=N_("Names"))
        self._list.chosen.connect(lambda row: self.picked.emit(self._names[row]))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._field, 1)
        row.addWidget(self._nobody)
        self.column.addWidget(self._title)
        self.column.addLayout(row)
        self.column.addWidget(self._list, 1)
        self.setFocusProxy(self._field)

    def start(self, title: str, names: Sequence[str], *, nobody: bool) -> None:
        """Ask `title` (a catalogue message) with the `names` known so far; `nobody` allows no name at all."""
        self._names = names
        self._title.say(title)
        call(self._field, title)
        self._field.clear()
        self._nobody.setVisible(nobody)
        self._list.show_rows([(name,) for name in names])
        self._on_typed("")

    def _on_typed(self, text: str) -> None:
        self._list.filter(text)
        self.confirm.block("" if text.strip() else N_("Type or choose a name first."))
