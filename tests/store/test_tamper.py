"""Whatever is edited in a closed file with an SQLite tool is found and named: 500 edits at random, in every table."""

# ruff: noqa: S608 - the names of tables are those of the file

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused, Unavailable
from posapp.domain.money import Money
from posapp.domain.notebook import HalfTyped, NotedLine
from posapp.domain.quantity import Quantity
from posapp.operations.doctor import examine
from posapp.operations.hold import remember
from posapp.operations.past_day import remember_typed
from tests.doubles.trade import begin_next_day
from tests.store.evening import live_an_evening, sell_online
from tests.store.knife import MIRRORS, behind_our_back, copy_of, examined

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.store.audit import Finding
    from tests.doubles.trade import MarketStall

EDITS = 500
BATCHES = 10
IN_EACH_RUN = 4
"""How many batches every test run makes; all of them take a minute."""
SEED = 690117
MAY_GO = ("held", "draft", "notebook", "print_job", "attempt", "statement_text", "order_buyer")
"""What the program itself takes away without a word in the journal: no money has moved, nobody would miss it."""


_PART_OF = {"barcode": "product", "web_order_line": "web_order"}
"""Rows whose findings name what they are a part of."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of one row, and what somebody puts there."""

    table: str
    column: str
    key: dict[str, object]
    old: object
    new: object

    def __str__(self) -> str:
        return f"{self.table}.{self.column} of {self.key}: {self.old!r} -> {self.new!r}"

    def make(self, rows: sqlite3.Connection) -> None:
        rows.execute("PRAGMA ignore_check_constraints = ON")
        where = " AND ".join(f"{name} IS ?" for name in self.key)
        rows.execute(
            f"UPDATE {self.table} SET {self.column} = ? WHERE {where}", (self.new, *self.key.values())
        ).fetchall()

    def named_by(self, finding: Finding) -> bool:
        """Whether `finding` says the table, the row, and what to do."""
        place = finding.values
        if self.table == "journal":
            return place.get("entry") in (self.key["seq"], self.new) or place.get("missing") == self.key["seq"]
        row = str(place.get("row", ""))
        keys = [str(value) for value in (*self.key.values(), self.old, self.new)]
        tables = {self.table, _PART_OF.get(self.table, self.table)}
        return (
            bool(finding.step)
            and any(one in str(finding) for one in tables)
            and (self.table == "barcode" or any(one in row for one in keys if one))
        )


@pytest.fixture
def whole(market_day: MarketStall, tmp_path: Path) -> Path:
    """A file with rows in every table."""
    stall = market_day
    live_an_evening(stall)
    begin_next_day(stall)
    remember(stall.shop, stall.cart(("ข้าวแต๋น", 2)))
    line = NotedLine(next(iter(stall.goods.values())).id, Quantity.of(2), Money(3000), "promptpay")
    remember_typed(stall.shop, HalfTyped(stall.clock.at.date(), (line,)))
    sell_online(stall)
    assert examine(stall.shop).sound
    return copy_of(stall, tmp_path / "whole")


def test_the_file_has_rows_in_every_table(whole: Path) -> None:
    with closing(sqlite3.connect(whole)) as rows:
        empty = [table for table in tables_of(rows) if not rows.execute(f"SELECT 1 FROM {table}").fetchone()]
    assert empty == []


@pytest.mark.parametrize(
    "batch", [pytest.param(one, marks=[pytest.mark.long] if one >= IN_EACH_RUN else []) for one in range(BATCHES)]
)
def test_five_hundred_random_edits_are_all_found_and_named(whole: Path, tmp_path: Path, batch: int) -> None:
    chance = random.Random(SEED + batch)
    missed = []
    for number in range(EDITS // BATCHES):
        copy = _copy(whole, tmp_path)
        edit = _made(copy, chance)
        report = examined(copy)
        if report.sound or not any(edit.named_by(finding) for finding in report.findings):
            missed.append(f"{number}: {edit}: {[str(finding) for finding in report.findings]}")
    assert missed == [], "\n".join(missed)


def test_a_row_taken_out_of_any_table_is_found(whole: Path, tmp_path: Path) -> None:
    missed = []
    for table in _tables(whole):
        copy = _copy(whole, tmp_path)
        with behind_our_back(copy) as rows:
            row = rows.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
            keys = _keys(rows, table)
            where = " AND ".join(f"{name} IS ?" for name in keys)
            rows.execute(f"DELETE FROM {table} WHERE {where}", [row[place] for place in keys.values()])
        if not _found(copy, table) and table not in MAY_GO:
            missed.append(table)
    assert missed == []


def test_a_row_put_into_any_table_is_found(whole: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    missed = []
    for table in _tables(whole):
        copy = _copy(whole, tmp_path)
        with behind_our_back(copy) as rows:
            rows.execute("PRAGMA ignore_check_constraints = ON")
            _insert(rows, table, chance)
        if not _found(copy, table):
            missed.append(table)
    assert missed == []


def _insert(rows: sqlite3.Connection, table: str, chance: random.Random) -> None:
    """A row like another, but for its key and whatever else must be its own."""
    about = rows.execute(f"PRAGMA table_info({table})").fetchall()
    row = list(rows.execute(f"SELECT * FROM {table} LIMIT 1").fetchone())
    for _try in range(200):
        for place, column in enumerate(about):
            if column[5] or chance.random() < 0.3:
                row[place] = _changed(row[place], column[2], chance)
        try:
            rows.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        except sqlite3.IntegrityError:
            continue
        return
    raise AssertionError(table)


def _tables(whole: Path) -> list[str]:
    with closing(sqlite3.connect(whole)) as rows:
        return tables_of(rows)


def _keys(rows: sqlite3.Connection, table: str) -> dict[str, int]:
    """The columns of the primary key and their places."""
    return {column[1]: column[0] for column in rows.execute(f"PRAGMA table_info({table})") if column[5]}


def _copy(whole: Path, folder: Path) -> Path:
    copy = folder / "edited" / "books.db"
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir()
    shutil.copy(whole, copy)
    return copy


def _found(copy: Path, table: str) -> bool:
    """Whether the doctor names `table`, or the books can't even be opened any more."""
    try:
        report = examined(copy)
    except (Refused, Unavailable):
        return True
    called = (table, "Journal" if table == "journal" else _PART_OF.get(table, table))
    return any(name in str(finding) for finding in report.findings for name in called)


def _made(copy: Path, chance: random.Random) -> Edit:
    """The next edit SQLite itself lets anybody make."""
    with behind_our_back(copy) as rows:
        tables = [table for table in tables_of(rows) if rows.execute(f"SELECT 1 FROM {table}").fetchone()]
        while True:
            edit = _edit(rows, chance.choice(tables), chance)
            try:
                edit.make(rows)
            except sqlite3.IntegrityError:
                continue
            return edit


def tables_of(rows: sqlite3.Connection) -> list[str]:
    """Every table there is, but mirrors of what shops show and what is still to be told: no truth of ours is there."""
    tables = [row[0] for row in rows.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [table for table in tables if table not in MIRRORS]


def _edit(rows: sqlite3.Connection, table: str, chance: random.Random) -> Edit:
    about = rows.execute(f"PRAGMA table_info({table})").fetchall()
    names = [column[1] for column in about]
    keys = [column[1] for column in about if column[5]]
    everything = rows.execute(f"SELECT * FROM {table}").fetchall()
    row = chance.choice(everything)
    place = chance.randrange(len(names))
    old = row[place]
    others = sorted({other[place] for other in everything} - {old, None}, key=str)
    new = chance.choice(others) if others and chance.random() < 0.5 else _changed(old, about[place][2], chance)
    return Edit(table, names[place], {key: row[names.index(key)] for key in keys}, old, new)


def _changed(old: object, kind: str, chance: random.Random) -> object:
    """Another value of the same kind: an amount a little different, a letter more, a digit changed."""
    if isinstance(old, int):
        return old + chance.choice([-1, 1, 100, -old or 1])
    if isinstance(old, bytes):
        at = chance.randrange(len(old))
        return old[:at] + bytes([old[at] ^ 1 << chance.randrange(8)]) + old[at + 1 :]
    if isinstance(old, str) and old:
        digits = [at for at, sign in enumerate(old) if sign.isdecimal()]
        at = chance.choice(digits) if digits else chance.randrange(len(old))
        return f"{old[:at]}{(int(old[at]) + 1) % 10 if digits else 'ข' if old[at] == 'ก' else 'ก'}{old[at + 1 :]}"
    return {"INTEGER": 1, "TEXT": "ก", "BLOB": b"1"}[kind]
