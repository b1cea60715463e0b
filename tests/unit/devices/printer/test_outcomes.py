"""What the printer says became of a job, against printers of every kind."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from posapp.devices.drawer import Drawer
from posapp.devices.printer.encoder import encode
from posapp.devices.printer.paper import read_paper
from posapp.devices.printer.printer import Outcome, Printer
from posapp.devices.printer.profile import PROFILES
from posapp.devices.printer.raster import rasterise
from posapp.devices.printer.status import TROUBLES, Status, trouble_text, understand
from posapp.devices.printer.transports import network, open_uri
from posapp.documents.block import Cut, Rule, Space, Text
from posapp.domain.errors import Unavailable
from posapp.domain.print_job import PrintState
from tests.doubles.printers import (
    COVER_OPEN,
    CUTTER_JAM,
    NEAR_END,
    PAPER_OUT,
    READY,
    Habits,
    VirtualPrinter,
    closed_port,
)

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.devices.printer.raster import Raster
    from posapp.documents.block import Document

PAPER = PROFILES["80"]
LONG: Document = (Rule(), *(Text(f"ผ้าขาวม้าทอมือ {number} ก ข ค ง จ ฉ ช ซ ฌ ญ") for number in range(30)), Cut())


def printer_at(uri: str, fonts: Path) -> Printer:
    return Printer(open_uri(uri), PAPER, fonts)


def printed(document: Document, fonts: Path) -> tuple[Raster, ...]:
    """The sheets a good printer makes of `document`."""
    return read_paper(encode(rasterise(document, PAPER, fonts), PAPER)).sheets


def test_a_good_printer_confirms_and_has_the_whole_paper(fonts: Path) -> None:
    with VirtualPrinter() as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.CONFIRMED)
        assert virtual.paper.sheets == printed(LONG, fonts)


def test_a_roll_near_its_end_is_told_with_the_confirmation(fonts: Path) -> None:
    with VirtualPrinter(status=NEAR_END) as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.CONFIRMED, near_end=True)


def test_a_printer_that_never_answers_gets_everything_and_is_called_sent(fonts: Path) -> None:
    with VirtualPrinter(Habits(speaks=False, fences=False)) as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.SENT)
        assert virtual.paper.sheets == printed(LONG, fonts)


@pytest.mark.parametrize(
    ("status", "trouble"), [(PAPER_OUT, "paper_out"), (COVER_OPEN, "cover_open"), (CUTTER_JAM, "printer_error")]
)
def test_a_printer_in_trouble_is_sent_nothing(fonts: Path, status: bytes, trouble: str) -> None:
    with VirtualPrinter(status=status) as virtual:
        outcome = printer_at(virtual.uri, fonts).print(LONG)
        assert (outcome.state, outcome.trouble) == (PrintState.NOT_READY, trouble)
        assert virtual.paper.sheets == ()


def test_a_printer_that_is_off_is_not_ready(fonts: Path) -> None:
    assert printer_at(closed_port(), fonts).print(LONG) == Outcome(PrintState.NOT_READY, "printer_off")


def test_paper_that_ends_in_the_middle_is_a_failure_with_its_cause(fonts: Path) -> None:
    with VirtualPrinter(Habits(empties_after=9000)) as virtual:
        outcome = printer_at(virtual.uri, fonts).print(LONG)
        assert (outcome.state, outcome.trouble) == (PrintState.FAILED, "paper_out")


def test_a_connection_lost_in_the_middle_is_a_failure(fonts: Path) -> None:
    with VirtualPrinter(Habits(resets_after=6000)) as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.FAILED, "cut_off")


def test_a_printer_that_takes_nothing_leaves_the_job_uncertain(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_WRITE_SECONDS", 0.3)
    with VirtualPrinter(Habits(reads=False)) as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.UNCERTAIN, "no_answer")


def test_a_printer_that_spoke_before_and_is_silent_now_is_sent_nothing(fonts: Path) -> None:
    with VirtualPrinter() as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.print(LONG).state is PrintState.CONFIRMED
        before = len(virtual.paper.sheets)
        virtual.habits = Habits(speaks=False)
        assert printer.print(LONG) == Outcome(PrintState.NOT_READY, "no_answer")
        assert len(virtual.paper.sheets) == before


def test_a_slow_printer_is_waited_for(fonts: Path) -> None:
    with VirtualPrinter(Habits(pause=0.02)) as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.CONFIRMED)


def test_a_printer_without_fence_is_called_sent(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posapp.devices.printer.printer._FENCE_LEAST", 0.1)
    monkeypatch.setattr("posapp.devices.printer.printer._BYTES_A_SECOND", 10_000_000)
    with VirtualPrinter(Habits(fences=False)) as virtual:
        assert printer_at(virtual.uri, fonts).print((Text("ก"), Cut())) == Outcome(PrintState.SENT)


def test_a_printer_that_falls_silent_after_the_last_byte_leaves_the_job_uncertain(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posapp.devices.printer.printer._FENCE_LEAST", 0.1)
    monkeypatch.setattr("posapp.devices.printer.printer._BYTES_A_SECOND", 10_000_000)
    with VirtualPrinter(Habits(hushes_after=5000)) as virtual:
        assert printer_at(virtual.uri, fonts).print(LONG) == Outcome(PrintState.UNCERTAIN, "no_answer")


def test_a_line_that_breaks_at_the_first_question_means_that_nothing_was_sent(fonts: Path) -> None:
    with VirtualPrinter(Habits(resets_after=1)) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.print(LONG) == Outcome(PrintState.NOT_READY, "no_answer")
        assert printer.status() == Status("no_answer")
        assert printer.pulse() == Outcome(PrintState.UNCERTAIN, "no_answer")


def test_a_spool_that_cant_take_a_job_has_printed_nothing(fonts: Path, tmp_path: Path) -> None:
    (tmp_path / ".lock").mkdir()
    assert printer_at(f"roll:{tmp_path}", fonts).print(LONG) == Outcome(PrintState.NOT_READY, "printer_error")


def test_the_drawer_does_not_wait_long_for_a_busy_printer(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posapp.devices.printer.printer._TURN_SECONDS", 0.05)
    with VirtualPrinter(Habits(pause=0.05)) as virtual:
        printer = printer_at(virtual.uri, fonts)
        job = threading.Thread(target=printer.print, args=(LONG,))
        job.start()
        assert virtual.got_some.wait(5)
        assert printer.pulse() == Outcome(PrintState.NOT_READY, "busy")
        job.join()
        assert virtual.paper.pulses == 0


def test_the_deadline_ends_a_job_from_outside(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network.NetworkPort, "patience", lambda _self, _size: 0.9)
    monkeypatch.setattr(network, "_WRITE_SECONDS", 60)
    with VirtualPrinter(Habits(reads=False)) as virtual:
        begun = time.monotonic()
        assert printer_at(virtual.uri, fonts).print(LONG).state in (PrintState.UNCERTAIN, PrintState.FAILED)
        assert time.monotonic() - begun < 5


def test_status_is_told_without_printing(fonts: Path, tmp_path: Path) -> None:
    with VirtualPrinter(status=COVER_OPEN) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.status() == Status("cover_open")
        virtual.status = READY
        assert printer.status() == Status()
        assert virtual.paper.sheets == ()
    assert printer.status() == Status("printer_off")
    assert printer_at(f"roll:{tmp_path}", fonts).status() is None


def test_the_drawer_opens_by_one_pulse_and_no_paper(fonts: Path) -> None:
    with VirtualPrinter() as virtual:
        Drawer(printer_at(virtual.uri, fonts).pulse).open()
        assert virtual.got_some.wait(5)
        assert virtual.paper.pulses == 1
        assert virtual.paper.sheets == ()


def test_a_drawer_that_cant_open_now_never_opens_later(fonts: Path) -> None:
    with pytest.raises(Unavailable) as told:
        Drawer(printer_at(closed_port(), fonts).pulse).open()
    assert told.value.code == "drawer_shut"


def test_the_drawer_does_not_break_into_a_paper_that_is_being_printed(fonts: Path) -> None:
    with VirtualPrinter(Habits(pause=0.02)) as virtual:
        printer = printer_at(virtual.uri, fonts)
        outcomes: list[Outcome] = []
        job = threading.Thread(target=lambda: outcomes.append(printer.print(LONG)))
        job.start()
        assert virtual.got_some.wait(5)
        printer.pulse()
        job.join()
        assert outcomes == [Outcome(PrintState.CONFIRMED)]
        assert virtual.paper.sheets == printed(LONG, fonts)


def test_encoded_is_what_is_sent(fonts: Path, tmp_path: Path) -> None:
    document = (Text("รวม"), Space(), Cut())
    printer = printer_at(f"roll:{tmp_path}", fonts)
    assert printer.print(document) == Outcome(PrintState.CONFIRMED)
    assert (tmp_path / "000001.bin").read_bytes() == encode(rasterise(document, PAPER, fonts), PAPER)


def test_every_trouble_has_a_sentence() -> None:
    assert trouble_text("") == ""
    assert len({trouble_text(code) for code in TROUBLES}) == len(TROUBLES)
    assert trouble_text("of_a_later_version")


def test_a_part_that_was_not_answered_counts_as_good() -> None:
    assert understand({1: 0x12}) == Status()
    assert understand({1: 0x1A}) == Status("printer_error")
