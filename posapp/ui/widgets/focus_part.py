"""A part that takes the keyboard as one, with a ring around it while it has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posapp.ui import paint, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent


class FocusPart(QWidget):
    """The keys in it are tapped, or typed on the keyboard; none of them takes the focus by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The focus ring around all of it."""
        if self.hasFocus():
            paint.focus_ring(QPainter(self), self.rect().toRectF(), theme.px(10))
