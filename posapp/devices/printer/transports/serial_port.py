"""Printers on a serial cable, a USB-serial adapter, or Bluetooth (which shows up as a serial port)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Self
from urllib.parse import parse_qs

from posapp.devices.printer.uri import refuse
from posapp.i18n import N_

if TYPE_CHECKING:
    import serial

_BAUDS: Final = (9600, 19200, 38400, 57600, 115200)
_WRITE_SECONDS: Final = 8.0
_PAUSE_SECONDS: Final = 0.05
"""Cheap Bluetooth printers lose data that comes without pauses."""


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A printer at the port `name` ("COM3", "/dev/rfcomm0") with `baud` signals a second."""

    scheme: ClassVar[str] = "serial"
    title: ClassVar[str] = N_("Serial cable or Bluetooth")
    answers: ClassVar[bool] = True

    name: str
    baud: int = _BAUDS[-1]

    @classmethod
    def parse(cls, rest: str) -> Self:
        """Read "/dev/ttyUSB0?baud=9600"; without a speed it's 115200."""
        name, _, query = rest.partition("?")
        wanted = parse_qs(query).get("baud", [str(_BAUDS[-1])])[-1]
        if not name.strip() or not name.isprintable() or wanted not in map(str, _BAUDS):
            raise refuse(f"serial:{rest}")
        return cls(name.strip(), int(wanted))

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """The serial ports of this machine; whether a printer is behind one isn't known."""
        from serial.tools.list_ports import comports

        return tuple(f"serial:{port.device}" for port in sorted(comports()))

    @property
    def uri(self) -> str:
        """The address with its speed."""
        return f"serial:{self.name}?baud={self.baud}"

    def patience(self, size: int) -> float:
        """The cable decides: ten signals a byte, and half as much again."""
        return 15.0 + size * 15 / self.baud + size / 20_000

    def open(self) -> _Port:
        """Open the port for us alone."""
        import serial

        return _Port(serial.Serial(self.name, self.baud, timeout=0, write_timeout=_WRITE_SECONDS, exclusive=True))


class _Port:
    """The opened port."""

    spools = False

    def __init__(self, port: serial.Serial) -> None:
        self._port = port

    def write(self, data: bytes) -> None:
        import serial

        try:
            taken = self._port.write(data)
        except serial.SerialTimeoutException as late:
            raise TimeoutError from late
        if taken != len(data):
            raise TimeoutError
        if len(data) > 64:  # noqa: PLR2004 - a question is short and needs no pause
            time.sleep(_PAUSE_SECONDS)

    def read(self, seconds: float) -> bytes:
        self._port.timeout = seconds
        return bytes(self._port.read(1))

    def finish(self) -> bool:
        self._port.flush()
        return False

    def abort(self) -> None:
        self._port.cancel_write()
        self._port.cancel_read()

    def close(self) -> None:
        self._port.close()
