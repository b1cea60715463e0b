"""Waiting for what must come: the window goes on living meanwhile, and nothing is waited for forever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QEventLoop, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_MS: Final = 60_000
_BEAT_MS: Final = 4


class StuckError(Exception):
    """The window did not do what it was asked, or shows something else than was reckoned: a bug of ours."""


def wait_until(holds: Callable[[], bool], what: str, patience_ms: int = _PATIENCE_MS) -> None:
    """Let the window live until `holds()`. Raises StuckError naming `what` when that takes too long."""
    end = QDeadlineTimer(patience_ms)
    loop = QEventLoop()
    beat = QTimer()
    beat.start(_BEAT_MS)
    while not holds():
        if end.hasExpired():
            raise StuckError(what)
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Rest:
    """How long ago something was last done, for hands that are no faster than a person's."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def start(self) -> None:
        """It was done just now."""
        self._since.start()

    def until(self, least_ms: int) -> None:
        """Let the window live until `least_ms` have gone by since then; at once where it was never done."""
        if self._since.isValid():
            wait_until(lambda: self._since.hasExpired(least_ms), "a clock that runs")
