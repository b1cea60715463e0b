"""Headers tell the program a list comes from, and what its columns mean."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.domain.errors import Refused
from posapp.operations.importing.fields import FIELD_TITLES, OWN_FIELDS, Field
from posapp.operations.importing.headers import header_key, header_place, match
from posapp.operations.importing.read import read_list
from posapp.operations.importing.sheet import Row, Sheet
from tests.unit.operations.importing.lists import LISTS, csv_file

if TYPE_CHECKING:
    from pathlib import Path

_KNOWN = {
    "loyverse.csv": "loyverse",
    "woocommerce.csv": "woocommerce",
    "square.csv": "square",
    "square_old.csv": "square",
    "odoo.csv": "odoo",
    "odoo_technical.csv": "odoo",
    "ospos.csv": "ospos",
    "own_list_cp874.csv": "free",
}


def _sheet(*headers: str) -> Sheet:
    return Sheet("goods.csv", "", Row(1, headers), ())


@pytest.mark.parametrize("name", _KNOWN)
def test_each_program_is_known_by_its_headers(name: str) -> None:
    matching = match(read_list(LISTS / name))
    assert matching.profile.key == _KNOWN[name]
    assert {Field.NAME, Field.PRICE, Field.ON_HAND} <= set(matching.columns.values())


def test_every_list_kept_for_tests_is_tried() -> None:
    assert {path.name for path in LISTS.iterdir()} == set(_KNOWN)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("ราคา (บาท)", Field.PRICE),
        (" ราคาขาย ", Field.PRICE),
        ("ราคาบาท", Field.PRICE),
        ("PRICE:", Field.PRICE),
        ("ราคาส่ง", Field.WHOLESALE),
        ("ต้นทุน", Field.COST),
        ("บาร์โค้ด", Field.BARCODE),
        ("บารโคด", Field.BARCODE),
        ("เลข อย.", Field.FOOD),
        ("อย.", Field.FOOD),
        ("วันหมดอายุ", Field.EXPIRES),
        ("เจ้าของ", Field.OWNER),
        ("ผู้ผลิต", Field.OWNER),
        ("หมวดหมู่", Field.CATEGORY),
        ("คงเหลือ (ชิ้น)", Field.ON_HAND),
        ("Qty", Field.ON_HAND),
    ],
)
def test_headers_of_people_are_forgiven_case_blanks_tone_marks_and_units(header: str, field: Field) -> None:
    assert match(_sheet("ชื่อ", header)).columns == {0: Field.NAME, 1: field}


@pytest.mark.parametrize("language", ["en", "th"])
def test_our_own_headers_are_known_in_both_languages_whatever_is_spoken(language: str) -> None:
    i18n.use(language)
    headers = tuple(i18n._(FIELD_TITLES[field]) for field in OWN_FIELDS)
    for spoken in ("en", "th"):
        i18n.use(spoken)
        matching = match(_sheet(*headers))
        assert matching.profile.key == "raanrao"
        assert tuple(matching.columns.values()) == OWN_FIELDS


def test_of_two_columns_with_one_meaning_the_first_counts_and_the_other_is_shown() -> None:
    matching = match(_sheet("ชื่อ", "ราคา", "ราคาขาย", "หมายเหตุ"))
    assert matching.columns == {0: Field.NAME, 1: Field.PRICE}
    assert matching.unmatched == (2, 3)


def test_several_columns_of_barcodes_all_count() -> None:
    assert list(match(_sheet("ชื่อ", "Barcode", "EAN")).columns.values()) == [Field.NAME, Field.BARCODE, Field.BARCODE]


def test_a_person_may_change_the_meaning_of_a_column() -> None:
    matching = match(_sheet("ชื่อ", "ราคา", "ราคาขาย"))
    changed = matching.with_column(2, Field.PRICE)
    assert changed.columns == {0: Field.NAME, 2: Field.PRICE}
    assert changed.unmatched == (1,)
    left_out = changed.with_column(2, None)
    assert left_out.columns == {0: Field.NAME}
    assert left_out.unmatched == (1, 2)


def test_a_program_can_be_named_and_an_unknown_one_is_refused_with_those_there_are() -> None:
    assert match(_sheet("Name", "Price"), "odoo").columns == {0: Field.NAME}
    with pytest.raises(Refused, match="auto, raanrao, loyverse"):
        match(_sheet("Name"), "excel97")


def test_the_price_of_all_shops_goes_before_the_price_of_one(tmp_path: Path) -> None:
    headers = "Handle,SKU,Name,Category,Sold by weight,Price [ร้าน ข],Default price"
    matching = match(read_list(csv_file(tmp_path, headers, "a,1,ก,,N,20,25")))
    assert [matching.columns[index] for index in (5,)] == [Field.PRICE]
    square = match(_sheet("Token", "Item Name", "Price Doi Sung", "Price"))
    assert square.columns == {1: Field.NAME, 3: Field.PRICE}


def test_the_row_of_headers_is_found_below_titles() -> None:
    rows = [
        Row(1, ("รายการของกลุ่ม",)),
        Row(3, ("พิมพ์เมื่อ", "15 ม.ค. 69")),
        Row(4, ("ลำดับ", "ชื่อ", "ราคา")),
        Row(5, ("1", "ก", "5")),
    ]
    assert header_place(rows) == 2


def test_headers_kept_for_tests_are_whole() -> None:
    with (LISTS / "woocommerce.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert header_key("Attribute 1 value(s)") == "attribute1value"
