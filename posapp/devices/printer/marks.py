"""What a sheet is made of once every place is known: lines of words, boxes and pictures, in dots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Face:
    """A letter size in dots, plain or bold; `flat` for lines without Thai letters, which need no room for marks.

    `family` is the type it is set in, empty for that of receipts.
    """

    letter: int
    bold: bool
    flat: bool = False
    family: str = ""

    @property
    def pitch(self) -> int:
        """From one line to the next: Thai marks need 1.6 times the letter."""
        return (self.letter * (13 if self.flat else 16) + 9) // 10

    @property
    def baseline(self) -> int:
        """From the top of a line to the foot of its letters."""
        return (self.letter * (19 if self.flat else 23) + 10) // 20


class Gauge(Protocol):
    """Measures what is to be drawn, in dots."""

    def text(self, face: Face, text: str) -> int:
        """How wide one line of `text` is."""
        ...

    def picture(self, data: bytes, width: int, height: int) -> tuple[int, int]:
        """The size of a picture shrunk to fit `width` x `height`; (0, 0) when it can't be read."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text with its left end and the foot of its letters at (x, y)."""

    x: int
    y: int
    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, black or, on paper that knows greys, with `white` hundredths of white in it."""

    x: int
    y: int
    width: int
    height: int
    white: int = 0


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, scaled to `width` x `height`, with its top left corner at (x, y)."""

    x: int
    y: int
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight black line from (x, y), `right` and `down` long; dashes tell it from another one."""

    x: int
    y: int
    right: int
    down: int
    thickness: int
    dashed: bool = False


Mark = Words | Box | Photo | Stroke


@dataclass(frozen=True, slots=True)
class Sheet:
    """One piece of paper up to the cut: its marks and its size in dots."""

    width: int
    height: int
    marks: tuple[Mark, ...]

    def moved(self, right: int, down: int, width: int, height: int) -> Sheet:
        """The same marks, moved, on a piece of `width` x `height`."""
        return Sheet(width, height, tuple(replace(mark, x=mark.x + right, y=mark.y + down) for mark in self.marks))
