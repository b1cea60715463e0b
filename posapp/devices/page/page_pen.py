"""The pen that goes down A4 pages: where it stands, when it turns the page, and what each page says at its edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from posapp.devices.printer.marks import Box, Face, Sheet, Words
from posapp.devices.printer.wrapping import clean_line, wrap
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from posapp.devices.printer.marks import Gauge, Mark
    from posapp.documents.page import PagePaper

PER_MM: Final = 16
"""Dots to the millimetre of a page."""

HAIR: Final = 3
FAMILY: Final = "Noto Sans Thai Looped"
_SIDE: Final = 15 * PER_MM
_TOP: Final = 12 * PER_MM
_BOTTOM: Final = 16 * PER_MM
_LONG, _SHORT = 297 * PER_MM, 210 * PER_MM
_POINTS: Final = {"tiny": 6, "fine": 7, "small": 8, "body": 10, "section": 13, "title": 18, "huge": 24}
_PAGE_OF: Final = N_("Page {page} of {pages}")

Size = Literal["tiny", "fine", "small", "body", "section", "title", "huge"]
Align = Literal["left", "centre", "right"]


def face(size: Size, *, bold: bool = False) -> Face:
    """The letters of `size`: 6 to 24 pt."""
    return Face(_POINTS[size] * PER_MM * 254 // 720, bold, family=FAMILY)


@dataclass(slots=True)
class PagePen:
    """Pages under way: those that are full, the marks of the present one, and the height `y` the next goes to."""

    paper: PagePaper
    gauge: Gauge
    y: int = _TOP
    marks: list[Mark] = field(default_factory=list)
    full: list[list[Mark]] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Where lines begin."""
        return _SIDE

    @property
    def room(self) -> int:
        """Dots from margin to margin."""
        return self._size[0] - 2 * _SIDE

    @property
    def space(self) -> int:
        """Dots from the pen down to the margin."""
        return self._size[1] - _BOTTOM - self.y

    @property
    def whole(self) -> int:
        """Dots a page after the first has for what it says."""
        return self._size[1] - _BOTTOM - _TOP - self._running_height

    def need(self, height: int) -> bool:
        """Turn the page unless `height` dots are left on it, or it is as good as blank; True when it was turned."""
        if height <= self.space or (self.full and self.space == self.whole):
            return False
        self._turn()
        return True

    def width(self, text: str, letters: Face) -> int:
        """How wide one line of `text` is."""
        return self.gauge.text(letters, text)

    def words(self, x: int, top: int, text: str, letters: Face) -> None:
        """One line of text from `x` on, with its upper edge at `top`."""
        if text:
            self.marks.append(Words(x, top + letters.baseline, text, letters))

    def aligned(self, span: tuple[int, int], top: int, text: str, letters: Face, align: Align) -> None:
        """One line of text within `span` (its left edge and width)."""
        x, room = span
        free = room - self.width(text, letters)
        self.words(x + {"left": 0, "centre": free // 2, "right": free}[align], top, text, letters)

    def paragraph(self, text: str, letters: Face, align: Align = "left") -> None:
        """Lines from margin to margin; the pen goes below them."""
        for line in wrap(text, self.room, letters, self.gauge):
            self.need(letters.pitch)
            self.aligned((self.left, self.room), self.y, line, letters, align)
            self.y += letters.pitch

    def box(self, x: int, y: int, width: int, height: int, white: int = 0) -> None:
        """A filled rectangle."""
        self.marks.append(Box(x, y, width, height, white))

    def rule(self, thickness: int = HAIR) -> None:
        """A line from margin to margin at the pen's height."""
        self.box(self.left, self.y, self.room, thickness)

    def pages(self) -> tuple[Sheet, ...]:
        """All pages with their feet; the number of pages is known only now."""
        drawn, size = [*self.full, self.marks], self._size
        numbers = [_(_PAGE_OF).format(page=page, pages=len(drawn)) for page in range(1, len(drawn) + 1)]
        return tuple(
            Sheet(*size, (*marks, *_foot(self, size, number))) for marks, number in zip(drawn, numbers, strict=True)
        )

    @property
    def _size(self) -> tuple[int, int]:
        return (_LONG, _SHORT) if self.paper.landscape else (_SHORT, _LONG)

    @property
    def _running_height(self) -> int:
        return face("small").pitch + 2 * PER_MM

    def _turn(self) -> None:
        """Begin a page; its first line says whose paper it is and which."""
        self.full.append(self.marks)
        self.marks, self.y = [], _TOP
        letters = face("small")
        said = " · ".join(part for part in (self.paper.letterhead.group.name, self.paper.title) if part)
        self.words(self.left, self.y, wrap(said, self.room, letters, self.gauge)[0], letters)
        self.y += self._running_height


def _foot(pen: PagePen, size: tuple[int, int], page: str) -> list[Mark]:
    """A line, what the paper's foot says, and the number of the `page` at the right."""
    width, height = size
    letters = face("small")
    top = height - _BOTTOM + 3 * PER_MM
    taken = pen.width(page, letters)
    said = wrap(clean_line(pen.paper.foot), pen.room - taken - 6 * PER_MM, letters, pen.gauge)[0]
    return [
        Box(_SIDE, top, pen.room, HAIR, white=50),
        Words(_SIDE, top + PER_MM + letters.baseline, said, letters),
        Words(width - _SIDE - taken, top + PER_MM + letters.baseline, page, letters),
    ]
