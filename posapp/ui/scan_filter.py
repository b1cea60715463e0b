"""Hand scanners type like a keyboard: their bursts are taken out of the key stream and delivered as codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from posapp.devices.scanner import Burst, Step, restore

if TYPE_CHECKING:
    from collections.abc import Callable

TAKES_CODES: Final = "takes_codes"
"""A QLineEdit with this property set to True gets scans as its text (the barcode field of the product editor)."""

_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SHIFTS: Final = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)
"""Keys a scanner holds down around each capital letter: they belong to the letter, not between two of them."""
_LOOK_AGAIN_MS: Final = 5
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class ScanFilter(QObject):
    """An event filter for the whole application; `scanned(code)` comes wherever the focus is.

    Keys are held back for the few milliseconds until it is clear that a person types them, then given to the field
    they were meant for.
    """

    scanned = Signal(str)

    def __init__(self, known: Callable[[str], bool]) -> None:
        super().__init__()
        self._known = known
        self._burst = Burst()
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._given: QKeyEvent | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_silence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key press before it reaches its window."""
        if event is self._given:
            return False
        if event.type() == QEvent.Type.MouseButtonPress and self._held:
            # What was typed before a tap counts before it.
            self._release(self._burst.silence(int(self._clock.elapsed()) + self._burst.patience), 0)
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._on_end(event) if event.key() in _ENDS else self._on_press(watched, event)
        # The release of a key that is still held back would come before its press.
        return event.type() == QEvent.Type.KeyRelease and bool(self._held)

    def deliver(self, raw: str) -> None:
        """A code as a scanner sent it, also from a serial one: to the field that asks for codes, else to everyone."""
        code = restore(raw, self._known)
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.property(TAKES_CODES):
            field.setText(code)
            field.textEdited.emit(code)
            return
        self.scanned.emit(code)

    def _on_end(self, event: QKeyEvent) -> bool:
        step = self._burst.end(int(self._clock.elapsed()))
        self._release(step, 0)
        return step.taken

    def _on_press(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in _SHIFTS:
            return False
        now = int(self._clock.elapsed())
        if event.isAutoRepeat() or not event.text().isprintable() or not event.text() or event.modifiers() & _COMMANDS:
            self._release(self._burst.silence(now + self._burst.patience), 0)
            return False
        key = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        self._held.append((watched, key))
        self._release(self._burst.key(event.text(), now), 1)
        self._timer.start(self._burst.patience)
        return True

    def _on_silence(self) -> None:
        self._release(self._burst.silence(int(self._clock.elapsed()) + 1), 0)
        if self._held:
            self._timer.start(_LOOK_AGAIN_MS)

    def _release(self, step: Step, keep: int) -> None:
        """Act on what the burst turned out to be; the newest `keep` keys belong to the next one."""
        if not (step.code or step.typed):
            return
        done = len(self._held) - keep
        held, self._held = self._held[:done], self._held[done:]
        if step.code:
            self.deliver(step.code)
        else:
            self._replay(held)

    def _replay(self, held: list[tuple[QObject, QKeyEvent]]) -> None:
        """Give the keys on. One of them may open a panel that takes keys of its own before the next is given."""
        for target, pressed in held:
            released = QKeyEvent(QEvent.Type.KeyRelease, pressed.key(), pressed.modifiers(), pressed.text())
            for self._given in (pressed, released):
                QApplication.sendEvent(target, self._given)
            self._given = None
