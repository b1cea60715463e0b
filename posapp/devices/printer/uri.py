"""Printer addresses: how a wrong one is refused."""

from __future__ import annotations

from posapp.domain.errors import Refused
from posapp.i18n import N_


def refuse(uri: str) -> Refused:
    """The refusal for `uri`, showing what addresses look like."""
    return Refused(
        "printer_uri",
        N_(
            "“{uri}” is not a printer address. Use one like tcp://192.168.1.50:9100, device:/dev/usb/lp0, cups:NAME, "
            "windows:NAME, serial:/dev/ttyUSB0?baud=115200 or roll:FOLDER."
        ),
        uri=uri.strip()[:80],
    )
