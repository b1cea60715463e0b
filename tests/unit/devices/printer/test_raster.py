"""The dots of a sheet: ink where letters are, none outside the paper, codes a phone can read."""

from __future__ import annotations

import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import zxingcpp

from posapp.devices.printer.pen import EDGE
from posapp.devices.printer.profile import PROFILES, Profile
from posapp.devices.printer.raster import Raster, prepare, rasterise
from posapp.documents.block import Block, Columns, Picture, Qr, Size, Text
from posapp.documents.qr import qr_modules
from posapp.documents.test_page import QR_SAMPLE, THAI_SAMPLE, trial_page

if TYPE_CHECKING:
    from pathlib import Path

NARROW = PROFILES["58"]
WORST = "ปี่ กี้ น้ำ ที่ ผู้ ฎุ ฏู ญู ฐ ใหญ่ ป็ ฟี้ ฬู่"


def draw(fonts: Path, *blocks: Block, paper: Profile = NARROW) -> Raster:
    (only,) = rasterise(blocks, paper, fonts)
    return only


def grey(raster: Raster) -> memoryview:
    """The sheet as one byte a dot, as a camera would see it."""
    bits = "".join(f"{byte:08b}" for byte in raster.rows)
    stride = 8 * raster.stride
    dots = bytes(
        0 if bit == "1" else 255 for y in range(raster.height) for bit in bits[y * stride : y * stride + raster.width]
    )
    return memoryview(dots).cast("B", (raster.height, raster.width))


def columns_with_ink(raster: Raster) -> list[int]:
    seen = grey(raster)
    return [x for x in range(raster.width) if any(seen[y, x] == 0 for y in range(raster.height))]


def rows_with_ink(raster: Raster) -> list[int]:
    stride = raster.stride
    return [y for y in range(raster.height) if any(raster.rows[y * stride : (y + 1) * stride])]


@pytest.mark.parametrize("paper", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("size", ["small", "normal", "large", "huge"])
def test_marks_above_and_below_thai_letters_stay_on_the_paper(fonts: Path, paper: Profile, size: Size) -> None:
    sheet = draw(fonts, Text(WORST, size=size, bold=True), paper=paper)
    inked = rows_with_ink(sheet)
    assert inked[0] > 0
    assert inked[-1] < sheet.height - 1
    across = columns_with_ink(sheet)
    assert across[0] >= 0
    assert across[-1] < paper.dots


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", ["small", "normal", "large", "huge"])
@pytest.mark.parametrize("paper", PROFILES.values(), ids=PROFILES)
def test_tails_and_tone_marks_below_them_do_not_meet(fonts: Path, paper: Profile, size: Size, *, bold: bool) -> None:
    for tails, marks in (("ชุกูกฺฎฏญฐ", "ปี่หมี้กื้"), ("ผู้ซื้อ", "น้ำป่า"), ("ฤๅ", "ไม้โต")):
        inked = rows_with_ink(
            draw(fonts, Text(tails, size=size, bold=bold), Text(marks, size=size, bold=bold), paper=paper)
        )
        assert any(later - earlier > 1 for earlier, later in pairwise(inked)), (tails, marks)


def test_tails_beside_an_amount_are_cleared_as_well(fonts: Path) -> None:
    inked = rows_with_ink(draw(fonts, Columns("ชุชุชุ", "1.00"), Columns("หมี่หมี่", "1.00")))
    assert any(later - earlier > 1 for earlier, later in pairwise(inked))


def test_amounts_end_within_two_dots_of_the_edge(fonts: Path) -> None:
    for amount in ("1.00", "1,234,567.89", "-0.25"):
        last = columns_with_ink(draw(fonts, Columns("รวม", amount)))[-1]
        assert NARROW.dots - EDGE - 3 <= last < NARROW.dots


def test_thai_is_drawn_with_its_own_letters_not_with_boxes(fonts: Path) -> None:
    letters = {draw(fonts, Text(letter)).rows for letter in "กขคงจชซญดตถทนบปผพฟมยรลวศสหอฮ"}
    assert len(letters) == 28


@pytest.mark.parametrize("paper", PROFILES.values(), ids=PROFILES)
def test_a_payment_code_is_read_back_from_the_dots(fonts: Path, paper: Profile) -> None:
    payload = "00020101021229370016A000000677010111011300668123456785802TH53037645406235.006304B2D4"
    sheet = draw(fonts, Text("สแกนจ่าย", "centre"), Qr(qr_modules(payload), "นางศรี"), paper=paper)
    (found,) = zxingcpp.read_barcodes(grey(sheet))
    assert found.text == payload


def test_the_trial_page_shows_its_code_and_its_widest_mark(fonts: Path) -> None:
    (sheet,) = rasterise(trial_page("กลุ่มทอผ้า", "58"), NARROW, fonts)
    assert QR_SAMPLE in {found.text for found in zxingcpp.read_barcodes(grey(sheet))}
    assert columns_with_ink(sheet)[-1] == 639


def test_the_same_text_gives_the_same_dots_in_any_thread(fonts: Path) -> None:
    with ThreadPoolExecutor(4) as lanes:
        drawn = list(lanes.map(lambda _: draw(fonts, Text(THAI_SAMPLE)).rows, range(12)))
    assert set(drawn) == {draw(fonts, Text(THAI_SAMPLE)).rows}


def test_a_bill_of_a_thousand_lines_is_drawn_to_its_end(fonts: Path) -> None:
    sheet = draw(fonts, *(Columns(f"น้ำพริก {number}", "1.00") for number in range(1000)))
    short = draw(fonts, Columns("น้ำพริก 999", "1.00"))
    rows = 40 * sheet.stride
    assert sheet.height > 32_767
    assert sheet.rows[-rows:] == short.rows[-rows:]


def test_slices_of_a_long_sheet_meet_without_a_seam(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = (Text(THAI_SAMPLE), Qr(qr_modules("1")), Picture(square(200, 120)), Text(WORST, size="huge"))
    whole = draw(fonts, *blocks)
    monkeypatch.setattr("posapp.devices.printer.raster._SLICE_ROWS", 37)
    assert draw(fonts, *blocks) == whole


def test_a_png_shows_the_same_dots(fonts: Path) -> None:
    sheet = draw(fonts, Text("รวม 12.50"))
    png = sheet.png()
    width, height, depth = struct.unpack(">IIB", png[16:25])
    assert (width, height, depth) == (sheet.width, sheet.height, 1)
    length = struct.unpack(">I", png[png.index(b"IDAT") - 4 : png.index(b"IDAT")])[0]
    data = png[png.index(b"IDAT") + 4 :][:length]
    assert len(zlib.decompress(data)) == sheet.height * (1 + sheet.stride)


def square(width: int, height: int) -> bytes:
    """A black picture file."""
    rows = b"\xff" * ((width + 7) // 8) * height
    return Raster(width, height, rows).png()


def test_a_picture_is_shrunk_to_the_paper_and_centred(fonts: Path) -> None:
    across = columns_with_ink(draw(fonts, Picture(square(1600, 400)), Text("x", "centre")))
    assert EDGE <= across[0] <= EDGE + 2
    assert NARROW.dots - EDGE - 2 <= across[-1] + 1 <= NARROW.dots - EDGE


def test_a_small_picture_keeps_its_size(fonts: Path) -> None:
    sheet = draw(fonts, Picture(square(40, 24)))
    assert len(rows_with_ink(sheet)) == 24
    assert len(columns_with_ink(sheet)) == 40


@pytest.mark.parametrize("data", [b"", b"GIF89a nonsense", b"\x89PNG\r\n\x1a\n" + bytes(50), bytes(8_000_001)])
def test_an_unreadable_picture_is_left_out(fonts: Path, data: bytes) -> None:
    assert draw(fonts, Picture(data), Text("ก")).rows == draw(fonts, Text("ก")).rows


def test_a_missing_font_is_said_instead_of_printing_boxes(fonts: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        prepare(tmp_path)
    prepare(fonts)
