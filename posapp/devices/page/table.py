"""Tables on A4 pages: widths that keep every number whole, rows that turn the page, a head that is said again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.devices.page.page_pen import HAIR, PER_MM, face
from posapp.devices.printer.wrapping import clean_line, wrap
from posapp.i18n.words import BREAK, break_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.devices.page.page_pen import PagePen, Size
    from posapp.devices.printer.marks import Face
    from posapp.documents.page import PageColumn, PageTable

_PAD: Final = 24
_PAD_ABOVE: Final = 10
_LEAST_WORDS: Final = 22 * PER_MM
"""A column of words is never narrower than this, unless all it says is."""

_SIZES: Final[tuple[Size, ...]] = ("body", "small", "fine", "tiny")
_PAPER: Final = 100
_ZEBRA: Final = 94
_HEAD_GROUND: Final = 86

_Cells = list[list[str]]


def table(pen: PagePen, block: PageTable) -> None:
    """The rows of `block` from the pen on; letters get smaller before a number would be broken."""
    grid = _Grid(pen, block, *_fitting(pen, block))
    foot = [grid.row(block.foot, bold=True)] if block.foot else []
    rows = [grid.row(row) for row in block.rows]
    opening = rows[0] if rows else foot[0] if foot else []
    pen.need(grid.height(grid.head) + grid.height(opening))
    grid.draw_head()
    for number, row in enumerate(rows):
        below = foot[0] if foot and number == len(rows) - 1 else []
        grid.draw(row, ground=_ZEBRA if number % 2 else _PAPER, below=grid.height(below))
    for row in foot:
        grid.draw_foot(row)
    grid.close()


@dataclass(slots=True)
class _Grid:
    """The columns of one table in place."""

    pen: PagePen
    block: PageTable
    widths: list[int]
    size: Size

    @property
    def head(self) -> _Cells:
        """The titles, broken into lines."""
        columns = zip(self.block.columns, self.widths, strict=True)
        return [self._wrapped(column.title, width, bold=True) for column, width in columns]

    def row(self, texts: Sequence[str], *, bold: bool = False) -> _Cells:
        """The lines of each cell; a number is always one."""
        return [
            [clean_line(text)] if column.align == "right" else self._wrapped(text, width, bold=bold)
            for text, width, column in zip(texts, self.widths, self.block.columns, strict=True)
        ]

    def height(self, cells: _Cells) -> int:
        """How high a row is; 0 for none."""
        return max(map(len, cells)) * self._face().pitch + 2 * _PAD_ABOVE if cells else 0

    def draw_head(self) -> None:
        """The titles on grey, between two lines."""
        height = self.height(self.head)
        self.pen.box(self.pen.left, self.pen.y, sum(self.widths), height, _HEAD_GROUND)
        self._line(2 * HAIR)
        self._write(self.head, bold=True, foot=True)
        self._line(2 * HAIR)

    def draw(self, cells: _Cells, ground: int, below: int) -> None:
        """One row, and `below` dots that must stay with it; what is higher than a page goes on on the next."""
        for piece in self._pieces(cells):
            if self.pen.need(self.height(piece) + below):
                self.draw_head()
            if ground != _PAPER and not self.block.ruled:
                self.pen.box(self.pen.left, self.pen.y, sum(self.widths), self.height(piece), ground)
            self._write(piece)
            if self.block.ruled:
                self._line(HAIR)

    def draw_foot(self, cells: _Cells) -> None:
        """The totals between a line and a double one."""
        if self.pen.need(self.height(cells)):
            self.draw_head()
        self._line(2 * HAIR)
        self._write(cells, bold=True)
        self._line(HAIR)
        self.pen.y += 3 * HAIR

    def close(self) -> None:
        """The line at the end of the table, and a little room."""
        self._line(HAIR)
        self.pen.y += 2 * PER_MM

    def _pieces(self, cells: _Cells) -> list[_Cells]:
        most = (self.pen.whole - self.height(self.head)) // self._face().pitch - 1
        longest = max(map(len, cells))
        return [[lines[at : at + most] for lines in cells] for at in range(0, longest, most)]

    def _write(self, cells: _Cells, *, bold: bool = False, foot: bool = False) -> None:
        """The lines of one row; with `foot` they stand on the row's lower edge."""
        letters, height = self._face(bold=bold), self.height(cells)
        x = self.pen.left
        for lines, width, column in zip(cells, self.widths, self.block.columns, strict=True):
            top = self.pen.y + (height - _PAD_ABOVE - len(lines) * letters.pitch if foot else _PAD_ABOVE)
            for number, line in enumerate(lines):
                self.pen.aligned(
                    (x + _PAD, width - 2 * _PAD), top + number * letters.pitch, line, letters, column.align
                )
            if self.block.ruled:
                self.pen.box(x, self.pen.y, HAIR, height)
            x += width
        if self.block.ruled:
            self.pen.box(x - HAIR, self.pen.y, HAIR, height)
        self.pen.y += height

    def _wrapped(self, text: str, width: int, *, bold: bool) -> list[str]:
        return wrap(text, width - 2 * _PAD, self._face(bold=bold), self.pen.gauge)

    def _line(self, thickness: int) -> None:
        self.pen.box(self.pen.left, self.pen.y, sum(self.widths), thickness)

    def _face(self, *, bold: bool = False) -> Face:
        return face(self.size, bold=bold)


def _fitting(pen: PagePen, block: PageTable) -> tuple[list[int], Size]:
    """The widths of the columns, and the largest letters in which no number is broken."""
    columns = [
        (column, [row[place] for row in (*block.rows, *filter(None, [block.foot]))])
        for place, column in enumerate(block.columns)
    ]
    for size in _SIZES:
        least = [_least(pen, column, cells, face(size, bold=True)) for column, cells in columns]
        if sum(least) <= pen.room:
            return shared_out(pen.room, [column.weight for column in block.columns], least), size
    return [pen.room * width // sum(least) for width in least], _SIZES[-1]


def _least(pen: PagePen, column: PageColumn, cells: Sequence[str], letters: Face) -> int:
    """The narrowest a column may get: a number must fit, words may break between them."""
    title = max((pen.width(word, letters) for word in _words(column.title)), default=0)
    widest = max((pen.width(clean_line(cell), letters) for cell in cells), default=0)
    return max(title, widest if column.align == "right" else min(widest, _LEAST_WORDS)) + 2 * _PAD


def _words(title: str) -> list[str]:
    return break_words(clean_line(title)).replace(BREAK, " ").split()


def shared_out(room: int, weights: Sequence[int], least: Sequence[int]) -> list[int]:
    """`room` shared out by weight, what a column needs more than its share taken from the others."""
    widths = dict(enumerate(least))
    free = dict(enumerate(weights))
    while free:
        rest = room - sum(width for place, width in widths.items() if place not in free)
        shares = {place: rest * weight // sum(free.values()) for place, weight in free.items()}
        short = [place for place, share in shares.items() if share < least[place]]
        if not short:
            return [*(widths | shares).values()]
        for place in short:
            del free[place]
    return [*widths.values()]
