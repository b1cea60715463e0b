"""A hand on the plug: lines that are open can be cut from another thread."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from posapp.sync.faults import Offline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.sync.wire import Wire


class Plug:
    """What another thread may pull: the lines that are open now, and all later ones."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wires: list[Wire] = []
        self._pulled = False

    def pull(self) -> None:
        """Cut every line, at once and for good: a call that waits for an answer ends now."""
        with self._lock:
            self._pulled = True
            for wire in self._wires:
                wire.stop()

    @contextmanager
    def on(self, wire: Wire) -> Iterator[Wire]:
        """A wire within reach of `pull` for the block. Raises Offline when it was pulled."""
        with self._lock:
            if self._pulled:
                raise Offline("stopped")
            self._wires.append(wire)
        try:
            with wire:
                yield wire
        finally:
            with self._lock:
                self._wires.remove(wire)
