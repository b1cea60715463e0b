"""The engine between a stall and a shop in memory: every sale is one order, and the two numbers always meet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import ErrandState
from posapp.domain.online.order import Stage
from posapp.domain.quantity import Quantity
from posapp.operations.online.errands import reason_text, retry, skip
from posapp.operations.online.shops import resume
from posapp.operations.set_on_hand import set_on_hand
from posapp.sync.faults import Blocked, Busy, Doubtful, Faulty, KeyRefused, Offline, Rejected
from tests.doubles.two_counters import CLOTH, JAR, RICE, TwoCounters

if TYPE_CHECKING:
    from posapp.sync.faults import Fault


def test_a_sale_of_the_stall_is_one_order_in_the_shop(both: TwoCounters) -> None:
    sold = both.stall.sold((RICE, 3), (JAR, 1)).sale
    done = both.round()
    (bill,) = both.shelf.bills()
    assert (bill.ours, bill.number, bill.total) == (sold.id, sold.issue.number, sold.total)
    assert [line.quantity for line in bill.lines] == [Quantity.of(3), Quantity.of(1)]
    assert (done.pushed, done.waiting, done.reason) == (1, 0, "")
    assert (both.there(RICE), both.there(JAR), both.there(CLOTH)) == (97, 99, 100)
    assert both.apart() == []
    assert both.later(300).pushed == 0
    assert len(both.shelf.bills()) == 1


@pytest.mark.parametrize("fault", [Doubtful("line_broke"), Faulty("broken")])
def test_a_lost_answer_never_makes_a_second_order(both: TwoCounters, fault: Fault) -> None:
    both.stall.sold((RICE, 2))
    both.shelf.lost.append(fault)
    first = both.round()
    (errand,) = both.errands()
    assert (first.pushed, errand.state) == (0, ErrandState.UNKNOWN)
    assert reason_text(errand)
    both.settle()
    assert len(both.shelf.bills()) == 1
    assert both.shelf.said.count("push") == 1
    assert (both.there(RICE), both.apart(), both.errands()) == (98, [], [])


def test_what_never_arrived_is_sent_again_only_after_two_looks_half_a_minute_apart(both: TwoCounters) -> None:
    both.stall.sold((RICE, 2))
    both.shelf.faults.extend([None, None, Doubtful("line_broke")])
    both.round()
    assert both.shelf.said[-1] == "push"
    assert both.shelf.bills() == []
    both.later(10)
    assert both.shelf.said[-1] == "find"
    both.later(10)
    assert both.shelf.said.count("find") == 1
    both.later(30)
    assert both.shelf.said[-2:] == ["find", "push"]
    assert (len(both.shelf.bills()), both.there(RICE), both.errands()) == (1, 98, [])


def test_a_line_that_is_down_costs_no_attempt(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.shelf.faults.extend([None, None, Offline("no_connection")])
    done = both.round()
    (errand,) = both.errands()
    assert (done.reason, errand.state, errand.attempts) == ("no_connection", ErrandState.WAITING, 0)
    assert reason_text(errand) == (
        "There is no connection to the shop. What waits is sent by itself as soon as there is one."
    )
    both.settle()
    assert len(both.shelf.bills()) == 1


def test_after_five_failures_in_a_row_there_is_one_trial_call_in_five_minutes(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.shelf.faults.extend([Offline("no_name")] * 8)
    for _number in range(5):
        both.later(120)
    assert len(both.shelf.said) == 5
    for _number in range(4):
        both.later(60)
    assert len(both.shelf.said) == 5
    both.later(90)
    assert len(both.shelf.said) == 6
    line = both.books.books.online.shops.line(both.id)
    assert (line.failures, line.reason) == (6, "no_name")
    assert both.round(asked=True).reason == "no_name"
    assert len(both.shelf.said) == 7


def test_a_busy_shop_is_left_alone_for_as_long_as_it_asks(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.shelf.faults.extend([None, None, Busy("busy", 90)])
    assert both.round().reason == "busy"
    assert both.later(60).reason == "busy"
    assert both.shelf.said.count("orders") == 1
    assert both.later(60).pushed == 1


def test_a_refused_key_stops_the_shop_until_a_person_has_been_there(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.shelf.faults.extend([None, None, KeyRefused("key_refused", words="Sorry, you cannot view")])
    both.round()
    assert both.later(3600).reason == "key_refused"
    assert both.round(asked=True).reason == "key_refused"
    assert both.shelf.said.count("orders") == 1
    (errand,) = both.errands()
    assert (errand.state, errand.attempts) == (ErrandState.WAITING, 0)
    resume(both.books, both.id, both.stall.seller)
    assert both.round().pushed == 1


def test_one_refused_sale_among_twenty_holds_up_no_other(both: TwoCounters) -> None:
    for _number in range(20):
        both.stall.sold((RICE, 1))
    both.shelf.faults.extend([None] * 9 + [Rejected("bad", words="สินค้านี้ขายไม่ได้")])
    done = both.round()
    assert (done.pushed, done.refused, done.waiting) == (19, 1, 0)
    (errand,) = both.errands()
    assert "สินค้านี้ขายไม่ได้" in reason_text(errand)
    assert both.later(3600).pushed == 0
    assert both.apart() == []
    retry(both.books, errand.id, both.stall.seller)
    both.settle()
    assert len(both.shelf.bills()) == 20
    assert (both.there(RICE), both.errands()) == (80, [])


def test_twelve_faults_in_a_row_hand_an_errand_to_a_person(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.shelf.meddle["push"] = lambda: both.shelf.faults.append(Faulty("broken"))
    both.shelf.meddle["find"] = lambda: None
    for _number in range(60):
        both.later(1200)
    (errand,) = both.errands()
    assert (errand.state, errand.attempts) == (ErrandState.REFUSED, 12)
    assert both.shelf.said.count("push") == 12
    both.shelf.meddle.clear()
    retry(both.books, errand.id, both.stall.seller)
    both.settle()
    assert len(both.shelf.bills()) == 1


def test_a_skipped_sale_is_told_as_a_number(both: TwoCounters) -> None:
    both.stall.sold((RICE, 4))
    both.shelf.faults.extend([None, None, Rejected("bad")])
    both.round()
    (errand,) = both.errands()
    assert both.there(RICE) == 100
    skip(both.books, errand.id, "ขายหน้าร้านแล้ว", both.stall.seller)
    both.settle()
    assert (both.there(RICE), both.shelf.bills(), both.errands()) == (96, [], [])


def test_a_hoster_s_guard_ends_the_round_with_its_sentence(both: TwoCounters) -> None:
    both.shelf.faults.append(Blocked("guard"))
    done = both.round()
    assert done.reason == "guard"
    assert "hoster" in done.text
    assert done.as_json()["sentence"] == done.text


def test_a_customer_s_order_sets_goods_aside_and_is_taken_off_both_sides(both: TwoCounters) -> None:
    both.shelf.order((both.remotes[RICE], 5))
    done = both.round()
    assert (done.orders, both.there(RICE), both.apart()) == (1, 95, [])
    assert both.books.books.online.orders.reserved(both.product(RICE)) == Quantity.of(5)
    both.stall.sold((RICE, 10))
    both.settle()
    assert (both.there(RICE), both.apart(), both.tasks()) == (85, [], [])


def test_an_order_that_is_called_off_gives_its_goods_back_once(both: TwoCounters) -> None:
    order = both.shelf.order((both.remotes[RICE], 5))
    both.round()
    both.shelf.stage(order, Stage.CANCELLED)
    for _number in range(5):
        both.later(60)
    assert (both.there(RICE), both.apart(), both.tasks()) == (100, [], [])
    assert both.books.books.stock.on_hand(both.product(RICE)) == Quantity.of(100)


def test_goods_that_are_thrown_away_are_told_as_a_number(both: TwoCounters) -> None:
    with both.books.books.write():
        set_on_hand(both.books, both.stall.goods[JAR], Quantity.of(88), both.stall.seller)
    both.settle()
    assert (both.there(JAR), both.apart(), both.tasks()) == (88, [], [])


def test_price_edited_in_the_shop_is_taken_over_and_an_open_basket_keeps_its_own(both: TwoCounters) -> None:
    cart = both.stall.cart((RICE, 1))
    both.shelf.edit(both.remotes[RICE], price=Money(4100))
    both.round()
    found = both.books.books.catalog.get(both.product(RICE))
    assert found is not None
    assert (found.price, cart.lines[0].product.price) == (Money(4100), Money(3500))
    assert (both.tasks(), both.errands()) == ([], [])


def test_a_week_without_a_line_then_everything_goes_in_its_order(both: TwoCounters) -> None:
    sold = [both.stall.sold((name, 1)).sale.id for _turn in range(40) for name in (RICE, JAR)]
    both.shelf.faults.extend([Offline("no_name")] * 10)
    for _number in range(10):
        both.later(60_000)
    assert both.later(600).pushed == 80
    assert [bill.ours for bill in both.shelf.bills()] == sold
    assert (both.there(RICE), both.there(JAR), both.apart()) == (60, 60, [])


def test_the_clock_set_back_does_not_keep_the_shop_waiting(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.shelf.faults.extend([None, None, Busy("busy", 900)])
    both.round()
    assert both.later(-7 * 3600).pushed == 1


def test_paused_and_unpaired_shops_are_left_alone(both: TwoCounters) -> None:
    online = both.online
    both.stall.sold((RICE, 1))
    with both.books.books.write():
        both.books.books.online.shops.write(replace(online, state=type(online.state).PAUSED))
    assert both.round().reason == "paused"
    assert both.shelf.said == []
