"""Where everything goes on A4 pages: blocks become marks at dot positions, without drawing anything yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.page.chart import chart
from posapp.devices.page.page_pen import HAIR, PER_MM, PagePen, face
from posapp.devices.page.table import table
from posapp.devices.printer.marks import Box, Photo
from posapp.devices.printer.wrapping import wrap
from posapp.documents.block import Picture, Text
from posapp.documents.letterhead import head
from posapp.documents.page import (
    PageChart,
    PageQr,
    PageSignatures,
    PageSpace,
    PageTable,
    PageText,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.devices.printer.marks import Gauge, Sheet
    from posapp.documents.page import PageBlock, PagePaper

_LOGO: Final = 20 * PER_MM
_BELOW_HEADING: Final = 25 * PER_MM
"""A heading stays with this much of what it heads."""

_SIGNING_ROOM: Final = 14 * PER_MM
_SIGNATURES_A_ROW: Final = 3
_GAP: Final = 4 * PER_MM
_QUIET: Final = 4


def lay_out_pages(paper: PagePaper, gauge: Gauge) -> tuple[Sheet, ...]:
    """The pages of `paper`, `PER_MM` dots to the millimetre; at least one."""
    pen = PagePen(paper, gauge)
    _head(pen)
    for block in paper.blocks:
        _put(pen, block)
    return pen.pages()


def _head(pen: PagePen) -> None:
    """The group's logo beside its name and address, a line, and what paper it is."""
    top, indent = pen.y, 0
    for block in head(pen.paper.letterhead):
        match block:
            case Picture():
                width, height = pen.gauge.picture(block.data, 2 * _LOGO, _LOGO)
                if height:
                    pen.marks.append(Photo(pen.left, top, width, height, block.data))
                    indent = width + _GAP
            case Text():
                letters = face("section" if block.size == "large" else "small", bold=block.bold)
                for line in wrap(block.text, pen.room - indent, letters, pen.gauge):
                    pen.words(pen.left + indent, pen.y, line, letters)
                    pen.y += letters.pitch
            case _:
                pass
    pen.y = max(pen.y, top + _LOGO if indent else 0) + PER_MM
    pen.rule(2 * HAIR)
    pen.y += 2 * PER_MM
    pen.paragraph(pen.paper.title, face("title", bold=True))


def _put(pen: PagePen, block: PageBlock) -> None:
    match block:
        case PageText():
            _text(pen, block)
        case PageTable():
            table(pen, block)
        case PageChart():
            chart(pen, block)
        case PageSignatures():
            _signatures(pen, block)
        case PageQr():
            _qr(pen, block)
        case PageSpace():
            pen.y += block.height * PER_MM


def _text(pen: PagePen, block: PageText) -> None:
    if block.size in ("section", "title", "huge"):
        pen.need(face(block.size).pitch + _BELOW_HEADING)
    pen.paragraph(block.text, face(block.size, bold=block.bold), block.align)


def _signatures(pen: PagePen, block: PageSignatures) -> None:
    rows = [block.labels[at : at + _SIGNATURES_A_ROW] for at in range(0, len(block.labels), _SIGNATURES_A_ROW)]
    for labels in rows:
        _signature_row(pen, labels)


def _signature_row(pen: PagePen, labels: Sequence[str]) -> None:
    letters = face("body")
    room = (pen.room + _GAP) // max(2, len(labels)) - _GAP
    texts = [wrap(label, room, letters, pen.gauge) for label in labels]
    height = _SIGNING_ROOM + PER_MM + letters.pitch * max(map(len, texts), default=0)
    pen.need(height)
    for place, lines in enumerate(texts):
        x = pen.left + place * (room + _GAP)
        foot = pen.y + _SIGNING_ROOM
        pen.marks.extend(Box(dot, foot, HAIR, HAIR) for dot in range(x, x + room, PER_MM))
        for number, line in enumerate(lines):
            pen.aligned((x, room), foot + PER_MM + number * letters.pitch, line, letters, "centre")
    pen.y += height


def _qr(pen: PagePen, block: PageQr) -> None:
    """The code at the left, its caption beside it."""
    count = len(block.modules)
    side = max(2, block.side * PER_MM // (count + 2 * _QUIET))
    height = side * (count + 2 * _QUIET)
    pen.need(height)
    left, top = pen.left, pen.y + _QUIET * side
    for row, modules in enumerate(block.modules):
        pen.marks.extend(
            Box(left + place * side, top + row * side, side, side) for place, dark in enumerate(modules) if dark
        )
    letters = face("body")
    x = left + (count + _QUIET) * side
    lines = wrap(block.caption, pen.left + pen.room - x, letters, pen.gauge)
    middle = pen.y + (height - len(lines) * letters.pitch) // 2
    for number, line in enumerate(lines):
        pen.words(x, middle + number * letters.pitch, line, letters)
    pen.y += height
