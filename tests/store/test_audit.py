"""The doctor finds whatever was changed behind our back, names it, and touches nothing."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.domain.errors import Refused, Unavailable
from posapp.operations.doctor import Report, examine
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.store.journal import canonical, chained, genesis
from tests.doubles.trade import CountedIds, HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_TOLD = (
    *("sale", "sale_line", "tender", "slip", "tender_mark", "stock_move", "outbox"),
    *("cash_session", "cash_move", "cash_close", "product", "barcode", "category", "photo"),
)
_SUMS = ("stock", "product_day")


@contextmanager
def _behind_our_back(path: Path) -> Iterator[sqlite3.Connection]:
    """The file under a knife: triggers out of the way, and put back to the letter."""
    with closing(sqlite3.connect(path, isolation_level=None)) as rows:
        triggers = rows.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            rows.execute(f"DROP TRIGGER {name}")
        yield rows
        for _name, sql in triggers:
            rows.execute(sql)


def _copy(stall: MarketStall, folder: Path) -> Path:
    """The stall's file by itself in a folder of its own."""
    folder.mkdir()
    copy = folder / "books.db"
    stall.shop.books.database.rows.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
    return copy


def _examined(copy: Path) -> Report:
    books = Books.open(copy.parent)
    try:
        return examine(Shop(books, HandClock(), CountedIds()))
    finally:
        books.close()


def _columns(path: Path, table: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as rows:
        return [(row[1], row[2]) for row in rows.execute(f"PRAGMA table_info({table})")]


def test_a_whole_day_is_sound_to_the_satang(market_day: MarketStall) -> None:
    report = examine(market_day.shop)
    assert [str(finding) for finding in report.findings] == []
    assert report.sound
    assert report.counts == {"entries": 25, "sales": 2, "refunds": 1, "lines": 5, "products": 5, "days": 1}
    assert "2 bills agree" in report.verdict


def test_examining_changes_no_byte_and_lets_selling_go_on(market_day: MarketStall) -> None:
    path = market_day.shop.books.database.path
    before = path.read_bytes(), path.with_name("books.db-wal").read_bytes()
    assert examine(market_day.shop).sound
    assert (path.read_bytes(), path.with_name("books.db-wal").read_bytes()) == before
    market_day.sold(("ข้าวแต๋น", 1))
    assert examine(market_day.shop).counts["sales"] == 3


@pytest.mark.parametrize("table", [*_TOLD, *_SUMS])
def test_every_changed_column_of_every_book_is_found(market_day: MarketStall, tmp_path: Path, table: str) -> None:
    whole = _copy(market_day, tmp_path / "whole")
    for number, (column, kind) in enumerate(_columns(whole, table)):
        copy = tmp_path / str(number) / "books.db"
        copy.parent.mkdir()
        shutil.copy(whole, copy)
        with _behind_our_back(copy) as rows:
            changed = {
                "BLOB": f"CAST({column} || 9 AS BLOB)",
                "TEXT": f"coalesce({column}, '') || '9'",
                "INTEGER": f"1 - coalesce({column}, 3)",
            }
            rows.execute("PRAGMA ignore_check_constraints = ON")
            rows.execute(
                f"UPDATE {table} SET {column} = {changed[kind]} "
                f"WHERE ({_key(whole, table)}) = (SELECT {_key(whole, table)} FROM {table} LIMIT 1)"
            )
        report = _examined(copy)
        assert not report.sound, column
        assert any(table in str(finding) or column in str(finding) for finding in report.findings), column


@pytest.mark.parametrize("table", [*_TOLD, *_SUMS, "person", "option"])
def test_every_missing_row_is_found(market_day: MarketStall, tmp_path: Path, table: str) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        key = _key(copy, table)
        rows.execute(f"DELETE FROM {table} WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1)")
    report = _examined(copy)
    assert any(table in str(finding) for finding in report.findings)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("sale", "id = id || '9', number = number || '9', running = 99"),
        ("sale_line", "n = 77"),
        ("tender", "n = 77"),
        ("slip", "identity = 'another'"),
        ("tender_mark", "seq = 2"),
        ("stock_move", "seq = 1"),
        ("stock_move", "n = 9"),
        ("outbox", "subject = 'another'"),
        ("cash_session", "id = id || '9', number = 9"),
        ("cash_move", "id = id || '9'"),
        ("product", "id = id || '9', code = code || '9'"),
        ("barcode", "code = code || '9'"),
        ("category", "id = id || '9'"),
        ("person", "id = id || '9'"),
        ("option", "key = 'another'"),
    ],
)
def test_every_row_too_many_is_found(market_day: MarketStall, tmp_path: Path, table: str, change: str) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        rows.execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table} LIMIT 1")
        rows.execute(f"UPDATE one SET {change}")
        rows.execute(f"INSERT INTO {table} SELECT * FROM one")
    report = _examined(copy)
    assert any(table in str(finding) or "barcodes" in str(finding) for finding in report.findings)


def test_an_edited_entry_is_found_where_it_stands(market_day: MarketStall, tmp_path: Path) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        rows.execute("UPDATE journal SET body = replace(body, 'ค่าน้ำแข็ง', 'ค่าขนม') WHERE kind = 'paid_out'")
        (seq,) = rows.execute("SELECT seq FROM journal WHERE kind = 'paid_out'").fetchone()
    report = _examined(copy)
    assert report.since == seq
    assert f"from journal entry {seq} on" in report.verdict
    assert {finding.code for finding in report.findings} == {"chain_hash", "row_differs"}


def test_a_forger_who_recomputes_the_chain_still_meets_the_books(market_day: MarketStall, tmp_path: Path) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    terminal = market_day.shop.books.terminal
    with _behind_our_back(copy) as rows:
        link = genesis(terminal)
        for seq, body in rows.execute("SELECT seq, body FROM journal ORDER BY seq").fetchall():
            facts = json.loads(body)
            if facts["k"] == "paid_out":
                facts["amount"] = 11000
            link = chained(link, canonical(facts))
            rows.execute("UPDATE journal SET body = ?, hash = ? WHERE seq = ?", (canonical(facts), link, seq))
    report = _examined(copy)
    assert [finding.code for finding in report.findings] == ["row_differs"]
    assert "cash_move" in str(report.findings[0])
    assert "amount" in str(report.findings[0])
    assert "11000" in str(report.findings[0])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("DELETE FROM journal WHERE seq = 5", "chain_gap"),
        ("UPDATE journal SET kind = 'sale' WHERE kind = 'hold_dropped'", "chain_columns"),
        ("UPDATE journal SET at = '2026-01-17T08:00:00+07:00'", "chain_columns"),
        ("UPDATE journal SET actor = 'somebody'", "chain_columns"),
        ("UPDATE journal SET body = replace(body, ',', ', ')", "chain_form"),
        ("UPDATE journal SET body = '{'", "chain_form"),
        ("UPDATE journal SET body = '[1.5]'", "chain_form"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 1", "chain_hash"),
        ("UPDATE journal SET body = json_remove(body, '$.lines') WHERE kind = 'sale'", "entry_facts"),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "row_extra"),
        ("CREATE TRIGGER quiet AFTER INSERT ON sale BEGIN SELECT 1; END", "schema_extra"),
        ("DROP INDEX sale_day", "schema_missing"),
        ("DROP INDEX sale_day; CREATE INDEX sale_day ON sale (at)", "schema_changed"),
        ("PRAGMA user_version = 0", "file_header"),
        ("UPDATE sale SET session = 'nowhere' WHERE kind = 'refund'", "file_reference"),
        ("UPDATE cash_close SET expected = expected - 100, counted = counted - 100", "day_sum"),
        ("UPDATE sale SET running = 9, number = 'A69-000009' WHERE kind = 'refund'", "number_gap"),
        ("UPDATE sale SET number = 'A69-9' WHERE kind = 'refund'", "number_form"),
        ("UPDATE cash_session SET number = 2", "day_gap"),
        ("UPDATE sale_line SET amount = amount + 1 WHERE n = 1", "sum_sale"),
        ("UPDATE tender SET amount = amount + 1", "sum_tender"),
        ("UPDATE tender SET given = 0 WHERE amount > 0", "sum_change"),
        ("INSERT INTO held SELECT id, at, cashier, '{}' FROM sale LIMIT 1", "held_sold"),
    ],
)
def test_each_fault_has_its_own_sentence(market_day: MarketStall, tmp_path: Path, change: str, code: str) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        rows.executescript(change)
    report = _examined(copy)
    assert code in {finding.code for finding in report.findings}
    assert all("{" not in str(finding) for finding in report.findings if finding.code != "chain_form")


def test_flipped_bits_never_go_unnoticed_and_never_end_in_a_trace(market_day: MarketStall, tmp_path: Path) -> None:
    whole = _copy(market_day, tmp_path / "whole")
    sound = _dump(whole)
    bytes_of = whole.read_bytes()
    chance = random.Random(7)
    found = 0
    for number in range(60):
        copy = tmp_path / f"flip{number}" / "books.db"
        copy.parent.mkdir()
        flipped = bytearray(bytes_of)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        copy.write_bytes(flipped)
        try:
            report = _examined(copy)
        except (Refused, Unavailable):
            found += 1
            continue
        found += not report.sound
        assert not report.sound or _dump(copy) == sound, number
    assert found > 5


@pytest.mark.parametrize(
    "change", ["held SET cart = '{}'", "held SET at = 'then'", "print_job SET paper = 'stone' WHERE paper = 'receipt'"]
)
def test_a_row_that_waits_and_cant_be_read_is_named(market_day: MarketStall, tmp_path: Path, change: str) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        rows.execute(f"UPDATE {change}")
    assert [finding.code for finding in _examined(copy).findings] == ["row_unreadable"]


def test_ten_thousand_faults_are_counted_but_not_all_listed(market_day: MarketStall, tmp_path: Path) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        rows.execute(
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 10000) "
            "INSERT INTO stock_move SELECT ?, 1, x, 'none', 1, 'count', '', 0 FROM n",
            (market_day.shop.books.terminal.id,),
        )
    report = _examined(copy)
    assert report.number > 10_000
    assert len(report.findings) == 200


def test_the_verdict_is_said_in_thai_too(market_day: MarketStall, tmp_path: Path) -> None:
    copy = _copy(market_day, tmp_path / "copy")
    with _behind_our_back(copy) as rows:
        rows.execute("UPDATE stock SET on_hand = on_hand + 1")
    report = _examined(copy)
    english = str(report.findings[0]), report.verdict
    i18n.use("th")
    assert (str(report.findings[0]), report.verdict) != english
    assert "stock" in str(report.findings[0])


def _key(path: Path, table: str) -> str:
    """The columns of the primary key of `table`."""
    with closing(sqlite3.connect(path)) as rows:
        return ", ".join(row[1] for row in rows.execute(f"PRAGMA table_info({table})") if row[5])


def _dump(path: Path) -> list[object]:
    """All the journal vouches for that can be read of the file, None where it can't."""
    with closing(sqlite3.connect(path)) as rows:
        try:
            tables = ["journal", *(table for table in (*_TOLD, *_SUMS))]
            return [rows.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        except (sqlite3.Error, UnicodeDecodeError):
            return [None]
