"""An online order given back at the till: the shop hears of the money, and of the goods by its number, each once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.online.errand import ErrandKind, ErrandState
from posapp.domain.online.order import Progress
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH
from posapp.operations.doctor import examine
from posapp.operations.online.errands import reason_text
from posapp.operations.online.picking import ship
from posapp.operations.refund import refund
from tests.doubles.fault_proxy import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.sale import Sale
    from tests.sync.conftest import Joined

RICE = "ข้าวแต๋น"


class Parcel:
    """Three pieces ordered in the shop and sent off; `number` is the order there."""

    def __init__(self, joined: Joined) -> None:
        self.joined, self.goods = joined, joined.stall.goods[RICE]
        article = next(row["id"] for row in joined.woo.do("products") if row["sku"] == self.goods.code)
        self.number = joined.woo.order((article, 3), status="processing")
        self.round()
        (order,) = joined.stall.shop.books.online.orders.at([Progress.NEW])
        self.id = order.id
        self.sale = ship(joined.stall.shop, order.id, "TH1", joined.stall.seller).sale
        self.round()

    def round(self) -> None:
        """Talk to the shop, some minutes later."""
        self.joined.stall.clock.at += timedelta(minutes=5)
        assert self.joined.engine.round(self.joined.online.id).reason == ""

    def give_back(self, parts: Sequence[Returned] | None) -> Sale:
        """Give goods or money back in cash."""
        shop = self.joined.stall.shop
        repayment = Repayment(SaleId(shop.ids.new()), CASH, "ถุงแตก")
        return refund(shop, self.sale.id, parts, repayment, self.joined.stall.seller).sale

    def told(self) -> tuple[str, list[str]]:
        """How the order stands in the shop, and what was paid back of it, in baht."""
        order = next(one for one in self.joined.woo.orders() if one["id"] == self.number)
        return str(order["status"]), [str(one["total"]) for one in order["refunds"]]

    def numbers(self) -> tuple[int | None, int]:
        """How many the shop shows, and how many are on the shelves."""
        on_hand = self.joined.stall.shop.books.stock.on_hand(self.goods.id)
        return self.joined.woo.stock()[self.goods.code], on_hand.milli // 1000

    def settled(self) -> None:
        """Nothing waits, nothing is asked, the books are sound, and there are only the refunds of the till."""
        books = self.joined.stall.shop.books
        assert books.online.errands.open(self.joined.online.id) == []
        assert books.online.tasks.open() == []
        assert examine(self.joined.stall.shop).sound


@pytest.fixture
def parcel(joined: Joined) -> Parcel:
    return Parcel(joined)


@pytest.mark.parametrize(("restock", "left"), [(True, 98), (False, 97)])
def test_a_piece_given_back_is_paid_back_in_the_order_there(parcel: Parcel, restock: bool, left: int) -> None:
    given = parcel.give_back([Returned(1, Quantity.of(1), restock=restock)])
    for _round in range(3):
        parcel.round()
    assert parcel.told() == ("completed", [f"-{str(-given.total).replace(',', '')}"])
    assert parcel.numbers() == (left, left)
    assert len(parcel.joined.stall.shop.books.sales.refunds_of(parcel.sale.id)) == 1
    parcel.settled()


def test_all_given_back_makes_it_a_refunded_order_there_and_a_closed_one_here(parcel: Parcel) -> None:
    parcel.give_back([Returned(1, Quantity.of(1))])
    parcel.round()
    parcel.give_back(None)
    for _round in range(3):
        parcel.round()
    status, paid_back = parcel.told()
    assert (status, len(paid_back)) == ("refunded", 2)
    assert parcel.numbers() == (100, 100)
    order = parcel.joined.stall.shop.books.online.orders.get(parcel.id)
    assert order is not None
    assert order.progress is Progress.CLOSED
    parcel.settled()


def test_what_the_shop_paid_back_itself_is_not_told_to_it_again(parcel: Parcel) -> None:
    price = parcel.goods.price
    parcel.joined.woo.do("refund", parcel.number, str(price), [], restock=False)
    for _round in range(3):
        parcel.round()
    assert len(parcel.told()[1]) == 1
    (taken_back,) = parcel.joined.stall.shop.books.sales.refunds_of(parcel.sale.id)
    assert taken_back.total == -price
    parcel.settled()


def test_both_counters_give_back_a_piece_while_there_is_no_line(parcel: Parcel) -> None:
    """Two pieces of three were paid back, one by each; neither is taken for the other."""
    price = parcel.goods.price
    parcel.give_back([Returned(1, Quantity.of(1))])
    parcel.joined.woo.do("refund", parcel.number, str(price), [], restock=False)
    for _round in range(4):
        parcel.round()
    assert len(parcel.told()[1]) == 2
    refunds = parcel.joined.stall.shop.books.sales.refunds_of(parcel.sale.id)
    assert sum(one.total.satang for one in refunds) == -2 * price.satang
    assert parcel.numbers() == (98, 98)
    parcel.settled()


def test_an_answer_that_got_lost_pays_back_once(parcel: Parcel) -> None:
    parcel.joined.line.next_write(Trouble.LOST_REPLY)
    parcel.give_back([Returned(1, Quantity.of(1))])
    shop = parcel.joined.stall.shop
    for _round in range(4):
        parcel.joined.stall.clock.at += timedelta(minutes=5)
        parcel.joined.engine.round(parcel.joined.online.id)
    assert len(parcel.told()[1]) == 1
    assert [one.total for one in shop.books.sales.refunds_of(parcel.sale.id)] == [-parcel.goods.price]
    parcel.settled()


def test_books_brought_back_do_not_pay_back_twice(parcel: Parcel) -> None:
    parcel.give_back([Returned(1, Quantity.of(1))])
    parcel.round()
    books = parcel.joined.stall.shop.books
    with books.write() as rows:
        rows.execute("UPDATE errand SET state = 'waiting', remote = '', attempts = 0 WHERE kind = 'refund'")
        books.online.shops.move_cursor(parcel.joined.online.id, "orders", "")
    for _round in range(3):
        parcel.round()
    assert len(parcel.told()[1]) == 1
    parcel.settled()


def test_the_errand_says_what_it_is_while_it_waits(parcel: Parcel) -> None:
    parcel.joined.line.pull_out()
    given = parcel.give_back([Returned(1, Quantity.of(1))])
    parcel.joined.engine.round(parcel.joined.online.id)
    books = parcel.joined.stall.shop.books
    (waits,) = [one for one in books.online.errands.open(parcel.joined.online.id) if one.kind is ErrandKind.REFUND]
    assert (waits.subject, given.total) == (given.id, Money(-parcel.goods.price.satang))


def test_a_second_piece_given_back_is_told_at_once(parcel: Parcel) -> None:
    for _piece in range(2):
        parcel.give_back([Returned(1, Quantity.of(1))])
        parcel.round()
    assert len(parcel.told()[1]) == 2
    parcel.settled()


def test_money_of_an_order_that_was_deleted_there_is_refused_with_its_cure(parcel: Parcel) -> None:
    parcel.joined.woo.do("delete_order", parcel.number)
    parcel.give_back([Returned(1, Quantity.of(1))])
    parcel.round()
    (refused,) = parcel.joined.stall.shop.books.online.errands.open(parcel.joined.online.id)
    assert (refused.state, refused.kind) == (ErrandState.REFUSED, ErrandKind.REFUND)
    assert reason_text(refused).startswith("The shop no longer has this order. Skip it")
    assert parcel.numbers() == (98, 98)
