"""The lock beside the books: one writer at a time among all threads and programs of this PC."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

_POLL_SECONDS: Final = 1 / 4000
_NS: Final = 1_000_000_000
_POLITE_SECONDS: Final = 1 / 20
"""How long, at most, a thread lets others that wait already go first."""

_waiting: Counter[Path] = Counter()
"""How many threads of this program wait for the lock."""
_acting: Counter[Path] = Counter()
"""How many wait for it or hold it."""
_changed: Final = threading.Condition()


class WriterLock:
    """A lock on a file that is kept open: taking it costs one call of the system, and a killed program lets go of it.

    It belongs to one connection; each connection brings its own, so threads exclude each other like programs do.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1

    def acquire(self, patience: int) -> None:
        """Take the lock within `patience` seconds. Raises TimeoutError, or OSError where the file can't be written.

        A lane that writes one part after the other would find it free each time before a sale looks again, so whoever
        comes lets the threads of this program go first that wait already.
        """
        self._stand_back(_waiting)
        _count(_acting, self._path, 1)
        try:
            if not self._taken():
                self._queue(time.monotonic_ns() + patience * _NS)
        except BaseException:
            _count(_acting, self._path, -1)
            raise

    def release(self) -> None:
        """Let the next one write."""
        _unlock(self._file)
        _count(_acting, self._path, -1)

    def give_way(self) -> None:
        """Wait until no thread of this program writes or is about to, but not for long. Not to be asked by a holder.

        Threads take turns in Python: one that works beside an act makes each of its steps wait for such a turn.
        """
        self._stand_back(_acting)

    def close(self) -> None:
        """Let go of the file itself."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _stand_back(self, others: Counter[Path]) -> None:
        """Sleep until there are no such threads: whoever looked again and again would take turns from who writes."""
        if others[self._path]:
            with _changed:
                _changed.wait_for(lambda: not others[self._path], _POLITE_SECONDS)

    def _queue(self, ends: int) -> None:
        _count(_waiting, self._path, 1)
        try:
            while not self._taken():
                if time.monotonic_ns() >= ends:
                    raise TimeoutError(self._path)
                time.sleep(_POLL_SECONDS)
        finally:
            _count(_waiting, self._path, -1)

    def _taken(self) -> bool:
        if self._file < 0:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(self._file):
            return False
        if self._is_there():
            return True
        self.close()
        return False

    def _is_there(self) -> bool:
        """Whether the file that is locked is the one others find: somebody may have tidied it away."""
        try:
            return os.path.samestat(os.fstat(self._file), self._path.stat())
        except FileNotFoundError:
            return False


def _count(threads: Counter[Path], path: Path, change: int) -> None:
    with _changed:
        threads[path] += change
        _changed.notify_all()


if sys.platform == "win32":

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
