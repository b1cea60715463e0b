"""How much comes back: − and + beside a field; whole pieces, or any part of what is weighed or measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from posapp.domain.errors import Refused
from posapp.domain.quantity import ONE, Quantity
from posapp.i18n import N_, arabic_digits
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_NOTHING: Final = Quantity(0)


class _Field(QLineEdit):
    """A field that steps by the arrow keys."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
        step = steps.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class QuantityStepper(QWidget):
    """From nothing to `most`; with `parts`, + takes all of it and any part can be typed. Emits `changed(Quantity)`."""

    changed = Signal(object)

    def __init__(self, name: str, most: Quantity, *, parts: bool) -> None:
        super().__init__()
        self._most, self._parts = most, parts
        self._value = _NOTHING
        self._field = _Field()
        self._field.setAccessibleName(name)
        self._field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._field.setMaxLength(len("999,999.999"))
        self._field.setFont(theme.font("line"))
        self._field.setFixedWidth(theme.px(96))
        self._field.textEdited.connect(self._on_typed)
        self._field.editingFinished.connect(lambda: self.set_value(self._value))
        self._field.stepped.connect(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._button(N_("Less"), "minus", -1))
        row.addWidget(self._field)
        row.addWidget(self._button(N_("More"), "plus", 1))
        self.set_value(_NOTHING)

    def value(self) -> Quantity:
        """What was chosen."""
        return self._value

    def set_value(self, value: Quantity) -> None:
        """Show `value`, kept between nothing and all, without saying so."""
        self._value = min(max(value, _NOTHING), self._most)
        if self._field.text() != str(self._value):
            self._field.setText(str(self._value))

    def _button(self, sentence: str, icon: str, by: int) -> BigButton:
        button = BigButton(sentence, icon=icon)
        button.icon_only(only=True)
        button.tapped.connect(lambda: self._step(by))
        return button

    def _step(self, by: int) -> None:
        before = self._value
        step = self._most if self._parts else ONE
        self.set_value(Quantity(before.milli + by * step.milli))
        if self._value != before:
            self.changed.emit(self._value)

    def _on_typed(self, text: str) -> None:
        """Follow the typing; half a number counts as nothing yet, too much as all there is."""
        try:
            value = Quantity.parse(arabic_digits(text))
        except Refused:
            value = _NOTHING
        if not self._parts:
            value = Quantity.of(value.milli // 1000)
        self._value = min(value, self._most)
        if value != self._value:
            self.set_value(self._value)
        self.changed.emit(self._value)
