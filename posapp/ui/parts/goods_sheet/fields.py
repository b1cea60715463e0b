"""The fields of the line that is worked on: how many, and whatever else is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.i18n import N_, _, date_text
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from posapp.ui.parts.goods_sheet.lines import Extra, Value

_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
_TEXT_LIMIT: Final = 120
_FIELD_HEIGHT: Final = 48


class EntryField(QLineEdit):
    """A field that says when it was `entered` (Enter, which goes no further), and `stepped` by the arrow keys."""

    entered = Signal()
    stepped = Signal(int)

    def __init__(self, name: str, *, steps: bool = False) -> None:
        super().__init__()
        self._steps = steps
        self.setMaxLength(_TEXT_LIMIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        call(self, name)

    def ask(self) -> None:
        """Take the focus; the first sign typed replaces what stands there."""
        self.setFocus()
        self.selectAll()

    def show_text(self, text: str) -> None:
        """Show `text`, unless it is what a person is typing here."""
        if not (self.hasFocus() and self.isModified()) and self.text() != text:
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the field; arrows and signs step where it is a number."""
        step = _STEPS.get(Qt.Key(event.key()), 0) if self._steps else 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setModified(False)
            self.entered.emit()
        elif step:
            self.setModified(False)
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class ExtraField(QWidget):
    """One extra of the open line. Emits `said(value)`, `refused(Refused or None)`, `entered` and `day_wanted`."""

    said = Signal(object)
    refused = Signal(object)
    entered = Signal()
    day_wanted = Signal()

    def __init__(self, extra: Extra) -> None:
        super().__init__()
        self.extra = extra
        self._day: date | None = None
        self._part = self._made()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(extra.title, role="chip", colour="text2"))
        column.addWidget(self._part)

    def show_value(self, value: Value) -> None:
        """Show what is said of the open line."""
        if isinstance(self._part, ChipGrid):
            self._part.choose(str(value or ""))
        elif isinstance(self._part, EntryField):
            self._part.show_text(str(value) if value is not None else "")
        else:
            self._day = value if value is not None and not isinstance(value, str | Money) else None
            self._show_day()

    def ask(self) -> None:
        """Take the focus."""
        if isinstance(self._part, EntryField):
            self._part.ask()
        else:
            first = self._part.findChildren(BigButton)
            (first[0] if first else self._part).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._show_day()

    def _made(self) -> ChipGrid | EntryField | BigButton:
        extra = self.extra
        if extra.kind == "choice":
            chips = ChipGrid([Chip(key, title) for key, title in extra.choices], name=extra.title)
            chips.chosen.connect(self.said.emit)
            chips.chosen.connect(lambda _key: self.entered.emit())
            return chips
        if extra.kind == "day":
            button = BigButton()
            button.tapped.connect(self.day_wanted)
            return button
        field = EntryField(extra.title)
        field.textEdited.connect(self._on_typed)
        field.entered.connect(self.entered)
        return field

    def _on_typed(self, text: str) -> None:
        try:
            self.said.emit(self._read(text.strip()))
        except Refused as error:
            self.refused.emit(error)
        else:
            self.refused.emit(None)

    def _read(self, text: str) -> Value:
        if self.extra.kind == "text":
            return text
        return Money.parse(text).not_negative() if text else None

    def _show_day(self) -> None:
        if isinstance(self._part, BigButton):
            words = date_text(self._day) if self._day else _(N_("Not known"))
            self._part.show_text(words)
            self._part.setAccessibleName(f"{_(self.extra.title)}: {words}")
            self._part.setMinimumWidth(theme.px(120))
            self._part.setFixedHeight(theme.px(_FIELD_HEIGHT))
