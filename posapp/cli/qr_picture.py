"""QR codes in picture files: written for scanning, and found in photos and screenshots."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.raster import Raster
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL.Image import Image

_QUIET: Final = 4
_MOST_PIXELS: Final = 20_000_000


def png(modules: Sequence[Sequence[bool]]) -> bytes:
    """The code with its quiet zone as a PNG file, eight dots a module."""
    side = len(modules) + 2 * _QUIET
    quiet = b"\0" * _QUIET
    rows = [quiet + bytes(0xFF * module for module in row) + quiet for row in modules]
    blank = [b"\0" * side] * _QUIET
    return Raster(8 * side, 8 * side, b"".join(row * 8 for row in (*blank, *rows, *blank))).png()


def picture_text(path: Path) -> str:
    """The text of the QR in a picture file.

    Raises Refused `picture_unreadable`, `picture_too_large`, `picture_without_qr`.
    """
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    try:
        with _opened(path) as picture:
            found = read_barcodes(picture.convert("L"), formats=BarcodeFormats(BarcodeFormat.QRCode))
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused(
            "picture_unreadable",
            N_("The picture {file} can't be read. Choose a PNG or JPEG picture."),
            file=path,
        ) from error
    if not found:
        raise Refused(
            "picture_without_qr",
            N_("There is no QR in {file} that can be read. Choose a picture that shows the whole QR."),
            file=path,
        )
    return found[0].text


def _opened(path: Path) -> Image:
    """The picture at `path`, not decoded yet. Raises Refused `picture_too_large` and what Pillow raises."""
    import PIL.Image

    if not path.is_file():  # a pipe could keep us waiting for ever
        raise OSError(path)
    too_large = Refused("picture_too_large", N_("The picture {file} is too large. Choose a smaller one."), file=path)
    with warnings.catch_warnings():
        warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
        try:
            picture = PIL.Image.open(path)
        except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
            raise too_large from None
    if picture.width * picture.height > _MOST_PIXELS:
        picture.close()
        raise too_large
    return picture
