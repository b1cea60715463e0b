"""One line at the bottom for everything the program has to say; it never covers anything and never pops up."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.i18n.words import plain
from posapp.ui import icons, paint, theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from posapp.ui.widgets.button_face import Kind

Tone = Literal["good", "care", "bad"]

_TONES: dict[Tone, tuple[str, theme.Token, theme.Token, theme.Token]] = {
    "good": ("info", "indigo_soft", "text", "indigo"),
    "care": ("alert", "turmeric", "on_turmeric", "edge"),
    "bad": ("trouble", "lac", "on_lac", "lac"),
}
_BUTTON: Kind = "plain"
_LOW_WINDOW: Final = 520
_MOST_LINES: Final = 2


class Banner(QWidget):
    """Icon, at most two lines of words, one button and a way to close it."""

    acted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._tone: Tone = "good"
        self._action = BigButton(kind=_BUTTON)
        self._action.tapped.connect(self.acted)
        self._close = BigButton(N_("Close"), icon="close", kind=_BUTTON)
        self._close.icon_only(only=True)
        self._close.tapped.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(56), theme.px(4), theme.px(6), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, tone: Tone, text: str, action: str, icon: str) -> None:
        """Show `text`; `action` is the word on the button (none when empty). Both already in the language in use."""
        self._tone, self._text = tone, text
        self.setAccessibleName(text)
        self._action.show_text(action)
        self._action.picture(icon)
        self._action.setVisible(bool(action))
        self.updateGeometry()
        self.show()
        self.update()

    def words(self) -> str:
        """What it says, "" when it says nothing."""
        return "" if self.isHidden() else self._text

    def action(self) -> BigButton:
        """Its button."""
        return self._action

    def sizeHint(self) -> QSize:
        """60 high; in a window that is low for its letters no higher than its buttons and its words must be."""
        least = max(theme.target() + theme.px(8), self._words_high())
        low = self.window().height() < theme.px(_LOW_WINDOW)
        return QSize(theme.px(320), least if low else max(theme.px(60), least))

    def minimumSizeHint(self) -> QSize:
        """As high as a button with its rims."""
        return QSize(theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words may take a line more or less."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        icon, ground, ink, edge = _TONES[self._tone]
        painter = QPainter(self)
        area = self.rect().toRectF()
        paint.box(painter, area, theme.px(10), theme.colour(ground), paint.outline(edge))
        side = theme.px(28)
        icons.paint(painter, icon, QRectF(theme.px(14), (self.height() - side) / 2, side, side), theme.colour(ink))
        first = self._close if self._action.isHidden() else self._action
        words = area.adjusted(theme.px(54), 0, 0, 0)
        words.setRight(first.x() - theme.px(8))
        painter.setPen(theme.colour(ink))
        painter.setFont(self._fitting(words.width()))
        paint.paragraph(painter, words, self._text, limit=_MOST_LINES, align=Qt.AlignmentFlag.AlignLeft)

    def _words_high(self) -> int:
        """How much room the lines of the words take from rim to rim."""
        buttons = [one for one in (self._action, self._close) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + theme.px(8) for one in buttons) + theme.px(6)
        room = self.width() - theme.px(54) - taken
        face = self._fitting(room)
        rows = paint.lines(plain(self._text), room, face.toString(), _MOST_LINES)
        return ceil(len(rows) * QFontMetricsF(face).height()) + theme.px(6)

    def _fitting(self, room: float) -> QFont:
        """The strong face where the words fit on one line of it, the small one otherwise."""
        strong = theme.font("strong")
        one = paint.fitted_font(self._text, "strong", int(room)).pixelSize() == strong.pixelSize()
        return strong if one else theme.font("chip")
