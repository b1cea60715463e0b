"""How much of the year's limit is used: a bar with its two marks, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from posapp.documents.cash_book import turnover_words
from posapp.domain.cash_book import WARN_AT
from posapp.ui import paint, theme
from posapp.ui.names import call
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.domain.cash_book import Turnover

_WHOLE: Final = 10_000
_HEIGHT: Final = 14


class TurnoverBar(QWidget):
    """Only words while the group set no limit."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label(role="chip", colour="text2").wrapped()
        self._bar = _Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._words)
        column.addWidget(self._bar)

    def show_turnover(self, sold: Turnover) -> None:
        """Show how far the year has come."""
        words = turnover_words(sold)
        self._words.show_text(words)
        self._words.role("strong" if sold.level else "chip")
        self._words.colour("turmeric_text" if sold.level else "text2")
        call(self._bar, words)
        self._bar.show_share(sold.share)
        self._bar.setToolTip(words)
        self._bar.setVisible(bool(sold.limit))

    def be_short(self, *, short: bool) -> None:
        """Leave the words out where the window is narrow; the banner says them in time."""
        self._words.setHidden(short)


class _Bar(QWidget):
    """The bar: full at the limit, with a stroke where it is told."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: int) -> None:
        """`share` in hundredths of a percent."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """A line that is seen from afar."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, what is used, and the marks."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        radius = area.height() / 2
        paint.box(painter, area, radius, theme.colour("raised"), paint.outline())
        width = area.width() * min(self._share, _WHOLE) / _WHOLE
        if width:
            told = self._share >= WARN_AT[0]
            used = QRectF(area.left(), area.top(), max(width, area.height()), area.height())
            paint.box(painter, used, radius, theme.colour("turmeric" if told else "leaf"), paint.outline())
        painter.setPen(QPen(theme.colour("text"), 2))
        for step in WARN_AT[:-1]:
            x = area.left() + area.width() * step / _WHOLE
            painter.drawLine(round(x), 0, round(x), self.height())
