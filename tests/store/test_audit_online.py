"""The doctor and what is sold online: each edited field of shops, pairs, orders and buyers is found."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from posapp.operations.doctor import examine
from posapp.operations.online.matching import unpair
from tests.doubles.web_orders import open_web_shop
from tests.store.evening import sell_online
from tests.store.knife import ONLINE, behind_our_back, columns_of, copy_of, examined, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_BOOKS = {table: table for table in (*ONLINE, "order_buyer")} | {"web_order_line": "web_order"}
_OTHER = {"BLOB": "CAST({0} || 9 AS BLOB)", "TEXT": "coalesce({0}, '') || '9'", "INTEGER": "1 - coalesce({0}, 3)"}


@pytest.fixture
def online(stall: MarketStall) -> MarketStall:
    """A stall with an online shop and two orders."""
    sell_online(stall)
    return stall


def test_a_stall_that_sells_online_is_sound(online: MarketStall) -> None:
    assert [str(finding) for finding in examine(online.shop).findings] == []


def test_a_pair_that_was_taken_apart_is_missed_by_nobody(stall: MarketStall) -> None:
    web = open_web_shop(stall, "ข้าวแต๋น", "ผ้าขาวม้า")
    unpair(stall.shop, web.online.id, stall.goods["ข้าวแต๋น"].id, stall.seller)
    assert examine(stall.shop).sound


@pytest.mark.parametrize("table", _BOOKS)
def test_every_changed_column_is_found(online: MarketStall, tmp_path: Path, table: str) -> None:
    whole = copy_of(online, tmp_path / "whole")
    for number, (column, kind) in enumerate(columns_of(whole, table)):
        copy = tmp_path / str(number) / "books.db"
        copy.parent.mkdir()
        shutil.copy(whole, copy)
        with behind_our_back(copy) as rows:
            rows.execute("PRAGMA ignore_check_constraints = ON")
            key = key_of(whole, table)
            rows.execute(
                f"UPDATE {table} SET {column} = {_OTHER[kind].format(column)} "
                f"WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1)"
            )
        report = examined(copy)
        assert not report.sound, column
        assert any(_BOOKS[table] in str(finding) for finding in report.findings), column


@pytest.mark.parametrize("table", ONLINE)
def test_every_missing_row_is_found(online: MarketStall, tmp_path: Path, table: str) -> None:
    copy = copy_of(online, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        key = key_of(copy, table)
        rows.execute(f"DELETE FROM {table} WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1)")
    assert any(_BOOKS[table] in str(finding) for finding in examined(copy).findings)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("online_shop", "id = id || '9'"),
        ("shop_link", "product = product || '9', remote = remote || '9'"),
        ("web_order", "id = id || '9', remote = remote || '9'"),
        ("web_order_line", "n = 9"),
        ("order_buyer", "web_order = web_order || '9'"),
    ],
)
def test_every_row_too_many_is_found(online: MarketStall, tmp_path: Path, table: str, change: str) -> None:
    copy = copy_of(online, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table} LIMIT 1")
        rows.execute(f"UPDATE one SET {change}")
        rows.execute(f"INSERT INTO {table} SELECT * FROM one")
    assert any(_BOOKS[table] in str(finding) for finding in examined(copy).findings)
