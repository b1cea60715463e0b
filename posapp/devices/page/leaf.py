"""Papers of the roll as leaves of A6 or A4: the same blocks in the largest letters that fit, for any office printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.devices.page.page_pen import PER_MM
from posapp.devices.printer.layout import lay_out
from posapp.devices.printer.profile import Profile
from posapp.devices.printer.raster import FontGauge, pdf, prepare
from posapp.documents.block import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.devices.printer.marks import Gauge, Sheet
    from posapp.documents.block import Block, Document


@dataclass(frozen=True, slots=True)
class Leaf:
    """A size of paper in millimetres, and the letters to try on it, in tenths of a millimetre, largest first."""

    width: int
    height: int
    letters: tuple[int, ...]
    margin: int = 6

    @property
    def room(self) -> int:
        """Dots from the upper margin to the lower."""
        return (self.height - 2 * self.margin) * PER_MM

    def profile(self, letter: int) -> Profile:
        """The leaf between its margins as a kind of paper with such letters."""
        dots = (self.width - 2 * self.margin) * PER_MM
        letters = letter * PER_MM // 10
        return Profile(dots, letters, smallest=letters * 4 // 5, margin=self.margin * PER_MM, per_mm=PER_MM)


A6: Final = Leaf(105, 148, (50, 46, 42, 38, 34, 30, 27))
A4: Final = Leaf(210, 297, (50, 46, 42, 38, 34), margin=14)
LEAVES: Final = {"a6": A6, "a4": A4}


def leaf_pdf(document: Document, leaf: Leaf, fonts: Path, title: str = "") -> bytes:
    """`document` on leaves of this size as a PDF file. Call `raster.prepare` from the main thread before."""
    prepare(fonts)
    return pdf(leaves(document, leaf, FontGauge()), PER_MM, title)


def leaves(document: Document, leaf: Leaf, gauge: Gauge) -> tuple[Sheet, ...]:
    """The leaves of `document`: one where it fits in any of the letters, else as many as it takes in the smallest."""
    for letter in leaf.letters:
        sheets = lay_out(document, leaf.profile(letter), gauge)
        if all(sheet.height <= leaf.room for sheet in sheets):
            return tuple(_placed(sheet, leaf) for sheet in sheets)
    return tuple(_placed(sheet, leaf) for sheet in _split(document, leaf, gauge))


def _split(document: Document, leaf: Leaf, gauge: Gauge) -> Iterator[Sheet]:
    """As many blocks on each leaf as have room on it."""
    profile = leaf.profile(leaf.letters[-1])
    held: tuple[Block, ...] = ()
    for block in document:
        grown = lay_out((*held, block), profile, gauge)
        if held and (isinstance(block, Cut) or (grown and grown[0].height > leaf.room)):
            yield from lay_out(held, profile, gauge)
            held = ()
        held = held if isinstance(block, Cut) else (*held, block)
    yield from lay_out(held, profile, gauge)


def _placed(sheet: Sheet, leaf: Leaf) -> Sheet:
    """A sheet in the upper left corner between the margins of its leaf."""
    margin = leaf.margin * PER_MM
    return sheet.moved(margin, margin, leaf.width * PER_MM, leaf.height * PER_MM)
