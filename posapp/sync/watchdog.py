"""One thread beside a line that ends whatever takes longer than it may."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Watchdog:
    """Calls `cut`, from its own thread, when a watched block is not over in time.

    Blocks follow each other; a later one never ends before an earlier one would. So the thread sleeps until the end of
    some block of the past, looks how far the end has moved, and sleeps on: watching costs a call nothing.
    """

    def __init__(self, cut: Callable[[], None]) -> None:
        self._cut = cut
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ends = 0.0
        self._busy = False
        self._asleep = False
        self._dismissed = False

    @contextmanager
    def over(self, seconds: float) -> Iterator[None]:
        """Watch a block that may take so long."""
        with self._news:
            self._ends, self._busy = time.monotonic() + seconds, True
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
                self._thread.start()
            elif self._asleep:
                self._news.notify()
        try:
            yield
        finally:
            with self._news:
                self._busy = False

    def dismiss(self) -> None:
        """End the thread."""
        with self._news:
            thread, self._thread, self._dismissed = self._thread, None, True
            self._news.notify()
        if thread:
            thread.join()
        self._dismissed = False

    def _watch(self) -> None:
        with self._news:
            while not self._dismissed:
                left = self._ends - time.monotonic()
                if self._busy and left > 0:
                    self._news.wait(left)
                    continue
                if self._busy:
                    self._busy = False
                    self._cut()
                self._asleep = True
                self._news.wait()
                self._asleep = False
