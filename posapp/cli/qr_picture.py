"""QR codes in picture files: written for scanning, and found in photos and screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.raster import Raster
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_QUIET: Final = 4


def png(modules: Sequence[Sequence[bool]]) -> bytes:
    """The code with its quiet zone as a PNG file, eight dots a module."""
    side = len(modules) + 2 * _QUIET
    quiet = b"\0" * _QUIET
    rows = [quiet + bytes(0xFF * module for module in row) + quiet for row in modules]
    blank = [b"\0" * side] * _QUIET
    return Raster(8 * side, 8 * side, b"".join(row * 8 for row in (*blank, *rows, *blank))).png()


def picture_text(path: Path) -> str:
    """The text of the QR in a picture file. Raises Refused `picture_unreadable`, `picture_without_qr`."""
    from PIL import Image
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    try:
        with Image.open(path) as picture:
            found = read_barcodes(picture.convert("L"), formats=BarcodeFormats(BarcodeFormat.QRCode))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(
            "picture_unreadable",
            N_("The picture {file} can't be read. Choose a PNG or JPEG picture."),
            file=path,
        ) from error
    if not found:
        raise Refused("picture_without_qr", N_("There is no QR in {file} that can be read."), file=path)
    return found[0].text
