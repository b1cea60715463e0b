"""A label printer made of a loopback socket: it reads TSPL as real ones do and keeps the stickers that came out."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PIL import Image

from tests.doubles.loopback import Loopback

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

READY: Final = 0x00
LID_OPEN: Final = 0x01
NO_LABELS: Final = 0x04
NO_RIBBON: Final = 0x08
PRINTING: Final = 0x20

_ASK: Final = b"\x1b!?"
_DOTS_PER_MM: Final = 8
_BITMAP: Final = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),0,")


@dataclass(slots=True)
class Stickers:
    """What came out: each label as a picture of its whole size, the gap, and lines nobody understood."""

    pictures: list[Image.Image] = field(default_factory=list)
    gap: int = 0
    stray: list[bytes] = field(default_factory=list)


def read_tspl(data: bytes) -> Stickers:
    """Obey `data`: SIZE, GAP, CLS, BITMAP (0 is black) and PRINT; everything else is stray."""
    out = Stickers()
    size, label = (0, 0), Image.new("L", (0, 0))
    for command, dots in _commands(data):
        words = command.replace(b",", b" ").split()
        match words[0]:
            case b"SIZE":
                size = int(words[1]) * _DOTS_PER_MM, int(words[3]) * _DOTS_PER_MM
            case b"GAP":
                out.gap = int(words[1])
            case b"CLS":
                label = Image.new("L", size, 255)
            case b"BITMAP":
                x, y, width, height = map(int, words[1:5])
                label.paste(Image.frombytes("1", (8 * width, height), dots).convert("L"), (x, y))
            case b"PRINT":
                out.pictures += [label] * int(words[1])
            case _:
                out.stray.append(command)
    return out


def _commands(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each command with the dots it brings along."""
    while data:
        match = _BITMAP.match(data)
        if match:
            length = int(match[3]) * int(match[4])
            yield match[0], data[match.end() : match.end() + length]
            data = data[match.end() + length :]
            assert data.startswith(b"\r\n")
            data = data[2:]
            continue
        command, _end, data = data.partition(b"\r\n")
        yield command, b""


@dataclass(slots=True)
class VirtualLabelPrinter(Loopback):
    """Answers "how are you" with the next of `answers`, the last one for ever; nothing when there are none."""

    answers: list[int] = field(default_factory=lambda: [READY])

    @property
    def stickers(self) -> Stickers:
        return read_tspl(bytes(self.received))

    def talk(self, connection: socket.socket) -> None:
        while not self.ended.is_set():
            with suppress(TimeoutError):
                data = connection.recv(4096)
                if not data:
                    return
                asked = data.count(_ASK)
                self.received += data.replace(_ASK, b"")
                for _question in range(asked if self.answers else 0):
                    connection.sendall(bytes([self.answers[0]]))
                    self.answers = self.answers[1:] or self.answers
