"""What people write on: boxes to tick, lines to fill in, boxes for strokes, lines to cut along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.marks import Box
from posapp.devices.printer.pen import EDGE, TOP
from posapp.devices.printer.profile import DOTS_PER_MM
from posapp.devices.printer.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.devices.printer.marks import Face
    from posapp.devices.printer.pen import Pen
    from posapp.documents.block import FormRow

_CELL_MM: Final = 11
"""Width of a cell that takes a number written by hand."""

_CELL_GAP: Final = 6
_WRITING_ROOM: Final = 9 * DOTS_PER_MM
_TICK_MM: Final = 4
_TICK_GAP: Final = 10
_LINE: Final = 2
_THICK: Final = 5
_BOX_HEIGHT: Final = 9 * DOTS_PER_MM
_STROKES: Final = 9 * DOTS_PER_MM
_DASH: Final = 12


def form_row(pen: Pen, row: FormRow) -> None:
    """The words beside the cells when they fit there in one line, above them otherwise."""
    face = pen.face(row.size, bold=row.bold)
    tick = _TICK_MM * pen.profile.per_mm
    indent = tick + _TICK_GAP * pen.profile.per_mm // DOTS_PER_MM if row.tick else 0
    cells = len(row.cells) * (_CELL_MM * pen.profile.per_mm + _CELL_GAP)
    words, first_foot = row.left, pen.y + face.baseline
    if len(wrap(words, pen.room - indent - cells, face, pen.gauge)) > 1:
        pen.text(words, face, indent=indent)
        words = ""
    elif "" in row.cells:
        pen.y += max(0, _WRITING_ROOM - face.pitch)
        first_foot = pen.y + face.baseline
    if words or row.cells:
        pen.line(EDGE + indent, words, face)
        _cells(pen, row.cells, EDGE + pen.room - cells + _CELL_GAP, face)
        pen.y += face.pitch
    if row.tick:
        pen.marks.extend(_frame(EDGE, first_foot - tick + 4, tick, tick))


def tally_boxes(pen: Pen) -> None:
    """Boxes for strokes across the paper."""
    count = max(2, pen.room // _STROKES)
    edges = [EDGE + pen.room * box // count for box in range(1, count)]
    pen.marks.extend(_frame(EDGE, pen.y, pen.room, _BOX_HEIGHT))
    pen.marks.extend(Box(edge, pen.y, _LINE, _BOX_HEIGHT) for edge in edges[:-1])
    pen.marks.append(Box(edges[-1], pen.y, _THICK, _BOX_HEIGHT))
    pen.y += _BOX_HEIGHT + TOP


def cut_line(pen: Pen) -> None:
    """Dashes from one side of the paper to the other."""
    pen.marks.extend(Box(x, pen.y, _DASH, _LINE) for x in range(0, pen.profile.dots - _DASH + 1, 2 * _DASH))
    pen.y += _LINE + TOP


def _cells(pen: Pen, cells: Sequence[str], x: int, face: Face) -> None:
    """The texts of `cells` in the middle of their places from `x` on, a line to write on for each empty one."""
    width = _CELL_MM * pen.profile.per_mm
    for text in cells:
        if text:
            pen.line(x + (width - pen.width(text, face)) // 2, text, face)
        else:
            pen.marks.append(Box(x, pen.y + face.baseline + 6, width, _LINE))
        x += width + _CELL_GAP


def _frame(x: int, y: int, width: int, height: int) -> list[Box]:
    """The outline of a rectangle."""
    return [
        Box(x, y, width, _LINE),
        Box(x, y + height - _LINE, width, _LINE),
        Box(x, y, _LINE, height),
        Box(x + width - _LINE, y, _LINE, height),
    ]
