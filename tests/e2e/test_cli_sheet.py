"""`posapp sheet`: a marketplace's own files, filled and read at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.doubles.market_sheets import SHOPEE_ORDERS_EN, order_list, shopee_sheet
from tests.e2e.terminal import group, typed

if TYPE_CHECKING:
    from pathlib import Path

_ORDER = {
    "Order ID": "2601170ABCDE01",
    "Order Status": "To ship",
    "Order Creation Date": "2026-01-17 09:15",
    "Product Name": "Rice crackers",
    "SKU Reference No.": "RICE",
    "Deal Price": "35.00",
    "Quantity": "2",
    "Receiver Name": "S",
}


def _books(folder: Path) -> Path:
    books = group(folder)
    goods = ("--name", "Rice crackers", "--price", "35", "--code", "RICE", "--unit", "bag", "--on-hand", "10")
    assert typed(books, "products", "add", *goods).code == 0
    return books


def test_a_sheet_is_filled_beside_the_one_that_was_downloaded(tmp_path: Path) -> None:
    books = _books(tmp_path / "books")
    path = shopee_sheet(tmp_path / "sales.xlsx", ("RICE", 30, 2), ("ODD", 1, 1))
    told = typed(books, "sheet", "fill", str(path), "--json")
    assert told.code == 0, told.err
    assert (told.json["market"], told.json["unmatched"], told.json["same"]) == ("shopee", ["ODD"], 0)
    assert [(one["field"], one["old"], one["new"]) for one in told.json["changes"]] == [
        ("price", "30", "35"),
        ("stock", "2", "10"),
    ]
    made = tmp_path / "sales-filled.xlsx"
    assert told.json["file"] == str(made)
    assert load_workbook(made)["Sheet1"]["I7"].value == 10
    said = typed(books, "--lang", "en", "sheet", "fill", str(made), "--out", str(tmp_path / "again.xlsx"))
    assert "Everything was right already." in said.out
    assert (tmp_path / "again.xlsx").read_bytes() == made.read_bytes()


def test_only_prices_or_numbers_can_be_filled(tmp_path: Path) -> None:
    books = _books(tmp_path / "books")
    path = shopee_sheet(tmp_path / "sales.xlsx", ("RICE", 30, 2))
    told = typed(books, "sheet", "fill", str(path), "--only", "price", "--json")
    assert [one["field"] for one in told.json["changes"]] == ["price"]


def test_a_list_of_orders_comes_in_once_and_makes_the_marketplace_a_shop(tmp_path: Path) -> None:
    books = _books(tmp_path / "books")
    path = order_list(tmp_path / "Order.csv", SHOPEE_ORDERS_EN, _ORDER)
    told = typed(books, "sheet", "orders", str(path), "--json")
    assert told.code == 0, told.err
    assert ([one["number"] for one in told.json["new"]], told.json["market"]) == (["2601170ABCDE01"], "shopee")
    again = typed(books, "sheet", "orders", str(path), "--json")
    assert (again.json["new"], again.json["known"]) == ([], 1)
    said = typed(books, "--lang", "en", "sheet", "orders", str(path))
    assert said.out.splitlines()[0] == "Shopee (by files): 0 new orders, 0 changed, 1 known already."
    sheet = shopee_sheet(tmp_path / "sales.xlsx", ("RICE", 35, 10))
    filled = typed(books, "sheet", "fill", str(sheet), "--json")
    assert [one["new"] for one in filled.json["changes"]] == ["8"]


def test_a_wrong_file_is_told_in_both_languages(tmp_path: Path) -> None:
    books = _books(tmp_path / "books")
    path = order_list(tmp_path / "mine.csv", ("a", "b"), {"a": 1, "b": 2})
    for command in ("fill", "orders"):
        english = typed(books, "--lang", "en", "sheet", command, str(path))
        thai = typed(books, "--lang", "th", "sheet", command, str(path))
        assert (english.code, thai.code) == (2, 2)
        assert english.err.isascii() or "“" in english.err
        assert not thai.err.isascii()
