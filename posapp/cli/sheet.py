"""A paper as lines of text: what a printer would draw, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.cli.layout import padded, width, wrapped
from posapp.documents.block import Barcode, Columns, FormRow, PriceLine, Qr, Rule, Signature, Space, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.documents.block import Block, Document, Wording

PAPER_WIDTH: Final = 42
"""Columns of a sheet, about what fits on 80 mm."""

_QUIET: Final = 4
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def sheet_lines(document: Document) -> Iterator[str]:
    """The lines of `document`; pictures and cuts are left out."""
    for block in document:
        yield from _block_lines(block)


def qr_lines(modules: Sequence[Sequence[bool]]) -> list[str]:
    """A QR code with its quiet zone, two rows of modules a line; to be read it needs a light background."""
    blank = (False,) * (len(modules) + 2 * _QUIET)
    side = (False,) * _QUIET
    rows = [*[blank] * _QUIET, *((*side, *row, *side) for row in modules), *[blank] * (_QUIET + 1)]
    return [
        "".join(_HALVES[pair] for pair in zip(rows[at], rows[at + 1], strict=True)) for at in range(0, len(rows) - 1, 2)
    ]


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Text() | Columns() | PriceLine() | FormRow() | Signature():
            yield from _words(block)
        case Rule():
            yield ("=" if block.double else "-") * PAPER_WIDTH
        case Qr():
            yield from qr_lines(block.modules)
            yield _aligned(block.caption, "centre")
        case Barcode():
            yield _aligned(f"||| {block.text} |||", "centre")
        case Space():
            yield ""
        case _:
            pass


def _words(block: Wording) -> Iterator[str]:
    match block:
        case Text():
            yield from (_aligned(line, block.align) for line in wrapped(block.text, PAPER_WIDTH))
        case Columns():
            yield from _column_lines(block)
        case PriceLine():
            yield from wrapped(" · ".join((block.price, *block.words)), PAPER_WIDTH)
        case FormRow():
            yield from _column_lines(_to_fill_in(block))
        case Signature():
            yield from ("", "." * PAPER_WIDTH, _aligned(block.label, "centre"))


def _aligned(text: str, align: str) -> str:
    if align == "left":
        return text
    room = PAPER_WIDTH if align == "right" else (PAPER_WIDTH + width(text)) // 2
    return padded(text, room, ">")


def _to_fill_in(row: FormRow) -> Columns:
    """A row of a form with underscores where somebody is to write."""
    return Columns(f"[ ] {row.left}" if row.tick else row.left, "  ".join(cell or "______" for cell in row.cells))


def _column_lines(block: Columns) -> Iterator[str]:
    """The left text wraps; the right one stands on its last line, at the edge."""
    indent = " " * (2 * block.indent)
    lines = wrapped(block.left, max(1, PAPER_WIDTH - len(indent) - width(block.right) - 1))
    yield from (indent + line for line in lines[:-1])
    last = indent + lines[-1]
    yield (last + padded(block.right, PAPER_WIDTH - width(last), ">")).rstrip()
