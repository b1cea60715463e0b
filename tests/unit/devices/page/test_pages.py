"""A4 pages: numbers whole and in line, heads said again, charts that tell the truth."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from posapp.devices.page.layout import lay_out_pages
from posapp.devices.page.page_pen import PER_MM
from posapp.devices.page.pdf import page_pdf
from posapp.devices.page.table import shared_out
from posapp.devices.printer.marks import Box, Photo, Stroke, Words
from posapp.devices.printer.raster import FontGauge, draw
from posapp.documents.letterhead import Letterhead
from posapp.documents.page import (
    PageBlock,
    PageChart,
    PageColumn,
    PagePaper,
    PageQr,
    PageSignatures,
    PageSpace,
    PageTable,
    PageText,
)
from posapp.documents.qr import qr_modules
from posapp.domain.party import Group

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.devices.printer.marks import Sheet
    from posapp.devices.printer.raster import Raster

LONG = "น้ำพริกหนุ่มสูตรคุณยายบ้านดอยสูงรสเผ็ดมากใส่มะเขือยาวย่างไฟอ่อน"
HEAD = Letterhead(Group("g", "กลุ่มแม่บ้านดอยสูง", "12 หมู่ 4", "081-234-5678"))
COLUMNS = (PageColumn("No.", 1, "right"), PageColumn("Goods", 4), PageColumn("Baht", 2, "right"))
ROWS = tuple((str(number), LONG if number % 7 == 0 else "ข้าวแต๋น", f"{number * 1234.5:,.2f}") for number in range(90))


def paper(*blocks: PageBlock, landscape: bool = False) -> PagePaper:
    return PagePaper("Sales by goods", HEAD, blocks, "Printed 17 Jan 2569", landscape)


def pages(*blocks: PageBlock, landscape: bool = False) -> tuple[Sheet, ...]:
    return lay_out_pages(paper(*blocks, landscape=landscape), FontGauge())


def words(sheet: Sheet) -> list[Words]:
    return [mark for mark in sheet.marks if isinstance(mark, Words)]


def said(sheet: Sheet) -> list[str]:
    return [mark.text for mark in words(sheet)]


def seen(raster: Raster) -> memoryview:
    bits = "".join(f"{byte:08b}" for byte in raster.rows)
    dots = bytes(0 if bit == "1" else 255 for bit in bits)
    return memoryview(dots).cast("B", (raster.height, 8 * raster.stride))


@pytest.mark.usefixtures("fonts_ready")
def test_a_long_table_says_its_head_on_every_page_and_each_row_once() -> None:
    sheets = pages(PageTable(COLUMNS, ROWS, ("", "Together", "4,943,173.50")))
    assert len(sheets) > 2
    assert all({"No.", "Goods", "Baht"} <= set(said(sheet)) for sheet in sheets)
    numbers = [text for sheet in sheets for text in said(sheet) if re.fullmatch(r"[\d,]+\.\d\d", text)]
    assert numbers == [row[2] for row in ROWS] + ["4,943,173.50"]
    for number, sheet in enumerate(sheets, start=1):
        assert f"Page {number} of {len(sheets)}" in said(sheet)
        assert "Printed 17 Jan 2569" in said(sheet)
    assert all("กลุ่มแม่บ้านดอยสูง · Sales by goods" in said(sheet) for sheet in sheets[1:])


@pytest.mark.usefixtures("fonts_ready")
@pytest.mark.parametrize("landscape", [False, True])
def test_nothing_leaves_the_margins_and_numbers_end_in_one_line(landscape: bool) -> None:
    gauge = FontGauge()
    for sheet in pages(PageTable(COLUMNS, ROWS, ruled=True), landscape=landscape):
        assert (sheet.width > sheet.height) is landscape
        ends = set()
        for mark in words(sheet):
            end = mark.x + gauge.text(mark.face, mark.text)
            assert mark.x >= 15 * PER_MM
            assert end <= sheet.width - 15 * PER_MM + 1
            assert 10 * PER_MM < mark.y < sheet.height - 5 * PER_MM
            if re.fullmatch(r"[\d,]+\.\d\d", mark.text):
                ends.add(end)
        assert len(ends) == 1


@pytest.mark.usefixtures("fonts_ready")
def test_thai_breaks_between_words_and_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    (sheet,) = pages(PageTable((PageColumn("Goods"), PageColumn("Baht", 8, "right")), ((LONG, "1.00"),)))
    lines = [text for text in said(sheet) if text in LONG]
    assert "".join(lines) == LONG
    assert "น้ำพริกหนุ่ม" in " ".join(lines)
    many = "\n".join(f"line {number}" for number in range(150))
    sheets = pages(PageTable((PageColumn("What", 1), PageColumn("Baht", 1, "right")), ((many, "1.00"),)))
    told = [text for sheet in sheets for text in said(sheet) if text.startswith("line ")]
    assert told == many.split("\n")


@pytest.mark.usefixtures("fonts_ready")
def test_letters_get_smaller_before_a_number_is_broken() -> None:
    columns = tuple(PageColumn(f"Column {place}", 1, "right") for place in range(11))
    (sheet,) = pages(PageTable(columns, (("9,999,999.00",) * 11,)))
    found = [mark for mark in words(sheet) if mark.text == "9,999,999.00"]
    assert len(found) == 11
    assert {mark.y for mark in found} == {found[0].y}
    assert found[0].face.letter < 50


@pytest.mark.usefixtures("fonts_ready")
def test_bars_are_as_long_as_their_numbers_and_print_them() -> None:
    block = PageChart("bars", ("ก", "ข", "ค"), (400, 200, -100), ("4.00", "2.00", "-1.00"), (100, 0, 50))
    (sheet,) = pages(block)
    bars = [mark for mark in sheet.marks if isinstance(mark, Box) and mark.white == 35]
    assert [round(bar.width / bars[1].width, 2) for bar in bars] == [2.0, 1.0, 0.5]
    assert bars[2].x + bars[2].width == pytest.approx(bars[0].x, abs=1)
    assert {"4.00", "2.00", "-1.00", "Striped: the days it is compared with"} <= set(said(sheet))


@pytest.mark.usefixtures("fonts_ready")
def test_a_line_goes_through_all_its_points_and_never_prints_one_value_over_another() -> None:
    values = tuple(range(100, 3200, 100))
    labels = tuple(str(day) for day in range(1, 32))
    (sheet,) = pages(PageChart("lines", labels, values, tuple(f"{one}.00" for one in values), values))
    strokes = [mark for mark in sheet.marks if isinstance(mark, Stroke)]
    assert [stroke.dashed for stroke in strokes] == [True] * 30 + [False] * 30
    assert all(stroke.down < 0 for stroke in strokes)
    gauge, printed = FontGauge(), [mark for mark in words(sheet) if mark.text.endswith("00.00")]
    spans = sorted((mark.x, mark.x + gauge.text(mark.face, mark.text)) for mark in printed)
    assert "3100.00" in {mark.text for mark in printed}
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    assert pages(PageChart("lines", (), (), ()))


@pytest.mark.usefixtures("fonts_ready")
def test_signatures_stand_side_by_side_on_one_page() -> None:
    sheets = pages(PageSpace(225), PageSignatures(("Treasurer", "Chairperson", "Witness", "Auditor")))
    assert len(sheets) == 2
    signed = {mark.text: mark.y for mark in words(sheets[1])}
    assert signed["Treasurer"] == signed["Chairperson"] == signed["Witness"] < signed["Auditor"]


@pytest.mark.usefixtures("fonts_ready")
def test_a_phone_reads_the_code_and_its_words_stand_beside_it() -> None:
    (sheet,) = pages(PageQr(qr_modules("ABCDE-FGHIJ"), "Seal of the day"))
    assert [found.text for found in zxingcpp.read_barcodes(seen(draw(sheet)))] == ["ABCDE-FGHIJ"]
    assert "Seal of the day" in said(sheet)


@pytest.mark.usefixtures("fonts_ready")
def test_a_heading_stays_with_what_it_heads() -> None:
    sheets = pages(PageSpace(225), PageText("Details", "section", bold=True), PageText("first line"))
    assert "Details" not in said(sheets[0])
    assert {"Details", "first line"} <= set(said(sheets[1]))


@pytest.mark.usefixtures("fonts_ready")
def test_the_logo_stands_beside_the_name() -> None:
    png = draw(pages()[0]).png()
    sheet = lay_out_pages(PagePaper("Sales", Letterhead(HEAD.group, logo=png), ()), FontGauge())[0]
    (logo,) = [mark for mark in sheet.marks if isinstance(mark, Photo)]
    name = next(mark for mark in words(sheet) if mark.text == "กลุ่มแม่บ้านดอยสูง")
    assert name.x > logo.x + logo.width
    assert logo.height <= 20 * PER_MM


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 200)), min_size=1, max_size=12), st.integers(0, 3000))
def test_columns_share_the_width_and_none_gets_less_than_it_needs(columns: list[tuple[int, int]], more: int) -> None:
    weights, least = [weight for weight, _need in columns], [need for _weight, need in columns]
    room = sum(least) + more
    widths = shared_out(room, weights, least)
    assert all(width >= need for width, need in zip(widths, least, strict=True))
    assert room - len(columns) <= sum(widths) <= room


def test_a_file_has_real_letters_of_both_weights(fonts: Path) -> None:
    content = page_pdf(paper(PageText("รวม 1,250.00 บาท"), PageTable(COLUMNS, ROWS[:3])), fonts)
    assert content.startswith(b"%PDF-")
    assert b"NotoSansThaiLooped-Regular" in content
    assert b"NotoSansThaiLooped-Bold" in content


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no reader of PDF files on this PC")
def test_what_a_page_says_can_be_searched_and_copied(fonts: Path, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(page_pdf(paper(PageText("รวม 1,250.00 บาท"), landscape=True), fonts))
    read = subprocess.run(["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"], capture_output=True, check=True)
    assert "รวม 1,250.00 บาท" in read.stdout.decode()
    told = subprocess.run(["pdfinfo", str(tmp_path / "page.pdf")], capture_output=True, check=True).stdout.decode()
    assert "A4" in told
    assert "Sales by goods" in told


def test_the_same_paper_is_as_many_pages_in_a_file(fonts: Path) -> None:
    whole = paper(PageTable(COLUMNS, ROWS))
    content = page_pdf(whole, fonts)
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == len(lay_out_pages(whole, FontGauge()))


@pytest.fixture
def fonts_ready(fonts: Path) -> None:
    """Letters can be measured."""
    page_pdf(paper(), fonts)
