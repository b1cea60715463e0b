"""A column of parts that scrolls up and down when its place is too low, and never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from posapp.ui import theme

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QObject


class ScrollColumn(QScrollArea):
    """Holds `column`; what has the focus is always scrolled into view."""

    def __init__(self, *, spacing: int = 8) -> None:
        super().__init__()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, theme.px(4), 0)
        self.column.setSpacing(theme.px(spacing))
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never be narrower than what it holds."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def clear(self, keep: Collection[QWidget] = ()) -> None:
        """Take all parts out and let them go, but those in `keep`."""
        while (item := self.column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None and part not in keep:
                part.hide()
                part.deleteLater()

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts need, hardly any height."""
        inside = self.widget()
        width = inside.minimumSizeHint().width() if inside else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), theme.px(60))

    def sizeHint(self) -> QSize:
        """The whole column."""
        inside = self.widget()
        return inside.sizeHint() if inside else super().sizeHint()
