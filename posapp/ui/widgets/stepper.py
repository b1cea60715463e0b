"""A number with − and + beside it: by finger, by keyboard, by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from posapp.i18n import N_, arabic_digits
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

_HOLD_MS: Final = 400
_REPEAT_MS: Final = 90


class _Field(QLineEdit):
    """A field that takes digits only (Thai ones too) and steps by the arrow keys."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self.stepped.emit(1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self.stepped.emit(-1)
        elif not event.text() or not event.text().isprintable() or arabic_digits(event.text()).isdecimal():
            super().keyPressEvent(event)


class Stepper(QWidget):
    """A whole number from `least` to `most`; emits `changed(value)` when a person changes it.

    With `text_of` the number is shown by its words (a month's name) and not typed.
    """

    changed = Signal(int)

    def __init__(
        self, name: str, *, least: int = 0, most: int = 9999, text_of: Callable[[int], str] | None = None
    ) -> None:
        super().__init__()
        self._least, self._most, self._text_of = least, most, text_of
        self._value = least
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._shown = Label(role="line").aligned(Qt.AlignmentFlag.AlignCenter)
        self._field = _Field()
        self._field.setAccessibleName(name)
        self._field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._field.setMaxLength(len(str(most)))
        self._field.setFont(theme.font("line"))
        self._field.setMinimumWidth(theme.px(56))
        self._field.textEdited.connect(self._on_typed)
        self._field.stepped.connect(self._step)
        row.addWidget(self._button(N_("Less"), "minus", -1))
        row.addWidget(self._shown if text_of else self._field, 1)
        row.addWidget(self._button(N_("More"), "plus", 1))
        self.setAccessibleName(name)
        self.set_value(least)

    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show `value`, kept within its limits, without saying so."""
        self._value = min(max(value, self._least), self._most)
        if self._text_of:
            self._shown.show_text(self._text_of(self._value))
        elif self._field.text() != str(self._value):
            self._field.setText(str(self._value))

    def set_most(self, most: int) -> None:
        """Change the largest number allowed."""
        self._most = most
        self.set_value(self._value)

    def _button(self, sentence: str, icon: str, by: int) -> BigButton:
        button = BigButton(sentence, icon=icon, kind="plain")
        button.icon_only(only=True)
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(_HOLD_MS)
        button.setAutoRepeatInterval(_REPEAT_MS)
        button.tapped.connect(lambda: self._step(by))
        return button

    def _step(self, by: int) -> None:
        before = self._value
        self.set_value(self._value + by)
        if self._value != before:
            self.changed.emit(self._value)

    def _on_typed(self, text: str) -> None:
        digits = arabic_digits(text)
        value = int(digits) if digits.isdecimal() else 0
        self._value = min(max(value, self._least), self._most)
        if text and str(self._value) != text:
            self.set_value(self._value)
        self.changed.emit(self._value)
