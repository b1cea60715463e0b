"""Where everything goes on the paper: a Document becomes marks at dot positions, without drawing anything yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.marks import Box, Face, Photo, Sheet, Words
from posapp.devices.printer.profile import DOTS_PER_MM, Profile
from posapp.devices.printer.wrapping import clean_line, meet, wrap, wrap_evenly
from posapp.documents.block import (
    Align,
    Block,
    Columns,
    Cut,
    Document,
    Picture,
    Qr,
    Rule,
    Ruler,
    Signature,
    Size,
    Space,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.devices.printer.marks import Gauge, Mark

EDGE: Final = 4
"""Dots kept free at both sides: marks of Thai letters may lean out of their box."""

TOP: Final = DOTS_PER_MM
QUIET_MODULES: Final = 4
LEAST_QR_DOTS: Final = 5
SIGNING_ROOM: Final = 7 * DOTS_PER_MM

_SCALE: Final[dict[Size, int]] = {"small": 84, "normal": 100, "large": 135, "huge": 185}
_SMALLEST_LETTER: Final = 20
_GAP: Final = 12
_BELOW_RULE: Final = 10


def lay_out(document: Document, profile: Profile, gauge: Gauge) -> tuple[Sheet, ...]:
    """The sheets of `document` on paper of `profile`; one ends at each Cut and at the end, empty ones are left out."""
    sheets = []
    pen = _Pen(profile, gauge)
    for block in (*document, Cut()):
        if not isinstance(block, Cut):
            pen.put(block)
        elif pen.marks:
            sheets.append(pen.sheet())
            pen = _Pen(profile, gauge)
    return tuple(sheets)


@dataclass(slots=True)
class _Pen:
    """Goes down the paper, block by block."""

    profile: Profile
    gauge: Gauge
    y: int = TOP
    reach: int = 0
    marks: list[Mark] = field(default_factory=list)

    def sheet(self) -> Sheet:
        return Sheet(max(self.profile.dots, self.reach), self.y + TOP, tuple(self.marks))

    def put(self, block: Block) -> None:
        """Add one block; a Cut is for who holds the pen."""
        match block:
            case Text():
                self._text(block.text, self._face(block.size, bold=block.bold), block.align)
            case Columns():
                self._columns(block)
            case Signature():
                self._signature(block)
            case Space():
                self.y += block.dots
            case Rule() | Qr() | Picture() | Ruler():
                self._draw(block)

    def _draw(self, block: Rule | Qr | Picture | Ruler) -> None:
        match block:
            case Rule():
                self._rule(double=block.double)
            case Qr():
                self._qr(block)
            case Picture():
                self._picture(block)
            case Ruler():
                self._ruler(block)

    def _face(self, size: Size, *, bold: bool = False) -> Face:
        return Face(max(_SMALLEST_LETTER, self.profile.letter * _SCALE[size] // 100), bold)

    @property
    def _room(self) -> int:
        return self.profile.dots - 2 * EDGE

    def _line(self, x: int, text: str, face: Face) -> None:
        """One line of text at the pen's height; the pen stays where it is, or goes down a little to clear tails."""
        if meet(self._row_above(), text):
            self.y += face.letter // 4
        if text:
            self.marks.append(Words(x, self.y + face.baseline, text, face))

    def _row_above(self) -> str:
        """The words right above the pen: a row has at most two, its own not counted."""
        return " ".join(mark.text for mark in self.marks[-2:] if isinstance(mark, Words) and mark.y <= self.y)

    def _text(self, text: str, face: Face, align: Align) -> None:
        fold = wrap_evenly if align == "centre" else wrap
        for line in fold(text, self._room, face, self.gauge):
            free = self._room - self.gauge.text(face, line)
            self._line(EDGE + {"left": 0, "centre": free // 2, "right": free}[align], line, face)
            self.y += face.pitch

    def _columns(self, row: Columns) -> None:
        face = self._face(row.size, bold=row.bold)
        indent = row.indent * face.letter // 2
        right = clean_line(row.right)
        room = self._room - indent - self.gauge.text(face, right) - (_GAP if right else 0)
        if room < self._room // 3 and self.gauge.text(face, clean_line(row.left)) > room:
            # The amount leaves no decent room for words: give each a line of its own.
            self._text(row.left, face, "left")
            self._text(row.right, face, "right")
            return
        lines = wrap(row.left, room, face, self.gauge)
        for number, line in enumerate(lines, start=1):
            self._line(EDGE + indent, line, face)
            if number == len(lines):
                self._line(EDGE + self._room - self.gauge.text(face, right), right, face)
            self.y += face.pitch

    def _rule(self, *, double: bool) -> None:
        self.y += 6
        for thickness, below in ((2, 3), (2, _BELOW_RULE)) if double else ((2, _BELOW_RULE),):
            self.marks.append(Box(EDGE, self.y, self._room, thickness))
            self.y += thickness + below

    def _qr(self, qr: Qr) -> None:
        count = len(qr.modules)
        size = dots_a_module(count, self.profile.dots)
        left = (self.profile.dots - count * size) // 2
        top = self.y + QUIET_MODULES * size
        for row, modules in enumerate(qr.modules):
            self.marks.extend(
                Box(left + first * size, top + row * size, (last - first) * size, size)
                for first, last in _runs(modules)
            )
        self.y = top + (count + QUIET_MODULES) * size
        if qr.caption:
            self._text(qr.caption, self._face("small"), "centre")

    def _picture(self, picture: Picture) -> None:
        width, height = self.gauge.picture(picture.data, self._room, self.profile.dots // 2)
        if height:
            self.marks.append(Photo((self.profile.dots - width) // 2, self.y, width, height, picture.data))
            self.y += height + TOP

    def _signature(self, signature: Signature) -> None:
        self.y += SIGNING_ROOM
        self.marks.extend(Box(x, self.y, 2, 2) for x in range(EDGE, EDGE + self._room - 1, 6))
        self.y += 4
        self._text(signature.label, self._face("small"), "centre")

    def _ruler(self, ruler: Ruler) -> None:
        """A bar for each width with its number in front; the longest one whose tick is on the paper is the head's."""
        face = self._face("normal", bold=True)
        start = EDGE + self.gauge.text(face, "0000")
        for mark in ruler.marks:
            self._line(EDGE, str(mark), face)
            middle = self.y + face.baseline - face.letter // 3
            self.marks.append(Box(start, middle, mark - start, 2))
            self.marks.append(Box(mark - 4, middle - 10, 4, 22))
            self.y += face.pitch + 4
        self.reach = max(self.reach, *ruler.marks)


def _runs(modules: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of black modules as (first, one past the last)."""
    start = None
    for index, black in enumerate((*modules, False)):
        if black and start is None:
            start = index
        elif not black and start is not None:
            yield start, index
            start = None


def dots_a_module(count: int, dots: int) -> int:
    """How large to draw a QR code of `count` modules on a head of `dots`: whole dots, never below 5.

    6 at least where it fits with its quiet zone, larger while it leaves a fifth of the paper free. At 5 the white
    margins of the paper, which no head reaches, serve as quiet zone. Raises ValueError when even that is too wide.
    """
    whole = count + 2 * QUIET_MODULES
    for size in (8, 7):
        if whole * size <= dots * 4 // 5:
            return size
    for size, modules in ((6, whole), (5, whole), (LEAST_QR_DOTS, count)):
        if modules * size <= dots:
            return size
    raise ValueError(count)
