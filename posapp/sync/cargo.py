"""What requests and answers hold, and what they weigh on the line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.sync.breaks import TooLong

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

    import httpx2

LONGEST_BODY: Final = 5_000_000
"""The most a shop may answer, in bytes after unpacking."""

_RECORD: Final = 16_384
_ENVELOPE: Final = 22
"""Encryption sends records of so many bytes at most, each in an envelope of its own."""
_TAKEN_UP: Final = (650, 520)
_GREETED: Final = (600, 1_000)
_CERTIFICATES: Final = 2
"""A shop shows its certificate and the one that vouches for it, which is of about the same size."""


def content_of(body: object) -> tuple[bytes | None, list[tuple[str, str]]]:
    """The bytes of a body, and the header that goes with them: bytes as they are, other values as JSON."""
    if body is None or isinstance(body, bytes):
        return body, []
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), [("Content-Type", "application/json")]


def read_whole(response: httpx2.Response) -> bytes:
    """The unpacked body. Raises TooLong when it is longer than LONGEST_BODY."""
    parts = bytearray()
    for part in response.iter_bytes(65_536):
        parts += part
        if len(parts) > LONGEST_BODY:
            raise TooLong
    return bytes(parts)


def weight_of_greeting(connection: ssl.SSLSocket) -> tuple[int, int]:
    """What it costs to begin encryption and to end it, sent and received; little where it goes on as it was left."""
    if connection.session_reused:
        return _TAKEN_UP
    sent, received = _GREETED
    return sent, received + _CERTIFICATES * len(connection.getpeercert(binary_form=True) or b"")


def weight_encrypted(weight: int) -> int:
    """What so many bytes weigh on an encrypted line."""
    return weight + _ENVELOPE * -(-weight // _RECORD)


def weight_of_request(request: httpx2.Request) -> int:
    """The bytes of a request: its first line, its headers, its body."""
    first = len(request.method) + len(request.url.raw_path) + len("  HTTP/1.1")
    return first + _weight(request.headers.raw) + len(request.content)


def weight_of_answer(response: httpx2.Response) -> int:
    """The bytes of an answer as they came, packed."""
    first = len("HTTP/1.1 200 ") + len(response.reason_phrase)
    return first + _weight(response.headers.raw) + response.num_bytes_downloaded


def _weight(headers: Sequence[tuple[bytes, bytes]]) -> int:
    ends = 4  # of the first line, and of the headers
    return ends + sum(len(name) + len(text) + 4 for name, text in headers)
