"""Money of an online order given back at the till, where the shop can't be told of it: a person is asked to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.identity import SaleId
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH
from posapp.operations.online.sorting import sort_outbox
from posapp.operations.refund import refund
from tests.doubles.shelf_shop import FULL, NUMBERS_ONLY
from tests.doubles.web_orders import RICE, WebShop, shipped, whys

if TYPE_CHECKING:
    from posapp.domain.sale import Sale


def give_back(web: WebShop, sale: Sale) -> None:
    shop = web.stall.shop
    repayment = Repayment(SaleId(shop.ids.new()), CASH, "ถุงแตก")
    refund(shop, sale.id, [Returned(1, Quantity.of(1))], repayment, web.stall.seller)


def test_a_shop_that_cant_be_told_is_told_by_a_person(web: WebShop) -> None:
    shop = web.stall.shop
    sale = shipped(web, web.place((RICE, 2, "70")))
    give_back(web, sale)
    assert sort_outbox(shop, web.online, NUMBERS_ONLY) == 0
    assert whys(web) == ["given_back"]
    (task,) = shop.books.online.tasks.open()
    assert task.facts["ours"] == "3500"
    assert sort_outbox(shop, web.online, NUMBERS_ONLY) == 0
    assert len(shop.books.online.tasks.open()) == 1


def test_a_bill_of_the_stall_given_back_is_nothing_to_such_a_shop(web: WebShop) -> None:
    give_back(web, web.stall.sold((RICE, 2)).sale)
    assert sort_outbox(web.stall.shop, web.online, NUMBERS_ONLY) == 0
    assert whys(web) == []


def test_a_shop_that_can_be_told_has_nothing_to_ask(web: WebShop) -> None:
    give_back(web, shipped(web, web.place((RICE, 2, "70"))))
    assert sort_outbox(web.stall.shop, web.online, FULL) == 1
    assert whys(web) == []
