"""Customers' orders of a WooCommerce shop, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import ZERO, Money
from posapp.domain.online.errand import Fate, OrderOut, Receipt, StockOut
from posapp.domain.online.order import Buyer, Stage
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.faults import Blocked, Doubtful, Faulty, Rejected
from tests.doubles.fault_proxy import FaultProxy, Trouble

if TYPE_CHECKING:
    from posapp.domain.online.order import OrderIn
    from posapp.sync.connector import Storefront
    from tests.doubles.woo_shop.owner import LoopbackShop

NOBODY = RemoteId("")
VERSIONS = pytest.mark.parametrize("version", [(8, 3), (9, 4), (11, 0)], ids=["8.3", "9.4", "11.0"])


def only(woo: Storefront) -> OrderIn:
    (order,) = woo.orders("").orders
    return order


def rid(number: int) -> RemoteId:
    return RemoteId(str(number))


def test_an_order_is_told_with_buyer_postage_and_sums(woo: Storefront, woo_shop: LoopbackShop) -> None:
    basket = woo_shop.article("B-1", "120.00", 5)
    billing = {
        "first_name": "สมชาย",
        "last_name": "ใจดี",
        "phone": "081-234-5678",
        "address_1": "12/3 หมู่ 4 ต.แม่เหียะ",
        "city": "อ.เมือง",
        "state": "TH-50",
        "postcode": "50100",
    }
    fees = [{"name": "เก็บเงินปลายทาง", "total": "20.00"}, {"name": "คูปอง", "total": "-10.00"}]
    number = woo_shop.order(
        (basket, 2),
        billing=billing,
        shipping_total="50.00",
        fee_lines=fees,
        customer_note="โทรก่อนส่ง &amp; ห่อดี ๆ",
        payment_method_title="โอนเงิน",
    )
    order = only(woo)
    assert (order.remote, order.number, order.word, order.ours) == (rid(number), str(number), "on-hold", "")
    assert (order.stage, order.holds, order.paid, order.payment) == (Stage.OPEN, True, False, "โอนเงิน")
    assert (order.total, order.postage, order.discount) == (Money(30000), Money(5000), Money(1000))
    assert [(line.item, line.sku, line.amount) for line in order.lines] == [
        (rid(basket), "B-1", Money(24000)),
        (NOBODY, "", Money(2000)),
    ]
    assert sum(line.amount.satang for line in order.lines) + 5000 - 1000 == order.total.satang
    assert order.buyer == Buyer(
        "สมชาย ใจดี", "081-234-5678", "12/3 หมู่ 4 ต.แม่เหียะ\nอ.เมือง เชียงใหม่ 50100", "โทรก่อนส่ง & ห่อดี ๆ"
    )


def test_goods_go_where_the_parcel_goes(woo: Storefront, woo_shop: LoopbackShop) -> None:
    billing = {"first_name": "ผู้จ่าย", "phone": "02", "address_1": "ที่หนึ่ง"}
    shipping = {"first_name": "ผู้รับ", "phone": "", "address_1": "ที่สอง", "state": "TX", "postcode": "1"}
    woo_shop.order((woo_shop.article("B-1"), 1), billing=billing, shipping=shipping)
    assert only(woo).buyer == Buyer("ผู้รับ", "02", "ที่สอง\nTX 1")


@pytest.mark.parametrize(
    ("status", "stage", "holds", "stock"),
    [
        ("pending", Stage.UNPAID, False, 5),
        ("on-hold", Stage.OPEN, True, 3),
        ("processing", Stage.OPEN, True, 3),
        ("completed", Stage.DONE, True, 3),
        ("cancelled", Stage.CANCELLED, False, 5),
        ("failed", Stage.UNPAID, False, 5),
    ],
)
def test_each_stage_says_whether_the_shop_holds_the_goods(
    woo: Storefront, woo_shop: LoopbackShop, status: str, stage: Stage, holds: bool, stock: int
) -> None:
    woo_shop.order((woo_shop.article("B-1", stock=5), 2), status=status)
    order = only(woo)
    assert (order.stage, order.holds, woo_shop.stock()) == (stage, holds, {"B-1": stock})


@pytest.mark.parametrize(("version", "holds", "stock"), [((8, 3), True, 3), ((11, 0), False, 5)])
def test_a_failed_payment_holds_the_goods_only_where_the_shop_does(
    woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int], holds: bool, stock: int
) -> None:
    woo_shop.set(version=version)
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 2), status="processing")
    woo_shop.do("set_status", number, "failed")
    assert (only(woo).holds, woo_shop.stock()) == (holds, {"B-1": stock})


def test_a_status_nobody_knows_is_passed_on_as_it_is(woo: Storefront, woo_shop: LoopbackShop) -> None:
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 2), status="processing")
    woo_shop.do("set_status", number, "wc-packing")
    order = only(woo)
    assert (order.stage, order.word, order.holds, order.paid) == (Stage.OTHER, "wc-packing", True, True)


def test_carts_that_were_never_sent_are_no_orders(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.order((woo_shop.article("B-1"), 2), status="checkout-draft")
    assert woo.orders("").orders == ()


@VERSIONS
def test_a_refund_there_tells_what_came_back(woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int]) -> None:
    woo_shop.set(version=version)
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 3))
    line = only(woo).lines[0]
    woo_shop.do("refund", number, "100", [(int(line.remote), 1)])
    woo_shop.do("refund", number, "50", [(int(line.remote), 1)], restock=False)
    order = only(woo)
    assert (order.paid_back, order.returned) == (Money(15000), ((line.remote, Quantity.of(1)),))
    assert (order.holds, woo_shop.stock()) == (True, {"B-1": 3})
    woo_shop.do("refund", number, "150", [(int(line.remote), 2)])
    assert (only(woo).stage, only(woo).returned) == (Stage.REFUNDED, ((line.remote, Quantity.of(3)),))


def test_a_parcel_is_told_with_its_number_once(woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy) -> None:
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 2), status="processing")
    told = OrderOut(rid(number), Fate.SHIPPED, tracking="EG123456789TH")
    proxy.next_write(Trouble.NONE, Trouble.LOST_REPLY)
    with pytest.raises(Doubtful):
        woo.push(told)
    assert woo.find(told) is None
    assert woo.push(told) == Receipt(rid(number))
    assert (only(woo).stage, woo_shop.do("notes")) == (Stage.DONE, ["Parcel number: EG123456789TH"])
    assert woo_shop.stock() == {"B-1": 3}
    plain = OrderOut(rid(number), Fate.SHIPPED)
    assert woo.find(plain) == Receipt(rid(number))


def test_a_cancelled_order_gives_its_goods_back_once(woo: Storefront, woo_shop: LoopbackShop) -> None:
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 2), status="processing")
    told = OrderOut(rid(number), Fate.CANCELLED, paid_back=Money(20000), note="ของหมด")
    for _ in range(3):
        woo.push(told)
    assert woo_shop.stock() == {"B-1": 5}
    assert only(woo).paid_back == Money(20000)
    assert woo_shop.do("notes") == ["ของหมด"]


def test_a_parcel_of_an_order_called_off_there_is_a_question_for_a_person(
    woo: Storefront, woo_shop: LoopbackShop
) -> None:
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 2), status="cancelled")
    with pytest.raises(Rejected) as fault:
        woo.push(OrderOut(rid(number), Fate.SHIPPED))
    assert fault.value.code == "order_called_off"
    assert only(woo).stage is Stage.CANCELLED


def test_an_order_of_nothing_paid_back_needs_no_refund(woo: Storefront, woo_shop: LoopbackShop) -> None:
    number = woo_shop.order((woo_shop.article("B-1", stock=5), 2))
    woo.push(OrderOut(rid(number), Fate.CANCELLED))
    assert (only(woo).paid_back, only(woo).stage) == (ZERO, Stage.CANCELLED)


def test_a_broken_shop_is_named_and_a_write_stays_doubtful(
    woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy
) -> None:
    article = rid(woo_shop.article("B-1"))
    woo_shop.set(fault="broken")
    with pytest.raises(Faulty) as fault:
        woo.orders("")
    assert fault.value.code == "server_500"
    with pytest.raises(Doubtful):
        woo.push(StockOut(article, NOBODY, Quantity.of(1), Quantity.of(2), Quantity.of(-1)))
    woo_shop.set(fault="")
    proxy.next(Trouble.GUARDED)
    with pytest.raises(Blocked):
        woo.orders("")


@pytest.mark.parametrize(
    ("status", "stage"), [("processing", Stage.OTHER), ("completed", Stage.OTHER), ("cancelled", Stage.CANCELLED)]
)
def test_an_order_in_other_money_is_for_a_person(
    woo: Storefront, woo_shop: LoopbackShop, status: str, stage: Stage
) -> None:
    basket = woo_shop.article("B-1", stock=5)
    woo_shop.set(currency="USD")
    woo_shop.order((basket, 1), status=status)
    order = only(woo)
    assert (order.stage, order.word) == (stage, f"{status} USD" if stage is Stage.OTHER else status)
