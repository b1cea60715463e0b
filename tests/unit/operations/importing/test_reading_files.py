"""Files as people send them: every encoding and separator, workbooks with all their tricks, and what is no list."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from posapp.domain.errors import Refused, Unavailable
from posapp.operations.importing.read import read_list
from posapp.operations.importing.sheet import MOST_ROWS, NO_VALUE
from tests.unit.operations.importing.lists import csv_file, workbook

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = "ชื่อสินค้า,ราคา,หมวด"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp874", "tis-620"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_every_usual_encoding_and_separator_is_read(tmp_path: Path, encoding: str, sign: str) -> None:
    lines = (_HEADER, "น้ำพริกหนุ่ม,50,น้ำพริก", "กล้วยตาก,120,ขนม")
    found = read_list(csv_file(tmp_path, *(line.replace(",", sign) for line in lines), encoding=encoding))
    assert found.header.cells == ("ชื่อสินค้า", "ราคา", "หมวด")
    assert [row.cells for row in found.rows] == [("น้ำพริกหนุ่ม", "50", "น้ำพริก"), ("กล้วยตาก", "120", "ขนม")]


def test_excels_own_line_about_the_separator_is_obeyed_and_counted(tmp_path: Path) -> None:
    found = read_list(csv_file(tmp_path, "sep=;", "ชื่อ;ราคา", "ข้าวแต๋น;35,50"))
    assert (found.header.number, found.rows[0].number) == (2, 3)
    assert found.rows[0].cells == ("ข้าวแต๋น", "35,50")


def test_titles_above_the_headers_and_blank_rows_keep_the_real_row_numbers(tmp_path: Path) -> None:
    found = read_list(csv_file(tmp_path, "กลุ่มแม่บ้าน,,", "", _HEADER, "", "ข้าวแต๋น,35,", "กล้วย,20,"))
    assert found.header.number == 3
    assert [row.number for row in found.rows] == [5, 6]


def test_quotes_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    found = read_list(csv_file(tmp_path, "ชื่อ,รายละเอียด", '"ผ้า, สีคราม","ทอมือ\nย้อมเย็น"', "หมวก,"))
    assert found.rows[0].cells == ("ผ้า, สีคราม", "ทอมือ\nย้อมเย็น")
    assert found.rows[1].number == 3


def test_numbers_of_excel_become_the_digits_people_see(tmp_path: Path) -> None:
    values = (0.1 + 0.2, 1250.0, 8850001110001.0, 45.125, True, date(2026, 1, 15), None)
    path = workbook(tmp_path, ("ชื่อ", "ราคา", "ทุน", "บาร์โค้ด", "ค", "ง", "จ"), values)
    assert read_list(path).rows[0].cells == ("0.3", "1250", "8850001110001", "45.1250", "yes", "2026-01-15")


def test_a_formula_gives_its_last_result_and_says_so_when_it_has_none(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), ("ข้าวแต๋น", "=5*7"), ("กล้วย", "=1+1"))
    assert read_list(path).rows[0].cells == ("ข้าวแต๋น", NO_VALUE)
    _with_cached_values(path, "=5*7", "35")
    assert [row.cells for row in read_list(path).rows] == [("ข้าวแต๋น", "35"), ("กล้วย", NO_VALUE)]


def _with_cached_values(path: Path, formula: str, value: str) -> None:
    """Put a result beside one formula, as Excel does when it saves."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    old = f"<f>{formula[1:]}</f><v></v>".encode()
    new = f"<f>{formula[1:]}</f><v>{value}</v>".encode()
    changed = sheet.replace(old, new).replace(old.replace(b"<v></v>", b"<v />"), new)
    assert changed != sheet
    parts["xl/worksheets/sheet1.xml"] = changed
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    rows = (("ชื่อ", "ราคา", "หมวด"), ("ก", 1, "น้ำพริก"), ("ข", 2, None), ("ค", 3, None), ("ง", 4, "ขนม"))
    found = read_list(workbook(tmp_path, *rows, merged="C2:C4"))
    assert [row.text(2) for row in found.rows] == ["น้ำพริก", "น้ำพริก", "น้ำพริก", "ขนม"]


def test_the_first_sheet_with_goods_is_read_unless_another_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    book = load_workbook(path)
    book["Sheet"].title = "ว่าง"
    for name, goods in (("สินค้า", "ข้าวแต๋น"), ("เก่า", "กล้วย")):
        sheet = book.create_sheet(name)
        sheet.append(["ชื่อ", "ราคา"])
        sheet.append([goods, 35])
    book["เก่า"].sheet_state = "visible"
    book.save(path)
    assert read_list(path).name == "สินค้า"
    assert read_list(path).names == ("ว่าง", "สินค้า", "เก่า")
    assert read_list(path, "เก่า").rows[0].text(0) == "กล้วย"
    with pytest.raises(Refused, match="no sheet “ใหม่”"):
        read_list(path, "ใหม่")


_BAD = {
    "list_old_excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "list_locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "list_web_page": b"\r\n<html><body><table><tr><td>Name</td></tr></table></body></html>",
    "list_kind": b"%PDF-1.7\n%\xe2\xe3",
    "list_empty": b"\xef\xbb\xbf\r\n,,,\r\n",
    "list_wide": b"name," + b"x," * 260 + b"x\r\n",
    "list_cell": b"name,story\r\nrice," + b"x" * 30_000 + b"\r\n",
    "list_encoding": b"name,price\r\n\xfc\xfd\xfe,1\r\n",
    "list_quote": b'name,price\r\n"rice,20\r\nsugar,30\r\n',
    "list_broken": b"PK\x03\x04" + b"half of it" * 20,
}


@pytest.mark.parametrize("code", _BAD)
@pytest.mark.parametrize("name", ["goods.xlsx", "goods.xls", "goods.csv"])
def test_what_is_no_list_is_refused_by_what_it_is_not_by_its_name(tmp_path: Path, code: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_BAD[code])
    with pytest.raises(Refused) as caught:
        read_list(path)
    assert caught.value.code == code
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b"\r\n \r\n", "list_empty"),
        (bytes(range(1, 128)) * 20, "list_kind"),
        (b"name,price\r\n\x00\x01,1\r\n", "list_kind"),
        (b'name,price\r\n"' + b"rice,1\r\n" * 30_000, "list_quote"),
        (b"x" * 50_000_001, "list_large"),
    ],
)
def test_nothing_too_much_and_no_text_are_told_apart(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "goods.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_list(path)
    assert caught.value.code == code


def test_a_stray_control_sign_spoils_no_list(tmp_path: Path) -> None:
    assert read_list(csv_file(tmp_path, "ชื่อ,ราคา", "ข้าว\x0bแต๋น\x01,35")).rows[0].text(1) == "35"


def test_another_kind_of_zip_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "goods.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    with pytest.raises(Refused, match="no list of goods"):
        read_list(path)


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing in this file"):
        read_list(workbook(tmp_path))


def test_a_wide_sheet_of_a_workbook_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 250 columns"):
        read_list(workbook(tmp_path, ("ชื่อ", *range(300))))


def test_rows_far_below_the_list_are_another_matter(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), ("ข้าว", 1))
    book = load_workbook(path)
    book["Sheet"]["A9000"] = "ลืมไว้"
    book.save(path)
    assert len(read_list(path).rows) == 1


def test_times_and_numbers_too_long_for_excel_stay_what_they_are(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "บาร์โค้ด", "เวลา"), ("ข้าว", 123456789012345678, time(8, 30)))
    assert read_list(path).rows[0].cells == ("ข้าว", "1.23456789012346e+17", "08:30:00")


def test_looks_openpyxl_does_not_know_are_no_trouble(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), ("ข้าว", 1))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</worksheet>", extension)
    parts["xl/worksheets/sheet1.xml"] = sheet
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert read_list(path).rows[0].cells == ("ข้าว", "1")


def test_old_excel_is_refused_with_the_way_to_convert_it(tmp_path: Path) -> None:
    path = tmp_path / "goods.xls"
    path.write_bytes(_BAD["list_old_excel"])
    with pytest.raises(Refused, match=r"Save as, “Excel workbook \(\.xlsx\)”"):
        read_list(path)


def test_a_folder_a_missing_file_and_a_pipe_are_told_apart(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path, code in (
        (tmp_path, "list_folder"),
        (tmp_path / "gone.csv", "list_missing"),
        (tmp_path / "pipe.csv", "list_kind"),
    ):
        with pytest.raises(Refused) as caught:
            read_list(path)
        assert caught.value.code == code


def test_a_file_the_system_does_not_give_can_be_tried_again(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="Close it in other programs") as caught:
        read_list(tmp_path / ("x" * 300))
    assert caught.value.code == "list_unreachable"


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, keep: float) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), *((f"ของ {n}", n) for n in range(50)))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(Refused) as caught:
        read_list(path)
    assert caught.value.code == "list_broken"


def test_a_spoilt_byte_in_a_workbook_never_crashes(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), *((f"ของ {n}", n) for n in range(20)))
    content = path.read_bytes()
    for place in range(40, len(content), 97):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        try:
            read_list(path)
        except Refused as refused:
            assert refused.code.startswith("list_")  # noqa: PT017 - either it is read, or it is refused in words


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    path = tmp_path / "goods.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/sheet1.xml", "w") as part:
        for _piece in range(200):
            part.write(b" " * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(Refused) as caught:
        read_list(path)
    assert caught.value.code == "list_bomb"


def test_a_zip_that_lies_about_its_sizes_is_not_unpacked_further(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), *((f"ของ {n}", n) for n in range(2000)))
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    content = path.read_bytes()
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises(Refused) as caught:
        read_list(path)
    assert caught.value.code == "list_broken"


def test_entities_in_a_workbook_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ชื่อ", "ราคา"), ("ข้าว", 1))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(Refused) as caught:
        read_list(path)
    assert caught.value.code == "list_broken"


def test_a_hundred_thousand_rows_are_read_and_one_more_is_refused(tmp_path: Path) -> None:
    file = io.StringIO()
    file.write("ชื่อ,ราคา\n")
    file.writelines(f"ของ {number},{number}\n" for number in range(MOST_ROWS))
    path = tmp_path / "goods.csv"
    path.write_text(file.getvalue(), encoding="utf-8")
    assert len(read_list(path).rows) == MOST_ROWS
    path.write_text(file.getvalue() + "หนึ่งมากไป,1\n", encoding="utf-8")
    with pytest.raises(Refused, match="more than 100,000 rows"):
        read_list(path)
