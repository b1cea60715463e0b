"""Customers' orders from a real shop on a socket: handled here, told there, one stock on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app.clock import UuidIds
from posapp.domain.cart import Cart
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.money import Money
from posapp.domain.online.order import Progress
from posapp.domain.product import Product
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.tender import CASH, Tender
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.availability import available
from posapp.operations.online.conflicts import online_gets, oversold, stall_keeps, there_is_more
from posapp.operations.online.matching import Pair, pair, suggestions
from posapp.operations.online.orders import TO_DO
from posapp.operations.online.picking import ship
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.operations.sell import sell
from posapp.operations.shop import Shop
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.secrets import Secrets
from tests.doubles.trade import open_stall
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop
from tests.e2e.shop_life import FastClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import ShopId
    from posapp.domain.sale import Sale

CODE: Final = "LAST-1"


@dataclass
class Counters:
    """A stall and an online shop that have one article together."""

    shop: Shop
    seller: PersonId
    woo: LoopbackShop
    online: ShopId
    engine: Engine
    article: int
    product: Product

    def talk(self) -> None:
        """Rounds until nothing waits any more."""
        for _round in range(6):
            done = self.engine.round(self.online)
            assert done.reason == "", done

    def sold(self, pieces: int = 1) -> Sale:
        """A bill of the stall."""
        cart = Cart(SaleId(self.shop.ids.new()))
        cart, _line = cart.add(self.product, Quantity.of(pieces))
        return sell(self.shop, cart, (Tender(CASH, cart.total, cart.total),), self.seller).sale

    def ordered(self, pieces: int = 1) -> int:
        """An order in the shop; its number there."""
        return self.woo.order((self.article, pieces), status="processing")

    def waiting(self) -> list[OnlineOrder]:
        """The orders to be sent off."""
        return self.shop.books.online.orders.at(TO_DO)

    def row(self, number: int) -> Any:  # noqa: ANN401 - an order as the shop has it
        """An order as the shop has it."""
        return next(row for row in self.woo.orders() if row["id"] == number)

    def agree(self, pieces: int) -> None:
        """Both sides have the same number, and nothing waits."""
        self.talk()
        assert (self.woo.stock()[CODE], available(self.shop, self.product.id).milli // 1000) == (pieces, pieces)
        assert self.shop.books.online.errands.open(self.online) == []
        assert examine(self.shop).sound


@pytest.fixture
def both(tmp_path: Path, woo_shop: LoopbackShop) -> Iterator[Counters]:
    """One article on both counters, one piece of it left; the day is open."""
    stall = open_stall(tmp_path / "books")
    shop = Shop(stall.shop.books, FastClock(), UuidIds())
    new = Product(ProductId(shop.ids.new()), CODE, "ผ้าทอ", Money(10000), tracked=True)
    product, _changes = save_product(shop, new, stall.seller, on_hand=ONE)
    article = woo_shop.article(CODE, stock=1)
    online = add_shop(shop, ShopWish("woocommerce", "ร้าน", woo_shop.address, USER), stall.seller).id
    secrets = Secrets(tmp_path / "keys")
    secrets.keep(online, PASSWORD)
    engine = Engine(shop, Lines(shop, secrets).open)
    assert engine.read(online, lambda _done, _total: None).reason == ""
    (found,) = suggestions(shop, online)
    pair(shop, online, [Pair(found.item.remote, product.id)], stall.seller)
    activate(shop, online, stall.seller)
    open_session(shop, Counted(Money(100000)), stall.seller)
    counters = Counters(shop, stall.seller, woo_shop, online, engine, article, product)
    counters.talk()
    yield counters
    shop.books.close()


def last_piece_twice(both: Counters) -> tuple[int, Sale]:
    """The stall and the shop sell the last piece while neither knows of the other."""
    number, sale = both.ordered(), both.sold()
    both.talk()
    (card,) = oversold(both.shop)
    assert (card.short, card.stall_sale) == (ONE, sale.id)
    assert both.row(number)["status"] == "processing"
    return number, sale


def test_an_order_is_sent_off_here_and_completed_there(both: Counters) -> None:
    number = both.ordered()
    both.talk()
    (order,) = both.waiting()
    sale = ship(both.shop, order.id, "TH0123", both.seller).sale
    both.agree(0)
    assert both.row(number)["status"] == "completed"
    assert sale.total == order.told.total
    assert any("TH0123" in note for note in both.woo.do("notes"))


def test_an_order_cancelled_there_after_it_was_sent_is_taken_back_once(both: Counters) -> None:
    number = both.ordered()
    both.talk()
    sale = ship(both.shop, both.waiting()[0].id, "", both.seller).sale
    both.talk()
    both.woo.do("set_status", number, "cancelled")
    both.agree(1)
    assert [one.total for one in both.shop.books.sales.refunds_of(sale.id)] == [-sale.total]


def test_an_order_completed_there_becomes_a_bill_here_by_itself(both: Counters) -> None:
    number = both.ordered()
    both.woo.do("set_status", number, "completed")
    both.agree(0)
    order = both.shop.books.online.orders.numbered(str(number)) or both.shop.books.online.orders.numbered(f"#{number}")
    assert order[0].progress is Progress.SHIPPED
    assert both.shop.books.sales.get(order[0].sale)


@pytest.mark.parametrize(("restock", "left"), [(True, 1), (False, 0)])
def test_a_refund_there_comes_back_here_with_or_without_its_goods(both: Counters, restock: bool, left: int) -> None:
    number = both.ordered()
    both.talk()
    sale = ship(both.shop, both.waiting()[0].id, "", both.seller).sale
    both.talk()
    line = both.row(number)["line_items"][0]["id"]
    both.woo.do("refund", number, "100.00", [(line, 1)], restock=restock)
    both.agree(left)
    assert [one.total for one in both.shop.books.sales.refunds_of(sale.id)] == [-sale.total]


def test_the_stall_keeps_the_last_piece(both: Counters) -> None:
    number, _sale = last_piece_twice(both)
    (card,) = oversold(both.shop)
    stall_keeps(both.shop, card.product, card.orders[0].id, both.seller)
    both.agree(0)
    assert oversold(both.shop) == []
    assert both.row(number)["status"] == "cancelled"


def test_the_online_buyer_gets_the_last_piece(both: Counters) -> None:
    number, sale = last_piece_twice(both)
    (card,) = oversold(both.shop)
    online_gets(both.shop, card.product, sale.id, both.seller)
    both.agree(0)
    assert oversold(both.shop) == []
    ship(both.shop, card.orders[0].id, "", both.seller)
    both.agree(0)
    assert both.row(number)["status"] == "completed"


def test_there_was_another_piece(both: Counters) -> None:
    number, _sale = last_piece_twice(both)
    (card,) = oversold(both.shop)
    there_is_more(both.shop, card.product, ONE, both.seller)
    both.agree(0)
    assert oversold(both.shop) == []
    ship(both.shop, card.orders[0].id, "", both.seller)
    both.agree(0)
    assert both.row(number)["status"] == "completed"
