"""The one label: plain text only, Thai broken between words, room enough for tone marks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from posapp.i18n import _
from posapp.i18n.words import break_words
from posapp.ui import paint, theme

if TYPE_CHECKING:
    from collections.abc import Mapping


class Label(QLabel):
    """Words on the screen. `say` takes a catalogue message, `show_text` a name as it is."""

    def __init__(self, sentence: str = "", *, role: theme.Role = "body", colour: theme.Token = "text") -> None:
        super().__init__()
        self._sentence = ""
        self._values: Mapping[str, object] = {}
        self._plain = ""
        self._role: theme.Role = role
        self._colour: theme.Token = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._dress()
        self.say(sentence)

    def say(self, sentence: str, **values: object) -> None:
        """Show the catalogue message `sentence`, its {named} places filled from `values`."""
        self._sentence, self._values = sentence, values
        self._show(_(sentence).format(**values) if values else _(sentence))

    def show_text(self, text: str) -> None:
        """Show `text` itself: a name, an amount."""
        self._sentence = ""
        self._show(text)

    def words(self) -> str:
        """What stands there, without the signs that only break lines."""
        return self._plain

    def wrapped(self) -> Label:
        """The same label, broken into lines where its place is narrow."""
        self.setWordWrap(True)
        self._show(self._plain)
        return self

    def aligned(self, alignment: Qt.AlignmentFlag) -> Label:
        """The same label, aligned."""
        self.setAlignment(alignment)
        return self

    def role(self, role: theme.Role) -> None:
        """Change the size of the words."""
        if role != self._role:
            self._role = role
            self._dress()
            self.updateGeometry()

    def colour(self, token: theme.Token) -> None:
        """Change the colour of the words."""
        self._colour = token
        self._dress()

    def _show(self, text: str) -> None:
        self._plain = text
        self.setAccessibleName(text)
        self.setText(break_words(text) if self.wordWrap() else text)

    def _dress(self) -> None:
        self.setFont(theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        self.setPalette(palette)
        self.setMinimumHeight(-(-theme.role_size(self._role)[0] * 8 // 5))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._sentence:
            self.say(self._sentence, **self._values)
        elif event.type() == QEvent.Type.StyleChange and self.font() != theme.font(self._role):
            self._dress()
        elif event.type() == QEvent.Type.StyleChange:
            self._recolour()

    def _recolour(self) -> None:
        wanted = theme.colour(self._colour)
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            self._dress()


class OneLine(Label):
    """A label that gives up width before anything else does: it is cut at its end, never wrapped."""

    def __init__(self, sentence: str = "", *, role: theme.Role = "body", colour: theme.Token = "text") -> None:
        super().__init__(sentence, role=role, colour=colour)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Hardly any width is needed; what does not fit is cut and stands in the tooltip."""
        return QSize(theme.px(24), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, cut at the end where there is no room."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        paint.elided(painter, self.contentsRect().toRectF(), self.words(), Qt.AlignmentFlag(align))
        fits = self.fontMetrics().horizontalAdvance(self.words()) <= self.width()
        self.setToolTip("" if fits else as_it_stands(self.words()))


def as_it_stands(words: str) -> str:
    """`words` for a tooltip, which takes whatever looks like markup for markup: a name may look like it."""
    return f"<span>{escape(words)}</span>" if "<" in words else words


def spacer() -> QWidget:
    """Nothing, as wide or high as there is room."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return room
