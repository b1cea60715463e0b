"""A QR code any telephone can read: pure white in every theme, whole pixels, the full quiet zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call

if TYPE_CHECKING:
    from collections.abc import Sequence

Modules = tuple[tuple[bool, ...], ...]

_QUIET: Final = 4
_WANTED: Final = 400
_LEAST: Final = 180


class QrView(QWidget):
    """Draws the modules it was shown as large as they fit; nothing at all when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._modules: Sequence[Sequence[bool]] = ()
        call(self, N_("QR code to pay"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_modules(self, modules: Sequence[Sequence[bool]]) -> None:
        """Show a code, True = black; an empty one leaves the place white."""
        self._modules = modules
        self.update()

    def sizeHint(self) -> QSize:
        """At least 400 pixels, so that a customer can scan from across the table."""
        return QSize(_WANTED, _WANTED)

    def minimumSizeHint(self) -> QSize:
        """As small as a telephone still reads it."""
        return QSize(_LEAST, _LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw white ground and black modules, each the same whole number of device pixels."""
        painter = QPainter(self)
        white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(white)
        painter.drawRoundedRect(self.rect(), theme.px(12), theme.px(12))
        if not self._modules:
            return
        ratio = self.devicePixelRatioF()
        count = len(self._modules) + 2 * _QUIET
        module = int(min(self.width(), self.height()) * ratio / count) / ratio
        left = int((self.width() - module * count) / 2) + module * _QUIET
        top = int((self.height() - module * count) / 2) + module * _QUIET
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for row, dark in enumerate(self._modules):
            for column, filled in enumerate(dark):
                if filled:
                    painter.fillRect(QRectF(left + column * module, top + row * module, module, module), black)
