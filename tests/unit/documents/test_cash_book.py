"""The cash book on paper: official columns, carried forward, signed; sums on the roll; the sheet for spreadsheets."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from posapp import i18n
from posapp.documents.block import Columns, Cut, Signature, Text
from posapp.documents.cash_book import cash_book_page, cash_book_roll, turnover_words
from posapp.documents.cash_book_sheet import cash_book_workbook
from posapp.documents.letterhead import Letterhead
from posapp.documents.page import PageSignatures, PageTable, PageText
from posapp.domain.cash_book import (
    BookLine,
    Column,
    Mark,
    MoneyEntry,
    MoneyKind,
    MonthBook,
    Purse,
    Source,
    Turnover,
)
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.domain.party import Group
from posapp.payments.methods import TITLES

if TYPE_CHECKING:
    from posapp.documents.page import PagePaper

_HEAD = Letterhead(Group("g", "กลุ่มแม่บ้านดอยสูง", "", "", "0994000000000"))
_DAY = date(2026, 1, 17)
_SOLD = Turnover(2026, Money(150_000_000), Money(180_000_000))


def _entry(kind: MoneyKind, category: str, amount: int, **more: str) -> BookLine:
    at = datetime.fromisoformat("2026-01-17T09:00:00+07:00")
    entry = MoneyEntry("e", kind, category, Purse.BOX, Money(amount), _DAY, at, PersonId(""), **more)
    return BookLine(_DAY, Source.ENTRY, category, entry.column, entry.signed, entry=entry)


def _derived(source: Source, amount: int, key: str = "cash", *marks: Mark) -> BookLine:
    column = Column.OTHER if source is Source.COUNTED and amount == 300 else Column.INCOME
    return BookLine(_DAY, source, key, column, Money(amount), marks)


def _book() -> MonthBook:
    return MonthBook(
        date(2026, 1, 1),
        Money(100_000),
        (
            _entry(MoneyKind.INCOME, "opening", 50_000),
            _entry(MoneyKind.EXPENSE, "materials", 20_000, party="ร้านเอ", paper="12/3", note="พริก"),
            _entry(MoneyKind.INCOME, "materials", 5_000, reverses="x"),
            _derived(Source.SALES, 300_000, "cash", Mark.OPEN),
            _derived(Source.REFUNDS, -10_000),
            _derived(Source.UNSEEN, -1_000, "promptpay"),
            _derived(Source.UNSEEN, 1_000, "promptpay"),
            _derived(Source.DEBTS, 2_000),
            _derived(Source.SCHEME, 4_000, "bank_transfer", Mark.LATE),
            _derived(Source.COUNTED, 300),
            _derived(Source.COUNTED, 700, "", Mark.UNCOUNTED),
        ),
    )


def _table(paper: PagePaper) -> PageTable:
    (table,) = [block for block in paper.blocks if isinstance(block, PageTable)]
    return table


def test_the_page_has_the_official_columns_and_a_running_balance() -> None:
    table = _table(cash_book_page(_book(), _HEAD, TITLES, _SOLD))
    assert table.ruled
    assert [column.title for column in table.columns][2:5] == ["Income", "Expenses: goods bought", "Expenses: other"]
    day = "17 Jan 2569"
    assert table.rows == (
        ("1 Jan 2569", "Brought forward", "", "", "", "1,000.00", ""),
        (day, "Brought forward from before this program", "", "", "", "1,500.00", ""),
        (day, "Materials bought", "", "200.00", "", "1,300.00", "No. 12/3 · ร้านเอ · พริก"),
        (day, "Taken back: Materials bought", "", "-50.00", "", "1,350.00", ""),
        (day, "Sales – Cash", "3,000.00", "", "", "4,350.00", "the day is still open"),
        (day, "Given back – Cash", "-100.00", "", "", "4,250.00", ""),
        (day, "Did not come – Scan to pay", "-10.00", "", "", "4,240.00", ""),
        (day, "Came after all – Scan to pay", "10.00", "", "", "4,250.00", ""),
        (day, "Paid of what was owed – Cash", "20.00", "", "", "4,270.00", ""),
        (
            day,
            "Came from the government – Transfer",
            "40.00",
            "",
            "",
            "4,310.00",
            "written more than 3 working days later",
        ),
        (day, "Too little at the count", "", "", "3.00", "4,307.00", ""),
        (day, "Too much at the count", "7.00", "", "", "4,314.00", "drawer not counted in the morning"),
    )
    assert table.foot == ("", "Total of the month", "2,967.00", "150.00", "3.00", "4,314.00", "")


def test_the_page_is_for_one_month_of_one_group_and_two_people_sign() -> None:
    paper = cash_book_page(_book(), _HEAD, TITLES, _SOLD)
    words = [block.text for block in paper.blocks if isinstance(block, PageText)]
    assert paper.letterhead == _HEAD
    assert "Month of January B.E. 2569" in words
    assert "Carried forward: 4,314.00 baht" in words
    assert turnover_words(_SOLD) in words
    (signed,) = [block for block in paper.blocks if isinstance(block, PageSignatures)]
    assert signed.labels == ("Made by", "Checked by")


@pytest.mark.usefixtures("thai")
def test_the_page_speaks_the_words_of_the_authorities() -> None:
    paper = cash_book_page(_book(), _HEAD, TITLES)
    table = _table(paper)
    assert paper.title == "รายงานเงินสดรับ-จ่าย"
    assert [column.title for column in table.columns] == [
        *("วัน/เดือน/ปี", "รายการ", "รายรับ", "รายจ่าย ซื้อสินค้า", "รายจ่าย ค่าใช้จ่ายอื่น", "ยอดคงเหลือ", "หมายเหตุ")
    ]
    assert table.rows[0][1] == "ยอดยกมา"
    assert "ประจำเดือน มกราคม พ.ศ. 2569" in [block.text for block in paper.blocks if isinstance(block, PageText)]


def test_the_roll_adds_up_what_came_and_went_for_what() -> None:
    roll = cash_book_roll(_book(), _HEAD, TITLES, _SOLD)
    rows = [(block.left, block.right) for block in roll if isinstance(block, Columns)]
    assert rows == [
        ("Brought forward", "1,000.00"),
        ("Brought forward from before this program", "500.00"),
        ("Income", "2,967.00"),
        ("Sales – Cash", "3,000.00"),
        ("Given back – Cash", "-100.00"),
        ("Did not come – Scan to pay", "-10.00"),
        ("Came after all – Scan to pay", "10.00"),
        ("Paid of what was owed – Cash", "20.00"),
        ("Came from the government – Transfer", "40.00"),
        ("Too much at the count", "7.00"),
        ("Expenses: goods bought", "150.00"),
        ("Materials bought", "200.00"),
        ("Taken back: Materials bought", "-50.00"),
        ("Expenses: other", "3.00"),
        ("Too little at the count", "3.00"),
        ("Carried forward", "4,314.00"),
    ]
    assert len([block for block in roll if isinstance(block, Signature)]) == 2
    assert isinstance(roll[-1], Cut)
    without = cash_book_roll(_book(), _HEAD, TITLES)
    assert not any(isinstance(block, Text) and "Sold this year" in block.text for block in without)


def test_an_empty_month_carries_on_what_was_brought() -> None:
    book = MonthBook(date(2026, 2, 1), Money(123), ())
    table = _table(cash_book_page(book, _HEAD, TITLES))
    assert (book.carried, book.balances) == (Money(123), ())
    assert table.rows == (("1 Feb 2569", "Brought forward", "", "", "", "1.23", ""),)
    assert table.foot[-2] == "1.23"


def test_turnover_is_said_against_the_limit_or_alone() -> None:
    assert turnover_words(_SOLD) == "Sold this year: 1,500,000.00 of 1,800,000.00 baht (83 %)"
    assert turnover_words(Turnover(2026, Money(100), Money(0))) == "Sold this year: 1.00 baht"


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_sheet_holds_the_same_figures_with_the_formulas_that_give_them(language: str) -> None:
    i18n.use(language)
    for letterhead, sold in ((_HEAD, _SOLD), (Letterhead(Group("g", "กลุ่ม", "", "", "")), None)):
        data = cash_book_workbook(_book(), letterhead, TITLES, sold)
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True).active
        formulas = openpyxl.load_workbook(io.BytesIO(data)).active
        assert values is not None
        assert formulas is not None
        table = _table(cash_book_page(_book(), letterhead, TITLES, sold))
        first = 5
        for row, cells in enumerate((*table.rows, table.foot), start=first):
            shown = [values.cell(row, column).value for column in range(1, 8)]
            figures = [f"{cell:,.2f}" if isinstance(cell, int | float) else cell or "" for cell in shown]
            assert figures == list(cells)
        last = first + len(table.rows)
        assert formulas.cell(first + 1, 6).value == "=F5+C6-D6-E6+500"
        assert formulas.cell(last, 3).value == f"=SUM(C5:C{last - 1})"
        assert formulas.cell(last, 6).value == f"=F{last - 1}"
