"""A person's hands at the window: mouse, keyboard and scanner, through the window system like real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest

from posapp.app.demo.waiting import Rest, StuckError, wait_until
from posapp.app.demo.wheel import scroll_to
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

Keyboard = Literal["us", "thai"]

_LEFT: Final = Qt.MouseButton.LeftButton
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_SAME_BUTTON_MS: Final = 420
"""Paying buttons take a second press within 400 ms for a trembling hand."""
_GULP: Final = 3
_GULP_MS: Final = 60
"""Fingers roll over three keys at most before they pause; four without a pause would be a scanner."""
_ON_THAI_KEYS: Final = str.maketrans("1234567890", "ๅ/-ภถุึคตจ")
"""What the number keys type while the keyboard is switched to Thai."""


class Fingers:
    """Works on `window` only. Each act raises StuckError when what it reaches for can't be reached."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._since_press: dict[QWidget, Rest] = {}
        self._since_key = Rest()

    def tap(self, part: QWidget, place: QPoint | None = None) -> None:
        """Click `part` in its middle, or at `place` inside it."""
        if place is None:
            scroll_to(part)
        spot = part.mapTo(self._window, place or part.rect().center())
        under = self._window.childAt(spot)
        if under is None or (under is not part and not part.isAncestorOf(under)):
            raise StuckError(f"“{part.accessibleName()}” ({type(part).__name__}) can't be reached by a finger")
        if not self._window.isActiveWindow():
            # Window systems bring a window to the front when it is tapped; clicks made by a program don't.
            self._window.activateWindow()
            wait_until(self._window.isActiveWindow, "the window to come to the front")
        rest = self._since_press.setdefault(part, Rest())
        if isinstance(part, BigButton):
            rest.until(_SAME_BUTTON_MS)
        QTest.mouseClick(self._handle(), _LEFT, _PLAIN, spot)
        # Counted from when the press was heard: on a busy machine that is later than when it was made.
        rest.start()
        QCoreApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press a key that writes nothing: Enter, F8, Ctrl+Z."""
        QTest.keyClick(self._handle(), key, modifiers)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type `text` by hand, wherever the focus is, and wait until it has got there."""
        for start in range(0, len(text), _GULP):
            self._keys(text[start : start + _GULP])
            self._since_key.until(_GULP_MS)

    def scan(self, code: str, keyboard: Keyboard = "us") -> None:
        """Hold `code` under a hand scanner, which types it at once and ends with Enter."""
        self._keys(code.translate(_ON_THAI_KEYS) if keyboard == "thai" else code)
        self.press(Qt.Key.Key_Return)

    def drop(self, file: Path, part: QWidget) -> None:
        """Drag `file` from a folder into the middle of `part`, and let go. Raises StuckError when it isn't taken."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file))])
        spot, copy = part.rect().center(), Qt.DropAction.CopyAction
        over = QDragEnterEvent(spot, copy, carried, _LEFT, _PLAIN)
        QCoreApplication.sendEvent(part, over)
        if not over.isAccepted():
            raise StuckError(f"{type(part).__name__} to take {file.name}")
        QCoreApplication.sendEvent(part, QDropEvent(spot.toPointF(), copy, carried, _LEFT, _PLAIN))
        QCoreApplication.processEvents()

    def _keys(self, text: str) -> None:
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self._handle(), QKeyEvent(kind, _key_of(sign), _PLAIN, sign))
        self._since_key.start()

    def _handle(self) -> QWindow:
        handle = self._window.windowHandle()
        if handle is None:
            raise StuckError("the window is not open")
        return handle


def _key_of(sign: str) -> int:
    """The number of the key that types `sign`, none for signs beyond the keys Qt names."""
    return ord(sign.upper()) if sign.isascii() else 0
