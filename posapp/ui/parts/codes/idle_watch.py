"""How long nobody touched the till."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from posapp.domain.option import Option
from posapp.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

LOCK_MINUTES: Final = Option(
    "codes.lock_minutes",
    "whole",
    N_("Lock when nobody touched it for (minutes)"),
    default="10",
    hint=N_("0: never by itself. The bill stays as it is."),
    limit=240,
)
_MINUTE_MS: Final = 60_000
_TOUCHES: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}
)


class IdleWatch(QObject):
    """Emits `idle` when no key, finger or scanner touched the program for some minutes."""

    idle = Signal()

    def __init__(self, app: QCoreApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.idle)

    def start(self, minutes: int) -> None:
        """Count from now; 0 minutes: never."""
        self.stop()
        if minutes > 0:
            self.timer.start(minutes * _MINUTE_MS)
            self._app.installEventFilter(self)

    def stop(self) -> None:
        """Count no more."""
        self.timer.stop()
        self._app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to count anew with each touch."""
        if event.type() in _TOUCHES:
            self.timer.start()
        return False
