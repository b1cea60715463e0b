"""A coloured box with an outline that other parts lie in: change, care, trouble."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.ui import paint, theme


class Box(QWidget):
    """A column on a coloured ground. `become` changes its colours with what it says."""

    def __init__(self, ground: theme.Token = "card", edge: theme.Token = "edge") -> None:
        super().__init__()
        self._ground: theme.Token = ground
        self._edge: theme.Token = edge
        self.column = QVBoxLayout(self)
        margin = theme.px(12)
        self.column.setContentsMargins(margin, theme.px(6), margin, theme.px(6))
        self.column.setSpacing(theme.px(2))

    def become(self, ground: theme.Token, edge: theme.Token) -> None:
        """Take other colours."""
        self._ground, self._edge = ground, edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and outline."""
        area = self.rect().toRectF()
        paint.box(QPainter(self), area, theme.px(12), theme.colour(self._ground), paint.outline(self._edge))
