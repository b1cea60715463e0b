"""A device on a loopback port: it serves one connection at a time, as real ones do, until it is switched off."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(slots=True, kw_only=True)
class Loopback:
    """Devices differ in how they `talk`; what came in is kept in `received`."""

    received: bytearray = field(default_factory=bytearray)
    server: socket.socket = field(default_factory=socket.socket)
    ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.server.bind(("127.0.0.1", 0))
        self.server.listen(1)
        self.server.settimeout(0.05)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.ended.set()
        assert self._thread is not None
        self._thread.join()
        self.server.close()

    @property
    def uri(self) -> str:
        host, port = self.server.getsockname()
        return f"tcp://{host}:{port}"

    def talk(self, connection: socket.socket) -> None:
        """Answer until it `ended` or the other side hangs up."""

    def _serve(self) -> None:
        while not self.ended.is_set():
            with suppress(TimeoutError):
                connection, _ = self.server.accept()
                with connection, suppress(OSError):
                    connection.settimeout(0.05)
                    self.talk(connection)
