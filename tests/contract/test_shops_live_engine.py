"""A stall and a WooCommerce shop with one stock, through the engine: the loopback shop, and a real one if it is named.

POSAPP_TEST_WOO_URL and the like are explained in `test_shops_live`. The shop's own people and buyers act by its REST
interface. What is made there is taken away again.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app.clock import UuidIds
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.online.errand import ErrandKind, ErrandState
from posapp.domain.online.order import OnlineOrder, Progress
from posapp.domain.online.shop import Owner, RemoteId
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.conflicts import oversold
from posapp.operations.online.matching import publish
from posapp.operations.online.picking import ship
from posapp.operations.online.shops import ShopWish, activate, add_shop, change_rules
from posapp.operations.refund import refund
from posapp.sync.connectors import connector
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.secrets import Secrets
from posapp.sync.wire import Wire
from tests.contract.test_shops_live import named_authority, named_shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.sale import Sale
    from posapp.sync.connector import Access
    from tests.doubles.trade import MarketStall
    from tests.doubles.woo_shop.owner import LoopbackShop

RICE: Final = "ข้าวแต๋น"


@dataclass(slots=True)
class Trade:
    """One article of the stall, ten pieces, published in the shop as `article`; and the hands of the shop's people."""

    stall: MarketStall
    online: OnlineShop
    engine: Engine
    wire: Wire
    access: Access
    article: RemoteId = RemoteId("")

    def rest(self, method: str, path: str, **body: object) -> Any:  # noqa: ANN401 - whatever a shop says
        """What the shop's people do and see."""
        reply = self.wire.call(
            method,
            f"/wp-json/wc/v3/{path}",
            body=body or None,
            login=(self.access.account, self.access.secret),
        )
        assert reply.status in (200, 201), reply
        return json.loads(reply.body)

    def round(self, times: int = 1) -> None:
        """Talk to the shop, some minutes later each time."""
        for _time in range(times):
            self.stall.clock.at += timedelta(minutes=5)
            assert self.engine.round(self.online.id).reason == ""

    def bought(self, pieces: int) -> OnlineOrder:
        """A buyer orders and pays in the shop; the order as it comes in."""
        line = {"product_id": int(self.article), "quantity": pieces}
        number = self.rest("POST", "orders", status="processing", line_items=[line])["id"]
        self.round()
        found = self.stall.shop.books.online.orders.told_as(self.online.id, RemoteId(str(number)))
        assert found is not None
        return found

    def numbers(self) -> tuple[int, int]:
        """How many the shop shows, and how many are on the shelf."""
        there = self.rest("GET", f"products/{self.article}")["stock_quantity"]
        return there, self.stall.shop.books.stock.on_hand(self.stall.goods[RICE].id).milli // 1000

    def order_of(self, sale: Sale) -> dict[str, Any]:
        """The one order a bill of the stall became."""
        newest = self.rest("GET", "orders?per_page=20&orderby=id&order=desc")
        (order,) = [one for one in newest if one["transaction_id"] == sale.id]
        return dict(order)

    def give_back(self, sale: Sale, parts: list[Returned] | None) -> None:
        """Give goods back at the till."""
        repayment = Repayment(SaleId(self.stall.shop.ids.new()), CASH, "ถุงแตก")
        refund(self.stall.shop, sale.id, parts, repayment, self.stall.seller)

    def questions(self) -> list[TaskKind]:
        """What people are asked about this article."""
        about = self.stall.goods[RICE].id
        return [task.kind for task in self.stall.shop.books.online.tasks.open() if task.subject == about]

    def settled(self) -> None:
        """Nothing waits and nothing is asked about the article."""
        assert self.stall.shop.books.online.errands.open(self.online.id) == []
        assert self.questions() == []


@pytest.fixture(params=["loopback", "real"])
def trade(
    request: pytest.FixtureRequest, stall: MarketStall, woo_shop: LoopbackShop, tmp_path: Path
) -> Iterator[Trade]:
    access = woo_shop.access() if request.param == "loopback" else named_shop()
    # A real shop remembers the bills of earlier tests: no two may have the same id.
    stall.shop = replace(stall.shop, ids=UuidIds())
    shop, seller = stall.shop, stall.seller
    code = f"LIVE-{uuid.uuid4().hex[:10].upper()}"
    goods, _changes = save_product(shop, replace(stall.goods[RICE], code=code), seller, on_hand=Quantity.of(10))
    online = add_shop(shop, ShopWish("woocommerce", "ร้าน", access.address, access.account), seller)
    secrets = Secrets(tmp_path / "keys")
    secrets.keep(online.id, access.secret)
    authority = named_authority()
    engine = Engine(shop, Lines(shop, secrets, authority=authority).open)
    with Wire(connector("woocommerce").tidy(access).address, authority=authority) as wire:
        publish(shop, online.id, [goods.id], seller)
        trade = Trade(stall, activate(shop, online.id, seller), engine, wire, access)
        trade.round(2)
        link = shop.books.online.links.get(online.id, goods.id)
        assert link is not None
        trade.article = link.remote
        try:
            yield trade
        finally:
            for order in trade.rest("GET", f"orders?product={trade.article}&status=any&per_page=100"):
                trade.rest("DELETE", f"orders/{order['id']}?force=true")
            trade.rest("DELETE", f"products/{trade.article}?force=true")


def test_a_sale_is_one_order_although_we_died_while_it_was_sent(trade: Trade) -> None:
    sale = trade.stall.sold((RICE, 3)).sale
    trade.round()
    order = trade.order_of(sale)
    assert (order["status"], Money.parse(order["total"])) == ("completed", sale.total)
    errands = trade.stall.shop.books.online.errands
    errand = errands.keyed(trade.online.id, f"sale:{sale.id}")
    assert errand is not None
    with trade.stall.shop.books.write() as rows:
        errands.keep(replace(errand, state=ErrandState.SENDING, remote=RemoteId("")))
        rows.execute("UPDATE shop_item SET quantity = quantity + 3000 WHERE remote = ?", (trade.article,))
    trade.round(3)
    assert trade.order_of(sale)["id"] == order["id"]
    assert trade.numbers() == (7, 7)
    trade.settled()


def test_both_counters_sell_at_once_and_the_numbers_meet(trade: Trade) -> None:
    trade.stall.sold((RICE, 2))
    trade.bought(3)
    trade.round(2)
    assert trade.numbers() == (5, 8)
    trade.settled()


def test_the_last_piece_sold_twice_is_one_card_and_nothing_is_called_off(trade: Trade) -> None:
    save_product(trade.stall.shop, trade.stall.goods[RICE], trade.stall.seller, on_hand=ONE)
    goods = trade.stall.shop.books.catalog.get(trade.stall.goods[RICE].id)
    assert goods is not None
    trade.round(2)
    line = {"product_id": int(trade.article), "quantity": 1}
    number = trade.rest("POST", "orders", status="processing", line_items=[line])["id"]
    trade.stall.sold((RICE, 1))
    trade.round(2)
    (card,) = oversold(trade.stall.shop)
    assert (card.product, card.short) == (goods.id, ONE)
    assert trade.rest("GET", f"orders/{number}")["status"] == "processing"


def test_an_order_called_off_in_the_shop_comes_back_once(trade: Trade) -> None:
    order = trade.bought(4)
    assert trade.numbers() == (6, 10)
    trade.rest("PUT", f"orders/{order.told.remote}", status="cancelled")
    trade.round(5)
    assert trade.numbers() == (10, 10)
    assert trade.stall.shop.books.online.orders.reserved(trade.stall.goods[RICE].id) == Quantity(0)
    trade.settled()


@pytest.mark.parametrize(("restock", "left"), [(True, 8), (False, 7)])
def test_a_piece_paid_back_there_comes_back_with_or_without_goods(trade: Trade, restock: bool, left: int) -> None:
    order = trade.bought(3)
    ship(trade.stall.shop, order.id, "TH1", trade.stall.seller)
    trade.round()
    line = trade.rest("GET", f"orders/{order.told.remote}")["line_items"][0]
    price = str(Money(order.told.lines[0].amount.satang // 3))
    part = {"id": line["id"], "quantity": 1 if restock else 0, "refund_total": price}
    body = {"amount": price, "api_refund": False, "api_restock": restock, "line_items": [part]}
    trade.rest("POST", f"orders/{order.told.remote}/refunds", **body)
    trade.round(4)
    assert trade.numbers() == (left, left)
    trade.settled()


def test_a_sale_given_back_whole_is_a_cancelled_order(trade: Trade) -> None:
    sale = trade.stall.sold((RICE, 3)).sale
    trade.round()
    trade.give_back(sale, None)
    trade.round(2)
    assert trade.order_of(sale)["status"] == "cancelled"
    assert trade.numbers() == (10, 10)
    trade.settled()


def test_pieces_of_an_order_given_back_at_the_till_are_paid_back_there(trade: Trade) -> None:
    order = trade.bought(3)
    sale = ship(trade.stall.shop, order.id, "TH1", trade.stall.seller).sale
    trade.round()
    for _piece in range(2):
        trade.give_back(sale, [Returned(1, ONE)])
        trade.round(2)
    assert len(trade.rest("GET", f"orders/{order.told.remote}/refunds")) == 2
    assert trade.numbers() == (9, 9)
    found = trade.stall.shop.books.online.orders.get(order.id)
    assert found is not None
    assert found.progress is Progress.SHIPPED
    trade.settled()


def test_prices_follow_their_owner(trade: Trade) -> None:
    trade.rest("PUT", f"products/{trade.article}", regular_price="41.50")
    trade.round(2)
    goods = trade.stall.shop.books.catalog.get(trade.stall.goods[RICE].id)
    assert goods is not None
    assert goods.price == Money(4150)
    rules = replace(trade.online.rules, price=Owner.TILL)
    change_rules(trade.stall.shop, trade.online.id, rules, trade.stall.seller)
    save_product(trade.stall.shop, replace(goods, price=Money(4400)), trade.stall.seller)
    trade.round(2)
    assert Money.parse(trade.rest("GET", f"products/{trade.article}")["regular_price"]) == Money(4400)


def test_two_edits_of_one_second_are_both_seen(trade: Trade) -> None:
    for price in ("36.00", "37.00"):
        trade.rest("PUT", f"products/{trade.article}", regular_price=price)
        trade.round()
    goods = trade.stall.shop.books.catalog.get(trade.stall.goods[RICE].id)
    assert goods is not None
    assert goods.price == Money(3700)


def test_a_number_counted_in_the_shop_is_a_question(trade: Trade) -> None:
    trade.rest("PUT", f"products/{trade.article}", stock_quantity=25)
    trade.round(3)
    assert trade.questions() == [TaskKind.COUNT]
    assert trade.numbers() == (25, 10)


def test_a_binned_article_is_told_of_and_comes_back(trade: Trade) -> None:
    trade.rest("DELETE", f"products/{trade.article}")
    for _day in range(3):
        trade.stall.clock.at += timedelta(days=1)
        trade.round()
    trade.stall.sold((RICE, 1))
    trade.rest("PUT", f"products/{trade.article}", status="publish")
    trade.round(3)
    assert trade.numbers() == (9, 9)
    waits = trade.stall.shop.books.online.errands.open(trade.online.id)
    assert [one for one in waits if one.kind is not ErrandKind.SALE] == []
