"""Orders from LINE SHOPPING: fetched without missing one, and told what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import Fate, OrderOut
from posapp.domain.online.order import Stage
from posapp.domain.quantity import Quantity
from posapp.sync.connectors import connector
from posapp.sync.faults import Doubtful, Rejected
from posapp.sync.wire import Wire
from tests.doubles.myshop import MyShop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.online.order import OrderIn
    from posapp.sync.connector import Storefront

LINE = connector("line_myshop")


@pytest.fixture
def shop() -> Iterator[MyShop]:
    with MyShop() as opened:
        yield opened


@pytest.fixture
def front(shop: MyShop) -> Iterator[Storefront]:
    with Wire(shop.address) as wire:
        yield LINE.open(shop.access(shop.address), wire)


def _all(front: Storefront, cursor: str) -> tuple[list[OrderIn], str]:
    """Everything that changed since, and where it goes on."""
    found: list[OrderIn] = []
    more = True
    while more:
        page = front.orders(cursor)
        found += page.orders
        cursor, more = page.cursor, page.more
    return found, cursor


def test_orders_come_with_goods_buyer_and_stage(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 40)
    unpaid = shop.order(rice, 1, payment="PENDING")
    cash = shop.order(rice, 1, payment="NO_PAYMENT", method="COD")
    paid = shop.order(rice, 3)
    page = front.orders("")
    told = {one.remote: one for one in page.orders}
    assert [told[one].stage for one in (unpaid, cash, paid)] == [Stage.UNPAID, Stage.OPEN, Stage.OPEN]
    assert all(one.holds for one in told.values())
    order = told[paid]
    (line,) = order.lines
    assert (line.item, line.quantity, line.amount, line.sku) == (rice, Quantity.of(3), Money(10_500), "RICE")
    assert (order.total, order.postage, order.paid, order.payment) == (
        Money(14_500),
        Money(4_000),
        True,
        "Bank transfer",
    )
    assert order.buyer.address == "12/3 หมู่ 4\nแม่แรม แม่ริม เชียงใหม่ 50180"
    assert (order.buyer.name, order.buyer.note) == ("สมหญิง ใจดี", "ห่อดี ๆ")


@pytest.mark.parametrize(
    ("changes", "stage", "holds"),
    [
        ({"orderStatus": "COMPLETED"}, Stage.DONE, True),
        ({"orderStatus": "COMPLETED", "paymentStatus": "REFUND"}, Stage.REFUNDED, True),
        ({"orderStatus": "CANCELED"}, Stage.CANCELLED, False),
        ({"orderStatus": "EXPIRED"}, Stage.CANCELLED, False),
        ({"orderStatus": "SOMETHING_NEW"}, Stage.OTHER, True),
    ],
)
def test_a_change_is_told_at_its_stage(
    shop: MyShop, front: Storefront, changes: dict[str, str], stage: Stage, holds: bool
) -> None:
    rice = shop.article("RICE", "35", 40)
    number = shop.order(rice, 3)
    cursor = front.orders("").cursor
    shop.later(minutes=5)
    shop.move(number, **changes)
    (order,) = front.orders(cursor).orders
    assert (order.stage, order.holds) == (stage, holds)


def test_what_was_over_before_the_shop_came_is_passed_over_without_a_question(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 400)
    for _number in range(60):
        shop.move(shop.order(rice, 1), orderStatus="COMPLETED")
    last = shop.order(rice, 1)
    assert [one.remote for one in _all(front, "")[0]] == [last]
    assert len([line for line in shop.asked if "orders/" in line]) == 1


def test_no_change_is_missed_and_an_idle_question_asks_for_no_order(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 400)
    placed = [shop.order(rice, 1) for _number in range(70)]
    shop.later(seconds=1)
    placed += [shop.order(rice, 1) for _number in range(70)]
    orders, cursor = _all(front, "")
    assert sorted(one.remote for one in orders) == sorted(placed)
    before = len(shop.asked)
    for _round in range(3):
        orders, cursor = _all(front, cursor)
        assert orders == []
    assert not [line for line in shop.asked[before:] if "orders/" in line]
    shop.later(seconds=1)
    late = shop.order(rice, 1)
    assert [one.remote for one in _all(front, cursor)[0]] == [late]


def test_a_cursor_can_begin_now_by_the_shop_s_own_clock(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 400)
    shop.order(rice, 1)
    shop.later(hours=1)
    cursor = front.now()
    shop.later(seconds=1)
    new = shop.order(rice, 1)
    assert [one.remote for one in front.orders(cursor).orders] == [new]


def test_an_order_is_sent_off_once_and_its_parcel_number_follows(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 40)
    number = shop.order(rice, 3)
    sent = OrderOut(number, Fate.SHIPPED, tracking="TH123")
    assert front.find(sent) is None
    shop.lost = 1
    with pytest.raises(Doubtful):
        front.push(sent)
    assert front.find(sent) is not None
    front.push(sent)
    front.push(OrderOut(number, Fate.SHIPPED, tracking="TH456"))
    assert shop.orders[number]["shipmentDetail"] == {"trackingNumber": "TH456"}
    assert shop.stock() == {"RICE": 37}


def test_an_order_that_is_called_off_gives_its_goods_back_once(shop: MyShop, front: Storefront) -> None:
    rice = shop.article("RICE", "35", 40)
    number = shop.order(rice, 3)
    off = OrderOut(number, Fate.CANCELLED, note="ของหมด")
    assert front.find(off) is None
    front.push(off)
    front.push(off)
    assert front.find(off) is not None
    assert shop.stock() == {"RICE": 40}
    with pytest.raises(Rejected) as caught:
        front.push(OrderOut(number, Fate.SHIPPED))
    assert caught.value.code == "order_called_off"
