"""Numbers of a shop while the answer to something that moves them is lost: nothing is taken for right by chance."""

from __future__ import annotations

from posapp.domain.quantity import Quantity
from posapp.operations.online.counts import answer_task
from posapp.sync.faults import Doubtful
from tests.doubles.gift_set import on_hand_now
from tests.doubles.two_counters import RICE, TwoCounters


def test_a_number_that_may_have_arrived_is_looked_for_although_it_is_wanted_no_more(both: TwoCounters) -> None:
    both.shelf.lost.append(Doubtful("line_broke"))
    on_hand_now(both.stall, RICE, 90_000)
    both.round()
    assert both.there(RICE) == 90
    both.shelf.lost.append(Doubtful("line_broke"))
    on_hand_now(both.stall, RICE, 100_000)
    both.stall.sold((RICE, 1))
    both.round()
    both.settle()
    assert (both.there(RICE), both.apart(), both.errands()) == (99, [], [])


def test_a_changed_number_that_a_bill_without_an_answer_brings_back_stays_strange(both: TwoCounters) -> None:
    both.shelf.edit(both.remotes[RICE], quantity=Quantity.of(102))
    both.round()
    both.shelf.lost.append(Doubtful("line_broke"))
    both.stall.sold((RICE, 2))
    both.round()
    assert both.there(RICE) == 100
    both.settle()
    (task,) = both.tasks()
    assert dict(task.facts) == {"theirs": "100000", "ours": "98000"}
    answer_task(both.books, task.id, "ours", both.stall.seller)
    both.settle()
    assert (both.there(RICE), both.apart(), both.tasks()) == (98, [], [])
