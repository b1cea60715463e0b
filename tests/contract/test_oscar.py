"""A shop that others wrote, django-oscar: one stock and two counters, from the first reading to what is sold twice."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.online.order import Progress
from posapp.domain.online.shop import OnlineShop, RemoteId
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.availability import available
from posapp.operations.online.conflicts import oversold
from posapp.operations.online.matching import Pair, pair, suggestions
from posapp.operations.online.picking import ship
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.sync.engine import Engine
from posapp.sync.faults import KeyRefused
from posapp.sync.wire import Wire
from tests.doubles.oscar_connector import ABILITIES, OscarStorefront
from tests.doubles.oscar_shop import BUYERS, OscarShop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.online.order import OnlineOrder
    from posapp.sync.round import Round
    from tests.doubles.trade import MarketStall

pytest.importorskip("oscar", reason="django-oscar is not installed")
pytest.importorskip("oscarapi", reason="django-oscar-api is not installed")

RICE, JAR, CLOTH = "ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า"


@pytest.fixture(scope="session")
def oscar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OscarShop]:
    """The shop, in one process for all tests; each puts goods of its own on its shelves."""
    with OscarShop(tmp_path_factory.mktemp("oscar") / "books.db") as shop:
        yield shop


@dataclass(slots=True)
class Counters:
    """The stall and the shop, and what joins them."""

    stall: MarketStall
    oscar: OscarShop
    online: OnlineShop
    engine: Engine
    articles: dict[str, int] = field(default_factory=dict)

    def round(self) -> Round:
        """One round, two minutes later."""
        self.stall.clock.at += timedelta(minutes=2)
        return self.engine.round(self.online.id)

    def here(self, name: str) -> int:
        """How many of it are free."""
        return available(self.stall.shop, self.stall.goods[name].id).milli // 1000

    def there(self, name: str) -> int:
        """How many the shop has to sell."""
        return self.oscar.left(self.articles[name])

    def waiting(self) -> list[OnlineOrder]:
        """The orders of these goods that are to be picked; the shop has others from before."""
        ours = {str(article) for article in self.articles.values()}
        new = self.stall.shop.books.online.orders.at([Progress.NEW])
        return [order for order in new if any(line.item in ours for line in order.told.lines)]


@pytest.fixture
def both(stall: MarketStall, oscar: OscarShop, request: pytest.FixtureRequest) -> Counters:
    """The goods of the stall in the shop too, read and paired by their codes, and the shop in use."""
    stamp = f"{abs(hash(request.node.name)) % 10**9}"
    online = add_shop(stall.shop, ShopWish("woocommerce", f"Oscar {stamp}", oscar.address, "stall"), stall.seller)

    @contextmanager
    def open_shop(_online: OnlineShop) -> Iterator[OscarStorefront]:
        with Wire(oscar.address) as wire:
            yield OscarStorefront(oscar.access, wire)

    engine = Engine(stall.shop, open_shop, abilities=lambda _online: ABILITIES)
    found = Counters(stall, oscar, online, engine)
    for name in (RICE, JAR, CLOTH):
        product = stall.goods[name]
        left = stall.shop.books.stock.on_hand(product.id).milli // 1000
        found.articles[name] = oscar.article(f"{product.code}-{stamp}", name, str(product.price), left)
    assert engine.read(online.id, lambda _count, _total: None).reason == ""
    ours = {article: stall.goods[name].id for name, article in found.articles.items()}
    pairs = [Pair(RemoteId(str(article)), product) for article, product in ours.items()]
    pair(stall.shop, online.id, pairs, stall.seller)
    activate(stall.shop, online.id, stall.seller)
    assert found.round().reason == ""
    return found


def test_a_wrong_password_opens_nothing(oscar: OscarShop) -> None:
    from posapp.sync.connector import Access

    with Wire(oscar.address) as wire, pytest.raises(KeyRefused):
        OscarStorefront(Access(oscar.address, "stall", "wrong"), wire).check()


def test_goods_are_known_by_their_codes(stall: MarketStall, oscar: OscarShop) -> None:
    code, name = "OSC-1", "ข้าวแต๋นสูตรใหม่"  # no other test puts these into the shop
    save_product(stall.shop, replace(stall.goods[RICE], code=code, name=name), stall.seller)
    online = add_shop(stall.shop, ShopWish("woocommerce", "Oscar", oscar.address, "stall"), stall.seller)
    if all(row["upc"] != code for row in oscar.ask("GET", "admin/products/")):
        oscar.article(code, "Rice crackers", "35.00", 4)

    @contextmanager
    def open_shop(_online: OnlineShop) -> Iterator[OscarStorefront]:
        with Wire(oscar.address) as wire:
            yield OscarStorefront(oscar.access, wire)

    Engine(stall.shop, open_shop, abilities=lambda _online: ABILITIES).read(online.id, lambda _count, _total: None)
    sure = [one for one in suggestions(stall.shop, online.id) if one.sure]
    assert [(one.item.sku, one.product and one.product.name) for one in sure] == [(code, name)]


def test_what_the_stall_sells_is_off_the_shop_s_number(both: Counters) -> None:
    before = both.there(RICE)
    both.stall.sold((RICE, 3), (JAR, 1))
    done = both.round()
    assert (done.pushed, done.waiting, done.reason) == (2, 0, "")
    assert (both.there(RICE), both.there(RICE)) == (before - 3, both.here(RICE))
    assert both.there(JAR) == both.here(JAR)
    assert both.round().pushed == 0


def test_an_order_comes_in_is_set_aside_and_sent_off(both: Counters) -> None:
    before = both.here(CLOTH)
    number = both.oscar.order(both.articles[CLOTH], 2)
    assert both.round().reason == ""
    (order,) = both.waiting()
    assert (order.told.number, order.told.total.satang) == (number, 39_900)
    assert order.told.buyer.address == "12/3 หมู่ 4 ต.แม่แรม\nแม่ริม เชียงใหม่ 50180"
    assert (both.here(CLOTH), both.there(CLOTH)) == (before - 2, before - 2)
    both.stall.sold((CLOTH, 1))
    both.round()
    assert (both.here(CLOTH), both.there(CLOTH)) == (before - 3, before - 3)
    sold = ship(both.stall.shop, order.id, "TH1", both.stall.seller)
    assert sold.sale.total.satang == 39_900
    assert (both.here(CLOTH), both.there(CLOTH)) == (before - 3, before - 3)


def test_sales_on_both_sides_between_two_rounds_add_up(both: Counters) -> None:
    before = both.here(RICE)
    both.stall.sold((RICE, 4))
    both.oscar.order(both.articles[RICE], 2)
    both.stall.sold((RICE, 1))
    both.oscar.order(both.articles[RICE], 1, BUYERS[1])
    both.round()
    assert (both.here(RICE), both.there(RICE)) == (before - 8, before - 8)


def test_the_last_piece_sold_on_both_sides_is_one_card_for_a_person(both: Counters) -> None:
    both.stall.sold((JAR, both.here(JAR) - 1))
    both.round()
    assert both.there(JAR) == 1
    both.stall.sold((JAR, 1))
    both.oscar.order(both.articles[JAR], 1)
    both.round()
    (card,) = oversold(both.stall.shop)
    assert (card.product, card.short, len(card.orders)) == (both.stall.goods[JAR].id, Quantity.of(1), 1)
    assert [order.progress for order in both.waiting()] == [Progress.NEW]


def test_the_shop_itself_sells_one_piece_to_two_buyers(both: Counters) -> None:
    both.stall.sold((CLOTH, both.here(CLOTH) - 1))
    both.round()
    baskets = [(buyer, both.oscar.lay_in_basket(buyer, both.articles[CLOTH], 1)) for buyer in BUYERS]
    for buyer, basket in baskets:
        both.oscar.check_out(buyer, basket)
    assert both.there(CLOTH) == -1
    both.round()
    (card,) = oversold(both.stall.shop)
    assert (card.short, len(card.orders)) == (Quantity.of(1), 2)
    assert both.there(CLOTH) in (-1, 0)
