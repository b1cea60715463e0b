"""Settings drawn from their declarations: one form for every plug-in's options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.domain.option import Option

YES, NO = "yes", "no"


class OptionForm(QWidget):
    """One row for each Option. Emits `changed(key, value)` as a person edits; values are text, as in the books."""

    changed = Signal(str, str)

    def __init__(self, options: Sequence[Option], values: Mapping[str, str]) -> None:
        super().__init__()
        self._fields: dict[str, QLineEdit | ChipRow] = {}
        self._wrong: dict[str, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for option in options:
            column.addWidget(Label(option.label, role="strong").wrapped())
            field = self._field(option)
            self._fields[option.key] = field
            column.addWidget(field)
            if option.hint:
                column.addWidget(Label(option.hint, role="chip", colour="text2").wrapped())
            wrong = Label(role="chip", colour="lac").wrapped()
            wrong.hide()
            self._wrong[option.key] = wrong
            column.addWidget(wrong)
            column.addSpacing(theme.px(8))
        first = next(iter(self._fields.values()), None)
        if isinstance(first, QLineEdit):
            self.setFocusProxy(first)
        self.fill({option.key: values.get(option.key, option.default) for option in options})

    def fill(self, values: Mapping[str, str]) -> None:
        """Show `values` without saying so."""
        for key, value in values.items():
            field = self._fields[key]
            if isinstance(field, ChipRow):
                field.choose(value)
            else:
                field.setText(value)

    def values(self) -> dict[str, str]:
        """What stands in the form now, by key."""
        return {
            key: field.key() if isinstance(field, ChipRow) else field.text().strip()
            for key, field in self._fields.items()
        }

    def refuse(self, key: str, sentence: str) -> None:
        """Say below field `key` what is wrong with it (already in the language in use); an empty one takes it back."""
        self._wrong[key].show_text(sentence)
        self._wrong[key].setVisible(bool(sentence))
        if sentence:
            self._fields[key].setFocus()

    def _field(self, option: Option) -> QLineEdit | ChipRow:
        if option.kind in ("yes_no", "choice"):
            chips = [Chip(choice.value, choice.label) for choice in option.choices]
            row = ChipRow(chips or [Chip(YES, N_("Yes")), Chip(NO, N_("No"))], name=option.label)
            row.chosen.connect(lambda value: self._on_edit(option.key, value))
            return row
        field = QLineEdit()
        call(field, option.label)
        if option.kind in ("text", "secret"):
            field.setMaxLength(option.limit)
        if option.kind == "secret":
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.textEdited.connect(lambda text: self._on_edit(option.key, text.strip()))
        return field

    def _on_edit(self, key: str, value: str) -> None:
        self.refuse(key, "")
        self.changed.emit(key, value)
