"""A sheet of paper on the screen, as it comes out of the printer; scrolls when it is long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call


class _Sheet(QWidget):
    """The picture itself on white with an outline."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def sizeHint(self) -> QSize:
        margin = 2 * theme.px(8)
        return QSize(self.image.width() + margin, self.image.height() + margin)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        margin = theme.px(8)
        room = self.width() - 2 * margin
        scale = min(1.0, room / self.image.width())
        width, height = self.image.width() * scale, self.image.height() * scale
        paper = QRectF((self.width() - width) / 2, margin, width, height)
        painter.fillRect(paper.adjusted(-margin, -margin, margin, margin), Qt.GlobalColor.white)
        painter.setPen(theme.colour("edge"))
        painter.drawRect(paper.adjusted(-margin, -margin, margin - 1, margin - 1))
        painter.drawImage(paper, self.image)


class PaperView(QScrollArea):
    """Shows a paper as a picture (PNG bytes or QImage), no wider than its place."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        call(self, N_("Picture of the paper"))

    def show_image(self, image: QImage) -> None:
        """Show `image`; an empty one shows nothing."""
        self._sheet.image = image
        self._sheet.setMinimumHeight(self._sheet.sizeHint().height() if not image.isNull() else 0)
        self._sheet.update()
        self.verticalScrollBar().setValue(0)

    def show_png(self, png: bytes) -> None:
        """Show a PNG file's bytes."""
        self.show_image(QImage.fromData(png))
