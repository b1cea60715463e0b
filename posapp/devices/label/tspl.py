"""Stickers for label printers that speak TSPL (Xprinter, Gprinter, TSC): each label a picture, and their answers."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.devices.label.parcel_sticker import parcel_sticker
from posapp.devices.label.sticker import Sticker, filled
from posapp.devices.printer.profile import DOTS_PER_MM
from posapp.devices.printer.raster import FontGauge, draw, prepare
from posapp.devices.printer.status import Status
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from posapp.devices.printer.marks import Sheet
    from posapp.devices.printer.raster import Raster
    from posapp.devices.printer.transport import Line
    from posapp.documents.block import Document
    from posapp.documents.shelf_label import LabelRun

LEAST_MM: Final = (25, 15)
MOST_MM: Final = (110, 200)
_INVERTED: Final = bytes(255 - byte for byte in range(256))
_ORDERS: Final = re.compile(rb"([\x1b~])!")
"""Bytes a printer would obey in the middle of a picture, such as "start again"."""

_ASK: Final = b"\x1b!?"
_ANSWER_SECONDS: Final = 0.5
_TROUBLES: Final = ((0x01, "cover_open"), (0x04, "paper_out"), (0xDA, "printer_error"))
"""Bits of the answer: lid, paper, and the rest (jam, ribbon, pause, other faults); worst first."""

_PRINTING: Final = 0x20


@dataclass(frozen=True, slots=True)
class StickerRoll:
    """A roll of stickers with a gap between them, in millimetres."""

    width: int
    height: int
    gap: int

    @property
    def sticker(self) -> Sticker:
        """One of its labels. Raises Refused `label_size` for a size no such printer takes."""
        sizes = zip((self.width, self.height), LEAST_MM, MOST_MM, strict=True)
        if not all(least <= size <= most for size, least, most in sizes):
            raise Refused(
                "label_size",
                N_("Labels of {width} × {height} mm can't be printed. Measure one: 25 to 110 wide, 15 to 200 high."),
                width=self.width,
                height=self.height,
            )
        return Sticker(10 * self.width, 10 * self.height, per_mm=DOTS_PER_MM)


def tspl_job(runs: Sequence[LabelRun], roll: StickerRoll, fonts: Path) -> bytes:
    """The bytes that print `runs` on `roll`. Raises Refused `label_size`, and what `sticker.filled` raises."""
    prepare(fonts)
    gauge, sticker = FontGauge(), roll.sticker
    return _job(roll, ((_on_paper(filled(run.facts, sticker, gauge), sticker), run.copies) for run in runs))


def tspl_page(document: Document, roll: StickerRoll, fonts: Path) -> bytes:
    """The bytes that print `document` on one label of `roll`.

    Raises Refused `label_size`, `parcel_label_too_small`.
    """
    prepare(fonts)
    return _job(roll, [(parcel_sticker(document, roll.sticker, FontGauge()), 1)])


def _job(roll: StickerRoll, labels: Iterable[tuple[Sheet, int]]) -> bytes:
    """Labels with how often each is wanted, for a printer that is told first what lies in it."""
    head = f"SIZE {roll.width} mm,{roll.height} mm\r\nGAP {roll.gap} mm,0 mm\r\n".encode()
    return head + b"".join(_label(draw(sheet), copies) for sheet, copies in labels)


def _on_paper(sheet: Sheet, sticker: Sticker) -> Sheet:
    """`sheet` as wide as its label: the printer counts from the label's own corner."""
    side, edge = sticker.dots(sticker.side), sticker.dots(sticker.edge)
    return sheet.moved(side, edge, sticker.dots(sticker.width), sticker.dots(sticker.height))


def _label(picture: Raster, copies: int) -> bytes:
    """One label, printed `copies` times; in this language 0 is black."""
    dots = _ORDERS.sub(rb"\1 ", picture.rows.translate(_INVERTED))
    bitmap = f"BITMAP 0,0,{picture.stride},{picture.height},0,".encode()
    return b"CLS\r\n" + bitmap + dots + f"\r\nPRINT {copies}\r\n".encode()


class LabelTongue:
    """How label printers are asked: one question, one byte; they say when they print, but know no fence."""

    fence = b""

    def ask(self, line: Line) -> Status | None:
        """How the printer is, None when it doesn't answer. Raises OSError when the line broke."""
        line.write(_ASK)
        end = time.monotonic() + _ANSWER_SECONDS
        while (left := end - time.monotonic()) > 0:
            answer = line.read(left)
            if answer:
                return _understood(answer[-1])
        return None

    def is_fence_answer(self, byte: int) -> bool:
        """Never."""
        return False


def _understood(answer: int) -> Status:
    trouble = next((name for bits, name in _TROUBLES if answer & bits), "")
    return Status(trouble, busy=bool(answer & _PRINTING))
