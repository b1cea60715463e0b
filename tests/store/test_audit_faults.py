"""Each fault of the books has its own sentence, in both languages, and none ends in a trace."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.money import Money
from posapp.domain.notebook import HalfTyped, NotedLine
from posapp.domain.quantity import Quantity
from posapp.operations.past_day import remember_typed
from tests.store.knife import SUMS, TOLD, behind_our_back, copy_of, examined

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


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
        ("INSERT INTO held SELECT id, at, cashier, '{}', '' FROM sale LIMIT 1", "held_sold"),
        ('UPDATE sale_line SET parts = \'[["rice",1000,1,"",0,1]]\'', "sum_part"),
        (
            "UPDATE stock SET on_hand = 2000 WHERE product IN (SELECT id FROM product WHERE kind = 'one_off')",
            "one_off_twice",
        ),
        ("INSERT INTO stock SELECT product.id, event.place, '', 1000 FROM product, event LIMIT 1", "event_left"),
        ("UPDATE stock_move SET lot = 'nowhere' WHERE lot <> ''", "move_lot"),
        ("INSERT INTO summed SELECT session FROM cash_close", "sum_day"),
        ("INSERT INTO summed VALUES ('nowhere')", "summed_open"),
        (
            "INSERT INTO cash_session SELECT '9', terminal, 2, seq, day, opened_at, '', 0, NULL, 0 FROM cash_session",
            "summed_not",
        ),
    ],
)
def test_each_fault_has_its_own_sentence(market_day: MarketStall, tmp_path: Path, change: str, code: str) -> None:
    copy = copy_of(market_day, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.executescript(change)
    report = examined(copy)
    assert code in {finding.code for finding in report.findings}
    assert all("{" not in str(finding) for finding in report.findings if finding.code != "chain_form")


def test_flipped_bits_never_go_unnoticed_and_never_end_in_a_trace(market_day: MarketStall, tmp_path: Path) -> None:
    whole = copy_of(market_day, tmp_path / "whole")
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
            report = examined(copy)
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
    copy = copy_of(market_day, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute(f"UPDATE {change}")
    assert [finding.code for finding in examined(copy).findings] == ["row_mark", "row_unreadable"]


def test_a_notebook_that_cant_be_read_is_named(market_day: MarketStall, tmp_path: Path) -> None:
    line = NotedLine(next(iter(market_day.goods.values())).id, Quantity.of(2), Money(3000), "promptpay")
    remember_typed(market_day.shop, HalfTyped(market_day.clock.at.date(), (line,)))
    copy = copy_of(market_day, tmp_path / "copy")
    assert examined(copy).sound
    with behind_our_back(copy) as rows:
        rows.execute("UPDATE notebook SET lines = '[[1]]'")
    assert [finding.code for finding in examined(copy).findings] == ["row_mark", "row_unreadable"]


def test_ten_thousand_faults_are_counted_but_not_all_listed(market_day: MarketStall, tmp_path: Path) -> None:
    copy = copy_of(market_day, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute(
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 10000) "
            "INSERT INTO stock_move SELECT ?, 1, x, 'none', 1, 'count', '', 0, '', '', 0 FROM n",
            (market_day.shop.books.terminal.id,),
        )
    report = examined(copy)
    assert report.number > 10_000
    assert len(report.findings) == 200


def test_the_verdict_is_said_in_thai_too(market_day: MarketStall, tmp_path: Path) -> None:
    copy = copy_of(market_day, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute("UPDATE stock SET on_hand = on_hand + 1")
    report = examined(copy)
    english = str(report.findings[0]), report.verdict
    i18n.use("th")
    assert (str(report.findings[0]), report.verdict) != english
    assert "stock" in str(report.findings[0])


def _dump(path: Path) -> list[object]:
    """All the journal vouches for that can be read of the file, None where it can't."""
    with closing(sqlite3.connect(path)) as rows:
        try:
            tables = ["journal", *(table for table in (*TOLD, *SUMS))]
            return [rows.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        except (sqlite3.Error, UnicodeDecodeError):
            return [None]
