"""QR codes and line codes as boxes: every module a whole number of dots, quiet zones kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.marks import Box
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.devices.printer.profile import Profile
    from posapp.documents.block import Barcode, Qr

QUIET_MODULES: Final = 4
LEAST_QR_DOTS: Final = 5


def qr_boxes(qr: Qr, dots: int, top: int) -> tuple[list[Box], int]:
    """The modules of `qr` in the middle of a head of `dots`, below `top`; and where its quiet zone ends."""
    count = len(qr.modules)
    size = dots_a_module(count, dots)
    left = (dots - count * size) // 2
    first_row = top + QUIET_MODULES * size
    boxes = [
        Box(left + first * size, first_row + row * size, (last - first) * size, size)
        for row, modules in enumerate(qr.modules)
        for first, last in _runs(modules)
    ]
    return boxes, first_row + (count + QUIET_MODULES) * size


def dots_a_module(count: int, dots: int) -> int:
    """How large to draw a QR code of `count` modules on a head of `dots`: whole dots, never below 5.

    6 at least where it fits with its quiet zone, larger while it leaves a fifth of the paper free. At 5 the white
    margins of the paper, which no head reaches, serve as quiet zone. Raises ValueError when even that is too wide.
    """
    whole = count + 2 * QUIET_MODULES
    for size in (8, 7):
        if whole * size <= dots * 4 // 5:
            return size
    for size, modules in ((6, whole), (5, whole), (LEAST_QR_DOTS, count)):
        if modules * size <= dots:
            return size
    raise ValueError(count)


def bar_boxes(barcode: Barcode, profile: Profile, top: int) -> tuple[list[Box], int]:
    """The bars of `barcode` in the middle of the paper, below `top`, and where they end.

    Raises Refused `label_code_too_long`.
    """
    size = dots_a_bar(barcode, profile)
    width, height = len(barcode.modules) * size, barcode.height * profile.per_mm
    left = (profile.dots - width) // 2
    boxes = [Box(left + first * size, top, (last - first) * size, height) for first, last in _runs(barcode.modules)]
    return boxes, top + height


def dots_a_bar(barcode: Barcode, profile: Profile) -> int:
    """How wide to draw one module of `barcode`: at most half, at least a quarter of a millimetre.

    The white margin of the paper counts as quiet zone, the bars themselves stay on the head. Raises Refused
    `label_code_too_long` when the thinnest bars we dare are still too wide together.
    """
    modules, quiet = len(barcode.modules), 2 * max(barcode.quiet)
    for size in range(profile.per_mm // 2, profile.per_mm // 4 - 1, -1):
        if modules * size <= profile.dots and (modules + quiet) * size <= profile.dots + 2 * profile.margin:
            return size
    raise Refused(
        "label_code_too_long",
        N_(
            "The code “{code}” is too long for this paper: its bars would be too thin to read. "
            "Use wider paper, or let the program make a barcode for these goods."
        ),
        code=barcode.text,
    )


def _runs(modules: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of black modules as (first, one past the last)."""
    start = None
    for index, black in enumerate((*modules, False)):
        if black and start is None:
            start = index
        elif not black and start is not None:
            yield start, index
            start = None
