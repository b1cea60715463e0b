"""What a list would do: each row new, changed, unchanged or refused, with the place and the cure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.importing.fields import FIELD_TITLES, OWN_FIELDS, Field
from posapp.operations.importing.headers import match
from posapp.operations.importing.plan import plan
from posapp.operations.importing.planned import Outcome
from posapp.operations.importing.sheet import Row, Sheet
from posapp.operations.members import new_member, save_member
from tests.unit.operations.importing.lists import csv_file, imported, only, planned, product, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


def test_changes_are_told_old_and_new_and_blank_cells_leave_what_is_there(stall: MarketStall, tmp_path: Path) -> None:
    row = only(planned(stall, csv_file(tmp_path, "รหัส,ชื่อ,ราคา,หน่วย", "0001,,40,")))
    assert row.outcome is Outcome.CHANGED
    assert [(one.field, one.old, one.new) for one in row.changes] == [(Field.PRICE, "35.00", "40.00")]
    assert row.product is not None
    assert (row.product.name, row.product.unit) == ("ข้าวแต๋น", "bag")


def test_a_product_is_found_by_code_then_barcode_then_name(stall: MarketStall, tmp_path: Path) -> None:
    jar = replace(stall.goods["น้ำพริกหนุ่ม"], barcodes=("8850001110001",))
    save_product(stall.shop, jar, stall.seller)
    path = csv_file(
        tmp_path, "รหัส,บาร์โค้ด,ชื่อ,ราคา", "0001,,ข้าวแต๋นแผ่น,35", ",8850001110001,น้ำพริก,50", ",,  ผ้าขาวม้า ,199.5"
    )
    found = planned(stall, path)
    assert [row.product and row.product.id for row in found.rows] == [
        stall.goods[name].id for name in ("ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า")
    ]
    assert [row.outcome for row in found.rows] == [Outcome.CHANGED, Outcome.CHANGED, Outcome.UNCHANGED]


def test_a_name_that_differs_by_a_tone_mark_is_new_and_says_what_it_looks_like(
    stall: MarketStall, tmp_path: Path
) -> None:
    row = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา", "ข้าวแตน,20")))
    assert row.outcome is Outcome.NEW
    assert [str(note) for note in row.notes] == ["Row 2, column “ชื่อ”: “ข้าวแตน” looks like “ข้าวแต๋น”. Is it the same?"]


def test_a_new_code_is_never_one_that_stands_in_the_list_as_a_barcode(stall: MarketStall, tmp_path: Path) -> None:
    free = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา", "กล้วยตาก,1"))).product
    assert free is not None
    found = planned(stall, csv_file(tmp_path, "บาร์โค้ด,ชื่อ,ราคา", ",กล้วยตาก,1", f"{free.code},กล้วยม้วน,1"))
    first, second = (row.product for row in found.rows)
    assert first is not None
    assert second is not None
    assert len({first.code, second.code, *second.barcodes}) == 3


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("บาร์โค้ด,ชื่อ,ราคา", "8850001110001,ก,1", "", "8850001110001,ข,2"),
            "Row 4, column “บาร์โค้ด”: “8850001110001” stands in row 2 already. Take one of the two rows out.",
        ),
        (
            ("รหัส,ชื่อ,ราคา", "A1,ก,1", "A1,ข,2"),
            "Row 3, column “รหัส”: “A1” stands in row 2 already. Take one of the two rows out.",
        ),
        (
            ("ชื่อ,ราคา", "กล้วยตาก,1", "กล้วยตาก ,2"),
            "Row 3, column “ชื่อ”: “กล้วยตาก” stands in row 2 already. Take one of the two rows out.",
        ),
        (
            ("ชื่อ,ราคา", "ก,ห้าสิบ"),
            "Row 2, column “ราคา”: “ห้าสิบ” is no price. Write one number, such as 120 or 120.50.",
        ),
        (
            ("บาร์โค้ด,ชื่อ,ราคา", "8.85E+12,ก,5"),
            "Row 2, column “บาร์โค้ด”: The last digits of 8.85E+12 are lost.",
        ),
        (
            ("ชื่อ,ราคา", "ก,#REF!"),
            "Row 2, column “ราคา”: Excel shows #REF! here. Mend the formula, or type the value.",
        ),
        (("ชื่อ,ราคา", ",5"), "Row 2: The name is empty. Type a name."),
        (
            ("ชื่อ,ราคา,เลข อย.", "ก,5,123"),
            "Row 2, column “เลข อย.”: A food number has 13 digits, such as 50-2-01234-5-0001; “123” has 3.",
        ),
        (
            ("ชื่อ,ราคา,ของในตะกร้า,ขายแบบ", "ก,5,XX x 2,ตะกร้า"),
            "Row 2: No goods have the code XX. Write them into the list too.",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_column_and_the_cure(
    stall: MarketStall, tmp_path: Path, lines: tuple[str, ...], said: str
) -> None:
    found = planned(stall, csv_file(tmp_path, *lines))
    (fault,) = [str(row.fault) for row in found.rows if row.fault]
    assert fault.startswith(said)


def test_a_formula_without_a_result_refuses_its_row_only(stall: MarketStall, tmp_path: Path) -> None:
    found = planned(stall, workbook(tmp_path, ("ชื่อ", "ราคา"), ("ก", "=1+1"), ("ข", 5)))
    assert [row.outcome for row in found.rows] == [Outcome.REFUSED, Outcome.NEW]
    assert "formula without a result" in str(found.rows[0].fault)


def test_a_barcode_of_other_goods_is_refused_with_their_name(stall: MarketStall, tmp_path: Path) -> None:
    save_product(stall.shop, replace(stall.goods["มะม่วง"], barcodes=("8850001110001",)), stall.seller)
    row = only(planned(stall, csv_file(tmp_path, "รหัส,บาร์โค้ด,ชื่อ", "0001,8850001110001,ข้าวแต๋น")))
    assert row.fault is not None
    assert "belongs to “มะม่วง” already" in str(row.fault)


def test_goods_without_a_price_are_asked_for_it(stall: MarketStall, tmp_path: Path) -> None:
    row = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา", "ของฝากตามใจ,-")))
    assert row.product is not None
    assert row.product.free_price
    assert "asked for it each time" in str(row.notes[0])


def test_the_decimal_mark_is_told_by_the_whole_column(stall: MarketStall, tmp_path: Path) -> None:
    found = planned(stall, csv_file(tmp_path, "ชื่อ;ราคา", "ก;1.250", "ข;45,50", "ค;1.250,00"))
    assert [row.product and row.product.price for row in found.rows] == [Money(125000), Money(4550), Money(125000)]
    assert not any(row.notes for row in found.rows)


def test_owners_are_found_by_number_name_or_nickname_and_strangers_are_named(
    stall: MarketStall, tmp_path: Path
) -> None:
    member, _changes = save_member(stall.shop, new_member(stall.shop, "สมใจ ใจดี", "แป้น", "12"), stall.seller)
    path = csv_file(tmp_path, "ชื่อ,ราคา,เจ้าของ", "ก,1,12", "ข,1,สมใจ ใจดี", "ค,1,แป้น", "ง,1,บุญมี", "จ,1,99")
    found = planned(stall, path)
    assert [row.product and row.product.owner for row in found.rows] == [member.id] * 3 + ["", ""]
    assert found.new_owners == ("บุญมี",)
    assert "“99” is in the list of members not at all" in str(found.rows[4].notes[0])


def test_many_fields_of_a_list_of_ones_own_are_kept(stall: MarketStall, tmp_path: Path) -> None:
    header = "ชื่อ,ราคา,ราคาส่ง,ราคาอื่น,ทุน,หน่วย,หน่วยใหญ่,เก็บได้,เลข อย.,มผช.,OTOP,ขายแบบ,รายละเอียด"
    line = "น้ำพริกลาบ,50,40,10 = 45,28,ขวด,โหล = 12 (8850001110001),30 วัน,5020123450001,1555/2563,5 ดาว 2566,,เผ็ด"
    imported(stall, csv_file(tmp_path, header, line))
    kept = product(stall, "8850001110001")
    assert [(rule.wholesale, rule.at_least, rule.price) for rule in kept.prices] == [
        (True, Quantity(0), Money(4000)),
        (False, Quantity.of(10), Money(4500)),
    ]
    assert (kept.cost, kept.unit, kept.shelf_days, kept.story) == (Money(2800), "bottle", 30, "เผ็ด")
    assert kept.holds("8850001110001") == Quantity.of(12)
    assert [(one.kind, one.number) for one in kept.certificates] == [
        ("food", "50-2-01234-5-0001"),
        ("community", "1555/2563"),
        ("otop", "5 / 2566"),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("เก็บได้", "6 เดือน", "“6 เดือน” is read as 180 days."),
        ("รายละเอียด", "ยาว" * 400, "The text is long: its first 1000 letters are taken."),
        ("หน่วย", "กระโปก", "The unit “กระโปก” is not known. These goods are counted by the piece."),
        ("คงเหลือ", "-3", "There is less than nothing (-3). Count these goods soon."),
    ],
)
def test_a_reading_that_wants_a_look_is_shown(
    stall: MarketStall, tmp_path: Path, header: str, cell: str, said: str
) -> None:
    row = only(planned(stall, csv_file(tmp_path, f"ชื่อ,ราคา,{header}", f"ของใหม่,5,{cell}")))
    assert [str(note) for note in row.notes] == [f"Row 2, column “{header}”: {said}"]


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("เก็บได้", "นาน", "days_syntax"),
        ("คงเหลือ", "1000000", "stock_range"),
        ("ขายแบบ", "ตะกร้า", "basket_empty"),
        ("ขายแบบ", "เหมา", "kind_unknown"),
        ("หน่วยใหญ่", "โหล", "cell_list"),
        ("หน่วยใหญ่", "กระโปก = 3", "unit_unknown"),
    ],
)
def test_a_cell_that_cannot_be_used_refuses_its_row(
    stall: MarketStall, tmp_path: Path, header: str, cell: str, code: str
) -> None:
    row = only(planned(stall, csv_file(tmp_path, f"ชื่อ,ราคา,{header}", f"ของใหม่,5,{cell}")))
    assert row.fault is not None
    assert row.fault.told.code == code


def test_services_keep_no_stock(stall: MarketStall, tmp_path: Path) -> None:
    row = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา,หน่วย,คงเหลือ", "นวดเท้า,200,ครั้ง,5")))
    assert row.product is not None
    assert (row.product.tracked, row.counted) == (False, None)


def test_one_article_meant_by_two_codes_in_two_rows_is_refused_once(stall: MarketStall, tmp_path: Path) -> None:
    save_product(stall.shop, replace(stall.goods["มะม่วง"], barcodes=("8850001110001",)), stall.seller)
    found = planned(stall, csv_file(tmp_path, "รหัส,บาร์โค้ด,ชื่อ", "0004,,มะม่วง", ",8850001110001,มะม่วงสุก"))
    assert [row.outcome for row in found.rows] == [Outcome.UNCHANGED, Outcome.REFUSED]
    assert "“มะม่วง” stands in row 2 already" in str(found.rows[1].fault)


def test_a_size_without_its_parent_is_goods_by_itself(stall: MarketStall, tmp_path: Path) -> None:
    header = "Type,SKU,Name,Published,Regular price,Parent,Attribute 1 value(s)"
    found = planned(stall, csv_file(tmp_path, header, "variation,S-M,เสื้อ - M,1,300,S,M"))
    assert found.profile == "woocommerce"
    assert only(found).name == "เสื้อ - M"


_CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "=1+1", "-5", "1.250", "8.85E+12", "#REF!", "๑๒", "15/1/2569", "ใช่", "โหล = 12", "0001 x 2"]),
    st.integers(-(10**20), 10**20).map(str),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.lists(_CELL, min_size=len(OWN_FIELDS), max_size=len(OWN_FIELDS)), max_size=6))
def test_whatever_stands_in_the_cells_every_row_gets_an_outcome_and_a_sentence(
    stall: MarketStall, cells: list[list[str]]
) -> None:
    header = Row(1, tuple(FIELD_TITLES[field] for field in OWN_FIELDS))
    sheet = Sheet("goods.csv", "", header, tuple(Row(n, tuple(row)) for n, row in enumerate(cells, start=2)))
    found = plan(stall.shop, sheet, match(sheet))
    assert [row.number for row in found.rows] == [row.number for row in sheet.rows]
    for row in found.rows:
        assert (row.outcome is Outcome.REFUSED) == (row.fault is not None) == (row.product is None)
        assert row.fault is None or str(row.fault).startswith(f"Row {row.number}")


def test_a_list_without_names_asks_for_the_column(stall: MarketStall, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Which column has the names"):
        planned(stall, csv_file(tmp_path, "รหัส,ราคา", "1,2"))


def test_one_of_a_kind_cannot_be_two(stall: MarketStall, tmp_path: Path) -> None:
    row = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา,ขายแบบ,คงเหลือ", "ผ้าลายเก่า,900,มีชิ้นเดียว,2")))
    assert row.fault is not None
    assert "only one “ผ้าลายเก่า”" in str(row.fault)


def test_free_codes_are_counted_on_past_those_of_the_list(stall: MarketStall, tmp_path: Path) -> None:
    found = planned(stall, csv_file(tmp_path, "รหัส,ชื่อ,ราคา", "0006,ก,1", ",ข,1", ",ค,1"))
    assert [row.product and row.product.code for row in found.rows] == ["0006", "0007", "0008"]


def test_rows_of_withdrawn_goods_do_not_put_them_back(stall: MarketStall, tmp_path: Path) -> None:
    gone = Product(ProductId(stall.shop.ids.new()), "G1", "ของเก่า", Money(100), active=False)
    save_product(stall.shop, gone, stall.seller)
    row = only(planned(stall, csv_file(tmp_path, "ชื่อ,ราคา", "ของเก่า,2")))
    assert row.product is not None
    assert (row.product.id, row.product.active) == (gone.id, False)
