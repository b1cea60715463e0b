"""Reads printer bytes the way a printer does and gives back the paper: what the roll shows and what tests look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.raster import Raster

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADS: Final = (384, 512, 576, 640)
_DOTS_A_LINE: Final = 30
_PICTURE: Final = b"\x1dv0"
_PICTURE_HEAD: Final = 8
_LENGTHS: Final = {
    b"\x1b@": 2,
    b"\x1bJ": 3,
    b"\x1bd": 3,
    b"\x1bp": 5,
    b"\x1da": 3,
    b"\x1dr": 3,
    b"\x1dV": 3,
    b"\x10\x04": 3,
}
"""Whole length of each command we know, by its first two bytes."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command as it stood in the stream; `name` is its first two bytes, empty for a byte printed as a letter."""

    name: bytes
    whole: bytes

    @property
    def last(self) -> int:
        """Its last byte, for commands with one parameter."""
        return self.whole[-1]


@dataclass(frozen=True, slots=True)
class Printout:
    """What came out: the sheets, how often the drawer was pulsed, and bytes no printer should have been given."""

    sheets: tuple[Raster, ...]
    pulses: int
    stray: bytes


def read_commands(data: bytes) -> Iterator[Command]:
    """The complete commands in `data`; a command cut off at the end is left out."""
    at = 0
    while at < len(data):
        length = _length(data, at)
        if at + length > len(data):
            return
        whole = data[at : at + length]
        yield Command(whole[:2] if length > 1 else b"", whole)
        at += length


def _length(data: bytes, at: int) -> int:
    """Bytes of the command at `at`; one more than there are when its end hasn't come yet."""
    if data[at] not in b"\x10\x1b\x1d":
        return 1
    name = data[at : at + 2]
    head = data[at : at + _PICTURE_HEAD]
    if len(name) < len(_PICTURE[:2]) or (name == _PICTURE[:2] and len(head) < _PICTURE_HEAD):
        return len(data) - at + 1
    if name == _PICTURE[:2]:
        return _PICTURE_HEAD + int.from_bytes(head[4:6], "little") * int.from_bytes(head[6:8], "little")
    if name == b"\x1dV":
        return 4 if data[at + 2 : at + 3] in (b"A", b"B") else 3
    return _LENGTHS.get(name, 1)


def read_paper(data: bytes) -> Printout:
    """Print `data` on paper just wide enough for it."""
    roll = _Roll()
    pulses = 0
    stray = bytearray()
    for command in read_commands(data):
        if not command.name:
            stray += command.whole
        pulses += command.name == b"\x1bp"
        roll.obey(command)
    roll.cut()
    return Printout(tuple(roll.sheets), pulses, bytes(stray))


@dataclass(slots=True)
class _Roll:
    """The paper under the head: rows of the sheet not yet cut."""

    rows: list[bytes] = field(default_factory=list)
    sheets: list[Raster] = field(default_factory=list)

    def obey(self, command: Command) -> None:
        match command.name:
            case b"\x1bJ":
                self.rows.extend([b""] * command.last)
            case b"\x1bd":
                self.rows.extend([b""] * (command.last * _DOTS_A_LINE))
            case b"\x1dv":
                width = int.from_bytes(command.whole[4:6], "little")
                picture = command.whole[_PICTURE_HEAD:]
                self.rows.extend(picture[at : at + width] for at in range(0, len(picture), width))
            case b"\x1dV":
                self.cut()
            case _:
                pass

    def cut(self) -> None:
        """End the sheet; a stretch without any ink is none."""
        if any(map(any, self.rows)):
            widest = 8 * max(map(len, self.rows))
            width = next((head for head in _HEADS if head >= widest), widest)
            rows = b"".join(row.ljust(width // 8, b"\0") for row in self.rows)
            self.sheets.append(Raster(width, len(self.rows), rows))
        self.rows = []
