"""The blocks a Document is made of; a printer draws them, a test reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre", "right"]
Size = Literal["small", "normal", "large", "huge", "giant"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped between words to the paper's width.

    `lines` is the most it may take (0: as many as it needs): where it is longer it is set a size smaller, and only what
    is too long even in the smallest letters ends in an ellipsis.
    """

    text: str
    align: Align = "left"
    size: Size = "normal"
    bold: bool = False
    lines: int = 0


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
class Barcode:
    """A line code as modules from left to right (True = black) with `text` below it; `height` is in millimetres.

    `quiet` is how many white modules a reader needs left and right of it.
    """

    modules: tuple[bool, ...]
    text: str
    quiet: tuple[int, int] = (10, 10)
    height: int = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file (PNG or JPEG bytes), scaled down to the paper's width and turned to black and white."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Signature:
    """A dotted line to sign on, with the words below it."""

    label: str


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A price in large figures (at most of `size`) with small `words` beside it, a line each."""

    price: str
    words: tuple[str, ...]
    size: Size = "huge"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a list that is filled in by hand: words, then `cells` of equal width at the right edge.

    A cell with a text shows it, an empty one is a line to write on. With `tick` a box to tick stands in front.
    """

    left: str
    cells: tuple[str, ...] = ()
    tick: bool = False
    size: Size = "normal"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TallyBoxes:
    """Boxes across the paper, each for five strokes; the last, set off by a thick line, is for their sum."""


@dataclass(frozen=True, slots=True)
class CutLine:
    """A dashed line to cut along with scissors."""


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


Wording = Text | Columns | PriceLine | FormRow | Signature
Drawing = Rule | Qr | Barcode | Picture | TallyBoxes | CutLine | Ruler
Block = Wording | Drawing | Space | Cut
Document = tuple[Block, ...]
