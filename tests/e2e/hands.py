"""A person at the window: fingers, keyboard and scanner, through the window system, every act counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QLineEdit, QWidget

    from posapp.app.program import Program
    from posapp.ui.screens.checkout.screen import CheckoutScreen

_NO_KEYS: Final = Qt.KeyboardModifier.NoModifier
_LEFT: Final = Qt.MouseButton.LeftButton
_LOOK_MS: Final = 5
_PATIENCE_MS: Final = 20_000

# The 94 keys of a keyboard in the order of its rows: what each types on a US and on a Thai Kedmanee layout.
_US: Final = "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./"
_US_SHIFT: Final = '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?'
_THAI: Final = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงฃผปแอิืทมใฝ"
_THAI_SHIFT: Final = '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฤฆฏโฌ็๋ษศซ.ฅ()ฉฮฺ์?ฒฬฦ'
LAYOUTS: Final = {
    "us": _US + _US_SHIFT,
    "us shifted": _US_SHIFT + _US,
    "kedmanee": _THAI + _THAI_SHIFT,
    "kedmanee shifted": _THAI_SHIFT + _THAI,
}
"""What the keys give under each layout; shifted: Caps Lock or a stuck Shift turned every one of them over."""


@dataclass(slots=True)
class Hands:
    """Whoever sells at `program`. `acts` counts what they did: taps, keys, scans."""

    program: Program
    acts: int = 0

    @property
    def checkout(self) -> CheckoutScreen:
        """The selling screen."""
        return self.program.rooms.checkout

    @property
    def window(self) -> QWindow:
        """The window as the system knows it."""
        handle = self.program.shell.windowHandle()
        assert handle is not None
        return handle

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Tap a widget where it is seen; fails when something lies over it or it is out of the window."""
        shell = self.program.shell
        assert widget.isVisible(), f"“{widget.accessibleName()}” is not shown"
        place = widget.mapTo(shell, at or widget.rect().center())
        hit = shell.childAt(place)
        assert hit is widget or (hit is not None and widget.isAncestorOf(hit)), f"{hit} lies over {widget}"
        self.acts += 1
        QTest.mouseClick(self.window, _LEFT, _NO_KEYS, place)

    def button(self, word: str) -> BigButton:
        """The button in sight that says `word`."""
        return next(
            one
            for one in self.program.shell.findChildren(BigButton)
            if one.isVisible() and one.accessibleName() == word
        )

    def tap_goods(self, name: str) -> None:
        """Tap the tile of the goods called `name`."""
        grid = self.checkout.parts.tiles.grid
        row = next(row for row, product in enumerate(grid.products()) if product.name == name)
        place = grid.visualRect(grid.model().index(row, 0)).center()
        assert grid.viewport().rect().contains(place), f"{name} is out of sight"
        self.tap(grid.viewport(), place)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Press a key of the keyboard, wherever the focus is."""
        self.acts += 1
        QTest.keyClick(self.window, key, modifiers)

    def write(self, field: QLineEdit, text: str) -> None:
        """Type into `field` at a person's pace: the next letter comes when the last one is there."""
        for letter in text:
            self._letter(letter)
            left = _PATIENCE_MS
            while not field.text().endswith(letter) and left:
                QTest.qWait(_LOOK_MS)
                left -= _LOOK_MS
            assert left, f"“{letter}” never came into the field"

    def scan(self, code: str, layout: str = "us") -> None:
        """Read `code` with a scanner that types it and Enter while the computer is set to `layout`."""
        self.acts += 1
        for letter in code.translate(str.maketrans(LAYOUTS["us"], LAYOUTS[layout])):
            self._letter(letter)
        QTest.keyClick(self.window, Qt.Key.Key_Return)

    def _letter(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, QKeyEvent(kind, Qt.Key.Key_unknown, _NO_KEYS, letter))
