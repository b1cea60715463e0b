"""Reports at the terminal: every name, the days they are on, the files they become."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pytest

from posapp.reports.sheets import SHEETS
from tests.e2e.terminal import bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey and rice, some of it sold by two people."""
    folder = group(tmp_path / "books")
    sold = ({"lines": [{"code": "H", "qty": 2}], "cashier": "แม่แดง"}, {"lines": [{"code": "R", "qty": "1.5"}]})
    assert typed(folder, "sell", stdin=bills(*sold)).code == 0
    return folder


@pytest.mark.parametrize("key", [sheet.key for sheet in SHEETS if sheet.key != "vat"])
def test_every_report_can_be_read_by_people_and_programs(books: Path, key: str) -> None:
    shown = typed(books, "report", key, "--compare", "week")
    assert (shown.code, shown.err) == (0, "")
    told = typed(books, "report", key, "--compare", "year", "--format", "json").json
    assert told["report"] == key
    assert told["words"]
    assert all(set(row) == {"key", *told["columns"]} for row in told["rows"])


def test_the_list_names_them_all(books: Path) -> None:
    told = typed(books, "report", "list", "--json").json["reports"]
    assert [one["key"] for one in told] == [sheet.key for sheet in SHEETS]
    assert len(typed(books, "report", "list").out.splitlines()) == len(SHEETS)


def test_files_hold_what_was_sold(books: Path, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "pdf"):
        done = typed(books, "report", "day", "--by", "product", "--out", str(tmp_path / f"goods.{ending}"))
        assert done.code == 0
    rows = list(csv.DictReader((tmp_path / "goods.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["key"], row["quantity"], row["amount"]) for row in rows] == [
        ("H", "2", "240.00"),
        ("R", "1.5", "52.50"),
    ]
    sheet = openpyxl.load_workbook(tmp_path / "goods.xlsx", data_only=True).worksheets[0]
    assert [row[4] for row in sheet.iter_rows(values_only=True)][-3:] == [240, 52.5, 292.5]
    assert (tmp_path / "goods.pdf").read_bytes().startswith(b"%PDF")
    assert typed(books, "report", "by-product", "--format", "csv").out.startswith("key,name,code")


def test_a_report_is_narrowed_down_by_name(books: Path) -> None:
    only = typed(books, "report", "by-product", "--only", "seller=แม่แดง", "--json").json
    assert [row["key"] for row in only["rows"]] == ["H"]
    assert only["notes"] == ["Only: แม่แดง"]
    for narrowed in ("category=-", "owner=-", "place=-"):
        whole = typed(books, "report", "best", "--days", "1", "--only", narrowed, "--json").json
        assert whole["total"]["amount"] == "292.50"
    assert typed(books, "report", "by-hour", "--period", "today", "--only", "place=-").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("day", "--only", "seller=แม่แดง"), "only_none"),
        (("by-hour", "--only", "weather=sun"), "only_syntax"),
        (("by-product", "--only", "owner=ใครไม่รู้"), "only_unknown"),
        (("by-product", "--only", "category=ไม่มี"), "only_unknown"),
        (("by-product", "--only", "place=ไม่มี"), "only_unknown"),
        (("day", "--from", "2026-02-30"), "date_syntax"),
        (("day", "--from", "2026-02-02", "--to", "2026-02-01"), "period_backwards"),
        (("vat",), "vat_off"),
        (("day", "--format", "pdf"), "report_out"),
        (("day", "--out", "day.doc"), "report_out"),
    ],
)
def test_what_makes_no_sense_is_refused(books: Path, arguments: tuple[str, ...], code: str) -> None:
    ended = typed(books, "report", *arguments, "--json")
    assert ended.code == 2
    assert f'"{code}"' in ended.out + ended.err


def test_a_group_with_vat_has_its_list(books: Path) -> None:
    vat = ("group.tax_id=0994000165889", "vat.branch=สำนักงานใหญ่", "vat.pos_id=E1", "vat.on=yes")
    assert typed(books, "settings", "set", *vat).code == 0
    assert typed(books, "sell", stdin=bills({"lines": [{"code": "H"}]})).code == 0
    told = typed(books, "report", "vat", "--json").json
    (row,) = told["rows"]
    assert (row["base"], row["tax"], row["exempt"], row["total"]) == ("112.15", "7.85", "0.00", "120.00")
    assert told["total"]["tax"] == "7.85"
