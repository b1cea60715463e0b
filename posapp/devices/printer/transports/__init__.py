"""The ways to reach a printer. TRANSPORTS is the registry: one entry for each file here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.transports.cups import CupsQueue
from posapp.devices.printer.transports.device_file import DeviceFile
from posapp.devices.printer.transports.network import NetworkPort
from posapp.devices.printer.transports.paper_roll import PaperRoll
from posapp.devices.printer.transports.serial_port import SerialPort
from posapp.devices.printer.transports.windows import WindowsSpooler
from posapp.devices.printer.uri import refuse

if TYPE_CHECKING:
    from posapp.devices.printer.transport import Transport

TRANSPORTS: Final[tuple[type[Transport], ...]] = (
    NetworkPort,
    WindowsSpooler,
    DeviceFile,
    CupsQueue,
    SerialPort,
    PaperRoll,
)


def open_uri(uri: str) -> Transport:
    """The way to the printer at `uri` ("tcp://192.168.1.50:9100"), not yet opened. Raises Refused `printer_uri`."""
    scheme, colon, rest = uri.strip().partition(":")
    for transport in TRANSPORTS:
        if colon and scheme.lower() == transport.scheme:
            return transport.parse(rest)
    raise refuse(uri)


def find_printers() -> tuple[str, ...]:
    """Addresses of all printers this machine can see now; network printers can't be listed."""
    return tuple(uri for transport in TRANSPORTS for uri in transport.find())
