"""The stall and a MyShop in LINE, with the engine between them: one stock, told by so many more and so many less."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.online.order import Progress, Stage
from posapp.domain.quantity import Quantity
from posapp.operations.online.availability import available
from posapp.operations.online.conflicts import oversold
from posapp.operations.online.matching import Pair, pair, suggestions
from posapp.operations.online.picking import cancel, ship
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.sync.connectors import connector
from posapp.sync.engine import Engine
from posapp.sync.wire import Wire
from tests.doubles.myshop import MyShop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import OnlineShop, RemoteId
    from posapp.sync.connector import Storefront
    from posapp.sync.round import Round
    from tests.doubles.trade import MarketStall

RICE, JAR = "ข้าวแต๋น", "น้ำพริกหนุ่ม"


@dataclass(slots=True)
class Counters:
    """The stall, the shop in LINE, and what joins them."""

    stall: MarketStall
    shop: MyShop
    online: OnlineShop
    engine: Engine
    articles: dict[str, RemoteId]

    def round(self, minutes: int = 2) -> Round:
        """One round, so much later on both sides."""
        self.stall.clock.at += timedelta(minutes=minutes)
        self.shop.later(minutes=minutes)
        return self.engine.round(self.online.id)

    def here(self, name: str) -> int:
        return available(self.stall.shop, self.stall.goods[name].id).milli // 1000

    def there(self, name: str) -> int | None:
        return self.shop.stock()[self.stall.goods[name].code]

    def orders(self) -> list[OnlineOrder]:
        return self.stall.shop.books.online.orders.at(tuple(Progress))

    def writes(self) -> list[str]:
        """What was written there, without the numbers."""
        return [line.rpartition("/")[2] for line in self.shop.asked if not line.startswith("GET")]


@pytest.fixture
def both(stall: MarketStall) -> Iterator[Counters]:
    """Goods of the stall in the shop too, read, paired by their codes, and in use."""
    with MyShop() as shop:
        articles = {}
        for name in (RICE, JAR):
            product = stall.goods[name]
            left = stall.shop.books.stock.on_hand(product.id).milli // 1000
            articles[name] = shop.article(product.code, str(product.price), left, name=name)
        online = add_shop(stall.shop, ShopWish("line_myshop", "ไลน์", shop.address), stall.seller)

        @contextmanager
        def open_shop(_online: OnlineShop) -> Iterator[Storefront]:
            with Wire(shop.address) as wire:
                yield connector("line_myshop").open(shop.access(shop.address), wire)

        engine = Engine(stall.shop, open_shop)
        assert engine.read(online.id, lambda _count, _total: None).reason == ""
        sure = [one for one in suggestions(stall.shop, online.id) if one.sure]
        pairs = [Pair(one.item.remote, one.product.id) for one in sure if one.product]
        assert {one.remote for one in pairs} == set(articles.values())
        pair(stall.shop, online.id, pairs, stall.seller)
        activate(stall.shop, online.id, stall.seller)
        found = Counters(stall, shop, online, engine, articles)
        assert found.round().reason == ""
        yield found


def test_what_the_stall_sells_and_takes_back_moves_the_number_there(both: Counters) -> None:
    before = both.here(RICE)
    both.stall.sold((RICE, 3))
    done = both.round()
    assert (done.pushed, done.waiting, both.there(RICE)) == (1, 0, before - 3)
    both.stall.sold((RICE, 1), (JAR, 2))
    both.round()
    assert (both.there(RICE), both.there(JAR)) == (both.here(RICE), both.here(JAR))
    assert set(both.writes()) == {"decrease"}


def test_a_lost_answer_never_takes_goods_off_twice(both: Counters) -> None:
    before = both.here(RICE)
    both.stall.sold((RICE, 3))
    both.shop.lost = 1
    both.round()
    assert both.shop.lost == 0
    for _round in range(3):
        both.round()
    assert (both.there(RICE), both.here(RICE)) == (before - 3, before - 3)
    assert both.writes() == ["decrease"]
    assert both.stall.shop.books.online.errands.open(both.online.id) == []


def test_orders_of_the_same_moment_and_sales_of_the_stall_add_up(both: Counters) -> None:
    before = both.here(RICE)
    both.stall.sold((RICE, 4))
    both.shop.order(both.articles[RICE], 2)
    both.shop.order(both.articles[RICE], 1, payment="PENDING")
    both.round()
    both.round()
    assert (both.here(RICE), both.there(RICE)) == (before - 7, before - 7)
    assert sorted(order.told.stage for order in both.orders()) == sorted([Stage.OPEN, Stage.UNPAID])


def test_an_order_is_sent_off_and_another_called_off(both: Counters) -> None:
    before = both.here(RICE)
    first = both.shop.order(both.articles[RICE], 2)
    second = both.shop.order(both.articles[RICE], 5)
    both.round()
    told = {order.told.remote: order for order in both.orders()}
    ship(both.stall.shop, told[first].id, "TH1", both.stall.seller)
    cancel(both.stall.shop, told[second].id, "ของแตก", both.stall.seller)
    both.round()
    both.round()
    assert both.shop.orders[first]["shipmentDetail"] == {"trackingNumber": "TH1"}
    assert both.shop.orders[second]["orderStatus"] == "CANCELED"
    assert (both.here(RICE), both.there(RICE)) == (before - 2, before - 2)
    assert both.stall.shop.books.online.errands.open(both.online.id) == []
    assert both.stall.shop.books.online.tasks.open() == []


def test_an_unpaid_order_that_runs_out_gives_its_goods_back(both: Counters) -> None:
    before = both.here(JAR)
    number = both.shop.order(both.articles[JAR], 4, payment="PENDING")
    both.round()
    assert both.here(JAR) == before - 4
    product = both.shop.products[2]["variants"][0]
    product["_reserved"] -= 4
    both.shop.move(number, orderStatus="EXPIRED")
    both.round()
    both.round()
    assert (both.here(JAR), both.there(JAR)) == (before, before)


def test_the_last_piece_sold_on_both_sides_is_one_card(both: Counters) -> None:
    both.stall.sold((JAR, both.here(JAR) - 1))
    both.round()
    assert both.there(JAR) == 1
    both.stall.sold((JAR, 1))
    both.shop.order(both.articles[JAR], 1)
    both.round()
    (card,) = oversold(both.stall.shop)
    assert (card.short, len(card.orders)) == (Quantity.of(1), 1)
    assert both.there(JAR) == 0


def test_idle_rounds_ask_for_a_list_and_nothing_else(both: Counters) -> None:
    both.shop.order(both.articles[RICE], 1)
    both.round()
    before = len(both.shop.asked)
    for _round in range(3):
        both.round(minutes=5)
    assert len(both.shop.asked) - before == 3
