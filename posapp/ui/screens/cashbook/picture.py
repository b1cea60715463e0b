"""A picture as it is shown: fitted into a width, or a square, of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent


class Picture(QWidget):
    """Shows the picture of a receipt at most `side` pixels wide and `height` high, without one nothing."""

    def __init__(self, side: int, height: int) -> None:
        super().__init__()
        self._side, self._height = side, height
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        call(self, N_("Picture of the receipt"))

    def show_image(self, image: QImage) -> None:
        """Show `image`; a null image hides it."""
        self._image = image
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the picture may be shown."""
        most = QSize(theme.px(self._side), theme.px(self._height))
        size = self._image.size()
        if size.width() > most.width() or size.height() > most.height():
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        return size

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it smoothly."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
