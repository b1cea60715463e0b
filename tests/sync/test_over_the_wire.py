"""The engine over real sockets: traffic, keys, imports that break off, and the plug that ends a silent call."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.identity import SaleId
from posapp.domain.online.shop import ShopId
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH
from posapp.operations.online.shops import ShopWish, add_shop
from posapp.operations.refund import refund
from posapp.sync.cargo import LONGEST_BODY
from posapp.sync.engine import Engine
from posapp.sync.faults import Fault, KeyRefused
from posapp.sync.opening import Lines
from posapp.sync.plug import Plug
from posapp.sync.secrets import Secrets
from tests.doubles.fault_proxy import FaultProxy, Trouble
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall
    from tests.sync.conftest import Joined

RICE = "ข้าวแต๋น"


def test_a_sale_arrives_and_its_traffic_is_counted(joined: Joined) -> None:
    shops = joined.stall.shop.books.online.shops
    before = shops.traffic(joined.online.id, joined.stall.shop.now().date())
    sold = joined.stall.sold((RICE, 3)).sale
    assert joined.engine.round(joined.online.id).pushed == 1
    (order,) = joined.woo.orders()
    assert order["transaction_id"] == sold.id
    assert joined.woo.stock()[joined.stall.goods[RICE].code] == 97
    after = shops.traffic(joined.online.id, joined.stall.shop.now().date())
    assert after.calls > before.calls
    assert after.sent > before.sent + 500
    assert after.received > before.received + 500


def test_of_a_request_that_arrived_twice_one_order_is_left(joined: Joined) -> None:
    joined.line.next_write(Trouble.TWICE)
    joined.stall.sold((RICE, 3))
    joined.engine.round(joined.online.id)
    assert joined.woo.stock()[joined.stall.goods[RICE].code] == 94
    for _round in range(2):
        joined.stall.clock.at += timedelta(minutes=5)
        joined.engine.round(joined.online.id)
    assert sorted(order["status"] for order in joined.woo.orders()) == ["cancelled", "completed"]
    assert joined.woo.stock()[joined.stall.goods[RICE].code] == 97
    assert joined.stall.shop.books.online.tasks.open() == []


def test_orders_a_plug_in_stuffed_arrive_and_one_beyond_all_measure_is_named(joined: Joined) -> None:
    rice = joined.stall.goods[RICE]
    article = next(row["id"] for row in joined.woo.do("products") if row["sku"] == rice.code)
    stuffed = [{"key": "_builder_data", "value": "x" * 900_000}]
    for _order in range(8):
        joined.woo.order((article, 1), meta_data=stuffed)
    assert (first := joined.engine.round(joined.online.id)).reason == ""
    assert (first.orders, joined.stall.shop.books.online.orders.reserved(rice.id)) == (8, Quantity.of(8))
    number = joined.woo.order((article, 1), meta_data=[{"key": "_builder_data", "value": "x" * LONGEST_BODY}])
    stuck = joined.engine.round(joined.online.id)
    assert stuck.reason == "too_long"
    assert str(number) in stuck.text
    joined.woo.do("edit_order", number, {"meta_data": [{"key": "_builder_data", "value": ""}]})
    assert joined.engine.round(joined.online.id, asked=True).orders == 1


def test_a_key_that_is_gone_or_wrong_stops_the_shop_with_a_sentence(joined: Joined) -> None:
    joined.stall.sold((RICE, 1))
    joined.secrets.forget(joined.online.id)
    missing = joined.engine.round(joined.online.id)
    assert (missing.reason, missing.waiting) == ("secret_missing", 1)
    assert "Enter it again" in missing.text
    joined.secrets.keep(joined.online.id, "wrong")
    assert joined.engine.round(joined.online.id).text
    assert joined.stall.shop.books.online.shops.line(joined.online.id).stopped
    assert joined.woo.orders() == []


def test_an_import_that_breaks_off_goes_on_without_doubles(
    stall: MarketStall, woo_shop: LoopbackShop, proxy: FaultProxy, tmp_path: Path
) -> None:
    woo_shop.add(*({"name": f"สินค้า {n}", "sku": f"S{n:04d}", "regular_price": "10.00"} for n in range(430)))
    online = add_shop(stall.shop, ShopWish("woocommerce", "ร้าน", proxy.address, USER), stall.seller)
    secrets = Secrets(tmp_path)
    secrets.keep(online.id, PASSWORD)
    engine = Engine(stall.shop, Lines(stall.shop, secrets).open)
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 2:
            proxy.next(Trouble.CUT)

    first = engine.read(online.id, progress)
    assert first.reason
    kept = stall.shop.books.online.items.count(online.id)
    assert kept == seen[-1][0] < 430
    second = engine.read(online.id, progress)
    assert second.reason == ""
    assert stall.shop.books.online.items.count(online.id) == 430
    assert [done for done, _total in seen] == sorted({done for done, _total in seen})
    assert seen[2][0] > kept
    assert {total for _done, total in seen} == {430}


def test_pulling_the_plug_ends_a_call_that_waits(joined: Joined) -> None:
    joined.stall.sold((RICE, 1))
    joined.line.next(Trouble.SILENT)
    timer = threading.Timer(0.3, joined.plug.pull)
    timer.start()
    done = joined.engine.round(joined.online.id)
    timer.join()
    assert done.reason == "stopped"
    assert joined.engine.round(joined.online.id, asked=True).reason == "stopped"


def test_two_programs_never_talk_to_a_shop_at_once(joined: Joined) -> None:
    from filelock import FileLock

    folder = joined.stall.shop.books.database.folder
    with FileLock(folder / f"shop-{joined.online.id}.lock"):
        done = joined.engine.round(joined.online.id)
    assert done.reason == "busy_here"
    assert done.text


def test_a_shop_can_be_tried_before_it_is_added(joined: Joined) -> None:
    checked = joined.lines.check("woocommerce", joined.woo.access(joined.line.address))
    assert checked.currency == "THB"
    with pytest.raises(KeyRefused):
        joined.lines.check("woocommerce", type(joined.woo.access())(joined.line.address, USER, "wrong"))


def test_no_key_stands_in_the_books_or_in_what_is_said(joined: Joined) -> None:
    folder = joined.stall.shop.books.database.folder
    joined.stall.sold((RICE, 1))
    joined.engine.round(joined.online.id)
    for file in folder.iterdir():
        assert PASSWORD.encode() not in file.read_bytes(), file.name
    assert all(PASSWORD not in line for line, _trouble in joined.line.log)


def test_a_plug_that_was_pulled_lets_nothing_begin(stall: MarketStall, tmp_path: Path) -> None:
    plug = Plug()
    plug.pull()
    online = add_shop(stall.shop, ShopWish("woocommerce", "ร้าน", "http://localhost:9", USER), stall.seller)
    secrets = Secrets(tmp_path)
    secrets.keep(ShopId(online.id), PASSWORD)
    with pytest.raises(Fault), Lines(stall.shop, secrets, plug=plug).open(online):
        pass


@pytest.mark.parametrize("cut_at", [0, 1, 40, 200, 350, 500, 900])
def test_an_answer_that_breaks_off_at_any_byte_makes_no_second_order(joined: Joined, cut_at: int) -> None:
    joined.stall.clock.step = timedelta(seconds=40)
    sold = [joined.stall.sold((RICE, 1)).sale.id for _number in range(3)]
    joined.line.cut_at = cut_at
    joined.line.next_write(Trouble.CUT, Trouble.NONE, Trouble.CUT)
    for _round in range(4):
        joined.engine.round(joined.online.id, asked=True)
    assert sorted(order["transaction_id"] for order in joined.woo.orders()) == sorted(sold)
    assert joined.woo.stock()[joined.stall.goods[RICE].code] == 97
    assert joined.stall.shop.books.online.errands.open(joined.online.id) == []


def test_a_night_without_a_line_is_made_up_for_in_its_order(joined: Joined) -> None:
    joined.line.pull_out()
    sold = [joined.stall.sold((RICE, 1)).sale.id for _number in range(25)]
    offline = joined.engine.round(joined.online.id)
    assert (offline.reason, offline.waiting) == ("no_connection", 25)
    joined.line.plug_in()
    joined.stall.clock.at += timedelta(hours=9)
    assert joined.engine.round(joined.online.id).pushed == 25
    orders = sorted(joined.woo.orders(), key=lambda order: int(order["id"]))
    assert [order["transaction_id"] for order in orders] == sold


def test_a_refund_told_before_the_books_were_brought_back_is_not_told_twice(joined: Joined) -> None:
    shop, clock, code = joined.stall.shop, joined.stall.clock, joined.stall.goods[RICE].code
    sold = joined.stall.sold((RICE, 3)).sale
    joined.engine.round(joined.online.id)
    repayment = Repayment(SaleId(shop.ids.new()), CASH, "x")
    refund(shop, sold.id, [Returned(1, Quantity.of(1))], repayment, joined.stall.seller)
    joined.engine.round(joined.online.id)
    with shop.books.write() as rows:
        rows.execute("UPDATE errand SET state = 'waiting', remote = '', attempts = 0 WHERE kind = 'refund'")
        rows.execute("UPDATE shop_item SET quantity = quantity - 1000 WHERE sku = ?", (code,))
        shop.books.online.shops.move_cursor(joined.online.id, "orders", "")
    for _round in range(3):
        clock.at += timedelta(minutes=1)
        joined.engine.round(joined.online.id)
    (order,) = joined.woo.orders()
    assert (len(order["refunds"]), joined.woo.stock()[code]) == (1, 98)
    assert shop.books.online.errands.open(joined.online.id) == []


def test_goods_of_an_order_paid_back_before_its_bill_are_offered_again(joined: Joined) -> None:
    code = joined.stall.goods[RICE].code
    article = next(row["id"] for row in joined.woo.do("products") if row["sku"] == code)
    number = joined.woo.order((article, 2), status="processing")
    joined.engine.round(joined.online.id)
    (order,) = joined.woo.orders()
    joined.woo.do("refund", number, order["total"], [], restock=False)
    for _round in range(2):
        assert joined.engine.round(joined.online.id).reason == ""
    assert (joined.woo.stock()[code], joined.stall.shop.books.stock.on_hand(joined.stall.goods[RICE].id)) == (
        100,
        Quantity.of(100),
    )
