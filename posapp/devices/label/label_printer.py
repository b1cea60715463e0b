"""The label printer that the settings name: a printer of stickers, or one more roll like the receipt printer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.label.tspl import LabelTongue, StickerRoll, tspl_job, tspl_page
from posapp.devices.printer.codes import dots_a_bar
from posapp.devices.printer.printer import Printer
from posapp.devices.printer.profile import profile
from posapp.devices.printer.transports import open_uri
from posapp.documents.line_code import line_code
from posapp.documents.shelf_label import labels
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from posapp.devices.printer.printer import Outcome
    from posapp.devices.printer.status import Status
    from posapp.documents.block import Document
    from posapp.documents.shelf_label import LabelRun

    Setting = Callable[[str], str]

_WIDE_ROLL_MM: Final = 65
"""From this width on a roll is the wide one."""


class LabelPrinter:
    """A printer that takes labels only; like any printer it tells honestly what became of a job."""

    def __init__(
        self, printer: Printer, labels: Callable[[Sequence[LabelRun]], bytes], page: Callable[[Document], bytes]
    ) -> None:
        """`labels` gives the bytes of price labels, `page` those of a whole paper on one label."""
        self._printer = printer
        self._labels = labels
        self._page = page

    def encoded(self, runs: Sequence[LabelRun]) -> bytes:
        """The bytes of `runs` for this printer. Raises Refused for what can't stand on its labels."""
        return self._labels(runs)

    def encoded_page(self, document: Document) -> bytes:
        """The bytes of a whole paper, such as an address. Raises Refused `label_size`, `parcel_label_too_small`."""
        return self._page(document)

    def send(self, data: bytes) -> Outcome:
        """Print what is `encoded`; never raises for anything a printer can do."""
        return self._printer.send(data)

    def status(self) -> Status | None:
        """How the printer is; None when it can't be asked."""
        return self._printer.status()


def label_printer(setting: Setting, fonts: Path) -> LabelPrinter | None:
    """The label printer that is set up now; None when there is none, and labels come out of the receipt printer.

    Raises Refused `printer_uri` for a wrong address.
    """
    uri = setting("label.printer")
    if not uri:
        return None
    width, height, gap = (int(setting(f"label.{side}")) for side in ("width", "height", "gap"))
    paper = profile(roll_paper(setting))
    if setting("label.language") == "tspl":
        roll = StickerRoll(width, height, gap)
        return LabelPrinter(
            Printer(open_uri(uri), paper, fonts, LabelTongue()),
            lambda runs: tspl_job(runs, roll, fonts),
            lambda document: tspl_page(document, roll, fonts),
        )
    printer = Printer(open_uri(uri), paper, fonts)
    return LabelPrinter(printer, lambda runs: printer.encoded(roll_of_labels(runs, setting)), printer.encoded)


def check_for_sticker(document: Document, setting: Setting, fonts: Path) -> None:
    """Find out before anything waits for the label printer whether `document` fits on one of its labels.

    Raises Refused `label_printer_none`, `printer_uri`, `label_size`, `parcel_label_too_small`.
    """
    printer = label_printer(setting, fonts)
    if printer is None:
        raise Refused(
            "label_printer_none",
            N_("No label printer is set up. Choose one in the settings, or print on the receipt paper."),
        )
    printer.encoded_page(document)


def roll_paper(setting: Setting) -> str:
    """The paper of the roll that labels come out of: the label printer's own, else the receipt printer's."""
    if not setting("label.printer"):
        return setting("printer.paper")
    return "80" if int(setting("label.width")) >= _WIDE_ROLL_MM else "58"


def roll_of_labels(runs: Sequence[LabelRun], setting: Setting, size: str = "") -> Document:
    """`runs` for a paper roll, as the settings want them; `size` ("full" or "small") goes before theirs."""
    return labels(runs, small=(size or setting("label.size")) == "small", cut=setting("label.between") == "cut")


def check_for_roll(runs: Sequence[LabelRun], paper: str) -> None:
    """Find out before anything waits for the printer whether the codes of `runs` fit on paper called `paper`.

    Raises Refused `label_code_too_long`, `label_code_letters`, `paper_unknown`.
    """
    for run in runs:
        dots_a_bar(line_code(run.facts.barcode), profile(paper))
