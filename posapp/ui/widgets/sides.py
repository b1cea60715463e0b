"""Two columns beside each other where both fit, one below the other where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from posapp.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Sides(QWidget):
    """Parts go into `left` and `right`; `width` pixels (at 100 %) are needed to stand beside each other."""

    def __init__(self, width: int = 900) -> None:
        super().__init__()
        self._needed = width
        self.left = QVBoxLayout()
        self.right = QVBoxLayout()
        for side in (self.left, self.right):
            side.setSpacing(theme.px(12))
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(24))
        self._row.addLayout(self.left, 6)
        self._row.addLayout(self.right, 5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the direction the width allows."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(self._needed)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
