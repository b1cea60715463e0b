"""The engine in corners: faults in a row, goods that are gone, shops it has no business with, books brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.online.errand import ErrandState
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.errands import reason_text
from posapp.operations.online.matching import publish
from posapp.operations.online.orders import TO_DO
from posapp.operations.online.picking import cancel
from posapp.operations.online.shops import ShopWish, add_shop, change_rules
from posapp.sync.engine import Engine
from posapp.sync.faults import Busy, Doubtful, Faulty, Offline
from tests.doubles.shelf_shop import FULL
from tests.doubles.two_counters import JAR, RICE, TwoCounters, join

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def test_five_faults_in_a_row_end_a_round(both: TwoCounters) -> None:
    for _number in range(9):
        both.stall.sold((RICE, 1))
    both.shelf.meddle["push"] = lambda: both.shelf.faults.append(Faulty("broken"))
    done = both.round()
    assert (done.reason, done.waiting, both.shelf.said.count("push")) == ("broken", 9, 5)
    both.shelf.meddle.clear()
    both.settle()
    assert (len(both.shelf.bills()), both.apart()) == (9, [])


def test_a_fault_while_looking_puts_a_number_off_and_no_bill(both: TwoCounters) -> None:
    save_product(both.books, both.stall.goods[JAR], both.stall.seller, on_hand=Quantity.of(60))
    both.shelf.faults.extend([None, None, Faulty("broken")])
    both.round()
    (waits,) = both.errands()
    assert (waits.state, waits.reason, waits.attempts) == (ErrandState.WAITING, "broken", 1)
    both.stall.sold((RICE, 1))
    assert both.later(60).pushed == 2


def test_a_number_waits_while_a_bill_with_the_same_goods_is_in_doubt(both: TwoCounters) -> None:
    both.stall.sold((JAR, 1))
    both.shelf.faults.extend([None, None, Doubtful("line_broke")])
    both.shelf.meddle["find"] = lambda: both.shelf.faults.append(Faulty("broken"))
    both.round()
    save_product(both.books, both.stall.goods[JAR], both.stall.seller, on_hand=Quantity.of(60))
    both.later(60)
    assert {errand.reason for errand in both.errands()} == {"broken", "in_doubt"}
    assert both.there(JAR) == 100
    both.shelf.meddle.clear()
    both.settle()
    assert (both.there(JAR), len(both.shelf.bills()), both.apart()) == (60, 1, [])


def test_a_number_that_changed_during_a_doubt_is_looked_at_when_the_doubt_is_over(both: TwoCounters) -> None:
    """The bill arrived, its answer did not; meanwhile somebody counted one more into the shop."""
    both.stall.sold((JAR, 1))
    both.shelf.lost.append(Doubtful("line_broke"))
    both.shelf.meddle["find"] = lambda: both.shelf.faults.append(Faulty("broken"))
    both.round()
    both.shelf.edit(both.remotes[JAR], quantity=Quantity.of(100))
    both.later(60)
    assert both.tasks() == []
    both.shelf.meddle.clear()
    both.settle()
    (task,) = both.tasks()
    assert dict(task.facts) == {"theirs": "100000", "ours": "99000"}


def test_a_number_of_goods_that_are_gone_is_refused(both: TwoCounters) -> None:
    save_product(both.books, both.stall.goods[JAR], both.stall.seller, on_hand=Quantity.of(60))
    del both.shelf.items[both.remotes[JAR]]
    both.round()
    (waits,) = both.errands()
    assert (waits.state, waits.reason) == (ErrandState.REFUSED, "gone")
    assert "no longer in the shop" in reason_text(waits)


def test_an_order_called_off_here_is_told_and_gives_its_goods_back(both: TwoCounters) -> None:
    both.shelf.order((both.remotes[RICE], 5))
    both.round()
    (order,) = both.books.books.online.orders.at(TO_DO)
    cancel(both.books, order.id, "ของหมด", both.stall.seller)
    both.shelf.lost.append(Doubtful("line_broke"))
    both.settle()
    assert (both.there(RICE), both.apart(), both.tasks(), both.errands()) == (100, [], [], [])


def test_shops_that_only_files_go_to_have_no_rounds(stall: MarketStall) -> None:
    both = join(stall, RICE)
    silent = Engine(both.books, both.shelf.open, abilities=lambda _shop: replace(FULL, talks=False))
    assert silent.rounds() == []
    done = silent.round(both.id)
    assert (done.reason, done.pulled) == ("by_file", 0)
    assert [one.reason for one in both.engine.rounds()] == [""]


def test_a_shop_that_is_not_paired_yet_is_only_read(stall: MarketStall) -> None:
    both = join(stall, RICE)
    online = add_shop(both.books, ShopWish("woocommerce", "ใหม่", "https://new.example"), stall.seller)
    assert both.engine.round(online.id).reason == "matching"
    both.shelf.faults.append(Offline("no_name"))
    assert both.engine.read(online.id, lambda _done, _total: None).reason == "no_name"
    assert both.engine.read(online.id, lambda _done, _total: None).items == 1
    assert both.engine.read(online.id, lambda _done, _total: None).items == 1
    assert set(both.shelf.said) <= {"orders", "now", "every_item"}


def test_pictures_stay_at_home_where_little_data_is_to_be_used(stall: MarketStall) -> None:
    both = join(stall, RICE)
    change_rules(both.books, both.id, replace(both.online.rules, eco=True), stall.seller)
    jar, _changes = save_product(both.books, both.stall.goods[JAR], stall.seller, photo=b"\xff\xd8 a jar")
    publish(both.books, both.id, [jar.id], stall.seller)
    both.settle()
    assert (both.shelf.pictures, len(both.shelf.items)) == ([], 2)


def test_a_picture_the_shop_has_is_not_sent_again(stall: MarketStall) -> None:
    both = join(stall, RICE)
    jar, _changes = save_product(both.books, both.stall.goods[JAR], stall.seller, photo=b"\xff\xd8 a jar")
    publish(both.books, both.id, [jar.id], stall.seller)
    both.shelf.faults.extend([None, None, None, Busy("busy", 20)])
    both.settle()
    assert (both.shelf.pictures, len(both.shelf.items)) == ([jar.photo], 2)


def test_five_hundred_changes_bring_a_look_through_the_whole_shop(both: TwoCounters) -> None:
    for number in range(500):
        both.shelf.add(f"Article {number}", 1)
    both.round()
    assert both.shelf.said.count("marks") == 1
    both.later(300)
    assert both.shelf.said.count("marks") == 1


def test_what_was_sent_before_the_books_were_brought_back_is_found_again(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    both.round()
    with both.books.books.write() as rows:
        rows.execute("UPDATE errand SET state = 'waiting', remote = '', attempts = 0")
        rows.execute("UPDATE shop_item SET quantity = quantity + 1000 WHERE remote = ?", (both.remotes[RICE],))
        both.books.books.online.shops.move_cursor(both.id, "orders", "")
    both.settle()
    assert (len(both.shelf.bills()), both.there(RICE), both.apart()) == (1, 99, [])
