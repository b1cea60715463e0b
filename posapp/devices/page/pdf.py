"""A page paper as a PDF file: real letters, sharp lines, small enough to send by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.devices.page.layout import lay_out_pages
from posapp.devices.page.page_pen import PER_MM
from posapp.devices.printer.raster import FontGauge, pdf, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.documents.page import PagePaper


def page_pdf(paper: PagePaper, fonts: Path) -> bytes:
    """`paper` as a PDF file. Call `raster.prepare` from the main thread before this is done in another."""
    prepare(fonts)
    return pdf(lay_out_pages(paper, FontGauge()), PER_MM, paper.title)
