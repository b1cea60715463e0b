"""Stickers from a label printer: dots that scan, answers understood, troubles told before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from posapp.devices.label.label_printer import LabelPrinter, check_for_roll, label_printer, roll_of_labels
from posapp.devices.label.tspl import LabelTongue, StickerRoll, tspl_job
from posapp.devices.printer.printer import Outcome
from posapp.devices.printer.status import Status
from posapp.documents.block import Barcode, Cut
from posapp.domain.barcode import own_code
from posapp.domain.errors import Refused
from posapp.domain.print_job import PrintState
from posapp.operations.options import DEFAULTS
from tests.doubles.goods_labels import Read, hundred_codes, kind_of, run_of, seen
from tests.doubles.label_printers import (
    LID_OPEN,
    NO_LABELS,
    NO_RIBBON,
    PRINTING,
    READY,
    VirtualLabelPrinter,
    read_tspl,
)
from tests.doubles.printers import VirtualPrinter, closed_port

if TYPE_CHECKING:
    from pathlib import Path

ROLL: Final = StickerRoll(50, 30, 2)
RUNS: Final = [run_of(own_code(7), 1)]


def printer_at(uri: str, fonts: Path, **settings: str) -> LabelPrinter:
    """The label printer that settings name."""
    chosen = DEFAULTS | {"label.printer": uri} | {f"label.{key}": value for key, value in settings.items()}
    found = label_printer(chosen.__getitem__, fonts)
    assert found is not None
    return found


def test_stickers_of_all_kinds_of_codes_scan_back(fonts: Path) -> None:
    codes = [code for code in hundred_codes() if len(code) in (8, 13)] + ["A1", "OTOP-5", "AB12345678"]
    out = read_tspl(tspl_job([run_of(code, number) for number, code in enumerate(codes)], ROLL, fonts))
    assert [seen(picture, 0) for picture in out.pictures] == [[Read(kind_of(code), code)] for code in codes]
    assert (out.gap, out.stray) == (2, [])


def test_a_sticker_is_as_large_as_the_roll_and_white_at_its_edges(fonts: Path) -> None:
    (picture,) = read_tspl(tspl_job(RUNS, ROLL, fonts)).pictures
    assert picture.size == (400, 240)
    for edge in ((0, 0, 400, 4), (0, 236, 400, 240), (0, 0, 8, 240), (392, 0, 400, 240)):
        assert picture.crop(edge).getextrema() == (255, 255)
    assert picture.getextrema() == (0, 255)


def test_copies_are_printed_from_one_picture(fonts: Path) -> None:
    job = tspl_job([run_of("A1", copies=30)], ROLL, fonts)
    assert job.count(b"BITMAP") == 1
    assert len(read_tspl(job).pictures) == 30


def test_no_order_to_the_printer_stands_in_a_picture(fonts: Path) -> None:
    everything = [run_of(code, number) for number, code in enumerate(hundred_codes()) if len(code) in (8, 13)]
    job = tspl_job(everything, StickerRoll(60, 40, 3), fonts)
    assert b"\x1b!" not in job
    assert b"~!" not in job


@pytest.mark.parametrize(("width", "height"), [(24, 30), (111, 30), (50, 14), (50, 201), (0, 0)])
def test_a_size_that_no_label_has_is_refused(fonts: Path, width: int, height: int) -> None:
    with pytest.raises(Refused) as refusal:
        tspl_job(RUNS, StickerRoll(width, height, 2), fonts)
    assert refusal.value.code == "label_size"


def test_a_printer_that_says_when_it_is_done_confirms(fonts: Path) -> None:
    with VirtualLabelPrinter([READY, PRINTING, READY]) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.send(printer.encoded(RUNS)) == Outcome(PrintState.CONFIRMED)
        (picture,) = virtual.stickers.pictures
    assert seen(picture, 0) == [Read("EAN13", own_code(7))]


def test_a_printer_that_is_never_seen_at_work_is_called_sent(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posapp.devices.printer.printer._FENCE_LEAST", 0.1)
    monkeypatch.setattr("posapp.devices.printer.printer._BYTES_A_SECOND", 10_000_000)
    with VirtualLabelPrinter([READY]) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.send(printer.encoded(RUNS)) == Outcome(PrintState.SENT)
    assert not any(map(LabelTongue().is_fence_answer, range(256)))


def test_a_silent_printer_gets_everything_and_is_called_sent(fonts: Path) -> None:
    with VirtualLabelPrinter([]) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.send(printer.encoded(RUNS)) == Outcome(PrintState.SENT)
        assert len(virtual.stickers.pictures) == 1


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (LID_OPEN, "cover_open"),
        (NO_LABELS, "paper_out"),
        (NO_RIBBON, "printer_error"),
        (LID_OPEN | NO_LABELS, "cover_open"),
    ],
)
def test_a_label_printer_in_trouble_is_sent_nothing(fonts: Path, answer: int, trouble: str) -> None:
    with VirtualLabelPrinter([answer]) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.send(printer.encoded(RUNS)) == Outcome(PrintState.NOT_READY, trouble)
        assert virtual.stickers.pictures == []
        assert printer.status() == Status(trouble)


def test_labels_that_run_out_in_the_middle_are_told(fonts: Path) -> None:
    with VirtualLabelPrinter([READY, PRINTING, NO_LABELS]) as virtual:
        printer = printer_at(virtual.uri, fonts)
        assert printer.send(printer.encoded(RUNS)) == Outcome(PrintState.FAILED, "paper_out")


def test_a_label_printer_that_is_off_is_not_ready(fonts: Path) -> None:
    printer = printer_at(closed_port(), fonts)
    assert printer.send(printer.encoded(RUNS)) == Outcome(PrintState.NOT_READY, "printer_off")


def test_without_a_label_printer_the_receipt_printer_is_meant(fonts: Path) -> None:
    assert label_printer(DEFAULTS.__getitem__, fonts) is None
    with pytest.raises(Refused) as refusal:
        printer_at("nonsense", fonts)
    assert refusal.value.code == "printer_uri"


@pytest.mark.parametrize(("width", "dots"), [("58", 384), ("80", 576)])
def test_a_second_paper_roll_may_be_the_label_printer(fonts: Path, width: str, dots: int) -> None:
    with VirtualPrinter() as virtual:
        printer = printer_at(virtual.uri, fonts, language="roll", width=width, size="small", between="cut")
        assert printer.send(printer.encoded([run_of("A1", copies=2)])) == Outcome(PrintState.CONFIRMED)
        sheets = virtual.paper.sheets
    assert len(sheets) == 2
    assert 400 > dots - sheets[0].width >= 0


def test_the_settings_say_how_labels_lie_on_the_roll() -> None:
    asked = DEFAULTS | {"label.size": "small", "label.between": "cut"}
    runs = [run_of("A1", 1, copies=2)]
    full, small = roll_of_labels(runs, DEFAULTS.__getitem__), roll_of_labels(runs, asked.__getitem__)
    assert len(small) < len(full)
    assert (full.count(Cut()), small.count(Cut())) == (1, 2)
    assert roll_of_labels(runs, DEFAULTS.__getitem__, "small").count(Cut()) == 1
    assert len(roll_of_labels(runs, asked.__getitem__, "full")) > len(small)
    assert sum(isinstance(block, Barcode) for block in full) == 2


def test_a_code_too_long_for_the_roll_is_found_before_anything_waits() -> None:
    long = run_of("ABCDEFGHIJKLMNOPQRST")
    check_for_roll([long, *RUNS], "80")
    with pytest.raises(Refused) as refusal:
        check_for_roll([*RUNS, long], "58")
    assert refusal.value.code == "label_code_too_long"
    assert "ABCDEFGHIJKLMNOPQRST" in str(refusal.value)


def test_the_picture_of_a_sticker_is_black_on_white(fonts: Path) -> None:
    (picture,) = read_tspl(tspl_job(RUNS, ROLL, fonts)).pictures
    dark = picture.histogram()[0]
    assert isinstance(picture, Image.Image)
    assert 0.03 < dark / (picture.width * picture.height) < 0.4
