"""One window for one group's books: a second start finds the first and may bring it forward."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from posapp.domain.errors import Unavailable
from posapp.store.faults import READ_ONLY

_WAIT_MS: Final = 1000
_WORD: Final = b"come forward\n"


class OneWindow(QObject):
    """Holds the window's place from `take` until the program ends; emits `wanted` when a second start calls it."""

    wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._lock = FileLock(folder / "window.lock", timeout=0)
        # A socket's name is short and plain on every system, a folder's may be neither.
        self._name = "raanrao-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_call)

    def take(self) -> bool:
        """Whether this is the only window on these books; it then answers to calls. Raises Unavailable."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise Unavailable(*READ_ONLY, folder=Path(self._lock.lock_file).parent) from error
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def call(self) -> bool:
        """Ask the window that holds the place to come forward; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_WAIT_MS)
        if heard:
            socket.write(_WORD)
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Give the place up."""
        self._server.close()
        self._lock.release()

    def _on_call(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller:
            caller.disconnected.connect(caller.deleteLater)
        self.wanted.emit()
