"""`posapp sell` with goods of every kind: resellers, batches, single pieces, what somebody must allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from posapp.domain.money import Money
from tests.doubles import shelves
from tests.doubles.trade import MarketStall, open_stall
from tests.e2e.terminal import bills, typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[MarketStall]:
    """A stall with goods of every kind, whose day is the computer's own."""
    opened = open_stall(tmp_path / "books")
    shelves.fill_shelves(opened)
    yield opened
    opened.shop.books.close()


def sold(stall: MarketStall, code: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """The answer to a bill of one line."""
    line = {"code": code, **request.pop("line", {})}
    return typed(stall.shop.books.database.folder, "sell", stdin=bills({"lines": [line], **request})).lines[0]


def test_a_reseller_pays_wholesale(stall: MarketStall) -> None:
    code = stall.goods[shelves.SOAP].code
    assert sold(stall, code)["total"] == "35.00"
    assert sold(stall, code, line={"qty": 12})["total"] == "360.00"
    assert sold(stall, code, wholesale=True, line={"qty": 2})["total"] == "56.00"
    assert stall.shop.books.sales.newest(1)[0].lines[0].reason == "Wholesale"


def test_a_discount_is_taken_off_the_price_for_many(stall: MarketStall) -> None:
    answer = sold(stall, stall.goods[shelves.SOAP].code, line={"qty": 12, "discount": "10%"})
    assert answer["total"] == "324.00"


def test_a_box_is_all_that_is_in_it(stall: MarketStall) -> None:
    assert sold(stall, shelves.CRATE)["total"] == "720.00"


def test_a_single_piece_is_sold_once(stall: MarketStall) -> None:
    code = stall.goods[shelves.CLOTH].code
    assert sold(stall, code)["ok"]
    again = sold(stall, code)
    assert (again["ok"], again["code"]) == (False, "one_off_sold")


def test_the_label_of_a_cheaper_batch_asks_its_price(stall: MarketStall) -> None:
    lot = shelves.bake(stall, 3, 3650)
    shelves.reduce(stall, lot.id, 500)
    assert sold(stall, lot.code, line={"qty": 2})["total"] == "10.00"
    move = stall.shop.books.movements.of_sale(stall.shop.books.sales.newest(1)[0].id)[0]
    assert move.lot == lot.id


def test_expired_goods_are_refused_until_the_line_says_who_allows_them(stall: MarketStall) -> None:
    shelves.bake(stall, 3, -1)
    code = stall.goods[shelves.CAKE].code
    refused = sold(stall, code)
    assert (refused["ok"], refused["code"]) == (False, "expired")
    assert sold(stall, code, line={"allowed": "ประธาน: ชิมแล้ว"})["total"] == "10.00"
    line = stall.shop.books.sales.newest(1)[0].lines[0]
    assert (line.reason, line.price) == ("ประธาน: ชิมแล้ว", Money(1000))
