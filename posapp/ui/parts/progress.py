"""How far work on a lane is: the lane notes it, the window reads it and may wish it stopped."""

from __future__ import annotations

from threading import Event

from posapp.operations.importing.apply import Cancelled


class Progress:
    """So many are done of so many."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._stopped = Event()

    def note(self, done: int, total: int) -> None:
        """So many are done of so many. Raises Cancelled once it is stopped."""
        if self._stopped.is_set():
            raise Cancelled
        self.done, self.total = done, total

    def stop(self) -> None:
        """Let the work end at its next note."""
        self._stopped.set()
