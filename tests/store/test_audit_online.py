"""The doctor and what is sold online: each edited field of shops, pairs, orders and buyers is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.operations.doctor import examine
from posapp.operations.online.matching import unpair
from tests.doubles.web_orders import open_web_shop
from tests.store.evening import sell_online
from tests.store.knife import ONLINE, copy_of, double_a_row, each_column_changed, examined, lose_a_row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_BOOKS = {table: table for table in (*ONLINE, "order_buyer")} | {"web_order_line": "web_order"}


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
    for column, copy in each_column_changed(whole, table):
        report = examined(copy)
        assert not report.sound, column
        assert any(_BOOKS[table] in str(finding) for finding in report.findings), column


@pytest.mark.parametrize("table", ONLINE)
def test_every_missing_row_is_found(online: MarketStall, tmp_path: Path, table: str) -> None:
    copy = copy_of(online, tmp_path / "copy")
    lose_a_row(copy, table)
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
    double_a_row(copy, table, change)
    assert any(_BOOKS[table] in str(finding) for finding in examined(copy).findings)
