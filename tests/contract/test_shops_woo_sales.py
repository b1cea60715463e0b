"""Bills and refunds of the stall in WooCommerce shops of several versions: one order each, stock and sums right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import Fate, LineOut, OrderOut, Receipt, RefundOut, SaleOut
from posapp.domain.online.order import Stage
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.sync.faults import Doubtful, Gone, Rejected
from tests.doubles.fault_proxy import FaultProxy, Trouble

if TYPE_CHECKING:
    from posapp.sync.connector import Storefront
    from tests.doubles.woo_shop.owner import LoopbackShop

NOBODY = RemoteId("")
SOLD_AT = datetime(2026, 11, 22, 12, 5, tzinfo=timezone(timedelta(hours=7)))
VERSIONS = pytest.mark.parametrize("version", [(8, 3), (9, 4), (11, 0)], ids=["8.3", "9.4", "11.0"])


def line(n: int, item: int | None, pieces: int, amount: int, before: int | None = None) -> LineOut:
    """Line `n` for `amount` baht; of no article of the shop when `item` is None."""
    remote = NOBODY if item is None else RemoteId(str(item))
    cost = Money((amount if before is None else before) * 100)
    return LineOut(n, remote, NOBODY, f"สินค้า {n}", Quantity.of(pieces), cost, Money(amount * 100))


def sale(*lines: LineOut, key: str = "019b-7d", total: int | None = None) -> SaleOut:
    amount = Money(sum(each.amount.satang for each in lines)) if total is None else Money(total)
    return SaleOut(key, "A69-000123", SOLD_AT, lines, amount, "promptpay", "พร้อมเพย์")


def back(sold: Receipt, *lines: LineOut, whole: bool = False, key: str = "019b-9f") -> RefundOut:
    names = dict(sold.lines)
    given = tuple(replace(each, refers=names[each.n]) for each in lines)
    return RefundOut(key, sold.remote, given, Money(sum(each.amount.satang for each in lines)), whole, "ของเสีย")


@VERSIONS
def test_a_bill_is_a_finished_order_with_its_key_in_three_places(
    woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int]
) -> None:
    woo_shop.set(version=version)
    basket, cloth = woo_shop.article("B-1", "120.00", 5), woo_shop.article("C-1", "80.00", 5)
    told = sale(line(1, basket, 2, 230, before=240), line(2, None, 1, 15), line(3, cloth, 1, 80))
    receipt = woo.push(told)
    (order,) = woo_shop.orders()
    assert (order["status"], order["total"], order["payment_method_title"]) == ("completed", "325.00", "พร้อมเพย์")
    assert (order["billing"], order["transaction_id"]) == ({"company": "POS-019b-7d"}, "019b-7d")
    kept = {meta["key"]: meta["value"] for meta in order["meta_data"]}
    assert kept["_posapp_sale_uuid"] == "019b-7d"
    assert kept["_posapp_sold_at"] == "2026-11-22T12:05:00+07:00"
    assert [(each["quantity"], each["subtotal"], each["total"]) for each in order["line_items"]] == [
        (2, "240.00", "230.00"),
        (1, "80.00", "80.00"),
    ]
    assert order["created_via"] == ("pos-rest-api" if version >= (9, 9) else "rest-api")
    assert woo_shop.stock() == {"B-1": 3, "C-1": 4}
    names = (order["line_items"][0]["id"], order["fee_lines"][0]["id"], order["line_items"][1]["id"])
    assert receipt == Receipt(
        RemoteId(str(order["id"])), Money(32500), tuple((n, RemoteId(str(id_))) for n, id_ in enumerate(names, 1))
    )
    assert woo.find(told) == receipt


@pytest.mark.parametrize(
    "trouble", [Trouble.LOST_REPLY, Trouble.CUT, Trouble.PORTAL, Trouble.BROKEN, Trouble.LOST_REQUEST]
)
def test_after_any_doubtful_end_a_look_tells_whether_it_is_there(
    woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy, trouble: Trouble
) -> None:
    told = sale(line(1, woo_shop.article("B-1"), 1, 100))
    proxy.next_write(trouble)
    with pytest.raises(Doubtful):
        woo.push(told)
    found = woo.find(told)
    assert (found is None) is (trouble in {Trouble.LOST_REQUEST, Trouble.PORTAL})
    receipt = found or woo.push(told)
    assert len(woo_shop.orders()) == 1
    assert woo_shop.stock() == {"B-1": 9}
    assert woo.find(told) == receipt


def test_a_search_that_finds_nothing_has_a_second_net(woo: Storefront, woo_shop: LoopbackShop) -> None:
    told = sale(line(1, woo_shop.article("B-1"), 1, 100))
    receipt = woo.push(told)
    woo_shop.do("edit_order", int(receipt.remote), {"billing": {}})
    assert woo.find(told) == receipt


def test_only_the_bill_with_the_same_key_is_found(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo.push(sale(line(1, woo_shop.article("B-1"), 1, 100), key="019b-7d-longer"))
    assert woo.find(sale(line(1, 1, 1, 100))) is None


def test_an_article_that_is_gone_leaves_the_bill_right(woo: Storefront, woo_shop: LoopbackShop) -> None:
    basket, gone = woo_shop.article("B-1", stock=5), woo_shop.article("G-1")
    woo_shop.do("delete", gone)
    told = sale(line(1, gone, 2, 60), line(2, basket, 1, 100))
    receipt = woo.push(told)
    (order,) = woo_shop.orders()
    assert (order["total"], receipt.total) == ("160.00", Money(16000))
    assert [(each["name"], each["total"]) for each in order["line_items"]] == [
        ("สินค้า 1", "60.00"),
        ("สินค้า B-1", "100.00"),
    ]
    assert woo_shop.stock() == {"B-1": 4}
    assert woo.find(told) == receipt


def test_parts_of_a_piece_are_refused_before_anything_is_sent(
    woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy
) -> None:
    half = replace(line(1, woo_shop.article("B-1"), 1, 50), quantity=Quantity(1500))
    with pytest.raises(Rejected) as fault:
        woo.push(sale(half))
    assert fault.value.code == "not_whole"
    assert [first for first, _ in proxy.log if not first.startswith("GET")] == []


def test_a_long_thai_name_and_strange_signs_arrive(woo: Storefront, woo_shop: LoopbackShop) -> None:
    told = replace(line(1, None, 1, 10), name="ผ้าขาวม้า & <ตะกร้า> " * 20)
    woo.push(sale(told))
    (order,) = woo_shop.orders()
    assert order["fee_lines"][0]["name"] == told.name


def test_what_was_rounded_is_a_line_of_its_own(woo: Storefront, woo_shop: LoopbackShop) -> None:
    receipt = woo.push(sale(line(1, woo_shop.article("B-1"), 1, 100), total=9975))
    (order,) = woo_shop.orders()
    assert [(fee["name"], fee["total"]) for fee in order["fee_lines"]] == [("Rounding", "-0.25")]
    assert receipt.total == Money(9975)


@pytest.mark.parametrize("prices", [(100, 100), (99, 119), (35, 40), (1, 3), (1299, 1350)])
def test_with_taxes_on_the_shop_adds_up_to_our_sum(
    woo: Storefront, woo_shop: LoopbackShop, prices: tuple[int, int]
) -> None:
    woo_shop.set(calc_taxes=True)
    amount, before = prices
    plain = woo_shop.article("B-1", f"{before}.00")
    free = woo_shop.article("F-1", "20.00", tax_status="none")
    told = sale(line(1, plain, 1, amount, before), line(2, free, 1, 20), line(3, None, 1, 10))
    assert woo.push(told).total == told.total
    (order,) = woo_shop.orders()
    assert order["line_items"][1]["total_tax"] == "0.00"
    assert float(order["total_tax"]) > 0
    come_back = woo.orders("").orders[0]
    assert [each.amount for each in come_back.lines] == [Money(amount * 100), Money(2000), Money(1000)]


def test_a_sum_that_differs_is_told(woo: Storefront, woo_shop: LoopbackShop) -> None:
    woo_shop.set(calc_taxes=True, taxes=[{"id": 1, "country": "DE", "rate": "19.0000", "class": "standard"}])
    receipt = woo.push(sale(line(1, woo_shop.article("B-1"), 1, 100)))
    assert receipt.total == Money(11900)


def test_settings_are_read_once_a_round(woo: Storefront, woo_shop: LoopbackShop) -> None:
    basket = woo_shop.article("B-1", stock=50)
    woo_shop.do("requests")
    for n in range(10):
        woo.push(sale(line(1, basket, 1, 100), key=f"019b-{n}"))
    asked = woo_shop.do("requests")
    assert sum("settings" in each for each in asked) == 1
    assert len(asked) == 11


@VERSIONS
def test_a_refund_brings_back_what_is_on_the_shelf_again_and_only_once(
    woo: Storefront, woo_shop: LoopbackShop, version: tuple[int, int]
) -> None:
    woo_shop.set(version=version)
    basket, cloth = woo_shop.article("B-1", stock=5), woo_shop.article("C-1", stock=5)
    lines = (line(1, basket, 3, 300), line(2, cloth, 2, 100))
    sold = woo.push(sale(*lines))
    broken = replace(lines[1], quantity=Quantity(0), amount=Money(5000))
    told = back(sold, replace(lines[0], quantity=Quantity.of(2), amount=Money(20000)), broken)
    assert woo.find(told) is None
    assert woo.push(told).total == Money(25000)
    found = woo.find(told)
    assert found is not None
    assert found.total == Money(25000)
    assert woo_shop.stock() == {"B-1": 4, "C-1": 3}
    order = woo.orders("").orders[0]
    assert (order.ours, order.paid_back, order.stage) == ("019b-7d", Money(25000), Stage.DONE)
    assert order.returned == ((sold.lines[0][1], Quantity.of(2)),)


def test_a_lost_refund_is_found_by_its_key(woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy) -> None:
    basket = woo_shop.article("B-1", stock=5)
    sold = woo.push(sale(line(1, basket, 3, 300)))
    one = replace(line(1, basket, 1, 100), refers=sold.lines[0][1])
    first, second = back(sold, one, key="r-1"), back(sold, one, key="r-2")
    proxy.next_write(Trouble.LOST_REPLY)
    with pytest.raises(Doubtful):
        woo.push(first)
    assert woo.find(second) is None
    assert woo.find(first) is not None
    assert woo_shop.stock() == {"B-1": 3}


def test_more_than_was_paid_is_not_given_back(woo: Storefront, woo_shop: LoopbackShop) -> None:
    sold = woo.push(sale(line(1, woo_shop.article("B-1"), 1, 100)))
    with pytest.raises(Rejected) as fault:
        woo.push(back(sold, line(1, None, 0, 101)))
    assert (fault.value.code, fault.value.words) == (
        "woocommerce_rest_cannot_create_order_refund",
        "Invalid refund amount.",
    )


def test_a_void_bill_is_called_off_and_its_stock_comes_back(woo: Storefront, woo_shop: LoopbackShop) -> None:
    basket = woo_shop.article("B-1", stock=5)
    sold = woo.push(sale(line(1, basket, 3, 300)))
    told = back(sold, line(1, basket, 3, 300), whole=True)
    assert woo.find(told) is None
    woo.push(told)
    woo.push(told)
    assert woo.find(told) == Receipt(sold.remote, Money(30000))
    assert (woo_shop.orders()[0]["status"], woo_shop.stock()) == ("cancelled", {"B-1": 5})


def test_a_refund_of_an_order_that_is_gone_says_so(woo: Storefront) -> None:
    with pytest.raises(Gone):
        woo.push(RefundOut("r-1", RemoteId("424242"), (), Money(100), whole=False))


def test_more_is_sold_than_there_is_and_the_shop_shows_it(woo: Storefront, woo_shop: LoopbackShop) -> None:
    last = woo_shop.article("L-1", stock=1)
    woo_shop.order((last, 1))
    woo.push(sale(line(1, last, 1, 100)))
    (item,) = woo.look([(NOBODY, RemoteId(str(last)))])
    assert item.quantity == Quantity.of(-1)


def test_a_request_that_arrives_twice_makes_two_orders_that_both_name_the_bill(
    woo: Storefront, woo_shop: LoopbackShop, proxy: FaultProxy
) -> None:
    proxy.next_write(Trouble.TWICE)
    receipt = woo.push(sale(line(1, woo_shop.article("B-1", stock=5), 1, 100)))
    orders = woo.orders("").orders
    assert [order.ours for order in orders] == ["019b-7d", "019b-7d"]
    assert receipt.remote in {order.remote for order in orders}
    (other,) = [order.remote for order in orders if order.remote != receipt.remote]
    woo.push(OrderOut(other, Fate.CANCELLED))
    assert woo_shop.stock() == {"B-1": 4}
