"""The cash book at the terminal: money in and out, the month in the official columns, its files."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PIL import Image

from posapp.app.terminal import open_shop
from tests.e2e.terminal import bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.terminal import Ended

_SUMS = ("income", "goods", "other", "carried")


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey and rice."""
    return group(tmp_path / "books")


def _month(books: Path) -> str:
    shop = open_shop(books)
    try:
        return f"{shop.now():%Y-%m}"
    finally:
        shop.books.close()


def _book(books: Path) -> Ended:
    return typed(books, "cashbook", _month(books), "--format", "json")


def _sell(books: Path, qty: int, method: str = "cash") -> None:
    typed(books, "sell", stdin=bills({"lines": [{"code": "H", "qty": qty}], "tenders": [{"method": method}]}))


def test_a_month_holds_sales_and_what_was_written_down(books: Path) -> None:
    _sell(books, 3)
    _sell(books, 1, "promptpay")
    typed(books, "income", "add", "5000", "--category", "support", "--purse", "bank", "--paper", "12/2569")
    typed(books, "expense", "add", "90.50", "--category", "materials", "--purse", "drawer", "--party", "แม่แดง")
    told = _book(books).json
    assert [told[key] for key in _SUMS] == ["5480.00", "90.50", "0.00", "5389.50"]
    assert {(line["source"], line["key"]) for line in told["lines"]} == {
        ("entry", "support"),
        ("entry", "materials"),
        ("sales", "cash"),
        ("sales", "promptpay"),
    }
    status = typed(books, "till", "status", "--json").json
    assert (status["paid_out"], status["expected"]) == ("90.50", "269.50")
    text = typed(books, "cashbook", _month(books), "--lang", "th").out
    assert "ยอดยกมา" in text
    assert "5,389.50" in text
    assert typed(books, "doctor", "--json").json["sound"]


def test_an_entry_is_listed_taken_back_by_the_end_of_its_id_and_stays(books: Path) -> None:
    added = typed(books, "expense", "add", "๑๒๐", "--category", "travel", "--note", "รถโดยสาร", "--json").json
    assert (added["amount"], added["purse"], added["late"]) == ("120.00", "box", False)
    back = typed(books, "expense", "reverse", added["id"][-8:], "--reason", "พิมพ์ผิด", "--json").json
    assert (back["reverses"], back["amount"]) == (added["id"], "-120.00")
    listed = typed(books, "expense", "list", "--json").json["entries"]
    assert [entry["id"] for entry in listed] == [back["id"], added["id"]]
    assert typed(books, "income", "list", "--json").json["entries"] == []
    assert _book(books).json["carried"] == "0.00"
    again = typed(books, "expense", "reverse", added["id"], "--json")
    assert (again.code, again.json["code"]) == (2, "money_taken_back")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("expense", "add", "0", "--category", "travel"), "amount_zero"),
        (("expense", "add", "5", "--category", "support"), "money_category"),
        (("expense", "add", "5", "--category", "travel", "--date", "2199-01-01"), "money_future"),
        (("expense", "add", "5", "--category", "travel", "--photo", "nothing.jpg"), "file_missing"),
        (("income", "add", "5", "--category", "opening", "--purse", "drawer"), "opening_drawer"),
        (("income", "reverse", "nothing"), "money_unknown"),
        (("cashbook", "2026-13"), "month_syntax"),
    ],
)
def test_what_can_not_be_is_refused_with_a_sentence(books: Path, arguments: tuple[str, ...], code: str) -> None:
    ended = typed(books, *arguments, "--json")
    assert (ended.code, ended.json["code"]) == (2, code)


def test_the_photo_of_a_paper_is_kept_small_whole_and_without_its_past(books: Path, tmp_path: Path) -> None:
    picture = Image.new("RGB", (3000, 4000), "white")
    exif = Image.Exif()
    exif[0x010F] = "A camera that knows who took it"
    picture.save(tmp_path / "paper.jpg", exif=exif)
    added = typed(
        books, "expense", "add", "5", "--category", "travel", "--photo", str(tmp_path / "paper.jpg"), "--json"
    ).json
    shop = open_shop(books)
    try:
        jpeg = shop.books.catalog.photo(added["photo"])
    finally:
        shop.books.close()
    assert jpeg
    assert len(jpeg) <= 150_000
    assert b"camera" not in jpeg
    kept = Image.open(io.BytesIO(jpeg))
    assert kept.size == (1050, 1400)


def test_the_same_paper_twice_is_told(books: Path) -> None:
    one = ("expense", "add", "5", "--category", "travel", "--paper", "7", "--party", "ร้านเอ")
    assert typed(books, *one).out.count("\n") == 1
    assert "written down already" in typed(books, *one).out


def test_the_excel_file_adds_up_by_its_own_formulas_and_runs_nothing(books: Path, tmp_path: Path) -> None:
    _sell(books, 3)
    typed(books, "income", "add", "2000", "--category", "opening", "--date", f"{_month(books)}-01")
    typed(books, "expense", "add", "90.50", "--category", "materials", "--note", "=1+1")
    file = tmp_path / "book.xlsx"
    assert typed(books, "cashbook", _month(books), "--format", "xlsx", "--output", str(file)).code == 0
    formulas = openpyxl.load_workbook(file).active
    values = openpyxl.load_workbook(file, data_only=True).active
    assert formulas is not None
    assert values is not None
    rows = [row for row in range(1, formulas.max_row + 1) if formulas.cell(row, 6).data_type == "f"]
    balance = Decimal(0)
    for row in rows[:-1]:
        income, goods, other = (Decimal(str(values.cell(row, column).value or 0)) for column in (3, 4, 5))
        brought = 2000 if "before this program" in str(values.cell(row, 2).value) else 0
        balance += income - goods - other + brought
        assert Decimal(str(values.cell(row, 6).value)) == balance
    total = [values.cell(rows[-1], column).value for column in (3, 4, 5, 6)]
    assert total == [360, 90.5, 0, 2269.5]
    notes = [formulas.cell(row, 7) for row in rows]
    assert ("=1+1", "s") in [(cell.value, cell.data_type) for cell in notes]


@pytest.mark.usefixtures("qapp")
def test_the_pdf_is_written_where_it_was_asked_for(books: Path, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    ended = typed(books, "cashbook", _month(books), "--format", "pdf", "--output", str(file), "--json")
    assert ended.json["file"] == str(file)
    assert file.read_bytes().startswith(b"%PDF")
    nowhere = typed(books, "cashbook", _month(books), "--format", "pdf", "--output", str(tmp_path / "no" / "b.pdf"))
    assert nowhere.code == 3


def test_the_turnover_is_told_with_its_limit(books: Path) -> None:
    _sell(books, 9)
    typed(books, "settings", "set", "turnover.limit=1200")
    told = typed(books, "cashbook", "turnover", "--json").json
    assert (told["sold"], told["limit"], told["percent"], told["warn"]) == ("1080.00", "1200.00", 90, 80)
    assert "1,080.00 of 1,200.00 baht (90 %)" in typed(books, "cashbook", "turnover").out


def test_categories_are_listed_in_both_languages(books: Path) -> None:
    english = typed(books, "expense", "categories").out
    thai = typed(books, "expense", "categories", "--lang", "th").out
    assert "travel      Travel, carriage" in english
    assert "ค่าเดินทาง" in thai
    told = typed(books, "income", "categories", "--json").json["categories"]
    assert {one["column"] for one in told} == {"income", "brought"}
