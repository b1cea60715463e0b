"""What online shops owe for orders that were sent off, and its settling, down to the cash book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.cash_book import Source
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.online.order import Stage
from posapp.operations.cash_book.month import month_for_paper
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.doctor import examine
from posapp.operations.online.orders import settle_stages
from posapp.operations.online.picking import ship
from posapp.operations.reconcile.debts import Paying, owed_by_schemes, owed_by_shops, settle_shop, take_back
from posapp.operations.reconcile.evening import evening_of
from posapp.operations.stock_book import today
from tests.doubles.web_orders import WebShop, open_web_shop

if TYPE_CHECKING:
    from posapp.domain.online.order import OnlineOrder
    from tests.doubles.trade import MarketStall

RICE = "ข้าวแต๋น"


@pytest.fixture
def web(stall: MarketStall) -> WebShop:
    """A shop that sells rice crackers online, on a day that is open."""
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    return open_web_shop(stall, RICE)


def sent(web: WebShop, amount: str) -> OnlineOrder:
    order = web.place((RICE, 1, amount))
    ship(web.stall.shop, order.id, "", web.stall.seller)
    return order


def owed(web: WebShop) -> list[tuple[str, Money]]:
    return [(one.party, one.total) for one in owed_by_shops(web.stall.shop)]


def test_a_shop_owes_what_was_sent_off_and_nothing_else(web: WebShop) -> None:
    web.place((RICE, 1, "35"))
    sent(web, "100")
    sent(web, "50.25")
    assert owed(web) == [(web.online.id, Money(15025))]
    assert owed_by_schemes(web.stall.shop) == []


def test_money_of_a_shop_comes_in_less_a_fee_and_stands_in_the_cash_book(web: WebShop) -> None:
    shop, seller = web.stall.shop, web.stall.seller
    sent(web, "100")
    with pytest.raises(Refused) as refused:
        settle_shop(shop, web.online.id, Money(10000), Paying("bank_transfer", Money(9700)), seller)
    assert refused.value.code == "note_missing"
    fee = Paying("bank_transfer", Money(9700), "ค่าธรรมเนียม 3%")
    done = settle_shop(shop, web.online.id, Money(10000), fee, seller).settlement
    assert owed(web) == []
    book = month_for_paper(shop, today(shop).replace(day=1))
    came = [line for line in book.lines if line.source is Source.SHOPS]
    assert [(line.key, line.amount) for line in came] == [("bank_transfer", Money(9700))]
    assert [line.amount for line in book.lines if line.source is Source.SALES] == []
    take_back(shop, done.id, "ผิดร้าน", seller)
    assert owed(web) == [(web.online.id, Money(10000))]
    assert examine(shop).sound


def test_what_the_shop_paid_back_is_not_owed_any_more(web: WebShop) -> None:
    order = sent(web, "100")
    web.tell(web.moved(order, Stage.CANCELLED))
    settle_stages(web.stall.shop)
    assert owed(web) == []


def test_what_was_settled_and_paid_back_afterwards_is_owed_back(web: WebShop) -> None:
    order = sent(web, "100")
    settle_shop(web.stall.shop, web.online.id, None, Paying("bank_transfer"), web.stall.seller)
    web.tell(web.moved(order, Stage.REFUNDED, paid=Money(10000)))
    settle_stages(web.stall.shop)
    assert owed(web) == [(web.online.id, Money(-10000))]


def test_a_debt_is_not_paid_by_the_way_it_is_owed(web: WebShop) -> None:
    sent(web, "100")
    with pytest.raises(Refused) as refused:
        settle_shop(web.stall.shop, web.online.id, None, Paying("online"), web.stall.seller)
    assert refused.value.code == "settle_method"


def test_the_evening_names_the_shop_and_what_is_on_its_way(web: WebShop) -> None:
    sent(web, "100")
    evening = evening_of(web.stall.shop, today(web.stall.shop))
    assert (evening.owed_online, evening.names[web.online.id]) == (Money(10000), "ร้านดอยสูง")
