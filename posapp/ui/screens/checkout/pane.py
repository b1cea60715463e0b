"""What stands beside the goods: a card that arranges itself by the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter

from posapp.ui import theme
from posapp.ui.widgets.fitted import Fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Pane(Fitted):
    """Emits `goods_wanted` when the way back to the goods is taken. Panes differ in how they `fit`."""

    goods_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card-coloured ground with an edge towards the goods."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("card"))
        painter.fillRect(0, 0, theme.edge_width(), self.height(), theme.colour("edge"))
