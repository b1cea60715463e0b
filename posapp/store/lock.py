"""The lock beside the books: one writer at a time among all threads and programs of this PC."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POLL_SECONDS: Final = 1 / 500
_NS: Final = 1_000_000_000
_POLITE_NS: Final = 50_000_000
"""How long, at most, a thread lets others that wait already go first."""

_waiting: Counter[Path] = Counter()
_counting: Final = threading.Lock()


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
        begun = time.monotonic_ns()
        while _waiting[self._path] and time.monotonic_ns() - begun < _POLITE_NS:
            time.sleep(_POLL_SECONDS)
        if self._taken():
            return
        with _in_line(self._path):
            while not self._taken():
                if time.monotonic_ns() - begun >= patience * _NS:
                    raise TimeoutError(self._path)
                time.sleep(_POLL_SECONDS)

    def release(self) -> None:
        """Let the next one write."""
        _unlock(self._file)

    def close(self) -> None:
        """Let go of the file itself."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

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


@contextmanager
def _in_line(path: Path) -> Iterator[None]:
    """Be one of those who wait for the lock at `path`."""
    with _counting:
        _waiting[path] += 1
    try:
        yield
    finally:
        with _counting:
            _waiting[path] -= 1


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
