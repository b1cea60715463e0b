"""Orders from LINE SHOPPING: fetched without missing one, and told what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import Fate, OrderOut
from posapp.domain.online.order import Stage
from posapp.domain.quantity import Quantity
from posapp.sync.faults import Doubtful, Rejected

if TYPE_CHECKING:
    from posapp.domain.online.order import OrderIn
    from posapp.sync.connector import Storefront
    from tests.doubles.myshop import MyShop


def _all(line_shop: Storefront, cursor: str) -> tuple[list[OrderIn], str]:
    """Everything that changed since, and where it goes on."""
    found: list[OrderIn] = []
    more = True
    while more:
        page = line_shop.orders(cursor)
        found += page.orders
        cursor, more = page.cursor, page.more
    return found, cursor


def test_orders_come_with_goods_buyer_and_stage(my_shop: MyShop, line_shop: Storefront) -> None:
    rice = my_shop.article("RICE", "35", 40)
    unpaid = my_shop.order(rice, 1, payment="PENDING")
    cash = my_shop.order(rice, 1, payment="NO_PAYMENT", method="COD")
    paid = my_shop.order(rice, 3)
    page = line_shop.orders("")
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
    my_shop: MyShop, line_shop: Storefront, changes: dict[str, str], stage: Stage, holds: bool
) -> None:
    rice = my_shop.article("RICE", "35", 40)
    number = my_shop.order(rice, 3)
    cursor = line_shop.orders("").cursor
    my_shop.later(minutes=5)
    my_shop.move(number, **changes)
    (order,) = line_shop.orders(cursor).orders
    assert (order.stage, order.holds) == (stage, holds)


def test_what_was_over_before_the_shop_came_is_passed_over_without_a_question(
    my_shop: MyShop, line_shop: Storefront
) -> None:
    rice = my_shop.article("RICE", "35", 400)
    for _number in range(60):
        my_shop.move(my_shop.order(rice, 1), orderStatus="COMPLETED")
    last = my_shop.order(rice, 1)
    assert [one.remote for one in _all(line_shop, "")[0]] == [last]
    assert len([line for line in my_shop.asked if "orders/" in line]) == 1


def test_no_change_is_missed_and_an_idle_question_asks_for_no_order(my_shop: MyShop, line_shop: Storefront) -> None:
    rice = my_shop.article("RICE", "35", 400)
    placed = [my_shop.order(rice, 1) for _number in range(70)]
    my_shop.later(seconds=1)
    placed += [my_shop.order(rice, 1) for _number in range(70)]
    orders, cursor = _all(line_shop, "")
    assert sorted(one.remote for one in orders) == sorted(placed)
    before = len(my_shop.asked)
    for _round in range(3):
        orders, cursor = _all(line_shop, cursor)
        assert orders == []
    assert not [line for line in my_shop.asked[before:] if "orders/" in line]
    my_shop.later(seconds=1)
    late = my_shop.order(rice, 1)
    assert [one.remote for one in _all(line_shop, cursor)[0]] == [late]


def test_a_cursor_can_begin_now_by_the_shop_s_own_clock(my_shop: MyShop, line_shop: Storefront) -> None:
    rice = my_shop.article("RICE", "35", 400)
    my_shop.order(rice, 1)
    my_shop.later(hours=1)
    cursor = line_shop.now()
    my_shop.later(seconds=1)
    new = my_shop.order(rice, 1)
    assert [one.remote for one in line_shop.orders(cursor).orders] == [new]


def test_an_order_is_sent_off_once_and_its_parcel_number_follows(my_shop: MyShop, line_shop: Storefront) -> None:
    rice = my_shop.article("RICE", "35", 40)
    number = my_shop.order(rice, 3)
    sent = OrderOut(number, Fate.SHIPPED, tracking="TH123")
    assert line_shop.find(sent) is None
    my_shop.lost = 1
    with pytest.raises(Doubtful):
        line_shop.push(sent)
    assert line_shop.find(sent) is not None
    line_shop.push(sent)
    line_shop.push(OrderOut(number, Fate.SHIPPED, tracking="TH456"))
    assert my_shop.orders[number]["shipmentDetail"] == {"trackingNumber": "TH456"}
    assert my_shop.stock() == {"RICE": 37}


def test_an_order_that_is_called_off_gives_its_goods_back_once(my_shop: MyShop, line_shop: Storefront) -> None:
    rice = my_shop.article("RICE", "35", 40)
    number = my_shop.order(rice, 3)
    off = OrderOut(number, Fate.CANCELLED, note="ของหมด")
    assert line_shop.find(off) is None
    line_shop.push(off)
    line_shop.push(off)
    assert line_shop.find(off) is not None
    assert my_shop.stock() == {"RICE": 40}
    with pytest.raises(Rejected) as caught:
        line_shop.push(OrderOut(number, Fate.SHIPPED))
    assert caught.value.code == "order_called_off"
