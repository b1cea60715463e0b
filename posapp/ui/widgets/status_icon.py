"""An icon beside a heading that tells a state, in the colour that goes with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.ui import icons, theme


class StatusIcon(QWidget):
    """Draws one icon, 32 pixels in text; `side` for larger ones."""

    def __init__(self, icon: str, colour: theme.Token = "text", side: int = 32) -> None:
        super().__init__()
        self._icon = icon
        self._colour: theme.Token = colour
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def become(self, icon: str, colour: theme.Token) -> None:
        """Show another state."""
        self._icon, self._colour = icon, colour
        self.update()

    def icon(self) -> str:
        """The icon shown."""
        return self._icon

    def sizeHint(self) -> QSize:
        """The icon's square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        side = theme.px(self._side)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), self._icon, box, theme.colour(self._colour))
