"""What every way to a printer keeps: addresses both ways, honest refusals, bytes that arrive as they were."""

from __future__ import annotations

import os
import pty
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.devices.printer.transports import TRANSPORTS, find_printers, open_uri
from posapp.devices.printer.transports.cups import CupsQueue
from posapp.devices.printer.transports.device_file import DeviceFile
from posapp.domain.errors import Refused
from tests.doubles.printers import VirtualPrinter, closed_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

ADDRESSES = (
    "tcp://192.168.1.50:9100",
    "tcp://printer.local:6001",
    "tcp://[fe80::1]:9100",
    "device:/dev/usb/lp0",
    "cups:Market_Printer",
    "windows:POS-58 (ใบเสร็จ)",
    "serial:/dev/ttyUSB0?baud=9600",
    "serial:COM3?baud=115200",
    "roll:/tmp/paper",
)
WRONG = (
    "",
    "printer",
    "http://192.168.1.50",
    "tcp:",
    "tcp://",
    "tcp://:9100",
    "tcp://host:0x50",
    "tcp://host:70000",
    "tcp://host:-1",
    "tcp://user@host:9100",
    "tcp://host:9100/path",
    "tcp://two hosts:9100",
    "tcp://[::1",
    "device:",
    "device:usb/lp0",
    "device:/dev/\0",
    "cups:",
    "cups:-o/etc/passwd",
    "cups:two words",
    "windows:",
    "windows:line\nend",
    "serial:",
    "serial:COM3?baud=1",
    "serial:COM3?baud=fast",
    "roll:",
)
SOME_BYTES = b"\x1b@" + bytes(range(256)) * 40


def test_each_way_has_a_scheme_and_a_title_of_its_own() -> None:
    assert len({way.scheme for way in TRANSPORTS}) == len({way.title for way in TRANSPORTS}) == len(TRANSPORTS)


def test_every_way_is_tried_here() -> None:
    assert {way.scheme for way in TRANSPORTS} == {address.partition(":")[0] for address in ADDRESSES}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_read_and_written_alike(address: str) -> None:
    way = open_uri(address)
    assert way.uri == address
    assert open_uri(way.uri) == way
    assert way.patience(0) < way.patience(200_000)


def test_what_may_be_left_out_is_filled_in() -> None:
    assert open_uri(" TCP://192.168.1.50 ").uri == "tcp://192.168.1.50:9100"
    assert open_uri("serial:COM3").uri == "serial:COM3?baud=115200"


@pytest.mark.parametrize("address", WRONG)
def test_a_wrong_address_is_refused_with_examples(address: str) -> None:
    with pytest.raises(Refused) as refusal:
        open_uri(address)
    assert refusal.value.code == "printer_uri"
    assert "tcp://192.168.1.50:9100" in str(refusal.value)


def test_the_printers_found_can_be_opened_by_their_address() -> None:
    assert all(open_uri(address).uri.startswith(address) for address in find_printers())


@pytest.mark.parametrize(
    "address",
    [
        "off",
        "device:/dev/no-such-printer",
        "cups:no-such-queue",
        "windows:no such printer",
        "serial:/dev/no-such-port",
    ],
)
def test_a_printer_that_isnt_there_is_an_oserror_and_nothing_else(address: str) -> None:
    if address.startswith("windows:") and sys.platform == "win32":
        pytest.skip("the spooler itself is asked later there")
    with pytest.raises(OSError, match=r"refused|No such|could not open|lp|winspool"):
        _deliver(closed_port() if address == "off" else address, SOME_BYTES)


def _deliver(address: str, data: bytes) -> bool:
    with closing(open_uri(address).open()) as line:
        line.write(data)
        return line.finish()


def test_the_network_brings_every_byte() -> None:
    with VirtualPrinter() as virtual:
        assert _deliver(virtual.uri, SOME_BYTES) is False
    assert bytes(virtual.received) == SOME_BYTES


@pytest.fixture
def cable() -> Iterator[tuple[int, str]]:
    """A pair of connected terminals: our end as a descriptor, the printer's as a path."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine gives out no pseudo-terminals")
    os.set_blocking(ours, False)
    import tty

    tty.setraw(theirs)
    yield ours, os.ttyname(theirs)
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize("scheme", ["device", "serial"])
def test_cables_bring_every_byte_and_the_answers_back(cable: tuple[int, str], scheme: str) -> None:
    ours, path = cable
    received = bytearray()
    line = open_uri(f"{scheme}:{path}").open()
    writing = threading.Thread(target=line.write, args=(SOME_BYTES,))
    writing.start()
    while writing.is_alive() or len(received) < len(SOME_BYTES):
        received += _read_some(ours)
    writing.join()
    os.write(ours, b"\x12")
    assert line.read(2) == b"\x12"
    assert line.read(0.05) == b""
    assert line.finish() is False
    line.close()
    assert bytes(received) == SOME_BYTES


def _read_some(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except BlockingIOError:
        return b""


@pytest.mark.parametrize("scheme", ["device", "serial"])
def test_a_cable_that_takes_nothing_can_be_given_up_from_outside(cable: tuple[int, str], scheme: str) -> None:
    line = open_uri(f"{scheme}:{cable[1]}").open()
    given_up = threading.Timer(0.2, line.abort)
    given_up.start()
    with closing(line), pytest.raises(TimeoutError):
        line.write(bytes(1_000_000))
    given_up.join()


def test_a_wrong_device_path_never_becomes_a_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such"):
        DeviceFile(str(tmp_path / "lp0")).open()
    plain = tmp_path / "notes.txt"
    plain.write_text("keep me", encoding="utf-8")
    with pytest.raises(OSError, match="No such device"):
        DeviceFile(str(plain)).open()
    assert plain.read_text(encoding="utf-8") == "keep me"
    assert list(tmp_path.iterdir()) == [plain]


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose `lp` keeps what it is handed, and whose `lpstat` knows one queue."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    kept = tmp_path / "spooled"
    programs = {"lp": f'echo "$@" > "{kept}.words"; cat > "{kept}"; test "$2" != Broken', "lpstat": "echo Market"}
    for name, script in programs.items():
        program = bin_folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_folder}:{os.environ['PATH']}")
    return kept


def test_a_queue_gets_the_job_raw_and_whole(fake_lp: Path) -> None:
    assert CupsQueue.find() == ("cups:Market",)
    assert _deliver("cups:Market", SOME_BYTES) is False
    assert fake_lp.read_bytes() == SOME_BYTES
    assert Path(f"{fake_lp}.words").read_text(encoding="utf-8").split() == ["-d", "Market", "-o", "raw", "-s"]


@pytest.mark.usefixtures("fake_lp")
def test_a_queue_that_refuses_is_told() -> None:
    with pytest.raises(OSError, match="lp"):
        _deliver("cups:Broken", SOME_BYTES)


def test_a_roll_numbers_its_papers_and_leaves_nothing_half_done(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    folder = tmp_path / "new" / "roll"
    two_sheets = b"\x1b@" + (b"\x1dv0\x00\x01\x00\x01\x00\xff\x1dVB\x00") * 2
    assert _deliver(f"roll:{folder}", two_sheets) is True
    assert _deliver(f"roll:{folder}", b"\x1bp\x00\x19\xfa") is True
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    assert names == ["000001-2.png", "000001.bin", "000001.png", "000002.bin"]
    assert (folder / "000001.bin").read_bytes() == two_sheets
    assert not list(folder.glob("*.part")) + list(folder.glob(".*.part"))


def test_a_roll_that_cant_be_written_is_an_oserror(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        _deliver(f"roll:{in_the_way}", SOME_BYTES)
