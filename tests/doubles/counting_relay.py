"""A line that passes everything on as it comes, encrypted or not, and counts the bytes each way."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler
from typing import TYPE_CHECKING, Final, Self

from tests.doubles.listening import Listening

if TYPE_CHECKING:
    from types import TracebackType

_AT_ONCE: Final = 65_536


@dataclass(slots=True)
class CountingRelay:
    """Stands before whatever listens at `port` of this computer. `carried` are the bytes towards it and back."""

    port: int
    carried: list[int] = field(default_factory=lambda: [0, 0])
    _server: _Server | None = None

    def __enter__(self) -> Self:
        self._server = _Server(self)
        self._server.begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._server is not None
        self._server.end()

    @property
    def own_port(self) -> int:
        """Where the line begins."""
        assert self._server is not None
        return self._server.port


class _Server(Listening):
    daemon_threads = False

    def __init__(self, relay: CountingRelay) -> None:
        super().__init__(_Line)
        self.relay = relay


class _Line(BaseRequestHandler):
    """One connection: a thread for each way, and the end of one is passed on like everything else."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        relay = self.server.relay
        with socket.create_connection(("127.0.0.1", relay.port)) as there:
            way_back = threading.Thread(target=_carry, args=(there, self.request, relay.carried, 1))
            way_back.start()
            _carry(self.request, there, relay.carried, 0)
            way_back.join()


def _carry(begin: socket.socket, end: socket.socket, carried: list[int], way: int) -> None:
    with suppress(OSError):
        while part := begin.recv(_AT_ONCE):
            carried[way] += len(part)
            end.sendall(part)
    with suppress(OSError):
        end.shutdown(socket.SHUT_WR)
