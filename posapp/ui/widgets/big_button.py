"""The button of this program: icon, word, small key hint; big enough for any finger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from posapp.i18n import _
from posapp.ui import theme
from posapp.ui.widgets.button_face import Face, Kind, Mood, draw, size_of
from posapp.ui.widgets.label import as_it_stands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

_REPEAT_MS: Final = 400
_HOLD_MS: Final = 600
_PAY_LEAST: Final = 46
_LINE_LEAST: Final = 32
"""A line of words with marks above and below them: at 150 % that is more than a finger needs."""


class BigButton(QAbstractButton):
    """A button that says what it does. Connect `tapped`, not `clicked`: it honours blocking and the repeat guard.

    `kind` chooses colours and height, `key_hint` stands small in the corner. A blocked button can still be pressed
    and says why it does nothing (`turned_away`).
    """

    tapped = Signal()
    turned_away = Signal(str)

    def __init__(self, sentence: str = "", *, icon: str = "", kind: Kind = "plain", key_hint: str = "") -> None:
        super().__init__()
        self._face = Face(kind, "", icon, key_hint, "lac" if kind == "danger" else None)
        self._sentence = ""
        self._values: Mapping[str, object] = {}
        self._because = ""
        self._guard: QElapsedTimer | None = None
        self._icon_only = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self.press)
        self.say(sentence)

    def say(self, sentence: str, **values: object) -> None:
        """Put the catalogue message `sentence` on the button, its {named} places filled from `values`."""
        self._sentence, self._values = sentence, values
        self._set_words(_(sentence).format(**values) if values else _(sentence))

    def show_text(self, text: str) -> None:
        """Put `text` itself on the button: an amount, a name."""
        self._sentence = ""
        self._set_words(text)

    def picture(self, icon: str, mark: theme.Token | None = None) -> None:
        """Change the icon; `mark` is its colour where that differs from the word's."""
        self._face = Face(self._face.kind, self._face.words, icon, self._face.hint, mark)
        self.update()

    def guarded(self) -> BigButton:
        """The same button; a second press within 400 ms does nothing."""
        self._guard = QElapsedTimer()
        return self

    def block(self, sentence: str) -> None:
        """Turn presses away with the catalogue message `sentence`; an empty one lets them through again."""
        if sentence != self._because:
            self._because = sentence
            self.setAccessibleDescription(_(sentence))
            self.update()

    def icon_only(self, only: bool) -> None:
        """Show the icon alone where the window is narrow; the word stays for screen readers and as a tooltip."""
        if only != self._icon_only:
            self._icon_only = only
            self._set_words(self.accessibleName())

    def press(self) -> None:
        """What a tap and a key do: act, unless blocked or pressed a moment ago."""
        if self._because:
            self.turned_away.emit(_(self._because))
            return
        if self._guard is not None:
            if self._guard.isValid() and self._guard.elapsed() < _REPEAT_MS:
                return
            self._guard.start()
        self.tapped.emit()

    def _set_words(self, text: str) -> None:
        self.setAccessibleName(text)
        shown = "" if self._icon_only else text
        if shown != self._face.words or self._icon_only:
            self._face = Face(self._face.kind, shown, self._face.icon, self._face.hint, self._face.mark)
            self.setToolTip(as_it_stands(text) if self._icon_only else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for icon and word on one line."""
        return size_of(self._face)

    def minimumSizeHint(self) -> QSize:
        """Never below a finger's size; words wrap or shrink a little before they are cut."""
        narrow = self._face.kind in ("key", "amount") or not self._face.words
        width = 0 if narrow else self.sizeHint().width() * 3 // 5
        height = theme.px(_PAY_LEAST) if self._face.kind in ("cash", "scan") else 0
        return QSize(max(theme.target(), width), max(theme.target(), theme.px(_LINE_LEAST), height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._sentence:
            self.say(self._sentence, **self._values)
        elif event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face in its present mood."""
        mood: Mood = "idle"
        if self._because or not self.isEnabled():
            mood = "off"
        elif self.isChecked():
            mood = "chosen"
        elif self.isDown():
            mood = "down"
        draw(QPainter(self), self.rect().toRectF(), self._face, mood, focused=self.hasFocus())


class HoldButton(BigButton):
    """A button that does a second thing when held down for 600 ms: ⌫ that empties."""

    held = Signal()

    def __init__(self, sentence: str = "", *, icon: str = "", kind: Kind = "key") -> None:
        super().__init__(sentence, icon=icon, kind=kind)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_HOLD_MS)
        self._timer.timeout.connect(self.held)
        self.pressed.connect(self._timer.start)
        self.released.connect(self._timer.stop)
