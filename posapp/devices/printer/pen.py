"""The pen that goes down the paper: where it stands, and how one line of words is put there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.marks import Face, Sheet, Words
from posapp.devices.printer.profile import DOTS_PER_MM
from posapp.devices.printer.wrapping import meet, wrap, wrap_evenly

if TYPE_CHECKING:
    from posapp.devices.printer.marks import Gauge, Mark
    from posapp.devices.printer.profile import Profile
    from posapp.documents.block import Align, Size

EDGE: Final = 4
"""Dots kept free at both sides: marks of Thai letters may lean out of their box."""

TOP: Final = DOTS_PER_MM

SCALE: Final[dict[Size, int]] = {"small": 84, "normal": 100, "large": 135, "huge": 185, "giant": 300}
"""Letters of each size in hundredths of an ordinary one, the smallest first."""


@dataclass(slots=True)
class Pen:
    """One sheet under way: its marks so far, and the height `y` the next one goes to."""

    profile: Profile
    gauge: Gauge
    y: int = TOP
    reach: int = 0
    marks: list[Mark] = field(default_factory=list)

    def sheet(self) -> Sheet:
        """The paper as it is now, with a little room below."""
        return Sheet(max(self.profile.dots, self.reach), self.y + TOP, tuple(self.marks))

    def face(self, size: Size, *, bold: bool = False) -> Face:
        """The letters of `size` on this paper."""
        return Face(max(self.profile.smallest, self.profile.letter * SCALE[size] // 100), bold)

    @property
    def room(self) -> int:
        """Dots from edge to edge."""
        return self.profile.dots - 2 * EDGE

    def dots(self, count: int) -> int:
        """`count` dots of a receipt printer as dots of this paper."""
        return count * self.profile.per_mm // DOTS_PER_MM

    def width(self, text: str, face: Face) -> int:
        """How wide one line of `text` is."""
        return self.gauge.text(face, text)

    def line(self, x: int, text: str, face: Face) -> None:
        """One line of text at the pen's height; the pen stays where it is, or goes down a little to clear tails."""
        if meet(self._row_above(), text):
            self.y += face.letter // 4
        if text:
            self.marks.append(Words(x, self.y + face.baseline, text, face))

    def _row_above(self) -> str:
        """The words right above the pen: a row has at most two, its own not counted."""
        return " ".join(mark.text for mark in self.marks[-2:] if isinstance(mark, Words) and mark.y <= self.y)

    def text(self, text: str, face: Face, align: Align = "left", indent: int = 0) -> None:
        """A paragraph, `indent` dots in from the left edge; the pen goes below it."""
        fold = wrap_evenly if align == "centre" else wrap
        room = self.room - indent
        for line in fold(text, room, face, self.gauge):
            free = room - self.width(line, face)
            self.line(EDGE + indent + {"left": 0, "centre": free // 2, "right": free}[align], line, face)
            self.y += face.pitch
