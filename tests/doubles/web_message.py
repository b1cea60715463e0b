"""A request or a reply as it goes over a line, whole, however whoever sent it said where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    import socket

_FRAMING: Final = ("connection", "content-length", "transfer-encoding")


@dataclass(slots=True)
class Message:
    """One request or reply as it goes over the line."""

    head: bytes
    body: bytes

    @property
    def first(self) -> str:
        """Its first line."""
        return self.head.split(b"\r\n", 1)[0].decode("latin-1")

    @property
    def whole(self) -> bytes:
        return self.head + self.body

    @property
    def alone(self) -> bytes:
        """The same as the only one on its connection."""
        lines = [line for line in self.head.split(b"\r\n") if line and not line.lower().startswith(b"connection")]
        return b"\r\n".join([*lines, b"Connection: close", b"", self.body])

    def with_body(self, body: bytes) -> Message:
        """The same with another body, and its length put right."""
        lines = [line for line in self.head.split(b"\r\n") if line and not line.lower().startswith(b"content-length")]
        return Message(b"\r\n".join([*lines, b"Content-Length: %d" % len(body), b"", b""]), body)


class _Heard:
    """What came over a socket, as the standard library reads replies."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, _mode: str) -> BytesIO:
        """All of it."""
        return BytesIO(self._data)


def reply_of(data: bytes) -> Message | None:
    """A reply with its length, however the shop said where it ends: by it, in pieces, or by hanging up."""
    reply = HTTPResponse(cast("socket.socket", _Heard(data)))
    try:
        reply.begin()
        body = reply.read()
    except (HTTPException, ValueError):
        return None
    kept = [(name, text) for name, text in reply.getheaders() if name.lower() not in _FRAMING]
    head = data.split(b"\r\n", 1)[0] + b"\r\n" + "".join(f"{name}: {text}\r\n" for name, text in kept).encode("latin-1")
    return Message(head, b"").with_body(body)


def length_of(head: bytes) -> int:
    """How long the body behind a head is."""
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
