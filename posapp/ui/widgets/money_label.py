"""An amount, large and right-aligned; it gets smaller before it is cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.domain.money import ZERO, Money
from posapp.i18n import N_, _
from posapp.ui import paint, theme

_UNIT = N_("{amount} baht")


class MoneyLabel(QWidget):
    """Shows a Money. `unit` adds the word baht in small; screen readers always hear it."""

    def __init__(self, role: theme.Role = "total", *, colour: theme.Token = "text", unit: bool = False) -> None:
        super().__init__()
        self._role: theme.Role = role
        self._colour: theme.Token = colour
        self._unit = unit
        self._money = ZERO
        self._align = Qt.AlignmentFlag.AlignRight
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_money(ZERO)

    def show_money(self, money: Money) -> None:
        """Show `money`."""
        self._money = money
        self.setAccessibleName(_(_UNIT).format(amount=money))
        self.update()

    def money(self) -> Money:
        """The amount shown."""
        return self._money

    def colour(self, token: theme.Token) -> None:
        """Change the colour of the figures."""
        self._colour = token
        self.update()

    def become(self, role: theme.Role) -> None:
        """Change the size of the figures."""
        if role != self._role:
            self._role = role
            self.updateGeometry()
            self.update()

    def left(self) -> MoneyLabel:
        """The same label with its figures at the left."""
        self._align = Qt.AlignmentFlag.AlignLeft
        return self

    def sizeHint(self) -> QSize:
        """One line at the full size."""
        metrics = QFontMetricsF(theme.font(self._role))
        extra = self._small_width()
        return QSize(round(metrics.horizontalAdvance("99,999.00")) + extra, round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """A quarter of the full width: the figures shrink; three quarters of the height."""
        hint = self.sizeHint()
        return QSize(hint.width() // 4, hint.height() * 3 // 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.show_money(self._money)
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figures, and the unit on their base line."""
        painter = QPainter(self)
        painter.setPen(theme.colour(self._colour))
        figures = str(self._money)
        small = self._small_width()
        font = paint.fitted_font(figures, self._role, self.width() - small)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        width = metrics.horizontalAdvance(figures)
        left = 0.0 if self._align == Qt.AlignmentFlag.AlignLeft else self.width() - width - small
        top = (self.height() - metrics.height()) / 2
        painter.drawText(QRectF(left, top, width + 1, metrics.height()), figures)
        if self._unit:
            base = top + metrics.ascent()
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("text2" if self._colour == "text" else self._colour))
            painter.drawText(round(left + width + theme.px(8)), round(base), self._word())

    def _word(self) -> str:
        return _(_UNIT).format(amount="").strip()

    def _small_width(self) -> int:
        if not self._unit:
            return 0
        return round(QFontMetricsF(theme.font("body")).horizontalAdvance(self._word())) + theme.px(8) + 1
