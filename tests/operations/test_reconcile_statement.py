"""Bank lists as files: every shape is read to the satang, what is wrong is told by row, nothing is read twice."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.operations.reconcile.columns import Columns
from posapp.operations.reconcile.reading import read_statement
from posapp.operations.reconcile.taking import apply_statement
from tests.doubles.trade import BANGKOK
from tests.doubles.treasury import Treasury

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

LISTS = Path(__file__).parents[1] / "data" / "statements"
AMOUNTS = [Money(7000), Money(19950), Money(-5000), Money(125000)]


@pytest.fixture
def treasury(stall: MarketStall, tmp_path: Path) -> Treasury:
    folder = tmp_path / "lists"
    folder.mkdir()
    return Treasury(stall, folder)


@pytest.mark.parametrize(
    ("name", "bank", "clock"),
    [
        ("kbank.csv", "KBANK", "08:12:40"),
        ("scb.csv", "SCB", "08:12:00"),
        ("ktb.txt", "KTB", "08:12:00"),
        ("bbl.csv", "BBL", ""),
        ("bay.xlsx", "BAY", "08:12:40"),
        ("gsb.csv", "GSB", "08:12:00"),
        ("baac.xlsx", "BAAC", "08:12:40"),
    ],
)
def test_the_lists_of_seven_banks_say_the_same(stall: MarketStall, name: str, bank: str, clock: str) -> None:
    found = read_statement(stall.shop, LISTS / name)
    assert found.sure
    assert not found.faults
    assert not found.remarks
    # A list without a title names no bank, but it is read all the same.
    assert found.bank == bank
    lines = sorted(found.lines, key=lambda line: AMOUNTS.index(line.amount))
    assert [line.amount for line in lines] == AMOUNTS
    assert {line.at.date() for line in lines} == {date(2026, 1, 17)}
    assert {line.timed for line in lines} == {bool(clock)}
    if clock:
        assert lines[0].at == datetime.fromisoformat(f"2026-01-17T{clock}").replace(tzinfo=BANGKOK)
    assert "มะลิ" in lines[0].text


def test_each_row_that_cannot_be_read_is_named_and_nothing_is_taken(treasury: Treasury) -> None:
    treasury.line("17/01/2569", "08:12", "70.00")
    treasury.line("32/01/2569", "08:13", "71.00")
    treasury.line("17/01/2569", "08:14", "70,00.0.0")
    treasury.line("17/01/2569", "08:15", "10.00", went="5.00")
    reading = read_statement(treasury.stall.shop, treasury.file())
    assert [fault.row for fault in reading.faults] == [3, 4, 5]
    with pytest.raises(Refused) as refused:
        apply_statement(treasury.stall.shop, reading, treasury.stall.seller)
    assert refused.value.code == "statement_faults"
    assert treasury.stall.shop.books.money.statements.all() == []


def test_totals_page_heads_and_second_lines_are_no_payments(treasury: Treasury) -> None:
    treasury.line("", "", "", "ยอดยกมา 1,000.00")
    treasury.line("17/01/2569", "08:12", "70.00", "รับโอน")
    treasury.line("", "", "", "จาก น.ส. มะลิ")
    treasury.rows.append(("วันที่", "เวลา", "รายการ", "ถอนเงิน", "ฝากเงิน", "เลขที่อ้างอิง"))
    treasury.line("", "08:40", "35.00")
    treasury.line("", "", "105.00", "รวม 2 รายการ")
    reading = read_statement(treasury.stall.shop, treasury.file())
    assert not reading.faults
    assert [(line.amount, line.text) for line in reading.lines] == [
        (Money(7000), "รับโอน จาก น.ส. มะลิ"),
        (Money(3500), "รับโอน"),
    ]


def test_a_file_read_twice_and_one_that_overlaps_add_no_line_twice(treasury: Treasury) -> None:
    treasury.line("17/01/2569", "08:12", "50.00")
    treasury.line("17/01/2569", "08:12", "50.00")
    first = treasury.file()
    assert (treasury.read(first).new, treasury.read(first).new) == (2, 0)
    treasury.line("17/01/2569", "08:12", "50.00")
    treasury.line("18/01/2569", "09:00", "20.00")
    done = treasury.read(treasury.file())
    assert (done.new, done.known) == (2, 2)
    assert len(treasury.stall.shop.books.money.statements.lines(date(2026, 1, 17), date(2026, 1, 18))) == 4


def test_columns_named_by_hand_are_remembered_for_lists_of_that_shape(treasury: Treasury) -> None:
    shop = treasury.stall.shop
    path = treasury.folder / "odd.csv"
    path.write_text("เมื่อไร,มา,หมาย\n17/1/2569 08:12,70.00,มะลิ\n", encoding="cp874")
    assert not read_statement(shop, path).sure
    with pytest.raises(Refused) as refused:
        apply_statement(shop, read_statement(shop, path), treasury.stall.seller)
    assert refused.value.code == "statement_unsure"
    columns = Columns.parse("date=1,money_in=2,text=3")
    apply_statement(shop, read_statement(shop, path, columns), treasury.stall.seller)
    again = treasury.folder / "next.csv"
    again.write_text("เมื่อไร,มา,หมาย\n18/1/2569 09:12,35.00,แดง\n", encoding="utf-16")
    reading = read_statement(shop, again)
    assert [(line.amount, line.at.hour, line.text) for line in reading.lines] == [(Money(3500), 9, "แดง")]


def test_a_list_of_another_account_and_mixed_up_columns_are_remarked(treasury: Treasury) -> None:
    shop = treasury.stall.shop
    with shop.books.write():
        shop.books.options.write({"bank_transfer.account": "999-9-99999-9"})
    assert [one.code for one in read_statement(shop, LISTS / "kbank.csv").remarks] == ["statement_account"]
    with shop.books.write():
        shop.books.options.write({"bank_transfer.account": "123-4-56789-0"})
    assert not read_statement(shop, LISTS / "bay.xlsx").remarks
    turned = read_statement(
        shop, LISTS / "gsb.csv", Columns.parse("date=1,time=2,text=3,money_in=4,money_out=5,balance=6")
    )
    assert "statement_turned" in [one.code for one in turned.remarks]


def test_american_dates_and_signed_amounts_are_understood(treasury: Treasury) -> None:
    path = treasury.folder / "us.csv"
    path.write_text('Date,Amount,Description\n1/17/2026,"1,070.00",in\n1/18/2026,-20.00,fee\n1/19/2026,(5.00),fee\n')
    reading = read_statement(treasury.stall.shop, path)
    assert [(line.at.day, line.amount) for line in reading.lines] == [
        (17, Money(107000)),
        (18, Money(-2000)),
        (19, Money(-500)),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.4 ...", "statement_kind"),
        ("a.csv", b"", "statement_kind"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "statement_kind"),
        ("a.xlsx", b"PK\x03\x04 half a file", "list_broken"),
        ("a.xls", b"<html><table></table></html>", "list_web_page"),
        ("a.csv", "วันที่,ฝากเงิน\n".encode(), "statement_empty"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(treasury: Treasury, name: str, content: bytes, code: str) -> None:
    path = treasury.folder / name
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_statement(treasury.stall.shop, path)
    assert refused.value.code == code


def test_a_file_of_two_gigabytes_is_refused_without_reading_it(treasury: Treasury) -> None:
    path = treasury.folder / "huge.csv"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 2 << 30)
    with pytest.raises(Refused) as refused:
        read_statement(treasury.stall.shop, path)
    assert refused.value.code == "statement_large"


def test_formulas_count_by_their_result_and_one_without_is_a_fault(treasury: Treasury) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Deposit", "Description"])
    sheet.append(["17/01/2026", "=35*2", "rice"])
    path = treasury.folder / "formula.xlsx"
    book.save(path)
    reading = read_statement(treasury.stall.shop, path)
    assert [fault.row for fault in reading.faults] == [2]


def test_a_list_of_five_thousand_lines_is_read_and_kept(treasury: Treasury) -> None:
    for n in range(5000):
        treasury.line("17/01/2569", f"{8 + n // 600:02d}:{n // 10 % 60:02d}", f"{n % 40 + 1}.00")
    done = treasury.read()
    assert (done.new, done.matched) == (5000, 0)
    assert treasury.read(treasury.file("again.csv")).new == 0
