"""A page of a screen: the way back and what can be done above, what it is about below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import OneLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_HEIGHT: Final = 45
"""Of every button in the head, so that pages look alike."""


class HeadedPage(Fitted):
    """Emits `left` (the button, or Esc). Parts go into `body`, buttons into the head by `offer`."""

    left = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.title = OneLine(title, role="title")
        self.back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        self.back.tapped.connect(self.left)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(12))
        self._head.addWidget(self.back)
        self._head.addWidget(self.title, 1)
        self._offered: list[BigButton] = []
        self._finishing: list[BigButton] = []
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(6), side, theme.px(6))
        column.setSpacing(theme.px(8))
        column.addLayout(self._head)
        column.addLayout(self.body, 1)

    def offer(self, sentence: str, icon: str) -> BigButton:
        """A plain button in the head; where the window is narrow its icon stands alone."""
        button = BigButton(sentence, icon=icon)
        self._head.insertWidget(self._head.count() - len(self._finishing), button)
        self._offered.append(button)
        return button

    def offer_deed(self, sentence: str) -> BigButton:
        """The deed this page is there for, also by Ctrl+S."""
        deed = BigButton(sentence, icon="check", kind="cash")
        self._head.addWidget(deed)
        self._finishing.append(deed)
        QShortcut(QKeySequence("Ctrl+S"), self, deed.press)
        return deed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Words on the buttons where there is room."""
        narrow = theme.layout_for(self.width()) == "compact"
        for button in (self.back, *self._offered):
            button.icon_only(only=narrow)
        for button in (self.back, *self._offered, *self._finishing):
            button.setFixedHeight(max(theme.px(_HEIGHT), theme.target()))
