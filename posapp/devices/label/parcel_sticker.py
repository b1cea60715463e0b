"""A whole paper on one sticker, such as the address on a parcel: in the largest letters with which all of it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.layout import lay_out
from posapp.devices.printer.profile import Profile
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.devices.label.sticker import Sticker
    from posapp.devices.printer.marks import Gauge, Sheet
    from posapp.documents.block import Document

_LETTERS: Final = (50, 46, 42, 38, 34, 30, 27)
"""Heights of letters to try, in tenths of a millimetre; smaller ones a postman can't read."""
_MARGIN: Final = 30
"""Tenths of a millimetre of white on each side: labels never lie quite straight in such a printer."""
_NARROWEST: Final = 600
"""On what is narrower the lines of an address break after each word."""


def parcel_sticker(document: Document, sticker: Sticker, gauge: Gauge) -> Sheet:
    """`document` on the whole of one `sticker`. Raises Refused `parcel_label_too_small` when it has no room on it."""
    margin, width, height = sticker.dots(_MARGIN), sticker.dots(sticker.width), sticker.dots(sticker.height)
    for letter in _LETTERS if sticker.width >= _NARROWEST else ():
        sheets = _laid(document, _profile(sticker, letter), gauge)
        if len(sheets) == 1 and sheets[0].height <= height - 2 * margin:
            return sheets[0].moved(margin, margin, width, height)
    raise Refused(
        "parcel_label_too_small",
        N_(
            "The labels in the label printer, {width} × {height} mm, are too small for an address. "
            "Put in larger ones, best 100 × 150 mm, and type their size in the settings."
        ),
        width=sticker.width // 10,
        height=sticker.height // 10,
    )


def _laid(document: Document, profile: Profile, gauge: Gauge) -> tuple[Sheet, ...]:
    """Nothing where not even the bars fit in the width."""
    try:
        return lay_out(document, profile, gauge)
    except Refused:
        return ()


def _profile(sticker: Sticker, letter: int) -> Profile:
    letters = sticker.dots(letter)
    return Profile(
        dots=sticker.dots(sticker.width - 2 * _MARGIN),
        letter=letters,
        smallest=letters * 4 // 5,
        margin=sticker.dots(_MARGIN),
        per_mm=sticker.per_mm,
    )
