"""What an A4 page is made of: neutral blocks that a PDF, and one day a page printer, draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from posapp.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class PageText:
    """A paragraph; it wraps between Thai words. `small` to `huge` are 8, 10, 13, 18 and 24 pt."""

    text: str
    size: Literal["small", "body", "section", "title", "huge"] = "body"
    align: Literal["left", "centre", "right"] = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A column of a table; `weight` is its share of the width."""

    title: str
    weight: int = 1
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True, slots=True)
class PageTable:
    """Rows under a head that is said again on each page; `foot` is the row of totals. Cells wrap, numbers never do.

    `ruled` draws all lines, as official forms have them.
    """

    columns: tuple[PageColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class PageChart:
    """Bars or a line over `labels`; each value printed as `words` says it. `others` are of the compared period."""

    shape: Literal["bars", "lines"]
    labels: tuple[str, ...]
    values: tuple[int, ...]
    words: tuple[str, ...]
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSignatures:
    """Lines to sign on, side by side, each over its label."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageQr:
    """A QR code with its caption; True is a dark module. `side` in millimetres."""

    modules: tuple[tuple[bool, ...], ...]
    caption: str = ""
    side: int = 35


@dataclass(frozen=True, slots=True)
class PageSpace:
    """Blank paper, in millimetres."""

    height: int = 4


PageBlock = PageText | PageTable | PageChart | PageSignatures | PageQr | PageSpace


@dataclass(frozen=True, slots=True)
class PagePaper:
    """A paper of A4 pages: the group's head on the first, `foot` and the page number on each."""

    title: str
    letterhead: Letterhead
    blocks: tuple[PageBlock, ...]
    foot: str = ""
    landscape: bool = False
