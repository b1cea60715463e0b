"""Reports as files: what a spreadsheet calculates from them is what the books say, and nothing in them is run."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.reports.asking import compared_with, period_named
from posapp.reports.csv_file import csv_bytes
from posapp.reports.page import report_page
from posapp.reports.paper import report_paper
from posapp.reports.reading import read
from posapp.reports.sheet import Asked
from posapp.reports.sheets import SHEETS
from posapp.reports.values import plain, values_of
from posapp.reports.workbook import xlsx_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.reports.sheet import Table
    from tests.doubles.trade import MarketStall

_TODAY: Final = date(2026, 1, 17)
_SOFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
_KEYS: Final = tuple(sheet.key for sheet in SHEETS if sheet.key != "vat")
_TRICK: Final = '=HYPERLINK("http://example.org";"ข้าว")'


@pytest.fixture
def tricked(market_day: MarketStall) -> MarketStall:
    """The stall after its day, where somebody called goods what a spreadsheet would run."""
    cloth = market_day.goods["ผ้าขาวม้า"]
    save_product(market_day.shop, replace(cloth, name=_TRICK), market_day.seller)
    return market_day


def _read(stall: MarketStall, key: str) -> Table:
    period = period_named("today", _TODAY)
    return read(stall.shop, key, Asked(period, compared_with(period, "week")))


@pytest.mark.parametrize("key", _KEYS)
def test_a_workbook_holds_typed_cells_and_the_same_numbers(tricked: MarketStall, key: str) -> None:
    table = _read(tricked, key)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table, "กลุ่มของเรา")))
    lines = list(book.worksheets[0].iter_rows())
    body = lines[-len(table.rows) - bool(table.total) :] if table.rows else []
    for row, cells in zip(table.rows, body, strict=False):
        for told, cell, column in zip(row.cells, cells, table.columns, strict=True):
            if isinstance(told, str) and told:
                assert (cell.data_type, cell.value) == ("s", told)
            elif isinstance(told, Money | Quantity):
                assert cell.data_type == "n"
                assert round(float(str(cell.value)) * 1000) == round(float(str(plain(told, column.kind))) * 1000)
            elif isinstance(told, date):
                assert isinstance(cell.value, date)


@pytest.mark.parametrize("key", ["by-product", "by-hour", "by-method", "by-owner", "cash", "profit", "waste", "stock"])
def test_the_foot_of_a_workbook_adds_up_its_columns_by_formula(tricked: MarketStall, key: str) -> None:
    table = _read(tricked, key)
    content = io.BytesIO(xlsx_bytes(table, "กลุ่มของเรา"))
    formulas = [cell.value for cell in list(openpyxl.load_workbook(content).worksheets[0].iter_rows())[-1]]
    values = [
        cell.value for cell in list(openpyxl.load_workbook(content, data_only=True).worksheets[0].iter_rows())[-1]
    ]
    summed = [place for place, value in enumerate(formulas) if str(value).startswith("=SUM(")]
    assert summed
    assert table.total
    for place in summed:
        told = str(plain(table.total.cells[place], table.columns[place].kind))
        assert round(float(str(values[place])) * 1000) == round(float(told) * 1000)


@pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_libreoffice_calculates_the_same_sums(tricked: MarketStall, tmp_path: Path) -> None:
    tables = {key: _read(tricked, key) for key in _KEYS}
    for key, table in tables.items():
        (tmp_path / f"{key}.xlsx").write_bytes(_without_values(xlsx_bytes(table, "กลุ่มของเรา")))
    out = tmp_path / "out"
    command = [_SOFFICE or "", "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", str(out)]
    subprocess.run([*command, *map(str, sorted(tmp_path.glob("*.xlsx")))], check=True, capture_output=True, timeout=240)
    for key, table in tables.items():
        rows = list(csv.reader((out / f"{key}.csv").read_text(encoding="utf-8").splitlines()))
        assert table.total is None or _agree(table, rows[-1]), key


def _without_values(content: bytes) -> bytes:
    """The workbook with its formulas, but without what they came to: whoever opens it has to calculate."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _agree(table: Table, shown: list[str]) -> bool:
    assert table.total
    wanted = [
        round(float(str(plain(cell, column.kind))) * 1000)
        for cell, column in zip(table.total.cells, table.columns, strict=True)
        if isinstance(cell, Money | Quantity)
    ]
    got = [
        round(float(text.replace(",", "")) * 1000)
        for cell, text in zip(table.total.cells, shown, strict=False)
        if isinstance(cell, Money | Quantity)
    ]
    return wanted == got


def test_a_text_that_a_spreadsheet_would_run_is_quoted_in_csv(tricked: MarketStall) -> None:
    rows = list(csv.DictReader(csv_bytes(_read(tricked, "by-product")).decode("utf-8-sig").splitlines()))
    assert rows[0]["name"] == "'" + _TRICK
    assert [row["key"] for row in rows] == ["0003", "0004", "0001"]
    assert rows[0]["amount"] == "379.05"


@pytest.mark.usefixtures("thai")
def test_keys_for_programs_are_the_same_in_every_language(market_day: MarketStall) -> None:
    told = json.loads(json.dumps(values_of(_read(market_day, "day"))))
    assert [row["key"] for row in told["rows"]][:4] == ["sold", "refunded", "net", "cash"]
    assert set(told["rows"][0]) == {"key", "line", "bills", "amount", "before"}
    assert told["from"] == told["to"] == "2026-01-17"


@pytest.mark.parametrize("key", _KEYS)
def test_paper_and_page_say_every_row_and_the_sum(tricked: MarketStall, key: str) -> None:
    from posapp.documents.block import Columns, Text
    from posapp.documents.letterhead import Letterhead
    from posapp.documents.page import PageTable

    table = _read(tricked, key)
    head, at = Letterhead(tricked.shop.group), tricked.shop.now()
    (drawn,) = [block for block in report_page(table, head, at).blocks if isinstance(block, PageTable)]
    assert len(drawn.rows) == len(table.rows)
    assert bool(drawn.foot) is (table.total is not None)
    paper = report_paper(table, head, at)
    lines = [block for block in paper if isinstance(block, Columns)]
    told = [block.text for block in paper if isinstance(block, Text)]
    if key == "audit":
        assert len([text for text in told if text.startswith("17 Jan 2569 08:") and " · " in text]) == len(table.rows)
    else:
        assert len(lines) == 1 + len(table.rows) + (table.total is not None)
