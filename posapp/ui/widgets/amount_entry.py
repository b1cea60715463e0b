"""An amount typed on large keys or on the keyboard, shown large above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout

from posapp.domain.money import ZERO, Money
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.focus_part import FocusPart
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.money_label import MoneyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_DECIMALS = 2
_ROWS = 4


class AmountEntry(FocusPart):
    """Emits `changed` with each key. Takes the focus as one part, so digits of the keyboard land here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = MoneyLabel("dialog", unit=True)
        self._keypad = Keypad(_DECIMALS)
        self._keypad.changed.connect(self._on_key)
        column = QVBoxLayout(self)
        margin = theme.px(8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(8))
        column.addWidget(self._shown)
        column.addWidget(self._keypad, 1)
        call(self, N_("Amount in baht"))

    def money(self) -> Money:
        """What was typed; zero for nothing."""
        return self._shown.money()

    def start(self) -> None:
        """Begin anew."""
        self._keypad.start(_DECIMALS)
        self._shown.show_money(ZERO)

    def show_money(self, money: Money) -> None:
        """Show an amount that was not typed; the first key replaces it."""
        self._keypad.start(_DECIMALS)
        self._shown.show_money(money)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, point and Backspace; everything else is for the step around it."""
        if not self._keypad.feed(event):
            event.ignore()

    def sizeHint(self) -> QSize:
        """Low keys are enough; they grow where there is room."""
        keys = _ROWS * max(theme.px(46), theme.target())
        return QSize(theme.px(320), keys + theme.px(56 + 6 * 8))

    def _on_key(self, text: str) -> None:
        self._shown.show_money(Money.parse(text.rstrip(".") or "0"))
        self.changed.emit()
