"""The trial sheet of the printer set-up: Thai, sizes, a QR code, and a ruler that shows how wide the head prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Cut, Qr, Rule, Ruler, Space, Text
from posapp.documents.qr import qr_modules
from posapp.i18n import _

if TYPE_CHECKING:
    from posapp.documents.block import Document

THAI_SAMPLE: Final = "ที่นี่ปู่ย่ากินน้ำพริกหนุ่ม ฎีกา ฐานะ ญาติผู้ใหญ่ 1234567890 ฿"
"""Marks above marks, tails below the line, every digit: what bad printing gets wrong first."""

QR_SAMPLE: Final = "RAANRAO PRINTER TEST 0123456789"


def trial_page(group: str, paper: str) -> Document:
    """A trial sheet for the printer of `group`, set up for paper called `paper`."""
    return (
        Text(group, "centre", "large", bold=True),
        Text(_("Printer test, paper {paper}").format(paper=paper), "centre"),
        Rule(),
        Text(THAI_SAMPLE),
        Text(THAI_SAMPLE, size="small"),
        Columns(_("Amounts stand at the right edge"), "1,234.50"),
        Columns(_("Total"), "9,999.00", "large", bold=True),
        Rule(double=True),
        Qr(qr_modules(QR_SAMPLE), _("Try to read this with a phone")),
        Space(),
        Text(_("How wide does it print? The longest bar with an end mark counts."), size="small"),
        Ruler(),
        Cut(),
    )
