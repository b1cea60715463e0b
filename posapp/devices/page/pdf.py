"""A page paper as a PDF file: real letters, sharp lines, small enough to send by telephone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from posapp.devices.page.layout import lay_out_pages
from posapp.devices.page.page_pen import PER_MM
from posapp.devices.printer.raster import FontGauge, pdf, prepare
from posapp.domain.errors import Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.documents.page import PagePaper


def page_pdf(paper: PagePaper, fonts: Path) -> bytes:
    """`paper` as a PDF file. Call `raster.prepare` from the main thread before this is done in another."""
    prepare(fonts)
    return pdf(lay_out_pages(paper, FontGauge()), PER_MM, paper.title)


def save_pdf(paper: PagePaper, fonts: Path, target: Path) -> None:
    """Write `paper` to the file `target`: the whole of it, or nothing. Raises Unavailable `page_unwritable`."""
    content = page_pdf(paper, fonts)
    try:
        _put(content, target)
    except OSError as error:
        raise Unavailable(
            "page_unwritable",
            N_("The file {file} can't be written. Close it in other programs, or choose another folder."),
            file=target,
        ) from error


def _put(content: bytes, target: Path) -> None:
    """Beside it first, so that a full disk never leaves half a paper."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
