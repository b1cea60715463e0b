"""Where everything goes on the paper: a Document becomes marks at dot positions, without drawing anything yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.codes import bar_boxes, qr_boxes
from posapp.devices.printer.fitting import fit, is_flat
from posapp.devices.printer.forms import cut_line, form_row, tally_boxes
from posapp.devices.printer.marks import Box, Photo
from posapp.devices.printer.pen import EDGE, SCALE, TOP, Pen
from posapp.devices.printer.profile import DOTS_PER_MM
from posapp.devices.printer.wrapping import clean_line, wrap
from posapp.documents.block import (
    Barcode,
    Columns,
    Cut,
    CutLine,
    Document,
    Drawing,
    FormRow,
    Picture,
    PriceLine,
    Qr,
    Rule,
    Ruler,
    Signature,
    Space,
    TallyBoxes,
    Text,
    Wording,
)

if TYPE_CHECKING:
    from posapp.devices.printer.marks import Face, Gauge, Sheet
    from posapp.devices.printer.profile import Profile
    from posapp.documents.block import Size

SIGNING_ROOM: Final = 7 * DOTS_PER_MM
_GAP: Final = 12
_BELOW_RULE: Final = 10


def lay_out(document: Document, profile: Profile, gauge: Gauge) -> tuple[Sheet, ...]:
    """The sheets of `document` on paper of `profile`; one ends at each Cut and at the end, empty ones are left out.

    Raises Refused `label_code_too_long` for a barcode the paper is too narrow for.
    """
    sheets = []
    pen = Pen(profile, gauge)
    for block in (*document, Cut()):
        if not isinstance(block, Cut):
            _put(pen, block)
        elif pen.marks:
            sheets.append(pen.sheet())
            pen = Pen(profile, gauge)
    return tuple(sheets)


def _put(pen: Pen, block: Wording | Drawing | Space) -> None:
    match block:
        case Text() | Columns() | PriceLine() | FormRow() | Signature():
            _write(pen, block)
        case Space():
            pen.y += block.dots
        case _:
            _draw(pen, block)


def _write(pen: Pen, block: Wording) -> None:
    match block:
        case Text():
            _paragraph(pen, block)
        case Columns():
            _columns(pen, block)
        case PriceLine():
            _price_line(pen, block)
        case FormRow():
            form_row(pen, block)
        case Signature():
            _signature(pen, block)


def _draw(pen: Pen, block: Drawing) -> None:
    match block:
        case Rule():
            _rule(pen, double=block.double)
        case Qr():
            _qr(pen, block)
        case Barcode():
            _barcode(pen, block)
        case Picture():
            _picture(pen, block)
        case TallyBoxes():
            tally_boxes(pen)
        case CutLine():
            cut_line(pen)
        case Ruler():
            _ruler(pen, block)


def _paragraph(pen: Pen, block: Text) -> None:
    face = pen.face(block.size, bold=block.bold)
    if not block.lines:
        pen.text(block.text, face, block.align)
        return
    text, face = fit(block.text, _down_from(pen, block.size, bold=block.bold), pen.room, block.lines, pen.gauge)
    pen.text(text, face, block.align)


def _down_from(pen: Pen, size: Size, *, bold: bool) -> list[Face]:
    """The letters of `size` and all smaller ones."""
    return [pen.face(each, bold=bold) for each in reversed(SCALE) if SCALE[each] <= SCALE[size]]


def _price_line(pen: Pen, block: PriceLine) -> None:
    """The words stand at the right of the price, both in the middle of their row.

    They stand below it where it would have to be more than one size smaller.
    """
    small = replace(pen.face("small"), flat=all(map(is_flat, block.words)))
    beside = max((pen.width(word, small) + _GAP for word in block.words), default=0)
    faces = _down_from(pen, block.size, bold=True)
    if beside + pen.width(block.price, faces[:2][-1]) > pen.room:
        _paragraph(pen, Text(block.price, size=block.size, bold=True, lines=1))
        for word in block.words:
            _paragraph(pen, Text(word, size="small", lines=1))
        return
    price, face = fit(block.price, faces, pen.room - beside, 1, pen.gauge)
    height = max(face.pitch, len(block.words) * small.pitch)
    top = pen.y
    pen.y = top + (height - face.pitch) // 2
    pen.line(EDGE, price, face)
    pen.y = top + (height - len(block.words) * small.pitch) // 2
    for word in block.words:
        pen.line(EDGE + pen.width(price, face) + _GAP, word, small)
        pen.y += small.pitch
    pen.y = top + height


def _columns(pen: Pen, row: Columns) -> None:
    face = pen.face(row.size, bold=row.bold)
    indent = row.indent * face.letter // 2
    right = clean_line(row.right)
    room = pen.room - indent - pen.width(right, face) - (_GAP if right else 0)
    if room < pen.room // 3 and pen.width(clean_line(row.left), face) > room:
        # The amount leaves no decent room for words: give each a line of its own.
        pen.text(row.left, face)
        pen.text(row.right, face, "right")
        return
    lines = wrap(row.left, room, face, pen.gauge)
    for number, line in enumerate(lines, start=1):
        pen.line(EDGE + indent, line, face)
        if number == len(lines):
            pen.line(EDGE + pen.room - pen.width(right, face), right, face)
        pen.y += face.pitch


def _rule(pen: Pen, *, double: bool) -> None:
    pen.y += pen.dots(6)
    for thickness, below in ((2, 3), (2, _BELOW_RULE)) if double else ((2, _BELOW_RULE),):
        pen.marks.append(Box(EDGE, pen.y, pen.room, pen.dots(thickness)))
        pen.y += pen.dots(thickness + below)


def _qr(pen: Pen, qr: Qr) -> None:
    boxes, pen.y = qr_boxes(qr, pen.profile.dots, pen.y)
    pen.marks.extend(boxes)
    if qr.caption:
        pen.text(qr.caption, pen.face("small"), "centre")


def _barcode(pen: Pen, barcode: Barcode) -> None:
    boxes, pen.y = bar_boxes(barcode, pen.profile, pen.y)
    pen.marks.extend(boxes)
    pen.y += 2
    pen.text(barcode.text, replace(pen.face("small"), flat=True), "centre")


def _picture(pen: Pen, picture: Picture) -> None:
    width, height = pen.gauge.picture(picture.data, pen.room, pen.profile.dots // 2)
    if height:
        pen.marks.append(Photo((pen.profile.dots - width) // 2, pen.y, width, height, picture.data))
        pen.y += height + TOP


def _signature(pen: Pen, signature: Signature) -> None:
    pen.y += pen.dots(SIGNING_ROOM)
    dot = pen.dots(2)
    pen.marks.extend(Box(x, pen.y, dot, dot) for x in range(EDGE, EDGE + pen.room - dot + 1, 3 * dot))
    pen.y += pen.dots(4)
    pen.text(signature.label, pen.face("small"), "centre")


def _ruler(pen: Pen, ruler: Ruler) -> None:
    """A bar for each width with its number in front; the longest one whose tick is on the paper is the head's."""
    face = pen.face("normal", bold=True)
    start = EDGE + pen.width("0000", face)
    for mark in ruler.marks:
        pen.line(EDGE, str(mark), face)
        middle = pen.y + face.baseline - face.letter // 3
        pen.marks.append(Box(start, middle, mark - start, 2))
        pen.marks.append(Box(mark - 4, middle - 10, 4, 22))
        pen.y += face.pitch + 4
    pen.reach = max(pen.reach, *ruler.marks)
