"""A number with − and + beside it: by finger, by keyboard, by typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from posapp.i18n import N_, arabic_digits
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

_HOLD_MS: Final = 400
_REPEAT_MS: Final = 90
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}


class _Field(QLineEdit):
    """A field that takes digits only (Thai ones too), a point where `signs` has one, and steps by the arrow keys."""

    stepped = Signal(int)

    def __init__(self, signs: str, longest: str) -> None:
        super().__init__()
        self._signs, self._longest = signs, longest
        self.setMaxLength(len(longest))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its longest number, with the rims of a field."""
        figures = self.fontMetrics().horizontalAdvance(self._longest)
        return QSize(figures + theme.px(40), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        text = event.text()
        if step:
            self.stepped.emit(step)
        elif not text or not text.isprintable() or arabic_digits(text).isdecimal() or text in self._signs:
            super().keyPressEvent(event)


def whole_number(text: str) -> int:
    """The number `text` stands for, 0 while it is none."""
    return int(text) if text.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Scale:
    """What a stepper counts in: whole numbers, how they are written, and how what is typed is read.

    `read` answers 0 for what is no number yet; without it the number is shown by its words (a month's name) and can't
    be typed. `signs` may be typed besides digits, `longest` is the longest text.
    """

    write: Callable[[int], str] = str
    read: Callable[[str], int] | None = whole_number
    step: int = 1
    signs: str = ""
    longest: str = "9999"


COUNT: Final = Scale()


class Stepper(QWidget):
    """A number from `least` to `most`, called by the catalogue message `name`.

    Emits `changed(value)` when a person changes it.
    """

    changed = Signal(int)

    def __init__(self, name: str, *, least: int = 0, most: int = 9999, scale: Scale = COUNT) -> None:
        super().__init__()
        self._least, self._most, self._scale = least, most, scale
        self._value = least
        # Whichever of the two is not shown has the stepper as its parent too: a widget of nobody's would be freed by
        # the garbage collector, perhaps while Qt is busy with it.
        self._words = Label(role="line").aligned(Qt.AlignmentFlag.AlignCenter)
        self.field = _Field(scale.signs, scale.longest)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setMinimumWidth(theme.target())
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(lambda: self.set_value(self._value))
        self.field.stepped.connect(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for part in (self._words, self.field):
            part.setParent(self)
        row.addWidget(self._button(N_("Less"), "minus", -1))
        row.addWidget(self._words if scale.read is None else self.field, 1)
        row.addWidget(self._button(N_("More"), "plus", 1))
        (self.field if scale.read is None else self._words).hide()
        call(self, name)
        call(self.field, name)
        self.set_value(least)

    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show `value`, kept within its limits, without saying so."""
        self._value = min(max(value, self._least), self._most)
        text = self._scale.write(self._value)
        self._words.show_text(text)
        if self.field.text() != text:
            self.field.setText(text)

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
        self.set_value(before + by * self._scale.step)
        if self._value != before:
            self.changed.emit(self._value)

    def _on_typed(self, text: str) -> None:
        """Follow the typing; half a number counts as nothing yet, too much as all there is."""
        plain = arabic_digits(text)
        typed = self._scale.read(plain) if self._scale.read else self._value
        self._value = min(max(typed, self._least), self._most)
        if text and (self._value != typed or plain != text):
            self.set_value(self._value)
        self.changed.emit(self._value)
