"""Charts on A4 pages: bars with their names beside and their values printed, lines with the values that have room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from posapp.devices.page.page_pen import HAIR, PER_MM, face
from posapp.devices.printer.marks import Stroke
from posapp.devices.printer.wrapping import wrap
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.devices.page.page_pen import PagePen
    from posapp.documents.page import PageChart

_GAP: Final = 2 * PER_MM
_BAR: Final = 5 * PER_MM
_OTHER: Final = 3 * PER_MM
_STRIPE: Final = 14
_NAME_LINES: Final = 2
_GREY: Final = 35
_BLANK: Final = 100
_LINE_HEIGHT: Final = 50 * PER_MM
_LINE: Final = 8
_POINT: Final = 20
_STRIPED: Final = N_("Striped: the days it is compared with")
_DASHED: Final = N_("Dashed: the days it is compared with")


def chart(pen: PagePen, block: PageChart) -> None:
    """The chart from the pen on; nothing where there is nothing to draw."""
    if not block.values:
        return
    bars = block.shape == "bars"
    (_bars if bars else _lines)(pen, block)
    if block.others:
        pen.paragraph(_(_STRIPED) if bars else _(_DASHED), face("small"))
    pen.y += _GAP


def _bars(pen: PagePen, block: PageChart) -> None:
    letters = face("small")
    names = [wrap(label, pen.room // 3, letters, pen.gauge)[:_NAME_LINES] for label in block.labels]
    beside = max(pen.width(line, letters) for lines in names for line in lines) + _GAP
    printed = max(pen.width(word, letters) for word in block.words) + _GAP
    room = pen.room - beside - printed
    low, high = _span(block)
    zero = pen.left + beside + room * -low // (high - low)
    for place, value in enumerate(block.values):
        height = _BAR + (_OTHER if block.others else 0)
        row = max(height, len(names[place]) * letters.pitch) + PER_MM
        pen.need(row)
        for number, line in enumerate(names[place]):
            pen.words(pen.left, pen.y + number * letters.pitch, line, letters)
        end = zero + room * value // (high - low)
        pen.box(min(zero, end), pen.y, abs(end - zero), _BAR, _GREY)
        pen.words(max(zero, end) + _GAP // 2, pen.y + (_BAR - letters.pitch) // 2, block.words[place], letters)
        if block.others:
            _striped(pen, zero, zero + room * block.others[place] // (high - low))
        pen.box(zero, pen.y - PER_MM // 2, HAIR, row)
        pen.y += row


def _striped(pen: PagePen, zero: int, end: int) -> None:
    """The bar of the other period: an outline filled with stripes, to be told apart without colours."""
    left, width, top = min(zero, end), abs(end - zero), pen.y + _BAR
    for edge in (top, top + _OTHER - HAIR):
        pen.box(left, edge, width, HAIR)
    for stripe in (*range(left, left + width, _STRIPE), left + width):
        pen.box(stripe, top, HAIR, _OTHER)


def _lines(pen: PagePen, block: PageChart) -> None:
    letters = face("small")
    pen.need(_LINE_HEIGHT + 2 * letters.pitch)
    top = pen.y + letters.pitch
    low, high = _span(block)
    step = pen.room // len(block.values)
    xs = [pen.left + step * place + step // 2 for place in range(len(block.values))]
    drawn = [top + _LINE_HEIGHT * (high - value) // (high - low) for value in block.values]
    others = [top + _LINE_HEIGHT * (high - value) // (high - low) for value in block.others]
    pen.box(pen.left, top + _LINE_HEIGHT * high // (high - low), pen.room, HAIR)
    pen.marks.extend(_joined(xs, others, dashed=True))
    pen.marks.extend(_joined(xs, drawn, dashed=False))
    for x, y in zip(xs, drawn, strict=True):
        pen.box(x - _POINT // 2, y - _POINT // 2, _POINT, _POINT)
    first = sorted(range(len(xs)), key=lambda place: -abs(block.values[place]))
    for place, x in _with_room(pen, block.words, xs, first):
        above = drawn[place] - letters.pitch - _POINT // 2
        pen.box(x, above + letters.pitch // 4, pen.width(block.words[place], letters), letters.pitch * 3 // 4, _BLANK)
        pen.words(x, above, block.words[place], letters)
    pen.y = top + _LINE_HEIGHT + PER_MM
    for place, x in _with_room(pen, block.labels, xs, range(len(xs))):
        pen.words(x, pen.y, block.labels[place], letters)
    pen.y += letters.pitch


def _joined(xs: Sequence[int], ys: Sequence[int], *, dashed: bool) -> Iterator[Stroke]:
    points = list(zip(xs, ys, strict=False))
    for (x, y), (right, down) in pairwise(points):
        yield Stroke(x, y, right - x, down - y, _LINE // 2 if dashed else _LINE, dashed)


def _with_room(pen: PagePen, texts: Sequence[str], xs: Sequence[int], first: Sequence[int]) -> list[tuple[int, int]]:
    """Which of `texts` can stand over their places without touching, and from where on; the `first` win."""
    letters = face("small")
    taken: list[tuple[int, int]] = []
    found = []
    for place in first:
        width = pen.width(texts[place], letters)
        x = min(max(xs[place] - width // 2, pen.left), pen.left + pen.room - width)
        if all(x >= end + _GAP or x + width + _GAP <= start for start, end in taken):
            taken.append((x, x + width))
            found.append((place, x))
    return found


def _span(block: PageChart) -> tuple[int, int]:
    """The lowest and highest value, zero between or at them; never the same."""
    every = (0, *block.values, *block.others)
    low, high = min(every), max(every)
    return low, high if high > low else low + 1
