"""What becomes of an errand, and what a person does about one: its words, another try, another plan, giving it up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.domain.online.errand import Errand, ErrandKind, ErrandState, Fate, OrderOut, Receipt, SaleOut, StockOut
from posapp.domain.online.shop import RemoteId
from posapp.domain.quantity import Quantity
from posapp.domain.tender import CASH, Tender
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.availability import available, expected
from posapp.operations.online.errand_words import about
from posapp.operations.online.errands import finished, reason_text, replan, retry, skip
from posapp.operations.online.matching import Pair, pair, unpair
from posapp.operations.online.messages import message_of
from posapp.operations.online.orders import TO_DO
from posapp.operations.online.picking import cancel
from posapp.operations.online.sorting import sort_outbox
from posapp.operations.options import DAY
from posapp.operations.sell import sell
from posapp.sync.faults import Rejected
from tests.doubles.refusals import refused
from tests.doubles.shelf_shop import FULL
from tests.doubles.two_counters import JAR, RICE, TwoCounters, join

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

MASSAGE = "นวดไทย"


def test_every_state_has_its_sentence(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    waits = both.sorted_now()
    said = {
        reason_text(waits),
        reason_text(replace(waits, after=7)),
        reason_text(replace(waits, state=ErrandState.SENDING)),
        reason_text(replace(waits, state=ErrandState.DONE)),
        reason_text(replace(waits, state=ErrandState.SKIPPED)),
    }
    assert len(said) == 5
    assert all(said)


def test_an_errand_says_what_it_is_about(both: TwoCounters) -> None:
    number = both.stall.sold((RICE, 1)).sale.issue.number
    sale = both.sorted_now()
    assert about(both.books, sale) == f"Bill {number}"
    assert about(both.books, replace(sale, kind=ErrandKind.STOCK, subject=both.product(RICE))).endswith(RICE)
    both.shelf.order((both.remotes[RICE], 1))
    both.round()
    (order,) = both.books.books.online.orders.at(TO_DO)
    assert about(both.books, replace(sale, kind=ErrandKind.ORDER, subject=order.id)).endswith(order.told.number)
    for kind in ErrandKind:
        assert about(both.books, replace(sale, kind=kind, subject="nothing")).endswith("nothing")


def test_what_is_done_or_unknown_can_t_be_tried_again(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    errand = both.sorted_now()
    seller = both.stall.seller
    assert refused(lambda: retry(both.books, 999, seller)) == "errand_unknown"
    assert refused(lambda: skip(both.books, errand.id, " ", seller)) == "errand_note"
    both.round()
    for act in (retry, replan):
        assert refused(lambda act=act: act(both.books, errand.id, seller)) == "errand_over"  # type: ignore[misc]
    assert refused(lambda: skip(both.books, errand.id, "no", seller)) == "errand_over"
    assert finished(both.books, both.online, errand, _message(both, errand), Receipt(RemoteId("1"))) == errand
    assert both.newest(errand).state is ErrandState.DONE
    assert both.there(RICE) == 99


def _message(both: TwoCounters, errand: Errand) -> SaleOut:
    message = message_of(both.books, both.online, errand)
    assert isinstance(message, SaleOut)
    return message


def test_a_bill_is_planned_anew_by_the_goods_as_they_are_paired_now(both: TwoCounters) -> None:
    both.stall.sold((RICE, 2))
    errand = both.sorted_now()
    both.shelf.faults.extend([None, None, Rejected("gone")])
    both.round()
    other = both.shelf.add("ข้าวแต๋นใหม่", 98)
    both.settle()
    unpair(both.books, both.id, both.product(RICE), both.stall.seller)
    pair(both.books, both.id, [Pair(other, both.product(RICE))], both.stall.seller)
    replan(both.books, errand.id, both.stall.seller)
    assert both.newest(errand).plan[0].remote == other
    both.settle()
    assert (len(both.shelf.bills()), both.shelf.bills()[0].lines[0].item) == (1, other)
    assert (both.shelf.count(other), both.apart()) == (98, [])


def test_what_is_being_looked_for_is_not_planned_anew(both: TwoCounters) -> None:
    both.stall.sold((RICE, 2))
    errand = both.sorted_now()
    with both.books.books.write():
        both.books.books.online.errands.keep(replace(errand, state=ErrandState.UNKNOWN))
    assert refused(lambda: replan(both.books, errand.id, both.stall.seller)) == "errand_sent"
    with both.books.books.write():
        stock = replace(errand, state=ErrandState.REFUSED, kind=ErrandKind.STOCK)
        both.books.books.online.errands.keep(stock)
    replan(both.books, errand.id, both.stall.seller)
    assert both.newest(errand).state is ErrandState.WAITING


@pytest.mark.parametrize("kind", [ErrandKind.SALE, ErrandKind.ITEM, ErrandKind.ORDER])
def test_what_the_books_don_t_know_is_refused_with_its_sentence(both: TwoCounters, kind: ErrandKind) -> None:
    with both.books.books.write():
        both.books.books.online.errands.add(Errand(0, both.id, kind, "odd", "nothing", both.books.now()))
    both.round()
    (errand,) = both.errands()
    assert (errand.state, errand.reason) == (ErrandState.REFUSED, "errand_lost")
    assert "Skip it" in reason_text(errand)


def test_goods_that_are_not_paired_and_whole_go_as_lines_of_money(stall: MarketStall) -> None:
    both = join(stall, RICE)
    change_options(both.books, DAY, {"cash.rounding": "baht"}, both.stall.seller)
    cart = both.stall.cart((RICE, 1), (MASSAGE, 1), ("มะม่วง", 1))
    paid = Money(cart.total.satang // 100 * 100)
    sold = sell(both.books, cart, (Tender(CASH, paid, paid),), both.stall.seller).sale
    message = _message(both, both.sorted_now())
    assert [bool(line.item) for line in message.lines] == [True, False, False, False]
    assert sum(line.amount.satang for line in message.lines) == message.total.satang == sold.total.satang
    assert message.lines[-1].amount == sold.rounding


def test_a_bill_without_goods_of_the_shop_is_none_of_its_business(stall: MarketStall) -> None:
    both = join(stall, RICE)
    both.stall.sold((MASSAGE, 1), (JAR, 1))
    assert both.later(60).pushed == 0
    assert both.shelf.bills() == []


def test_a_shop_that_was_never_sorted_for_begins_now(both: TwoCounters) -> None:
    both.stall.sold((RICE, 1))
    with both.books.books.write():
        both.books.books.online.shops.move_cursor(both.id, "outbox", "")
    assert sort_outbox(both.books, both.online, FULL) == 0
    both.stall.sold((RICE, 1))
    assert sort_outbox(both.books, both.online, FULL) == 1


def test_what_can_be_sold_online_is_on_hand_less_what_is_set_aside(both: TwoCounters) -> None:
    both.shelf.order((both.remotes[RICE], 5))
    both.round()
    link = both.books.books.online.links.get(both.id, both.product(RICE))
    assert link is not None
    assert available(both.books, both.product(RICE)) == Quantity.of(95)
    assert expected(both.books, both.online, link) == Quantity.of(95)
    assert expected(both.books, both.online, replace(link, remote=RemoteId("none"))) == Quantity(0)


def test_a_number_and_an_order_are_told_as_the_books_come_to(both: TwoCounters) -> None:
    product = both.product(RICE)
    errand = Errand(1, both.id, ErrandKind.STOCK, "stock:1", product, both.books.now())
    assert message_of(both.books, both.online, errand) is None
    save_product(both.books, both.stall.goods[RICE], both.stall.seller, on_hand=Quantity.of(7))
    remote = both.remotes[RICE]
    told = StockOut(remote, RemoteId(""), Quantity.of(7), Quantity.of(100), Quantity.of(-93))
    assert message_of(both.books, both.online, errand) == told
    both.shelf.order((remote, 1))
    both.round()
    (order,) = both.books.books.online.orders.at(TO_DO)
    cancel(both.books, order.id, "ของหมด", both.stall.seller)
    waits = next(one for one in both.errands() if one.kind is ErrandKind.ORDER)
    assert message_of(both.books, both.online, waits) == OrderOut(order.told.remote, Fate.CANCELLED)
