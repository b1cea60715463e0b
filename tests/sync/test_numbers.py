"""One stock and two counters: numbers that nothing explains, prices edited on both sides, goods that vanish."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.online.shop import ItemState, Owner
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.counts import answer_task
from posapp.operations.online.matching import publish
from posapp.operations.online.shops import change_rules
from posapp.operations.refund import refund
from posapp.sync.faults import Doubtful
from tests.doubles.refusals import refused
from tests.doubles.shelf_shop import NUMBERS_ONLY
from tests.doubles.two_counters import CLOTH, JAR, RICE, TwoCounters, join

if TYPE_CHECKING:
    from posapp.domain.sale import Sale
    from tests.doubles.trade import MarketStall


def take_back(both: TwoCounters, sale: Sale, *parts: Returned) -> Sale:
    """Take parts of a bill back, or all of it."""
    money = Repayment(SaleId(both.books.ids.new()), "cash", "ถุงแตก")
    return refund(both.books, sale.id, parts or None, money, both.stall.seller).sale


def test_a_count_in_the_shop_is_asked_about_after_two_looks(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    assert both.tasks() == []
    both.later(40)
    (task,) = both.tasks()
    assert (task.kind, task.subject) == (TaskKind.COUNT, both.product(RICE))
    assert dict(task.facts) == {"theirs": "90000", "ours": "100000"}
    both.stall.sold((RICE, 1))
    both.settle()
    assert (both.there(RICE), len(both.tasks())) == (89, 1)


def test_ours_counts_and_is_told_to_the_shop(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    both.later(40)
    both.stall.sold((RICE, 3))
    answer_task(both.books, both.tasks()[0].id, "ours", both.stall.seller)
    both.settle()
    assert (both.there(RICE), both.apart(), both.tasks()) == (97, [], [])


def test_theirs_counts_and_is_written_into_the_stock_book(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    both.later(40)
    both.shelf.order((both.remotes[RICE], 2))
    both.later(40)
    answer_task(both.books, both.tasks()[0].id, "theirs", both.stall.seller)
    both.settle()
    assert both.books.books.stock.on_hand(both.product(RICE)) == Quantity.of(90)
    assert (both.there(RICE), both.apart(), both.tasks()) == (88, [], [])


def test_an_order_that_falls_between_two_fetches_is_no_question(both: TwoCounters) -> None:
    def buy() -> None:
        both.shelf.meddle.clear()
        both.shelf.order((both.remotes[RICE], 2))

    both.shelf.meddle["items"] = buy
    both.round()
    both.later(60)
    assert (both.tasks(), both.apart(), both.there(RICE)) == ([], [], 98)


def test_an_order_that_falls_between_look_and_telling_is_not_written_over(both: TwoCounters) -> None:
    def buy() -> None:
        both.shelf.meddle.clear()
        both.shelf.order((both.remotes[JAR], 2), placed=both.stall.clock.at)

    save_product(both.books, both.stall.goods[JAR], both.stall.seller, on_hand=Quantity.of(70))
    both.shelf.meddle["push"] = buy
    both.round()
    assert both.there(JAR) == 70
    both.settle()
    assert (both.there(JAR), both.tasks(), both.apart()) == (68, [], [])


def test_a_number_whose_answer_was_lost_is_known_by_looking(both: TwoCounters) -> None:
    save_product(both.books, both.stall.goods[JAR], both.stall.seller, on_hand=Quantity.of(70))
    both.shelf.lost.append(Doubtful("line_broke"))
    both.round()
    both.stall.sold((JAR, 4))
    both.settle()
    assert (both.there(JAR), both.tasks(), both.apart()) == (66, [], [])


def test_a_shop_that_takes_no_orders_is_told_numbers_only(stall: MarketStall) -> None:
    both = join(stall, RICE, JAR, abilities=NUMBERS_ONLY)
    both.stall.sold((RICE, 5), (JAR, 1))
    both.shelf.order((both.remotes[RICE], 2))
    both.settle()
    assert both.shelf.bills() == []
    assert (both.there(RICE), both.there(JAR), both.apart()) == (93, 99, [])


def test_a_refund_goes_into_the_order_it_belongs_to(both: TwoCounters) -> None:
    sold = both.stall.sold((RICE, 3), (JAR, 2)).sale
    both.round()
    take_back(both, sold, Returned(1, Quantity.of(1)))
    take_back(both, sold, Returned(2, Quantity.of(1), restock=False))
    both.settle()
    assert (both.there(RICE), both.there(JAR), both.apart(), both.tasks()) == (98, 98, [], [])


def test_a_refund_waits_for_its_sale(both: TwoCounters) -> None:
    sold = both.stall.sold((RICE, 3)).sale
    both.shelf.lost.append(Doubtful("line_broke"))
    both.round()
    take_back(both, sold)
    both.settle()
    assert both.shelf.said.count("push") == 2
    assert (both.there(RICE), both.apart()) == (100, [])


def test_goods_sold_from_before_the_shop_come_back_as_a_number(stall: MarketStall) -> None:
    sold = stall.sold((RICE, 3)).sale
    both = join(stall, RICE)
    take_back(both, sold)
    both.settle()
    assert (both.shelf.bills(), both.there(RICE), both.apart()) == ([], 100, [])


def test_both_edit_a_price_and_the_owner_wins(both: TwoCounters) -> None:
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900)), both.stall.seller)
    both.shelf.edit(both.remotes[RICE], price=Money(4500))
    both.round()
    found = both.books.books.catalog.get(both.product(RICE))
    assert found is not None
    assert found.price == Money(4500)
    (task,) = both.tasks()
    assert (task.kind, task.facts["theirs"], task.facts["ours"]) == (TaskKind.EDIT, "45.00", "39.00")


def test_an_edit_at_the_till_of_what_the_shop_owns_is_a_question(both: TwoCounters) -> None:
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900)), both.stall.seller)
    both.round()
    (task,) = both.tasks()
    answer_task(both.books, task.id, "ours", both.stall.seller)
    both.settle()
    assert both.shelf.items[both.remotes[RICE]].price == Money(3900)
    assert both.errands() == []


def test_what_the_till_owns_is_told_and_the_shop_s_edit_is_overruled(both: TwoCounters) -> None:
    rules = replace(both.online.rules, price=Owner.TILL, name=Owner.TILL)
    change_rules(both.books, both.id, rules, both.stall.seller)
    save_product(both.books, replace(both.stall.goods[RICE], price=Money(3900)), both.stall.seller)
    both.settle()
    assert both.shelf.items[both.remotes[RICE]].price == Money(3900)
    both.shelf.edit(both.remotes[RICE], name="Rice crackers")
    both.settle()
    assert both.shelf.items[both.remotes[RICE]].name == RICE
    assert [task.kind for task in both.tasks()] == [TaskKind.EDIT]


def test_goods_that_vanished_are_told_of_after_two_looks_and_stay_ours(both: TwoCounters) -> None:
    del both.shelf.items[both.remotes[CLOTH]]
    both.later(90_000)
    assert both.tasks() == []
    both.later(660)
    (task,) = both.tasks()
    assert (task.kind, task.subject) == (TaskKind.GONE, both.product(CLOTH))
    item = both.books.books.online.items.get(both.id, both.remotes[CLOTH])
    assert item is not None
    assert item.state is ItemState.GONE
    assert both.books.books.catalog.get(both.product(CLOTH)) is not None
    answer_task(both.books, task.id, "seen", both.stall.seller)
    assert both.tasks() == []


def test_new_goods_are_put_into_the_shop_once_with_their_picture(stall: MarketStall) -> None:
    both = join(stall, RICE)
    jar, _changes = save_product(both.books, both.stall.goods[JAR], both.stall.seller, photo=b"\xff\xd8 a jar")
    publish(both.books, both.id, [jar.id], both.stall.seller)
    both.shelf.lost.append(Doubtful("line_broke"))
    both.settle()
    there = [one for one in both.shelf.items.values() if one.name == JAR]
    assert [(one.sku, one.price, one.quantity) for one in there] == [(jar.code, jar.price, Quantity.of(100))]
    link = both.books.books.online.links.get(both.id, jar.id)
    assert link is not None
    assert link.remote == there[0].remote
    assert both.shelf.pictures == [jar.photo]
    both.stall.sold((JAR, 1))
    both.settle()
    assert (both.shelf.count(there[0].remote), both.apart()) == (99, [])


def test_goods_whose_code_the_shop_has_already_are_refused_and_say_which(stall: MarketStall) -> None:
    both = join(stall, RICE)
    code = both.stall.goods[JAR].code
    there = both.shelf.add("Old jar", 4, sku=code)
    publish(both.books, both.id, [both.product(JAR)], both.stall.seller)
    both.settle()
    (errand,) = both.errands()
    assert (errand.reason, errand.remote) == ("sku_taken", there)


def test_a_bill_the_shop_adds_up_otherwise_is_asked_about(both: TwoCounters) -> None:
    sold = both.stall.sold((RICE, 1)).sale
    real = both.shelf.keys

    class Wrong(dict):  # type: ignore[type-arg]
        def __setitem__(self, key: str, value: object) -> None:
            super().__setitem__(key, replace(value, total=Money(999)))  # type: ignore[type-var]

    both.shelf.keys = Wrong(real)
    both.round()
    (task,) = both.tasks()
    assert (task.kind, task.subject, task.facts["theirs"]) == (TaskKind.TOTAL, sold.id, "999")


def test_answers_that_fit_no_question_are_refused(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(90))
    both.round()
    both.later(40)
    task = both.tasks()[0].id
    assert refused(lambda: answer_task(both.books, task, "maybe", both.stall.seller)) == "answer_unknown"
    answer_task(both.books, task, "ours", both.stall.seller)
    assert refused(lambda: answer_task(both.books, task, "ours", both.stall.seller)) == "task_answered"
    assert refused(lambda: answer_task(both.books, "none", "ours", both.stall.seller)) == "task_unknown"
