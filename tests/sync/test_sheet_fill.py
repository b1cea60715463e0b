"""A marketplace's own sheet gets our prices and numbers, and is otherwise the very same file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from posapp.domain.errors import Refused
from posapp.domain.online.shop import RemoteId, ShopItem, ShopRules
from posapp.domain.quantity import Quantity
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.shops import ShopWish, add_shop, change_rules
from posapp.sync.sheets import grid
from posapp.sync.sheets.fill import Field, fill_sheet
from tests.doubles.gift_set import MASSAGE, gift_set
from tests.doubles.market_sheets import LAZADA_HEADS, SHOPEE_HEADS, lazada_sheet, shopee_sheet, tiktok_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.sync.sheets.fill import Filled
    from tests.doubles.trade import MarketStall

RICE, JAR, CLOTH, MANGO = "ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า", "มะม่วง"


def _code(stall: MarketStall, name: str) -> str:
    return stall.goods[name].code


def _number(stall: MarketStall, name: str) -> int:
    return stall.shop.books.stock.on_hand(stall.goods[name].id).milli // 1000


def _told(filled: Filled) -> list[tuple[int, Field, str, str]]:
    return [(one.row, one.field, one.old, one.new) for one in filled.changes]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_what_differs_is_changed_and_every_other_byte_stays(stall: MarketStall, tmp_path: Path) -> None:
    rice, jar, cloth = (_code(stall, name) for name in (RICE, JAR, CLOTH))
    right = _number(stall, CLOTH)
    path = shopee_sheet(
        tmp_path / "sales.xlsx", (rice, "30.00", "7"), ("NOT-OURS", 9, 9), (cloth, 199.5, right), (jar, 50, 1)
    )
    before = path.read_bytes()
    filled = fill_sheet(stall.shop, path)
    assert _told(filled) == [
        (7, Field.PRICE, "30.00", "35"),
        (7, Field.STOCK, "7", str(_number(stall, RICE))),
        (10, Field.STOCK, "1", str(_number(stall, JAR))),
    ]
    assert (filled.market, filled.unmatched, filled.left, filled.same) == ("shopee", ("NOT-OURS",), (), 1)
    assert path.read_bytes() == before
    old, new = _parts(before), _parts(filled.content)
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet1.xml"]
    cell = re.compile(rb'<c r="(G7|I7|I10)".*?(?:</c>|/>)')
    assert cell.sub(b"", old["xl/worksheets/sheet1.xml"]) == cell.sub(b"", new["xl/worksheets/sheet1.xml"])


def test_a_filled_sheet_opens_with_its_looks_locks_and_kinds_of_values(stall: MarketStall, tmp_path: Path) -> None:
    path = shopee_sheet(tmp_path / "sales.xlsx", (_code(stall, RICE), "30.00", "7"), (_code(stall, JAR), 49, 1))
    before = load_workbook(path)
    after = load_workbook(io.BytesIO(fill_sheet(stall.shop, path).content))
    old, new = before["Sheet1"], after["Sheet1"]
    assert (new["G7"].value, new["I7"].value) == ("35", str(_number(stall, RICE)))
    assert (new["G8"].value, new["I8"].value) == (50, _number(stall, JAR))
    for row in old.iter_rows():
        for cell in row:
            other = new[cell.coordinate]
            assert (other.style_id, other.has_style) == (cell.style_id, cell.has_style)
            if cell.coordinate not in {"G7", "I7", "G8", "I8"}:
                assert other.value == cell.value
    assert new.protection.sheet
    assert new.protection.password == old.protection.password
    assert (new.row_dimensions[1].hidden, new.freeze_panes) == (True, "C7")
    assert str(new.data_validations.dataValidation[0].sqref) == "I7:I5000"
    assert (after["HiddenOptions"].sheet_state, after["HiddenOptions"]["B1"].value) == ("veryHidden", "=1+1")


def test_a_sheet_that_is_filled_twice_is_the_same_file(stall: MarketStall, tmp_path: Path) -> None:
    path = tiktok_sheet(tmp_path / "batch.xlsx", (_code(stall, RICE), "30", None), (_code(stall, JAR), "", "4"))
    first = fill_sheet(stall.shop, path)
    assert [one.new for one in first.changes] == ["35", str(_number(stall, RICE)), "50", str(_number(stall, JAR))]
    path.write_bytes(first.content)
    second = fill_sheet(stall.shop, path)
    assert (second.changes, second.same, second.content) == ((), 2, first.content)


def test_an_empty_cell_gets_its_place_between_the_others(stall: MarketStall, tmp_path: Path) -> None:
    path = tiktok_sheet(tmp_path / "batch.xlsx", (_code(stall, RICE), None, None))
    filled = load_workbook(io.BytesIO(fill_sheet(stall.shop, path).content))["Template"]
    assert [cell.value for cell in filled[6]][4:] == ["ค่าเริ่มต้น", 35, _number(stall, RICE), _code(stall, RICE)]


def test_lazada_names_the_column_of_numbers_after_the_warehouse(stall: MarketStall, tmp_path: Path) -> None:
    path = lazada_sheet(tmp_path / "pricestock.xlsx", (_code(stall, RICE), 30, 2))
    filled = fill_sheet(stall.shop, path)
    assert (filled.market, _told(filled)) == (
        "lazada",
        [(5, Field.PRICE, "30", "35"), (5, Field.STOCK, "2", str(_number(stall, RICE)))],
    )
    heads = [head if head != "ร้านดอยสูง" else "*Quantity" for head in LAZADA_HEADS]
    english = lazada_sheet(tmp_path / "en.xlsx", (_code(stall, RICE), 30, 2), heads=heads)
    assert [one.field for one in fill_sheet(stall.shop, english).changes] == [Field.PRICE, Field.STOCK]
    two = [*LAZADA_HEADS[:13], "อีกคลัง", *LAZADA_HEADS[13:]]
    with pytest.raises(Refused, match="several warehouses"):
        fill_sheet(stall.shop, lazada_sheet(tmp_path / "two.xlsx", (_code(stall, RICE), 30, 2), heads=two))


def test_only_one_of_the_two_can_be_filled(stall: MarketStall, tmp_path: Path) -> None:
    path = shopee_sheet(tmp_path / "sales.xlsx", (_code(stall, RICE), 30, 7))
    assert [one.field for one in fill_sheet(stall.shop, path, (Field.PRICE,)).changes] == [Field.PRICE]
    assert [one.field for one in fill_sheet(stall.shop, path, (Field.STOCK,)).changes] == [Field.STOCK]


def test_what_is_kept_back_and_paired_by_hand_counts(stall: MarketStall, tmp_path: Path) -> None:
    online = add_shop(stall.shop, ShopWish("shopee", "Shopee", ""), stall.seller)
    with stall.shop.books.write():
        stall.shop.books.online.items.write(online.id, [ShopItem(RemoteId("OLD-CODE"), "ข้าว")])
    pair(stall.shop, online.id, [Pair(RemoteId("OLD-CODE"), stall.goods[RICE].id)], stall.seller)
    change_rules(stall.shop, online.id, ShopRules(reserve=Quantity.of(3)), stall.seller)
    path = shopee_sheet(tmp_path / "sales.xlsx", ("OLD-CODE", 35, 7), (_code(stall, JAR), 50, 7))
    assert [one.new for one in fill_sheet(stall.shop, path).changes] == [
        str(_number(stall, RICE) - 3),
        str(_number(stall, JAR) - 3),
    ]


def test_less_than_nothing_is_told_as_none(stall: MarketStall, tmp_path: Path) -> None:
    stall.sold((RICE, _number(stall, RICE) + 2))
    path = shopee_sheet(tmp_path / "sales.xlsx", (_code(stall, RICE), 35, 7))
    assert [one.new for one in fill_sheet(stall.shop, path).changes] == ["0"]


def test_goods_by_weight_and_computed_cells_are_left_and_told(stall: MarketStall, tmp_path: Path) -> None:
    path = shopee_sheet(tmp_path / "s.xlsx", (_code(stall, MANGO), 45.25, 7), (_code(stall, RICE), "=30+1", 7))
    filled = fill_sheet(stall.shop, path)
    assert filled.left == (_code(stall, MANGO), _code(stall, RICE))
    assert [(one.sku, one.field) for one in filled.changes] == [(_code(stall, RICE), Field.STOCK)]


def test_of_a_basket_as_many_are_told_as_can_be_made_up(stall: MarketStall, tmp_path: Path) -> None:
    counted = gift_set(stall)
    services = gift_set(stall, ((MASSAGE, 2000),), "ชุดนวด")
    path = shopee_sheet(tmp_path / "sales.xlsx", (counted.code, 300, 1), (services.code, 300, 1))
    filled = fill_sheet(stall.shop, path)
    assert _told(filled) == [(7, Field.STOCK, "1", str(_number(stall, RICE) // 2))]
    assert filled.left == (services.code,)


def test_a_barcode_is_a_code_too_and_a_row_without_any_is_told_by_name(stall: MarketStall, tmp_path: Path) -> None:
    product = replace(stall.goods[RICE], barcodes=("8850123456787",))
    with stall.shop.books.write():
        stall.shop.books.catalog.write(product)
    path = shopee_sheet(tmp_path / "sales.xlsx", ("8850123456787", 35, 7), ("", 1, 1))
    filled = fill_sheet(stall.shop, path)
    assert ([one.sku for one in filled.changes], filled.unmatched) == (["8850123456787"], ("ของ & ฝาก <2>",))


def test_prefixed_sheets_of_other_programs_are_filled_too(stall: MarketStall, tmp_path: Path) -> None:
    path = tiktok_sheet(tmp_path / "batch.xlsx", (_code(stall, RICE), 30, 4))
    parts = _parts(path.read_bytes())
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, text if part == name else content)
    filled = load_workbook(io.BytesIO(fill_sheet(stall.shop, path).content))["Template"]
    assert (filled["F6"].value, filled["G6"].value) == (35, _number(stall, RICE))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "list_empty"),
        ("a.csv", "รหัส,ราคา\n1,2\n".encode(), "sheet_no_workbook"),
        ("a.xlsx", b"PK\x03\x04 half a file", "list_broken"),
        ("a.pdf", b"%PDF-1.7 \n", "list_kind"),
        ("a.xlsx", b"\x00" * 20_000_001, "sheet_large"),
    ],
)
def test_a_wrong_file_is_told_with_what_to_do(
    stall: MarketStall, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as caught:
        fill_sheet(stall.shop, tmp_path / name)
    assert caught.value.code == code


def test_missing_files_folders_and_other_sheets_are_told(stall: MarketStall, tmp_path: Path) -> None:
    other = shopee_sheet(tmp_path / "basic.xlsx", ("A", 1, 1))
    book = load_workbook(other)
    book["Sheet1"]["F1"] = book["Sheet1"]["G1"] = "et_title_product_description"
    book.save(other)
    strange = lazada_sheet(tmp_path / "mine.xlsx", ("A", 1, 1), heads=("รหัส", "ราคา", "เหลือ"))
    for path, code in (
        (other, "sheet_other"),
        (strange, "sheet_unknown"),
        (tmp_path, "sheet_folder"),
        (tmp_path / "none.xlsx", "list_missing"),
    ):
        with pytest.raises(Refused) as caught:
            fill_sheet(stall.shop, path)
        assert caught.value.code == code


def _by_excel(path: Path, sku: str) -> Path:
    """A sheet whose texts are shared and partly bold, with a picture, a note, a chart, and colours by condition."""
    import xlsxwriter  # type: ignore[import-untyped]

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sheet1")
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, SHOPEE_HEADS)
    sheet.write_row(1, 0, ["sales_info", "35b74571"])
    sheet.write_rich_string(2, 6, "ราคา", bold, " (บาท)")
    sheet.write_row(6, 0, ["2200000001", "ข้าว & <แต๋น>", "9901", "", "", sku, 30.5, "", 2, 1])
    sheet.write_rich_string(7, 5, "ODD", bold, "-1")
    sheet.write(7, 0, "2200000002")
    sheet.write_comment("G7", "อย่าแก้สกุลเงิน")
    sheet.conditional_format("I7:I9", {"type": "cell", "criteria": "<", "value": 3, "format": bold})
    sheet.insert_image("L1", "dot.png", {"image_data": io.BytesIO(_dot())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet1!$I$7:$I$8"})
    sheet.insert_chart("L9", chart)
    book.close()
    return path


def _dot() -> bytes:
    from PIL import Image

    png = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(png, "PNG")
    return png.getvalue()


def test_pictures_notes_charts_and_shared_texts_stay(stall: MarketStall, tmp_path: Path) -> None:
    path = _by_excel(tmp_path / "excel.xlsx", _code(stall, RICE))
    before = _parts(path.read_bytes())
    filled = fill_sheet(stall.shop, path)
    after = _parts(filled.content)
    assert (_told(filled)[0], filled.unmatched) == ((7, Field.PRICE, "30.5", "35"), ("ODD-1",))
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    assert {"xl/media/image1.png", "xl/charts/chart1.xml", "xl/comments1.xml"} <= after.keys()
    sheet = load_workbook(io.BytesIO(filled.content))["Sheet1"]
    assert (sheet["G7"].value, sheet["I7"].value, sheet["B7"].value) == (35, _number(stall, RICE), "ข้าว & <แต๋น>")


@pytest.mark.parametrize("harm", ["doctype", "wide", "short", "no part"])
def test_a_sheet_that_can_t_be_trusted_is_not_touched(stall: MarketStall, tmp_path: Path, harm: str) -> None:
    path = tiktok_sheet(tmp_path / "batch.xlsx", (_code(stall, RICE), 30, 4))
    parts = _parts(path.read_bytes())
    name = "xl/worksheets/sheet1.xml"
    text = parts[name]
    parts[name] = {
        "doctype": b'<!DOCTYPE a [<!ENTITY b "c">]>' + text.partition(b"?>")[2],
        "wide": text.decode().encode("utf-16"),
        "short": text[:-40],
        "no part": text,
    }[harm]
    if harm == "no part":
        del parts[name]
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    with pytest.raises(Refused) as caught:
        fill_sheet(stall.shop, path)
    assert caught.value.code == "list_broken"


def test_a_sheet_with_more_cells_than_any_marketplace_has_is_not_held_in_memory(
    stall: MarketStall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "_MOST_CELLS", 60)
    with pytest.raises(Refused) as caught:
        fill_sheet(stall.shop, tiktok_sheet(tmp_path / "batch.xlsx", *[("A", 1, 1)] * 20))
    assert caught.value.code == "sheet_large"
