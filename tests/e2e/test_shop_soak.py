"""A stall and an online shop over a bad line, while our program is killed: one stock, two counters, no lies."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app.clock import UuidIds
from posapp.domain.identity import PersonId, ProductId
from posapp.domain.money import Money
from posapp.domain.online.shop import Owner, ShopRules
from posapp.domain.product import BasketPart, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.edit_catalog import save_product, withdraw
from posapp.operations.online.matching import Pair, pair, suggestions
from posapp.operations.online.shops import ShopWish, activate, add_shop, change_rules
from posapp.operations.people import person_named
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.secrets import Secrets
from tests.doubles.fault_proxy import FaultProxy, stormy
from tests.doubles.trade import open_stall
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop
from tests.e2e.shop_life import FastClock, edit_price

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPO: Final = Path(__file__).resolve().parents[2]
_ARTICLES: Final = 8
_STOCK: Final = 80
_GIFT: Final = "SOAK-GIFT"
"""A basket of two of the articles: the shop sells it by a number of its own."""
_PATIENCE: Final = 240


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens."""

    sales: int
    orders: int
    kills: int


SMALL: Final = Size(20, 12, 6)
FULL: Final = Size(60, 40, 20)


@pytest.fixture(scope="module")
def woo() -> Iterator[LoopbackShop]:
    """A shop in a process of its own."""
    with LoopbackShop() as shop:
        yield shop


def begin(folder: Path, woo: LoopbackShop, address: str) -> dict[str, int]:
    """A stall whose goods are sold in the shop too; the shop's ids by their codes."""
    stall = open_stall(folder / "books")
    stall.shop.books.close()
    shop = Shop(Books.open(folder / "books"), FastClock(), UuidIds())
    ids = {}
    for number in range(_ARTICLES):
        code = f"SOAK-{number}"
        new = Product(ProductId(shop.ids.new()), code, f"สินค้า {code}", Money(10000), tracked=True)
        save_product(shop, new, stall.seller, on_hand=Quantity.of(_STOCK))
        ids[code] = woo.article(code, stock=_STOCK)
    parts = tuple(BasketPart(_id_of(shop, code), ONE) for code in ("SOAK-1", "SOAK-2"))
    gift = Product(ProductId(shop.ids.new()), _GIFT, "ชุดของขวัญ", Money(10000), kind=ProductKind.BASKET, parts=parts)
    save_product(shop, gift, stall.seller)
    ids[_GIFT] = woo.article(_GIFT, stock=5)
    online = add_shop(shop, ShopWish("woocommerce", "ร้าน", address, USER), stall.seller)
    Secrets(folder / "keys").keep(online.id, PASSWORD)
    engine = Engine(shop, Lines(shop, Secrets(folder / "keys")).open)
    assert engine.read(online.id, lambda _done, _total: None).reason == ""
    pairs = [Pair(one.item.remote, one.product.id) for one in suggestions(shop, online.id) if one.product]
    assert len(pairs) == len(ids)
    pair(shop, online.id, pairs, stall.seller)
    change_rules(shop, online.id, ShopRules(price=Owner.TILL), stall.seller)
    activate(shop, online.id, stall.seller)
    assert engine.round(online.id).reason == ""
    shop.books.close()
    return ids


def _id_of(shop: Shop, code: str) -> ProductId:
    found = shop.books.catalog.find(code)
    assert found is not None
    return found.id


class Village:
    """The people in the shop: they order, call off, edit and throw away, at moments nobody chose."""

    def __init__(self, woo: LoopbackShop, ids: dict[str, int], seed: int) -> None:
        self._woo, self._ids, self._chance = woo, ids, random.Random(seed)
        self.ordered: list[int] = []
        self._codes = list(ids)[1:]  # the first one is deleted in the middle

    def live(self, orders: int, ended: threading.Event) -> None:
        """Order so often; other things in between."""
        for number in range(orders):
            if number == orders // 2:
                self._woo.do("delete", self._ids["SOAK-0"])
            product = self._ids[self._chance.choice(self._codes)]
            self.ordered.append(self._woo.order((product, self._chance.randint(1, 2)), status="processing"))
            if self._chance.random() < 0.3:
                self._woo.do("set_status", self._chance.choice(self.ordered), "cancelled")
            if self._chance.random() < 0.3:
                self._woo.edit(product, regular_price=f"{self._chance.randint(50, 150)}.00")
            ended.wait(self._chance.random() * 0.15)


def soak(folder: Path, woo: LoopbackShop, seed: int, size: Size) -> None:
    """Live it, settle it, and compare both sides."""
    chance = random.Random(seed)
    woo.start_again()
    with FaultProxy(woo.port) as line:
        ids = begin(folder, woo, line.address)
        line.weather = stormy(random.Random(seed), lost_reply=15, lost_request=5, busy=3, cut=2, broken=2)
        bills = [
            [
                str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                chance.choice([_GIFT, *(f"SOAK-{number}" for number in range(1, _ARTICLES))]),
                chance.randint(1, 2),
            ]
            for _number in range(size.sales)
        ]
        asked = {
            "books": str(folder / "books"),
            "keys": str(folder / "keys"),
            "bills": bills,
            "kills": size.kills,
            "seed": seed,
        }
        with subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.shop_life", json.dumps(asked)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_REPO,
        ) as life:
            assert life.stdout is not None
            village = Village(woo, ids, seed)
            village.live(size.orders, threading.Event())
            assert life.stdout.readline() == "killed\n"
            edit_here(folder)
            line.weather = stormy(random.Random(seed), lost_reply=2)
            said, _nothing = life.communicate("settle\n", timeout=_PATIENCE)
            assert life.returncode == 0
    compare(woo, json.loads(said), bills, village.ordered, ids)


def edit_here(folder: Path) -> None:
    """At the till somebody edits a price and takes an article off the shelf."""
    shop = Shop(Books.open(folder / "books"), FastClock(), UuidIds())
    seller = person_named(shop, "cashier", "สมศรี", PersonId(""))
    edit_price(shop, "SOAK-2", 77)
    last = shop.books.catalog.find(f"SOAK-{_ARTICLES - 1}")
    assert last is not None
    withdraw(shop, last.id, seller)
    shop.books.close()


def compare(
    woo: LoopbackShop, said: dict[str, Any], bills: list[list[Any]], ordered: list[int], ids: dict[str, int]
) -> None:
    """Every sale is one order, stock and price agree for every article, nothing waits without a reason."""
    rows = woo.orders()
    ours = [meta["value"] for row in rows for meta in row["meta_data"] if meta["key"] == "_posapp_sale_uuid"]
    assert sorted(ours) == sorted(bill for bill, _code, _pieces in bills)
    stock = woo.stock()
    assert {code: said["available"][str(number)] for code, number in ids.items() if code != "SOAK-0"} == {
        code: stock[code] for code in ids if code != "SOAK-0"
    }
    theirs = {code: woo.product(ids[code])["regular_price"] for code in ids if code != "SOAK-0"}
    assert {code: said["prices"][str(ids[code])] for code in theirs} == theirs
    assert said["prices"][str(ids["SOAK-2"])] == "77.00"
    assert all(reason for _key, _state, reason in said["waiting"])
    assert said["waiting"] == []
    assert {kind for kind, _remote, _facts in said["tasks"]} <= {"gone", "edit", "order"}
    assert {str(order) for order in ordered} <= set(said["orders"])


@pytest.mark.timeout(300)
def test_a_bad_line_and_kills_lose_and_double_nothing(tmp_path: Path, woo: LoopbackShop) -> None:
    soak(tmp_path, woo, 1, SMALL)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(20))
def test_sixty_sales_forty_orders_and_twenty_kills(tmp_path: Path, woo: LoopbackShop, seed: int) -> None:
    soak(tmp_path, woo, seed, FULL)
