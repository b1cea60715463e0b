"""The blocks a Document is made of; a printer draws them, a test reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre", "right"]
Size = Literal["small", "normal", "large", "huge"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped between words to the paper's width."""

    text: str
    align: Align = "left"
    size: Size = "normal"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """One row: `left` wraps in the room that is left, `right` (an amount) never breaks and ends at the edge.

    `indent` is a number of characters that `left` is moved in, for the second line of an article.
    """

    left: str
    right: str
    size: Size = "normal"
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper: thin between parts, double around totals."""

    double: bool = False


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code as rows of modules (True = black) with the line `caption` below it.

    Drawn with a quiet zone of 4 modules and at least 6 dots a module where the paper allows it.
    """

    modules: tuple[tuple[bool, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file (PNG or JPEG bytes), scaled down to the paper's width and turned to black and white."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Signature:
    """A dotted line to sign on, with the words below it."""

    label: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler with marks at the usual head widths (dots), for finding out how wide a printer really prints."""

    marks: tuple[int, ...] = (384, 420, 512, 576, 640)


@dataclass(frozen=True, slots=True)
class Space:
    """Blank paper of `dots` (8 to the millimetre)."""

    dots: int = 16


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one sheet."""


Block = Text | Columns | Rule | Qr | Picture | Signature | Ruler | Space | Cut
Document = tuple[Block, ...]
