"""A product's code as bars: EAN-13 and EAN-8 for numbers with a check digit, Code 128 for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from posapp.documents.block import Barcode
from posapp.domain.barcode import is_checked
from posapp.domain.errors import Refused
from posapp.domain.quantity import ONE
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.product import Product

HEIGHT_MM: Final = 12
_EAN: Final = {13: ("EAN13", (11, 7)), 8: ("EAN8", (7, 7))}
_CODE_128: Final = ("Code128", (10, 10))


def label_code(product: Product) -> str:
    """The code on a label of one `product`: its first barcode with a check digit, else its first one, else its own.

    The barcode of a box stands for all that is in it, so it is none for a single piece.
    """
    codes = [code for code in (*product.barcodes, product.code) if product.holds(code) == ONE]
    return next((code for code in codes if len(code) in _EAN and is_checked(code)), codes[0])


def line_code(text: str, height: int = HEIGHT_MM) -> Barcode:
    """The bars of `text`, `height` millimetres high. Raises Refused `label_code_letters`.

    The library is loaded at the first use: most days print no label.
    """
    from zxingcpp import BarcodeFormat, create_barcode

    if not text or not (text.isascii() and text.isprintable()):
        raise Refused(
            "label_code_letters",
            N_(
                "“{code}” can't be printed as a barcode: it takes digits and English letters only. "
                "Let the program make a barcode for these goods."
            ),
            code=text[:40],
        )
    name, quiet = _EAN[len(text)] if len(text) in _EAN and is_checked(text) else _CODE_128
    bars: Any = create_barcode(text, getattr(BarcodeFormat, name)).to_image(
        scale=1, add_quiet_zones=False, add_hrt=False
    )
    top_row = memoryview(bars).tobytes()[: bars.shape[1]]
    return Barcode(tuple(dot == 0 for dot in top_row), text, quiet, height)
