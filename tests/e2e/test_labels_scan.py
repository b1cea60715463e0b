"""Every label that comes out of the paper roll can be read by a scanner: letter for letter, a hundred of a hundred."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from posapp.app.paths import resources
from posapp.devices.printer.printer import Printer
from posapp.devices.printer.profile import PROFILES
from posapp.devices.printer.transports import open_uri
from posapp.documents.shelf_label import labels
from posapp.domain.print_job import PrintState
from tests.doubles.goods_labels import Read, hundred_codes, kind_of, run_of, seen, worn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from posapp.documents.shelf_label import LabelRun

CODES = hundred_codes()
RUNS = [run_of(code, number) for number, code in enumerate(CODES)]


def printed(
    runs: list[LabelRun], paper: str, folder: Path, *, small: bool = False, cut: bool = True
) -> list[Image.Image]:
    """What a printer of `paper` leaves in `folder` of `runs`, sheet by sheet."""
    printer = Printer(open_uri(f"roll:{folder}"), PROFILES[paper], resources() / "fonts")
    outcome = printer.print(labels(runs, small=small, cut=cut))
    assert outcome.state is PrintState.CONFIRMED
    names = ["000001.png", *(f"000001-{sheet}.png" for sheet in range(2, len(runs) + 1))]
    return [Image.open(folder / name) for name in names if (folder / name).exists()]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("small", [False, True], ids=["full", "small"])
@pytest.mark.parametrize("paper", ["58", "80"])
def test_a_hundred_of_a_hundred_labels_scan_back(tmp_path: Path, paper: str, *, small: bool) -> None:
    sheets = printed(RUNS, paper, tmp_path, small=small)
    read = [seen(sheet, PROFILES[paper].margin) for sheet in sheets]
    assert read == [[Read(kind_of(code), code)] for code in CODES]


@pytest.mark.parametrize("paper", ["58", "80"])
def test_worn_labels_still_scan(qapp: QApplication, tmp_path: Path, paper: str) -> None:
    assert qapp
    chance = random.Random(7)
    read = [seen(worn(sheet, chance), 0) for sheet in printed(RUNS, paper, tmp_path)]
    assert read == [[Read(kind_of(code), code)] for code in CODES]


@pytest.mark.usefixtures("qapp")
def test_labels_on_one_strip_are_told_apart_and_have_a_line_between_them(tmp_path: Path) -> None:
    (strip,) = printed(RUNS[:6], "58", tmp_path, cut=False)
    found = seen(strip, PROFILES["58"].margin)
    assert {each.text for each in found} == set(CODES[:6])
    dashes = [0] * 12 + [255] * 12
    grey = strip.convert("L")
    rows = [y for y in range(grey.height) if [grey.getpixel((x, y)) for x in range(24)] == dashes]
    assert len(rows) == 5 * 2


@pytest.mark.usefixtures("qapp")
def test_a_run_gives_as_many_labels_as_were_asked_for(tmp_path: Path) -> None:
    sheets = printed([run_of(CODES[0], copies=3), run_of(CODES[1], 1)], "58", tmp_path)
    more = [Image.open(tmp_path / f"000001-{sheet}.png") for sheet in (3, 4)]
    read = [seen(sheet, 0)[0].text for sheet in (*sheets, *more)]
    assert read == [CODES[0]] * 3 + [CODES[1]]
