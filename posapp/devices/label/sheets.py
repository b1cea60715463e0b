"""Sheets of labels on A4 as a PDF: bars and letters as shapes, at the very millimetre, for any office printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.devices.label.sticker import Sticker, filled
from posapp.devices.printer.marks import Sheet
from posapp.devices.printer.raster import FontGauge, pdf, prepare
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from posapp.devices.printer.marks import Mark
    from posapp.documents.shelf_label import LabelRun

PER_MM: Final = 16
"""Steps to the millimetre: fine enough for bars of 0.31 mm, which the smallest label holds with their quiet zones."""

_A4: Final = (210 * PER_MM, 297 * PER_MM)


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet of `columns` x `rows` labels; `left`, `top` and the gap between columns in tenths of a millimetre."""

    key: str
    columns: int
    rows: int
    sticker: Sticker
    left: int = 0
    top: int = 0
    gap: int = 0

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def corner(self, position: int) -> tuple[int, int]:
        """Where the label at `position` (0 is the first) may be printed on, in dots from the sheet's corner."""
        row, column = divmod(position, self.columns)
        x = self.left + column * (self.sticker.width + self.gap) + self.sticker.side
        y = self.top + row * self.sticker.height + self.sticker.edge
        return self.sticker.dots(x), self.sticker.dots(y)


FORMATS: Final = (
    Format("24", 3, 8, Sticker(700, 370, 45, 40, PER_MM), top=5),
    Format("40", 4, 10, Sticker(525, 297, 45, 40, PER_MM)),
    Format("65", 5, 13, Sticker(381, 212, 15, 3, PER_MM), left=47, top=107, gap=25),
)
"""The sheets most shops sell. The first two reach the edge of the paper, which office printers leave white."""


def format_named(key: str) -> Format:
    """The sheet with `key` labels ("24"). Raises Refused `label_format`."""
    for one in FORMATS:
        if one.key == key:
            return one
    raise Refused(
        "label_format",
        N_("There is no sheet with “{count}” labels. Use one of: {known}."),
        count=key[:20],
        known=", ".join(one.key for one in FORMATS),
    )


def label_pdf(runs: Sequence[LabelRun], chosen: Format, fonts: Path, start_at: int = 1) -> bytes:
    """The pages with all labels as a PDF file; the first label goes to place `start_at` (1 is the corner).

    Raises Refused `label_start`, and what `sticker.filled` raises.
    """
    prepare(fonts)
    return pdf(tuple(label_pages(runs, chosen, start_at)), PER_MM)


def label_pages(runs: Sequence[LabelRun], chosen: Format, start_at: int = 1) -> Iterator[Sheet]:
    """The pages, `PER_MM` dots to the millimetre. Raises like `label_pdf`; `raster.prepare` comes first."""
    if not 1 <= start_at <= chosen.count:
        raise Refused(
            "label_start",
            N_("The first free label is “{place}”, but a sheet has {count}. Count them from the upper left corner."),
            place=start_at,
            count=chosen.count,
        )
    gauge = FontGauge()
    marks: list[Mark] = []
    position = start_at - 1
    for run in runs:
        filled_in = filled(run.facts, chosen.sticker, gauge)
        for _copy in range(run.copies):
            if position == chosen.count:
                yield Sheet(*_A4, tuple(marks))
                marks, position = [], 0
            marks.extend(filled_in.moved(*chosen.corner(position), *_A4).marks)
            position += 1
    yield Sheet(*_A4, tuple(marks))
