"""A scanner for paper: reads the bars and squares off what came out of the printer, as they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

    from zxingcpp import BarcodeFormat


def codes_on(paper: Path) -> list[str]:
    """Every line code on the picture of a `paper`, from its top to its bottom.

    The library is loaded at the first use, as where labels are drawn.
    """
    from zxingcpp import BarcodeFormat

    return _read(paper, BarcodeFormat.EAN13, BarcodeFormat.Code128)


def squares_on(paper: Path) -> list[str]:
    """Every QR on the picture of a `paper`, from its top to its bottom."""
    from zxingcpp import BarcodeFormat

    return _read(paper, BarcodeFormat.QRCode)


def _read(paper: Path, *kinds: BarcodeFormat) -> list[str]:
    from zxingcpp import BarcodeFormats, read_barcodes

    picture = QImage(str(paper)).convertToFormat(QImage.Format.Format_Grayscale8)
    dots = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    found = read_barcodes(dots, formats=BarcodeFormats(kinds))
    return [one.text for one in sorted(found, key=lambda one: one.position.top_left.y)]
