"""What is in a ledger stays as it was written, whoever opens the file."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_LEDGERS = (
    *("journal", "sale", "sale_line", "tender", "tender_mark", "slip", "stock_move"),
    *("cash_session", "cash_move", "cash_close", "terminal"),
    *("stock_entry", "lot", "stocktake", "stocktake_count", "stocktake_close", "event", "event_cost", "event_close"),
)


@pytest.mark.parametrize("ledger", _LEDGERS)
def test_no_row_of_a_ledger_can_be_changed_deleted_or_replaced(market_day: MarketStall, ledger: str) -> None:
    with closing(sqlite3.connect(market_day.shop.books.database.path)) as rows:
        rows.execute("PRAGMA recursive_triggers = ON")
        before = rows.execute(f"SELECT * FROM {ledger}").fetchall()
        assert before
        column = [row[1] for row in rows.execute(f"PRAGMA table_info({ledger})")][-1]
        for statement in (
            f"UPDATE {ledger} SET {column} = {column}",
            f"DELETE FROM {ledger}",
            f"INSERT OR REPLACE INTO {ledger} SELECT * FROM {ledger} LIMIT 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                rows.execute(statement)
        rows.rollback()
        assert rows.execute(f"SELECT * FROM {ledger}").fetchall() == before


def test_the_shops_own_connection_refuses_to_replace_too(market_day: MarketStall) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), market_day.shop.books.write() as rows:
        rows.execute("INSERT OR REPLACE INTO journal SELECT * FROM journal LIMIT 1")
    assert market_day.sold(("ข้าวแต๋น", 1)).sale.total == Money(3500)
