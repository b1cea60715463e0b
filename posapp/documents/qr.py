"""A text as the black and white modules of a QR code."""

from __future__ import annotations


def qr_modules(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of modules (True = black) of `payload` at error level M, without the quiet zone.

    The library is loaded at the first use: most of a day passes without a QR.
    """
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
