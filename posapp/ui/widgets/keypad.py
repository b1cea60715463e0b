"""Digits by finger or by key: 7-8-9 on top, and what was typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, arabic_digits
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton, HoldButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_MOST_DIGITS: Final = 9
_HIGHEST: Final = 88
_ROWS: Final = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"))


class Entry:
    """A number being typed, as text: at most nine digits before the point and `decimals` after it."""

    def __init__(self, decimals: int = 0) -> None:
        """Start empty."""
        self.decimals = decimals
        self.text = ""

    def type(self, signs: str) -> bool:
        """Take `signs` ("7", "00", "."); False when there is no room or place for them."""
        wanted = self.text + arabic_digits(signs)
        if wanted.startswith("."):
            wanted = "0" + wanted
        whole, point, rest = wanted.partition(".")
        if not (whole + rest).isdecimal() or (point and not self.decimals):
            return False
        whole = whole.lstrip("0") or "0"
        if len(whole) > _MOST_DIGITS or len(rest) > self.decimals:
            return False
        self.text = whole + point + rest
        return True

    def rub(self) -> None:
        """Take the last sign back."""
        self.text = self.text[:-1]


class Keypad(QWidget):
    """Twelve keys that fill an Entry. `decimals` > 0 puts "." where "00" stands otherwise."""

    changed = Signal(str)

    def __init__(self, decimals: int = 0) -> None:
        super().__init__()
        self._entry = Entry(decimals)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        outer.addLayout(grid, 1)
        grid.setSpacing(theme.px(6))
        for row, signs in enumerate(_ROWS):
            for column, sign in enumerate(signs):
                grid.addWidget(self._key(sign), row, column)
        self._point = self._key(".")
        self._hundred = self._key("00")
        grid.addWidget(self._point, 3, 0)
        grid.addWidget(self._hundred, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        rub = HoldButton(N_("Rub out"), icon="backspace")
        rub.icon_only(only=True)
        rub.tapped.connect(self._rub)
        rub.held.connect(self.clear)
        grid.addWidget(rub, 3, 2)
        self._fit()
        self.start(decimals)

    def start(self, decimals: int = 0) -> None:
        """Begin anew with `decimals` places after the point."""
        self._entry = Entry(decimals)
        self._point.setVisible(bool(decimals))
        self._hundred.setVisible(not decimals)

    def text(self) -> str:
        """What was typed so far."""
        return self._entry.text

    def clear(self) -> None:
        """Empty what was typed."""
        self._entry.text = ""
        self.changed.emit("")

    def feed(self, event: QKeyEvent) -> bool:
        """Take a key of the keyboard: digits (Thai ones too), the point, Backspace; False for any other."""
        if event.key() == Qt.Key.Key_Backspace:
            self._rub()
            return True
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        signs = event.text()
        if not signs or not (arabic_digits(signs).isdecimal() or signs == "."):
            return False
        self._type(signs)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Keys get no higher than a thumb is wide, however much room there is."""
        self.setMaximumHeight(4 * theme.px(_HIGHEST))

    def _key(self, signs: str) -> BigButton:
        button = BigButton(kind="key")
        button.show_text(signs)
        button.tapped.connect(lambda: self._type(signs))
        return button

    def _type(self, signs: str) -> None:
        if self._entry.type(signs):
            self.changed.emit(self._entry.text)

    def _rub(self) -> None:
        self._entry.rub()
        self.changed.emit(self._entry.text)
