"""Printers of Windows, handed raw bytes through the spooler."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import ClassVar, Final, Self

from posapp.devices.printer.uri import refuse
from posapp.i18n import N_

_LOCAL_AND_CONNECTED: Final = 2 | 4
_NAME_LIMIT: Final = 220


class _PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_4W."""

    _fields_: ClassVar = [("name", ctypes.c_wchar_p), ("server", ctypes.c_wchar_p), ("attributes", ctypes.c_uint32)]


class _DocInfo(ctypes.Structure):
    """DOC_INFO_1W."""

    _fields_: ClassVar = [("name", ctypes.c_wchar_p), ("output", ctypes.c_wchar_p), ("kind", ctypes.c_wchar_p)]


@dataclass(frozen=True, slots=True)
class WindowsSpooler:
    """The printer that Windows calls `name`."""

    scheme: ClassVar[str] = "windows"
    title: ClassVar[str] = N_("Printer of this computer (Windows)")
    answers: ClassVar[bool] = False

    name: str

    @classmethod
    def parse(cls, rest: str) -> Self:
        """Read the printer's name as Windows shows it."""
        if not rest.strip() or len(rest) > _NAME_LIMIT or not rest.isprintable():
            raise refuse(f"windows:{rest}")
        return cls(rest.strip())

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """The printers Windows knows."""
        try:
            spooler = _spooler()
        except OSError:
            return ()
        needed, count = ctypes.c_uint32(0), ctypes.c_uint32(0)
        spooler.EnumPrintersW(_LOCAL_AND_CONNECTED, None, 4, None, 0, ctypes.byref(needed), ctypes.byref(count))
        room = ctypes.create_string_buffer(max(needed.value, 1))
        listed = spooler.EnumPrintersW(
            _LOCAL_AND_CONNECTED, None, 4, room, needed.value, ctypes.byref(needed), ctypes.byref(count)
        )
        if not listed:
            return ()
        printers = ctypes.cast(room, ctypes.POINTER(_PrinterInfo))
        return tuple(f"windows:{printers[index].name}" for index in range(count.value))

    @property
    def uri(self) -> str:
        """The address."""
        return f"windows:{self.name}"

    def patience(self, size: int) -> float:
        """The spooler takes it at once, whatever the printer does."""
        return 15.0 + size / 1_000_000

    def open(self) -> _SpoolerJob:
        """Get ready to hand a job to the spooler. Raises OSError on other systems."""
        return _SpoolerJob(_spooler(), self.name)


class _SpoolerJob:
    """Collects the job and hands it over in one piece, so that the spooler never holds half of one."""

    spools = True

    def __init__(self, spooler: ctypes.CDLL, name: str) -> None:
        self._spooler = spooler
        self._name = name
        self._data = bytearray()

    def write(self, data: bytes) -> None:
        self._data += data

    def read(self, seconds: float) -> bytes:
        return b""

    def finish(self) -> bool:
        printer = ctypes.c_void_p()
        _demand(self._spooler.OpenPrinterW(ctypes.c_wchar_p(self._name), ctypes.byref(printer), None))
        try:
            self._send(printer)
        finally:
            self._spooler.ClosePrinter(printer)
        return False

    def _send(self, printer: ctypes.c_void_p) -> None:
        spooler, data = self._spooler, bytes(self._data)
        written = ctypes.c_uint32(0)
        _demand(spooler.StartDocPrinterW(printer, 1, ctypes.byref(_DocInfo("receipt", None, "RAW"))))
        try:
            _demand(spooler.StartPagePrinter(printer))
            _demand(spooler.WritePrinter(printer, data, len(data), ctypes.byref(written)))
            _demand(written.value == len(data))
            _demand(spooler.EndPagePrinter(printer))
            _demand(spooler.EndDocPrinter(printer))
        except OSError:
            # The whole job is tried again later, so nothing of this one may come out.
            spooler.AbortPrinter(printer)
            raise

    def abort(self) -> None:
        """The spooler takes a job at once or not at all; there is nothing to break off."""

    def close(self) -> None:
        self._data.clear()


def _spooler() -> ctypes.CDLL:
    """The spooler's library. Raises OSError on systems that aren't Windows."""
    load: type[ctypes.CDLL] | None = getattr(ctypes, "WinDLL", None)
    if load is None:
        raise OSError("winspool")
    return load("winspool.drv", use_last_error=True)


def _demand(success: object) -> None:
    """Raise OSError when a call of the spooler failed."""
    if not success:
        raise OSError("winspool")
