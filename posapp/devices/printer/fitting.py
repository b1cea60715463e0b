"""Makes a text fit into few lines: smaller letters first, an ellipsis only where even the smallest are too large."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.wrapping import clean_line, clusters, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.devices.printer.marks import Face, Gauge

ELLIPSIS: Final = "…"


def is_flat(text: str) -> bool:
    """Whether `text` has no Thai letters, and so no marks above and below its line."""
    return not any(map(_is_thai, text))


def fit(text: str, faces: Sequence[Face], room: int, lines: int, gauge: Gauge) -> tuple[str, Face]:
    """`text` and the first of `faces` (largest first) in which it needs no more than `lines` lines of `room` dots."""
    line = clean_line(text)
    face = next((face for face in faces if len(wrap(line, room, face, gauge)) <= lines), faces[-1])
    return _shortened(line, face, room, lines, gauge), replace(face, flat=is_flat(line))


def _shortened(text: str, face: Face, room: int, lines: int, gauge: Gauge) -> str:
    """As much of `text` as fits, with an ellipsis where something is missing; the place is found by halving."""
    if len(wrap(text, room, face, gauge)) <= lines:
        return text
    pieces = clusters(text)
    fits, too_long = 0, len(pieces)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if len(wrap(_cut_off(pieces[:middle]), room, face, gauge)) <= lines:
            fits = middle
        else:
            too_long = middle
    return _cut_off(pieces[:fits])


def _cut_off(pieces: Sequence[str]) -> str:
    return "".join(pieces).rstrip() + ELLIPSIS


def _is_thai(sign: str) -> bool:
    """Whether `sign` is a Thai letter or mark; the baht sign stands as low as a digit."""
    return "\u0e01" <= sign <= "\u0e5b" and sign != "฿"
