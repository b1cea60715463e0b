"""Goal 13: a product list comes in, looked at row by row, beside the plainest reading and writing of the same file."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from posapp.operations.importing.apply import apply_plan
from posapp.operations.importing.headers import match
from posapp.operations.importing.plan import plan
from posapp.operations.importing.read import read_list
from tests.bench.measure import Figure, in_turns
from tests.bench.shops import NOBODY, name_of, new_shop

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.measure import Sheet

_HEADER = ("ชื่อสินค้า", "รหัส", "ราคา", "บาร์โค้ด", "จำนวนคงเหลือ")


def _list(path: Path, first: int, rows: int) -> Path:
    """A list of `rows` goods nobody has yet."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(first, first + rows):
            writer.writerow((name_of(number), f"T{number:07d}", f"{10 + number % 90}.50", f"885{number:010d}", "12"))
    return path


def _plain(path: Path, bare: sqlite3.Connection) -> None:
    """Read the file and write its rows, asking nothing."""
    with path.open(encoding="utf-8-sig", newline="") as file, bare:
        rows = list(csv.reader(file))[1:]
        bare.executemany("INSERT INTO product VALUES (?, ?, ?, ?, ?)", rows)


def test_a_list_comes_in_without_waiting(disk: Path, sheet: Sheet) -> None:
    rows, rounds = (10_000, 1) if sheet.judged else (100, 2)
    shop, _goods = new_shop(disk / "shop", 10)
    firsts = count(1_000_000, rows)
    lists = [_list(disk / f"{number}.csv", next(firsts), rows) for number in range(2 * rounds)]
    turns = iter(lists)

    def take_over() -> None:
        found = read_list(next(turns))
        done, _changes = apply_plan(shop, plan(shop, found, match(found)), NOBODY)
        assert done.new == rows

    with closing(sqlite3.connect(disk / "bare.db")) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute(
            "CREATE TABLE product (name TEXT, code TEXT PRIMARY KEY, price TEXT, barcode TEXT UNIQUE, number TEXT)"
        )
        ours, floor = in_turns(rounds, take_over, lambda: _plain(next(turns), bare))
    shop.books.close()
    note = f"{ours}; floor {floor}"
    sheet.write(
        Figure("13", f"import of {rows:,} rows / plain reading and writing", ours.p50 / floor.p50, 150, note=note)
    )
    sheet.write(Figure("13", "import, each 1,000 rows", ours.p50 * 1000 / rows, 1000, "ms"))
