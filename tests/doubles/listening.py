"""A server on a port of this computer, over TLS where it is given a certificate."""

from __future__ import annotations

import ssl
import threading
from abc import ABC, abstractmethod
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    _Visiting = Callable[..., BaseRequestHandler]


class Listening(ThreadingTCPServer):
    """Each visitor is heard by `visit` in a thread of its own. The file `certificate` holds its key too."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, visit: _Visiting, certificate: Path | None = None, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), visit)
        self._certificate = certificate
        self._encryption: ssl.SSLContext | None = None
        self.forget()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> Self:
        self.begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def scheme(self) -> str:
        return "https" if self._encryption else "http"

    @property
    def address(self) -> str:
        return f"{self.scheme}://localhost:{self.port}"

    def begin(self) -> None:
        """Open the door."""
        self._thread.start()

    def end(self) -> None:
        """Close the door for good."""
        self.shutdown()
        self.server_close()
        self._thread.join()

    def forget(self) -> None:
        """Know nobody again: whoever was greeted before is a stranger now, as after a long time."""
        if self._certificate:
            self._encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._encryption.load_cert_chain(self._certificate)

    def get_request(self) -> tuple[Any, Any]:
        """Encrypt in the visitor's own thread, so that a visitor who never shakes hands holds up nobody."""
        connection, address = super().get_request()
        if self._encryption:
            connection = self._encryption.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """Visitors hang up; that is no news."""


class Served(ABC):
    """What is reached over a server of its own as long as a `with` lasts."""

    __slots__ = ("_server",)

    _server: Listening

    def __enter__(self) -> Self:
        self._server = self._opened()
        self._server.begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.end()

    @property
    def port(self) -> int:
        return self._server.port

    @property
    def address(self) -> str:
        return self._server.address

    @abstractmethod
    def _opened(self) -> Listening:
        """The server, whose door is still closed."""
