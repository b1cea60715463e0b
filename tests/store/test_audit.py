"""The doctor finds whatever was changed, missing or added behind our back, and touches nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from posapp.operations.doctor import examine
from posapp.operations.hold import remember
from posapp.store.journal import canonical, chained, genesis
from tests.doubles.trade import begin_next_day
from tests.store.knife import (
    SUMS,
    TOLD,
    behind_our_back,
    copy_of,
    double_a_row,
    each_column_changed,
    examined,
    lose_a_row,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


def test_a_whole_day_is_sound_to_the_satang(market_day: MarketStall) -> None:
    report = examine(market_day.shop)
    assert [str(finding) for finding in report.findings] == []
    assert report.sound
    assert report.counts == {"entries": 64, "sales": 2, "refunds": 1, "lines": 5, "products": 10, "days": 1}
    assert "2 bills agree" in report.verdict


def test_examining_changes_no_byte_and_lets_selling_go_on(market_day: MarketStall) -> None:
    path = market_day.shop.books.database.path
    remember(market_day.shop, market_day.cart())
    before = path.read_bytes(), path.with_name("books.db-wal").read_bytes()
    assert examine(market_day.shop).sound
    assert (path.read_bytes(), path.with_name("books.db-wal").read_bytes()) == before
    market_day.sold(("ข้าวแต๋น", 1))
    assert examine(market_day.shop).counts["sales"] == 3


@pytest.mark.parametrize("table", [*TOLD, *SUMS])
def test_every_changed_column_of_every_book_is_found(market_day: MarketStall, tmp_path: Path, table: str) -> None:
    begin_next_day(market_day)
    whole = copy_of(market_day, tmp_path / "whole")
    for column, copy in each_column_changed(whole, table):
        report = examined(copy)
        assert not report.sound, column
        assert any(table in str(finding) or column in str(finding) for finding in report.findings), column


@pytest.mark.parametrize("table", [*TOLD, *SUMS, "person", "option"])
def test_every_missing_row_is_found(market_day: MarketStall, tmp_path: Path, table: str) -> None:
    begin_next_day(market_day)
    copy = copy_of(market_day, tmp_path / "copy")
    lose_a_row(copy, table)
    report = examined(copy)
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
        ("stock_entry", "id = id || '9', number = number || '9', reverses = ''"),
        ("lot", "id = id || '9'"),
        ("stocktake", "id = id || '9'"),
        ("stocktake_count", "seq = 1"),
        ("stocktake_close", "stocktake = stocktake || '9'"),
        ("event", "id = id || '9', place = place || '9'"),
        ("event_cost", "seq = 1"),
        ("event_close", "event = event || '9'"),
        ("place", "id = id || '9'"),
        ("recipe", "id = id || '9'"),
        ("markdown", "id = id || '9'"),
        ("member", "id = id || '9'"),
    ],
)
def test_every_row_too_many_is_found(market_day: MarketStall, tmp_path: Path, table: str, change: str) -> None:
    copy = copy_of(market_day, tmp_path / "copy")
    double_a_row(copy, table, change)
    report = examined(copy)
    assert any(table in str(finding) or "barcodes" in str(finding) for finding in report.findings)


def test_an_edited_entry_is_found_where_it_stands(market_day: MarketStall, tmp_path: Path) -> None:
    copy = copy_of(market_day, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute("UPDATE journal SET body = replace(body, 'ค่าน้ำแข็ง', 'ค่าขนม') WHERE kind = 'paid_out'")
        (seq,) = rows.execute("SELECT seq FROM journal WHERE kind = 'paid_out'").fetchone()
    report = examined(copy)
    assert report.since == seq
    assert f"from journal entry {seq} on" in report.verdict
    assert {finding.code for finding in report.findings} == {"chain_hash", "row_differs"}


def test_a_forger_who_recomputes_the_chain_still_meets_the_books(market_day: MarketStall, tmp_path: Path) -> None:
    copy = copy_of(market_day, tmp_path / "copy")
    terminal = market_day.shop.books.terminal
    with behind_our_back(copy) as rows:
        link = genesis(terminal)
        for seq, body in rows.execute("SELECT seq, body FROM journal ORDER BY seq").fetchall():
            facts = json.loads(body)
            if facts["k"] == "paid_out":
                facts["amount"] = 11000
            link = chained(link, canonical(facts))
            rows.execute("UPDATE journal SET body = ?, hash = ? WHERE seq = ?", (canonical(facts), link, seq))
    report = examined(copy)
    assert [finding.code for finding in report.findings] == ["row_differs"]
    assert "cash_move" in str(report.findings[0])
    assert "amount" in str(report.findings[0])
    assert "11000" in str(report.findings[0])
