"""Orders of an online shop in our books: taken in once, set aside, billed when they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import ZERO, Money
from posapp.domain.online.errand import ErrandKind
from posapp.domain.online.order import Progress, Stage
from posapp.domain.online.shop import RemoteId, ShopItem
from posapp.domain.quantity import Quantity
from posapp.domain.settlement import ONLINE
from posapp.domain.tender import TenderState
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.doctor import examine
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.orders import order_named, settle_stages
from posapp.operations.online.picking import cancel, pack, pick, ship
from posapp.operations.online.shops import ShopWish, activate, add_shop, remove_shop
from tests.doubles.web_orders import BUYER, CLOTH, JAR, RICE, WebShop, on_hand, open_web_shop, reserved, shipped

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def entries(web: WebShop) -> int:
    return web.stall.shop.books.journal.last_seq()


def test_an_order_sets_its_goods_aside_and_says_who_wants_them(web: WebShop) -> None:
    order = web.now(web.place((RICE, 3, "105"), (CLOTH, 1, "199.50"), postage="40"))
    assert (reserved(web, RICE), reserved(web, CLOTH), on_hand(web, RICE)) == (3, 1, 100)
    assert order.reserves
    assert order.told.buyer == BUYER
    assert [line.product for line in order.told.lines] == [web.stall.goods[RICE].id, web.stall.goods[CLOTH].id]


def test_the_same_order_told_five_times_changes_nothing(web: WebShop) -> None:
    told = web.order((RICE, 3, "105"))
    assert len(web.tell(told)) == 1
    before = entries(web)
    for _time in range(5):
        assert web.tell(replace(told, modified=told.modified + "0")) == []
    assert entries(web) == before
    assert reserved(web, RICE) == 3


def test_what_tells_of_a_bill_of_ours_is_no_order(web: WebShop) -> None:
    assert web.tell(replace(web.order((RICE, 1, "35")), ours="019bc9a0-0000-7000-8000-000000000099")) == []
    assert reserved(web, RICE) == 0


def test_orders_that_were_over_before_the_shop_was_added_are_left_alone(web: WebShop) -> None:
    long_ago = web.stall.clock.at - timedelta(days=40)
    over = [replace(web.order((RICE, 1, "35"), stage=stage), placed=long_ago) for stage in (Stage.DONE, Stage.REFUNDED)]
    waiting = replace(web.order((RICE, 2, "70")), placed=long_ago)
    assert [order.told.remote for order in web.tell(*over, waiting)] == [waiting.remote]
    assert settle_stages(web.stall.shop) == []
    assert on_hand(web, RICE) == 100


def test_an_order_placed_and_done_while_nobody_listened_is_billed(web: WebShop) -> None:
    web.stall.clock.at += timedelta(days=1)
    done = web.order((RICE, 2, "70"), stage=Stage.DONE)
    web.stall.clock.at += timedelta(days=6)
    assert len(web.tell(done)) == 1
    assert [sold.sale.total for sold in settle_stages(web.stall.shop)] == [Money(7000)]


def test_sending_off_writes_the_bill_takes_the_goods_and_tells_the_shop(web: WebShop) -> None:
    shop, seller = web.stall.shop, web.stall.seller
    order = web.place((RICE, 3, "100"), (CLOTH, 1, "199.50"), postage="40", off="20")
    pick(shop, order.id, seller)
    pack(shop, order.id, seller)
    assert web.now(order).progress is Progress.PACKED
    sale = shipped(web, order)
    assert sale.total == Money(31950) == order.told.total
    assert [line.amount + line.bill_discount for line in sale.lines] == [Money(10000), Money(19950), Money(4000)]
    assert [(one.method, one.amount, one.state) for one in sale.tenders] == [(ONLINE, sale.total, TenderState.OWED)]
    assert sale.issue.cashier == seller
    assert (on_hand(web, RICE), on_hand(web, CLOTH), reserved(web, RICE)) == (97, 99, 0)
    now = web.now(order)
    assert (now.progress, now.sale, now.handler, now.tracking) == (Progress.SHIPPED, sale.id, seller, "TH0123")
    told = shop.books.online.errands.keyed(web.online.id, f"ship:{order.id}")
    assert told
    assert (told.kind, told.subject) == (ErrandKind.ORDER, order.id)
    assert not examine(shop).findings


def test_an_order_sent_off_twice_has_one_bill(web: WebShop) -> None:
    order = web.place((RICE, 1, "35"))
    first = ship(web.stall.shop, order.id, "", web.stall.seller)
    again = ship(web.stall.shop, order.id, "", web.stall.seller)
    assert again.repeated
    assert again.sale == first.sale
    assert on_hand(web, RICE) == 99


@pytest.mark.parametrize("amount", ["100", "0.01", "0", "99.99"])
def test_three_pieces_for_any_amount_cost_that_amount(web: WebShop, amount: str) -> None:
    sale = shipped(web, web.place((RICE, 3, amount)))
    line = sale.lines[0]
    assert sale.total == Money.parse(amount)
    assert line.price.times(line.quantity) - line.discount == line.amount


def test_charges_beyond_goods_and_postage_stand_on_a_line_of_their_own(web: WebShop) -> None:
    told = web.order((RICE, 1, "35"), postage="40")
    order = web.tell(replace(told, total=told.total + Money(1500)))[0]
    sale = shipped(web, order)
    assert [(line.product == "", line.amount) for line in sale.lines] == [
        (False, Money(3500)),
        (True, Money(4000)),
        (True, Money(1500)),
    ]


def test_goods_that_are_not_paired_stand_on_the_bill_by_name_and_move_nothing(web: WebShop) -> None:
    order = web.place((JAR, 2, "110"))
    assert reserved(web, JAR) == 0
    sale = shipped(web, order)
    assert [(line.product, line.name, line.amount) for line in sale.lines] == [(ProductId(""), JAR, Money(11000))]
    assert on_hand(web, JAR) == 100
    assert not examine(web.stall.shop).findings


def test_pairing_goods_later_counts_for_orders_that_wait(web: WebShop) -> None:
    shop = web.stall.shop
    waiting, gone = web.place((JAR, 2, "110")), web.place((JAR, 1, "55"))
    shipped(web, gone)
    with shop.books.write():
        shop.books.online.items.write(web.online.id, [ShopItem(RemoteId(f"i:{JAR}"), JAR)])
    pair(shop, web.online.id, [Pair(RemoteId(f"i:{JAR}"), web.stall.goods[JAR].id)], web.stall.seller)
    assert reserved(web, JAR) == 2
    assert web.now(waiting).told.lines[0].product == web.stall.goods[JAR].id
    assert web.now(gone).told.lines[0].product == ""
    assert not examine(shop).findings


def test_no_bill_is_written_for_an_order_in_foreign_money_or_at_an_unknown_stage(web: WebShop) -> None:
    order = web.tell(replace(web.order((RICE, 1, "35")), stage=Stage.OTHER, word="processing USD"))[0]
    with pytest.raises(Refused, match="processing USD") as refused:
        ship(web.stall.shop, order.id, "", web.stall.seller)
    assert refused.value.code == "order_strange"
    (kept,) = web.stall.shop.books.online.orders.at([Progress.NEW])
    assert kept.sale == ""


def test_an_order_that_is_not_paid_is_not_packed(web: WebShop) -> None:
    order = web.tell(web.order((RICE, 1, "35"), stage=Stage.UNPAID))[0]
    assert reserved(web, RICE) == 0
    with pytest.raises(Refused, match="not paid yet") as refused:
        pick(web.stall.shop, order.id, web.stall.seller)
    assert refused.value.code == "order_unpaid"
    web.tell(replace(web.moved(order, Stage.OPEN), holds=True))
    assert pick(web.stall.shop, order.id, web.stall.seller)
    assert reserved(web, RICE) == 1


def test_an_order_called_off_here_gives_its_goods_free_and_tells_the_shop_once(web: WebShop) -> None:
    shop, seller = web.stall.shop, web.stall.seller
    order = web.place((RICE, 4, "140"))
    with pytest.raises(Refused) as refused:
        cancel(shop, order.id, " ", seller)
    assert refused.value.code == "reason_missing"
    cancel(shop, order.id, "ของหมด", seller)
    assert (reserved(web, RICE), on_hand(web, RICE)) == (0, 100)
    assert shop.books.online.errands.keyed(web.online.id, f"cancel:{order.id}")
    for _time in range(3):
        web.tell(web.moved(order, Stage.OPEN))
    assert reserved(web, RICE) == 0
    for act in (lambda: cancel(shop, order.id, "อีกครั้ง", seller), lambda: ship(shop, order.id, "", seller)):
        with pytest.raises(Refused) as again:
            act()
        assert again.value.code == "order_closed"


def test_an_order_called_off_in_the_shop_comes_back_once_and_again_when_it_is_reopened(web: WebShop) -> None:
    order = web.place((RICE, 4, "140"))
    cancelled = web.moved(order, Stage.CANCELLED)
    for _time in range(5):
        web.tell(cancelled)
    assert (reserved(web, RICE), on_hand(web, RICE)) == (0, 100)
    assert web.now(order).progress is Progress.CLOSED
    web.tell(replace(web.moved(order, Stage.OPEN), holds=True))
    assert reserved(web, RICE) == 4
    assert web.now(order).progress is Progress.NEW


def test_the_bill_of_an_order_the_shop_calls_done_is_written_by_itself_once(web: WebShop) -> None:
    order = web.place((RICE, 2, "70"))
    pick(web.stall.shop, order.id, web.stall.seller)
    web.tell(web.moved(order, Stage.DONE))
    assert reserved(web, RICE) == 2
    assert [sold.sale.total for sold in settle_stages(web.stall.shop)] == [Money(7000)]
    assert settle_stages(web.stall.shop) == []
    assert (on_hand(web, RICE), reserved(web, RICE)) == (98, 0)
    assert web.now(order).handler == web.stall.seller


def test_no_bill_writes_itself_while_no_day_is_open(stall: MarketStall) -> None:
    web = open_web_shop(stall, RICE)
    web.tell(web.moved(web.place((RICE, 2, "70")), Stage.DONE))
    assert settle_stages(stall.shop) == []
    open_session(stall.shop, Counted(ZERO), stall.seller)
    assert len(settle_stages(stall.shop)) == 1


def test_odd_words_numbers_and_times_of_a_shop_do_no_harm(web: WebShop) -> None:
    told = web.order((RICE, 2, "70"), (CLOTH, 1, "60"))
    less = (told.lines[0], replace(told.lines[1], quantity=Quantity.of(-5)))
    last_day = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    odd = replace(told, number="#7\n\x1b[31m8", lines=less, placed=last_day)
    (order,) = web.tell(odd)
    assert (order.told.number, reserved(web, RICE), reserved(web, CLOTH)) == ("#7 [31m8", 2, 0)
    assert order.told.placed <= web.stall.shop.now()
    assert shipped(web, order).total == Money(13000)


def test_an_order_is_found_with_the_hash_of_its_number_or_without(web: WebShop) -> None:
    plain = web.tell(replace(web.order((RICE, 1, "35")), number="900"))[0]
    hashed = web.tell(replace(web.order((RICE, 1, "35")), number="#901"))[0]
    found = [order_named(web.stall.shop, text).id for text in ("900", "#900", " # 900 ", "901", "#901", plain.id)]
    assert found == [plain.id, plain.id, plain.id, hashed.id, hashed.id, plain.id]


def test_orders_of_a_shop_that_was_taken_away_and_added_again_are_no_new_ones(web: WebShop) -> None:
    sent, unpaid = web.order((RICE, 2, "70")), web.order((CLOTH, 1, "60"), stage=Stage.UNPAID)
    first, second = web.tell(sent, unpaid)
    shipped(web, first)
    shop, before = web.stall.shop, web.online
    remove_shop(shop, before.id, web.stall.seller)
    again = ShopWish(before.connector, before.name, before.address, before.account)
    web.online = add_shop(shop, again, web.stall.seller)
    web.link(RICE, CLOTH)
    web.online = activate(shop, web.online.id, web.stall.seller)
    (paid,) = web.tell(sent, replace(unpaid, stage=Stage.OPEN, holds=True))
    assert (paid.id, paid.shop) == (second.id, web.online.id)
    assert (reserved(web, RICE), reserved(web, CLOTH), on_hand(web, RICE)) == (0, 1, 98)
    assert [one.id for one in shop.books.online.orders.at(tuple(Progress))] == [first.id, second.id]
