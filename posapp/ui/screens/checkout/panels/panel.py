"""The frame all panels share: Esc goes back, Enter confirms, digits go to the keypad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.ui.widgets.keypad import Keypad


class Panel(QWidget):
    """Emits `left` for the way back, which changes nothing. `column` is for the content; the foot stays below it."""

    left = Signal()

    def __init__(self, confirm: BigButton, keypad: Keypad | None = None) -> None:
        super().__init__()
        self.confirm = confirm
        self._typed_into = keypad
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        margin = theme.px(16)
        outer.setContentsMargins(margin, theme.px(10), margin, theme.px(10))
        outer.setSpacing(theme.px(8))
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(8))
        outer.addLayout(self.column, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(12))
        self.back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        self.back.tapped.connect(self.left)
        self.foot.addWidget(self.back, 1)
        self.foot.addWidget(confirm, 3)
        outer.addLayout(self.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter and what the keypad takes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm.press()
        elif self._typed_into is None or not self._typed_into.feed(event):
            event.ignore()
