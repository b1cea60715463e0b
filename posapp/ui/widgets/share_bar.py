"""So many of so many, drawn as a bar; empty while nobody knows how many there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.ui import paint, theme
from posapp.ui.names import call


class ShareBar(QWidget):
    """Shows how far something is."""

    def __init__(self) -> None:
        super().__init__()
        self.share = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        call(self, N_("How far it is"))

    def show_share(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self.share = (done, total)
        self.update()

    def sizeHint(self) -> QSize:
        """A line high."""
        return QSize(theme.px(480), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The outline, and inside it what is done."""
        painter = QPainter(self)
        area, radius = self.rect().toRectF(), theme.px(8)
        paint.box(painter, area, radius, theme.colour("card"), paint.outline())
        done, total = self.share
        if done and total:
            gap = 3 * theme.edge_width()
            inner = area.adjusted(gap, gap, -gap, -gap)
            filled = QRectF(inner.left(), inner.top(), inner.width() * min(done, total) / total, inner.height())
            paint.box(painter, filled, max(1, radius - gap), theme.colour("indigo"))
