"""What stands beside the goods: a card that arranges itself by the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from posapp.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class Pane(QWidget):
    """Emits `goods_wanted` when the way back to the goods is taken. Panes differ in how they `fit`."""

    goods_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def fit(self) -> None:
        """Arrange what depends on the room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make figures smaller where the height is short."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Likewise after another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card-coloured ground with an edge towards the goods."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("card"))
        painter.fillRect(0, 0, theme.edge_width(), self.height(), theme.colour("edge"))
