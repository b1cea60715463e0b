"""How a line was paid: one key chooses and ends the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from posapp.i18n import N_, _, arabic_digits
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.screens.market.notebook import WAYS
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.focus_part import FocusPart

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_IN_A_ROW: Final = 540
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}


class PaidBy(FocusPart):
    """Emits `taken(key)`: by a tap, by the digit in front of a way, or by Enter for the one that is marked."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = WAYS[0].key
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        call(self, N_("Paid how?"))
        self._buttons = {way.key: BigButton(kind="chip") for way in WAYS}
        self._grid = QGridLayout(self)
        margin = theme.px(4)
        self._grid.setContentsMargins(margin, margin, margin, margin)
        self._grid.setSpacing(theme.px(8))
        for key, button in self._buttons.items():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.tapped.connect(lambda key=key: self._take(key))
        self._arrange(wide=True)
        self.retranslate()
        self.mark(self._key)

    def key(self) -> str:
        """The way that is marked."""
        return self._key

    def ask(self) -> None:
        """Take the focus."""
        self.setFocus()

    def mark(self, key: str) -> None:
        """Mark a way without taking it."""
        self._key = key
        for known, button in self._buttons.items():
            button.setChecked(known == key)

    def retranslate(self) -> None:
        """Say the ways again, each with its digit."""
        for number, way in enumerate(WAYS, 1):
            self._buttons[way.key].show_text(f"{number} {_(way.title)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes its way, Enter the marked one; arrows and the space bar mark another."""
        typed = arabic_digits(event.text())
        keys = [way.key for way in WAYS]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._key)
        elif typed.isdecimal() and 1 <= int(typed) <= len(keys):
            self._take(keys[int(typed) - 1])
        elif event.key() in _STEPS:
            self.mark(keys[(keys.index(self._key) + _STEPS[Qt.Key(event.key())]) % len(keys)])
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All beside each other, or two by two."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme.px(_IN_A_ROW))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == event.Type.LanguageChange:
            self.retranslate()

    def _take(self, key: str) -> None:
        self.mark(key)
        self.taken.emit(key)

    def _arrange(self, *, wide: bool) -> None:
        for button in self._buttons.values():
            self._grid.removeWidget(button)
        for place, button in enumerate(self._buttons.values()):
            row, column = (0, place) if wide else divmod(place, 2)
            self._grid.addWidget(button, row, column)
