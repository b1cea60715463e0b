"""One label of a fixed size: as much as fits on it, in the largest letters that fit, and never over its edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.fitting import ELLIPSIS
from posapp.devices.printer.layout import lay_out
from posapp.devices.printer.marks import Words
from posapp.devices.printer.profile import Profile
from posapp.documents.shelf_label import label
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.devices.printer.marks import Gauge, Sheet
    from posapp.documents.shelf_label import Detail, LabelFacts

_TRIES: Final[tuple[tuple[Detail, tuple[int, ...], tuple[int, ...]], ...]] = (
    ("full", (35, 30, 25), (12, 9)),
    ("short", (35, 30, 25, 22), (12, 9, 7)),
    ("small", (40, 35, 30, 25), (12, 9, 7)),
    ("tiny", (30, 25, 22, 20), (9, 7, 6)),
    ("least", (25, 20), (7, 6)),
)
"""How much to say, letters in tenths of a millimetre, bars in millimetres: what is best where it fits comes first."""

_SMALLEST: Final = 18


@dataclass(frozen=True, slots=True)
class Sticker:
    """A label of `width` x `height`, kept free of ink for `side` left and right and `edge` above and below.

    All in tenths of a millimetre; `per_mm` is how many dots its printer has.
    """

    width: int
    height: int
    side: int = 15
    edge: int = 5
    per_mm: int = 8

    def dots(self, tenths: int) -> int:
        """`tenths` of a millimetre in dots."""
        return tenths * self.per_mm // 10


def filled(facts: LabelFacts, sticker: Sticker, gauge: Gauge) -> Sheet:
    """The label of `facts` in the middle of what `sticker` leaves to print on, where its marks are counted from.

    A text is cut off with an ellipsis only where that can't be helped. Raises Refused `label_code_too_long`,
    `label_code_letters`, or `label_too_small` when not even the name, the price and the bars fit.
    """
    room = sticker.dots(sticker.height - 2 * sticker.edge)
    fitting = (sheet for sheet in _tried(facts, sticker, gauge) if sheet.height <= room)
    cut_off = None
    for sheet in fitting:
        if not any(isinstance(mark, Words) and mark.text.endswith(ELLIPSIS) for mark in sheet.marks):
            return _in_the_middle(sheet, room)
        cut_off = cut_off or sheet
    if cut_off:
        return _in_the_middle(cut_off, room)
    raise Refused(
        "label_too_small",
        N_("A label of {width} × {height} mm is too small for “{name}”. Use larger labels."),
        width=sticker.width // 10,
        height=sticker.height // 10,
        name=facts.product.name,
    )


def _tried(facts: LabelFacts, sticker: Sticker, gauge: Gauge) -> Iterator[Sheet]:
    for detail, letters, heights in _TRIES:
        for letter in letters:
            for height in heights:
                yield from lay_out(label(facts, detail, height), _profile(sticker, letter), gauge)


def _in_the_middle(sheet: Sheet, height: int) -> Sheet:
    return sheet.moved(0, (height - sheet.height) // 2, sheet.width, height)


def _profile(sticker: Sticker, letter: int) -> Profile:
    return Profile(
        dots=sticker.dots(sticker.width - 2 * sticker.side),
        letter=sticker.dots(letter),
        smallest=sticker.dots(_SMALLEST),
        margin=sticker.dots(sticker.side),
        per_mm=sticker.per_mm,
    )
