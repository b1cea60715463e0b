"""Lanes: slow work leaves the UI thread, one single-file lane per resource, and comes back by one door."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class Lanes(QObject):
    """Runs work on named lanes ("printer", "sound", "work"). Work on one lane never overlaps.

    Exactly one of `done` and `failed` is called for each piece of work, always on the thread that made this object.
    With `immediate` the work runs at once inside `run`: for tests.
    """

    _arrived = Signal()

    def __init__(self, *, immediate: bool = False) -> None:
        super().__init__()
        self._immediate = immediate
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._results: deque[Callable[[], None]] = deque()
        self._lock = threading.Lock()
        self._closed = False
        # The signal carries nothing: a result object never crosses threads inside Qt.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: str,
        work: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` on `lane`, then call `done` with its result or `failed` with what it raised."""
        if self._closed:
            return
        if self._immediate:
            _outcome(work, done, failed)()
            return
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane)
        self._lanes[lane].submit(self._work, work, done, failed)

    def close(self) -> None:
        """Wait for the work that runs, drop what waits; nothing is called afterwards."""
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._lanes.clear()
        self._results.clear()

    def _work(self, work: Callable[[], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]) -> None:
        outcome = _outcome(work, done, failed)
        with self._lock:
            self._results.append(outcome)
        self._arrived.emit()

    def _deliver(self) -> None:
        while not self._closed:
            with self._lock:
                outcome = self._results.popleft() if self._results else None
            if outcome is None:
                return
            outcome()


def _outcome(
    work: Callable[[], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
) -> Callable[[], None]:
    """Do `work` now; what is left to call afterwards."""
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the UI thread
        caught = error
        return lambda: failed(caught)
    return lambda: done(result)
