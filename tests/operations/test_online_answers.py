"""What was edited on both sides, and numbers nothing explains: what is told, what is asked, and what answers do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.online.errand import Errand, ErrandKind, ErrandState
from posapp.domain.online.shop import Owner
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment
from posapp.domain.tender import CASH
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.counts import answer_count, answer_task, next_look
from posapp.operations.online.errands import skip
from posapp.operations.online.items import take_theirs
from posapp.operations.online.matching import unpair
from posapp.operations.online.messages import message_of
from posapp.operations.online.shops import change_rules
from posapp.operations.refund import refund
from posapp.sync.faults import Rejected
from tests.doubles.refusals import refused
from tests.doubles.shelf_shop import FULL
from tests.doubles.two_counters import JAR, RICE, TwoCounters, join

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

MASSAGE = "นวดไทย"


def test_reserve_and_whole_pieces_decide_what_is_offered(both: TwoCounters) -> None:
    change_rules(both.books, both.id, replace(both.online.rules, reserve=Quantity.of(30)), both.stall.seller)
    both.settle()
    assert both.there(RICE) == 70
    save_product(both.books, both.stall.goods[RICE], both.stall.seller, on_hand=Quantity.of(12))
    both.settle()
    assert (both.there(RICE), both.errands()) == (0, [])


def test_theirs_is_taken_for_a_price_and_a_name(both: TwoCounters) -> None:
    seller = both.stall.seller
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900), name="ข้าวแต๋นแผ่น"), seller)
    both.round()
    tasks = {task.facts["field"]: task for task in both.tasks()}
    assert refused(lambda: answer_task(both.books, tasks["price"].id, "seen", seller)) == "answer_unknown"
    answer_task(both.books, tasks["price"].id, "theirs", seller)
    answer_task(both.books, tasks["name"].id, "theirs", seller)
    found = both.books.books.catalog.get(both.product(RICE))
    assert found is not None
    assert (found.price, found.name) == (Money(3500), RICE)
    assert both.tasks() == []


def test_a_price_we_can_t_have_is_asked_about(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], price=Money(-100))
    both.round()
    (task,) = both.tasks()
    assert (task.kind, task.facts["theirs"]) == (TaskKind.EDIT, "-1.00")
    found = both.books.books.catalog.get(both.product(RICE))
    assert found is not None
    assert found.price == Money(3500)


def test_our_edit_is_told_once_however_often_the_shop_is_seen(both: TwoCounters) -> None:
    rules = replace(both.online.rules, price=Owner.TILL, name=Owner.TILL)
    change_rules(both.books, both.id, rules, both.stall.seller)
    both.shelf.faults.extend([None, None, Rejected("no")])
    both.shelf.edit(both.remotes[RICE], price=Money(4000))
    both.round()
    both.shelf.edit(both.remotes[RICE], price=Money(4100))
    both.round()
    assert [errand.kind for errand in both.errands()] == [ErrandKind.ITEM]


def test_a_shop_that_stops_counting_is_asked_nothing(both: TwoCounters) -> None:
    save_product(both.books, both.stall.goods[RICE], both.stall.seller, on_hand=Quantity.of(7))
    both.shelf.meddle["look"] = lambda: both.shelf.edit(both.remotes[RICE], quantity=None)
    both.settle()
    assert (both.errands(), both.tasks(), both.shelf.items[both.remotes[RICE]].quantity) == ([], [], None)


def test_a_question_about_a_number_is_over_when_the_shop_puts_it_right(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    assert next_look(both.books, both.online) is not None
    both.later(40)
    (task,) = both.tasks()
    assert next_look(both.books, both.online) is None
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(91))
    both.later(40)
    both.later(40)
    assert both.tasks()[0].facts["theirs"] == "91000"
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(100))
    both.later(40)
    assert both.tasks() == []
    found = both.books.books.online.tasks.get(task.id)
    assert found is not None
    assert (found.answer, found.by) == ("over", PersonId(""))


def test_a_question_of_a_pair_that_was_taken_apart_is_over(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    unpair(both.books, both.id, both.product(RICE), both.stall.seller)
    both.later(40)
    assert both.tasks() == []
    assert both.books.books.online.numbers.strange(both.id) == []


def test_a_task_that_only_tells_is_answered_by_having_been_seen(both: TwoCounters) -> None:
    del both.shelf.items[both.remotes[JAR]]
    both.later(90_000)
    both.later(660)
    (task,) = both.tasks()
    seller = both.stall.seller
    assert refused(lambda: answer_task(both.books, task.id, "ours", seller)) == "answer_unknown"
    answer_task(both.books, task.id, "seen", seller)
    assert refused(lambda: answer_count(both.books, "none", "ours", seller)) == "task_unknown"


def test_goods_that_vanish_and_are_none_of_ours_are_told_of_to_nobody(both: TwoCounters) -> None:
    strange = both.shelf.add("Not ours", 3)
    both.settle()
    del both.shelf.items[strange]
    both.later(90_000)
    both.later(660)
    assert both.tasks() == []


def test_numbers_of_goods_nobody_pairs_are_told_to_nobody(both: TwoCounters) -> None:
    errand = Errand(0, both.id, ErrandKind.STOCK, "stock:odd", both.stall.goods[MASSAGE].id, both.books.now())
    assert message_of(both.books, both.online, errand) is None
    with both.books.books.write():
        both.books.books.online.errands.add(errand)
    both.round()
    assert both.errands() == []


def test_a_refund_of_a_bill_that_was_given_up_is_told_as_a_number(both: TwoCounters) -> None:
    sold = both.stall.sold((RICE, 3)).sale
    both.shelf.faults.extend([None, None, Rejected("no")])
    both.round()
    back = Repayment(SaleId(both.books.ids.new()), CASH, "คืน")
    refund(both.books, sold.id, None, back, both.stall.seller)
    both.round()
    sale, waits = both.errands()
    assert (waits.kind, waits.after) == (ErrandKind.REFUND, sale.id)
    skip(both.books, sale.id, "บอกเองแล้ว", both.stall.seller)
    both.settle()
    assert (both.errands(), both.there(RICE), both.apart()) == ([], 100, [])


def test_an_edit_that_was_put_right_meanwhile_is_told_no_more(both: TwoCounters) -> None:
    rules = replace(both.online.rules, price=Owner.TILL)
    change_rules(both.books, both.id, rules, both.stall.seller)
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900)), both.stall.seller)
    waits = both.sorted_now()
    found = both.books.books.catalog.get(both.product(RICE))
    assert found is not None
    save_product(both.books, replace(found, price=Money(3500)), both.stall.seller)
    both.settle()
    assert both.newest(waits).state is ErrandState.SKIPPED
    assert both.shelf.said.count("push") == 0


def test_the_shop_s_other_edits_leave_a_question_as_it_is(both: TwoCounters) -> None:
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900)), both.stall.seller)
    both.round()
    both.shelf.edit(both.remotes[RICE], barcode="8850001110001")
    both.round()
    (task,) = both.tasks()
    assert task.facts["ours"] == "39.00"
    with both.books.books.write():
        take_theirs(both.books, both.product(RICE), price=Money(3900))
    found = both.books.books.catalog.get(both.product(RICE))
    assert found is not None
    assert found.price == Money(3900)


def test_a_shop_that_does_not_count_goods_is_watched_for_its_price_only(stall: MarketStall) -> None:
    both = join(stall, RICE)
    both.shelf.edit(both.remotes[RICE], quantity=None)
    both.settle()
    both.shelf.edit(both.remotes[RICE], price=Money(4400))
    both.stall.sold((RICE, 1))
    both.settle()
    assert (len(both.shelf.bills()), both.tasks(), both.errands()) == (1, [], [])


def test_a_strange_number_that_changes_again_begins_anew(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    both.shelf.meddle["look"] = lambda: both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(80))
    both.later(40)
    assert both.tasks() == []
    both.shelf.meddle.clear()
    both.later(40)
    assert [task.facts["theirs"] for task in both.tasks()] == ["80000"]


def test_a_shop_that_does_not_set_aside_by_itself_is_told_what_orders_took(stall: MarketStall) -> None:
    both = join(stall, RICE, abilities=replace(FULL, reserves_stock=False))
    order = both.shelf.order((both.remotes[RICE], 2))
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(100))
    both.settle()
    assert (both.there(RICE), both.tasks()) == (98, [])
    assert both.books.books.online.orders.told_as(both.id, order) is not None


def test_a_number_that_is_right_again_leaves_other_questions_open(both: TwoCounters) -> None:
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900)), both.stall.seller)
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    both.later(40)
    assert {task.kind for task in both.tasks()} == {TaskKind.EDIT, TaskKind.COUNT}
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(100))
    both.settle()
    assert [task.kind for task in both.tasks()] == [TaskKind.EDIT]


def test_a_strange_number_is_not_judged_while_a_bill_is_in_doubt(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    both.stall.sold((RICE, 1))
    waits = both.sorted_now()
    with both.books.books.write():
        unclear = replace(waits, state=ErrandState.UNKNOWN, next_at=both.books.now() + timedelta(minutes=10))
        both.books.books.online.errands.keep(unclear)
    both.later(60)
    assert both.tasks() == []
    both.later(660)
    both.settle()
    assert ([task.kind for task in both.tasks()], both.there(RICE)) == ([TaskKind.COUNT], 89)


def test_a_name_with_hidden_signs_or_too_long_for_our_books_is_no_question(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], name="ข้าว\u202eแต๋น\x1b[31m" + "ก" * 500)
    for _round in range(3):
        both.later(60)
    found = both.books.books.catalog.get(both.product(RICE))
    seen = both.books.books.online.items.get(both.id, both.remotes[RICE])
    assert found is not None
    assert seen is not None
    assert (found.name, len(seen.name) <= 200, seen.name.isprintable()) == ("ข้าวแต๋น[31m" + "ก" * 108, True, True)
    assert both.tasks() == []
