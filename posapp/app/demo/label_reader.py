"""A scanner for paper: reads the bars off what came out of the printer, as they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path


def codes_on(paper: Path) -> list[str]:
    """Every line code on the picture of a `paper`, from its top to its bottom.

    The library is loaded at the first use, as where labels are drawn.
    """
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    picture = QImage(str(paper)).convertToFormat(QImage.Format.Format_Grayscale8)
    dots = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    found = read_barcodes(dots, formats=BarcodeFormats((BarcodeFormat.EAN13, BarcodeFormat.Code128)))
    return [one.text for one in sorted(found, key=lambda one: one.position.top_left.y)]
