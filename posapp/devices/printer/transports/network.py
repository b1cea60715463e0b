"""Printers on the network or behind a print server: TCP, usually port 9100."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Final, Self
from urllib.parse import urlsplit

from posapp.devices.printer.uri import refuse
from posapp.i18n import N_

_DEFAULT_PORT: Final = 9100
_CONNECT_SECONDS: Final = 2.0
_WRITE_SECONDS: Final = 5.0
_DRAIN_SECONDS: Final = 1.0
_SEND_BUFFER: Final = 8192
"""Small, so that a printer that has stopped taking data is noticed instead of filling the system's memory."""


@dataclass(frozen=True, slots=True)
class NetworkPort:
    """A printer at `host`:`port`."""

    scheme: ClassVar[str] = "tcp"
    title: ClassVar[str] = N_("Network (LAN or Wi-Fi)")
    answers: ClassVar[bool] = True

    host: str
    port: int = _DEFAULT_PORT

    @classmethod
    def parse(cls, rest: str) -> Self:
        """Read "//HOST:PORT"; the port may be left out."""
        try:
            parts = urlsplit(f"tcp:{rest}")
            host, port = parts.hostname or "", _DEFAULT_PORT if parts.port is None else parts.port
            host.encode("idna")
        except ValueError:
            raise refuse(f"tcp:{rest}") from None
        if not (host and port) or parts.username or parts.path.strip("/") or any(sign.isspace() for sign in host):
            raise refuse(f"tcp:{rest}")
        return cls(host, port)

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """None: a network isn't searched."""
        return ()

    @property
    def uri(self) -> str:
        """The address with its port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"tcp://{host}:{self.port}"

    def patience(self, size: int) -> float:
        """Printing takes most of it: about 10 kB a second on slow heads."""
        return 15.0 + size / 5000

    def open(self) -> _Connection:
        """Connect within 2 seconds."""
        connected = socket.create_connection((self.host, self.port), _CONNECT_SECONDS)
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _Connection(connected)


class _Connection:
    """One job's connection; printers serve one at a time, so it's closed after the job."""

    spools = False

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def write(self, data: bytes) -> None:
        self._socket.settimeout(_WRITE_SECONDS)
        self._socket.sendall(data)

    def read(self, seconds: float) -> bytes:
        self._socket.settimeout(max(seconds, 0.001))
        try:
            data = self._socket.recv(256)
        except TimeoutError:
            return b""
        if not data:
            raise ConnectionResetError
        return data

    def finish(self) -> bool:
        """Half-close and read to the end: closing with an answer unread would throw away what is still under way."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
            end = time.monotonic() + _DRAIN_SECONDS
            while (left := end - time.monotonic()) > 0:
                self._socket.settimeout(left)
                if not self._socket.recv(256):
                    break
        except TimeoutError:
            pass
        return False

    def abort(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.close()
