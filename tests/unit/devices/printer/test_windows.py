"""The spooler of Windows, played by a few lines: what it is told in which order, and what happens when it refuses."""

from __future__ import annotations

import ctypes
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest

from posapp.devices.printer.transports import windows
from posapp.devices.printer.transports.windows import WindowsSpooler


def _behind(reference: Any) -> ctypes.c_uint32:  # noqa: ANN401 - what ctypes.byref gives has no type
    """The number a function of C is to fill in."""
    number: ctypes.c_uint32 = reference._obj  # noqa: SLF001
    return number


@dataclass(slots=True)
class Spooler:
    """The calls of winspool.drv; `refuses` is the one that fails, `takes` how much of a job it swallows."""

    refuses: str = ""
    takes: int = 1_000_000
    names: tuple[str, ...] = ()
    told: list[str] = field(default_factory=list)
    data: bytes = b""
    use_last_error: bool = True

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a function of a C library
        def call(*_arguments: object) -> int:
            self.told.append(name)
            return int(name != self.refuses)

        return call

    def WritePrinter(self, _printer: object, data: bytes, size: int, written: Any) -> int:  # noqa: ANN401
        self.told.append("WritePrinter")
        self.data = data[: min(size, self.takes)]
        _behind(written).value = len(self.data)
        return int(self.refuses != "WritePrinter")

    def EnumPrintersW(self, _flags: int, _name: None, _level: int, room: Any, *sizes: Any) -> int:  # noqa: ANN401
        needed, count = _behind(sizes[-2]), _behind(sizes[-1])
        needed.value = ctypes.sizeof(windows._PrinterInfo) * len(self.names)  # noqa: SLF001 - Windows' own shape
        if room is None or self.refuses == "EnumPrintersW":
            return 0
        listed = ctypes.cast(room, ctypes.POINTER(windows._PrinterInfo))  # noqa: SLF001
        for index, name in enumerate(self.names):
            listed[index].name = name
        count.value = len(self.names)
        return 1


def _installed(monkeypatch: pytest.MonkeyPatch, spooler: Spooler) -> Spooler:
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, **_options: spooler, raising=False)
    return spooler


def _deliver(data: bytes) -> bool:
    with closing(WindowsSpooler("POS-58").open()) as line:
        line.write(data[:3])
        line.write(data[3:])
        assert line.read(0.1) == b""
        line.abort()
        return line.finish()


def test_a_job_goes_to_the_spooler_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = _installed(monkeypatch, Spooler())
    assert _deliver(b"receipt") is False
    assert spooler.data == b"receipt"
    assert spooler.told == [
        "OpenPrinterW",
        "StartDocPrinterW",
        "StartPagePrinter",
        "WritePrinter",
        "EndPagePrinter",
        "EndDocPrinter",
        "ClosePrinter",
    ]


@pytest.mark.parametrize("spooler", [Spooler("WritePrinter"), Spooler("EndDocPrinter"), Spooler(takes=4)])
def test_half_a_job_is_thrown_away_because_the_whole_comes_again(
    monkeypatch: pytest.MonkeyPatch, spooler: Spooler
) -> None:
    _installed(monkeypatch, spooler)
    with pytest.raises(OSError, match="winspool"):
        _deliver(b"receipt")
    assert spooler.told[-2:] == ["AbortPrinter", "ClosePrinter"]


def test_a_printer_windows_does_not_know_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = _installed(monkeypatch, Spooler("OpenPrinterW"))
    with pytest.raises(OSError, match="winspool"):
        _deliver(b"receipt")
    assert spooler.told == ["OpenPrinterW"]


def test_the_printers_of_windows_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(monkeypatch, Spooler(names=("POS-58", "ใบเสร็จ")))
    assert WindowsSpooler.find() == ("windows:POS-58", "windows:ใบเสร็จ")
    _installed(monkeypatch, Spooler("EnumPrintersW", names=("POS-58",)))
    assert WindowsSpooler.find() == ()
