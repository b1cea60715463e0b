"""Lists written out: ours comes back unchanged, each program's is known as its own, and none can be tricked."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from posapp import i18n
from posapp.domain.certificate import certificate
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, Product, ProductKind
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import new_category, save_category, save_product
from posapp.operations.exporting.table import export_table, write_table
from posapp.operations.importing.planned import Outcome
from posapp.operations.members import new_member, save_member
from tests.doubles.trade import open_stall
from tests.unit.operations.importing.lists import imported, planned, product

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_PROGRAMS = ("loyverse", "woocommerce", "square", "odoo", "ospos")
_TRICK = '=HYPERLINK("http://example.invalid","กด")'


@pytest.fixture
def full(stall: MarketStall) -> MarketStall:
    """A stall with goods of every kind, and names that want to be formulas."""
    shop, by = stall.shop, stall.seller
    member, _changes = save_member(shop, new_member(shop, "สมใจ ใจดี", "แป้น", "12"), by)
    category = new_category(shop, "น้ำพริก, แกง", "#8A5A00", "soup")
    save_category(shop, category, by)
    rich = replace(
        stall.goods["น้ำพริกหนุ่ม"],
        category=category.id,
        owner=member.id,
        short_name="หนุ่ม",
        barcodes=("8850001110001", "8850001110018"),
        cost=Money(2850),
        shelf_days=30,
        warn_at=Quantity(2500),
        story="ตำวันต่อวัน\nเผ็ดน้อย",
        prices=(
            PriceRule(Money(4000), wholesale=True),
            PriceRule(Money(4500), at_least=Quantity.of(10)),
            PriceRule(Money(4300), since=date(2026, 4, 1), until=date(2026, 4, 30)),
        ),
        packs=(Pack("dozen", Quantity.of(12), "8850001110025"),),
        certificates=(certificate("food", "5020123450001"), certificate("organic", "TH-1", date(2027, 1, 31))),
    )
    save_product(shop, rich, by)
    for code, name in (("T1", _TRICK), ("T2", "+66 53 111 222"), ("T3", "-ลด-"), ("T4", "@หน้าร้าน"), ("T5", "'=แปลก")):
        save_product(shop, Product(ProductId(shop.ids.new()), code, name, Money(1000)), by)
    shirt = Product(ProductId(shop.ids.new()), "S1", "เสื้อ M", Money(35000), family="เสื้อ", variant="M")
    save_product(shop, shirt, by, on_hand=Quantity.of(-2))
    save_product(shop, replace(shirt, id=ProductId(shop.ids.new()), code="S2", name="เสื้อ L", variant="L"), by)
    one = replace(shirt, id=ProductId(shop.ids.new()), code="O1", name="ผ้าลายเก่า", family="", variant="")
    save_product(shop, replace(one, kind=ProductKind.ONE_OFF, tracked=True), by, on_hand=Quantity.of(1))
    parts = (BasketPart(rich.id, Quantity.of(2)), BasketPart(stall.goods["มะม่วง"].id, Quantity(500)))
    basket = replace(one, id=ProductId(shop.ids.new()), code="B1", name="ชุดของฝาก", parts=parts)
    save_product(shop, replace(basket, kind=ProductKind.BASKET), by)
    silk = replace(one, id=ProductId(shop.ids.new()), code="M1", name="เส้นไหม", active=False)
    save_product(shop, replace(silk, kind=ProductKind.MATERIAL), by)
    return stall


@pytest.mark.parametrize("name", ["goods.xlsx", "goods.csv", "goods.tsv"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_our_own_list_comes_back_as_all_unchanged(full: MarketStall, tmp_path: Path, name: str, language: str) -> None:
    i18n.use(language)
    write_table(export_table(full.shop), tmp_path / name)
    i18n.use("en")
    found = planned(full, tmp_path / name)
    assert found.profile == "raanrao"
    assert [(row.name, row.changes, str(row.fault)) for row in found.rows if row.outcome is not Outcome.UNCHANGED] == []
    assert found.count(Outcome.UNCHANGED) == len(full.shop.books.catalog.all(withdrawn=True))


def test_our_own_list_fills_an_empty_shop_with_the_same_goods(full: MarketStall, tmp_path: Path) -> None:
    write_table(export_table(full.shop), tmp_path / "goods.xlsx")
    other = open_stall(tmp_path / "other", "B")
    imported(other, tmp_path / "goods.xlsx")
    for before in full.shop.books.catalog.all(withdrawn=True):
        after = product(other, before.code)
        same = replace(
            after,
            id=before.id,
            edits=before.edits,
            category=before.category,
            owner=before.owner,
            parts=before.parts,
        )
        assert same == before
    assert len(product(other, "B1").parts) == 2
    assert other.shop.books.stock.on_hand(product(other, "S1").id) == Quantity.of(-2)
    other.shop.books.close()


@pytest.mark.parametrize("key", _PROGRAMS)
@pytest.mark.parametrize("name", ["goods.xlsx", "goods.csv"])
def test_a_list_for_another_program_is_known_as_its_own_and_changes_no_price_or_count(
    full: MarketStall, tmp_path: Path, key: str, name: str
) -> None:
    write_table(export_table(full.shop, key), tmp_path / name)
    found = planned(full, tmp_path / name)
    assert found.profile == key
    assert found.count(Outcome.NEW) == found.count(Outcome.REFUSED) == 0
    said = {change.field for row in found.rows for change in row.changes}
    assert not said & {"name", "price", "on_hand", "cost", "code"}


@pytest.mark.parametrize("key", ["raanrao", *_PROGRAMS])
def test_no_cell_of_a_list_is_ever_a_formula(full: MarketStall, tmp_path: Path, key: str) -> None:
    write_table(export_table(full.shop, key), tmp_path / "goods.xlsx")
    sheet = load_workbook(tmp_path / "goods.xlsx").active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(cell.value == _TRICK for cell in cells)
    write_table(export_table(full.shop, key), tmp_path / "goods.csv")
    assert (tmp_path / "goods.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "goods.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [text for row in csv.reader(file) for text in row]
    assert f"'{_TRICK}" in texts
    for text in texts:
        assert not text.startswith(("=", "+", "@", "\t", "\r"))
        assert not text.startswith("-") or text[1:].replace(".", "").isdecimal() or text == "-"


@pytest.mark.usefixtures("thai")
def test_a_list_in_thai_has_thai_headers(stall: MarketStall) -> None:
    assert export_table(stall.shop).headers[:4] == ("รหัส", "ชื่อ", "ชื่อสั้น", "ชื่อรวม")


def test_amounts_are_numbers_to_excel(stall: MarketStall, tmp_path: Path) -> None:
    write_table(export_table(stall.shop, "odoo"), tmp_path / "goods.xlsx")
    sheet = load_workbook(tmp_path / "goods.xlsx").active
    assert sheet is not None
    by_name = {row[0].value: row[4].value for row in sheet.iter_rows()}
    assert by_name["ผ้าขาวม้า"] == pytest.approx(199.5)


def test_a_list_is_written_whole_or_not_at_all(stall: MarketStall, tmp_path: Path) -> None:
    table = export_table(stall.shop)
    with pytest.raises(Refused, match=r"ends in \.xlsx or \.csv"):
        write_table(table, tmp_path / "goods.pdf")
    (tmp_path / "goods.csv").mkdir()
    with pytest.raises(Unavailable, match="can't be written"):
        write_table(table, tmp_path / "goods.csv")
    with pytest.raises(Unavailable, match="can't be written"):
        write_table(table, tmp_path / "gone" / "goods.csv")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
