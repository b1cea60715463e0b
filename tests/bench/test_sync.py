"""Goal 9: what talking to a shop costs beside bare HTTP and bare rows, and what the till's own sales feel of it."""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import threading
import time
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final, TypeVar

import httpx2
import pytest
from PySide6.QtCore import QTimer

from posapp.app.clock import SystemClock, UuidIds
from posapp.app.shop_lane import ShopLane, share_fairly
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.operations.shop import Shop
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.secrets import Secrets
from posapp.ui import garbage
from posapp.ui.tasks import Lanes
from tests.bench.measure import MS, Figure, Times
from tests.bench.shops import NOBODY, new_shop, sell_five
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from tests.bench.measure import Sheet, Size

_Thing = TypeVar("_Thing")

_SOME: Final = 500
_PART: Final = 50
_BEAT_MS: Final = 5


@pytest.fixture
def woo(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackShop]:
    """A shop in a process of its own; keys lie in a file, as on a PC without a key store."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with LoopbackShop() as shop:
        yield shop


class Both:
    """A stall and a shop with the same goods, paired and in use."""

    def __init__(self, disk: Path, woo: LoopbackShop, products: int) -> None:
        self.woo = woo
        self.shop, self.goods = new_shop(disk / "shop", products)
        self.ids = [number for part in _parts(self.goods) for number in woo.add(*map(_article, part))]
        self.online: OnlineShop = add_shop(self.shop, ShopWish("woocommerce", "ร้าน", woo.address, USER), NOBODY)
        self.secrets = Secrets(disk / "keys")
        self.secrets.keep(self.online.id, PASSWORD)
        engine = self.engine()
        engine.read(self.online.id, lambda _done, _total: None)
        remotes = {item.sku: item.remote for item in self.shop.books.online.items.all(self.online.id)}
        for part in _parts(self.goods):
            pair(self.shop, self.online.id, [Pair(remotes[one.code], one.id) for one in part], NOBODY)
        activate(self.shop, self.online.id, NOBODY)
        engine.round(self.online.id)
        self.settle()

    def engine(self, shop: Shop | None = None) -> Engine:
        here = shop or self.shop
        return Engine(here, Lines(here, self.secrets).open)

    def settle(self) -> None:
        """Talk until there is nothing to say, then forget what was asked."""
        while self.engine().round(self.online.id, asked=True).pulled:
            pass
        self.woo.do("requests")

    def edit(self) -> None:
        """Everything in the shop is touched, and each tenth article has a new price."""
        for number, product in enumerate(self.ids):
            changes = {"regular_price": f"{10 + number % 90}.00"} if number % 10 == 0 else {}
            self.woo.edit(product, **changes)


class Bare:
    """The floor: one client, one table, the same requests, as a plain program would do them."""

    def __init__(self, folder: Path, woo: LoopbackShop) -> None:
        self.client = httpx2.Client(base_url=woo.address, auth=(USER, PASSWORD), trust_env=False, verify=False)
        self.rows = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self.rows.execute("PRAGMA journal_mode = WAL")
        self.rows.execute("PRAGMA synchronous = FULL")
        self.rows.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price TEXT, body TEXT)")
        self.rows.execute("CREATE TABLE told (id TEXT PRIMARY KEY, state TEXT, remote TEXT)")

    def ask(self, requests: list[str]) -> None:
        """Read what was read, and keep it."""
        for request in requests:
            found = self.client.get(request.split(" ")[1]).json()
            for part in _parts(found if isinstance(found, list) else []):
                self.rows.execute("BEGIN IMMEDIATE")
                self.rows.executemany(
                    "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)",
                    [(row["id"], row.get("name"), row.get("price"), json.dumps(row)) for row in part],
                )
                self.rows.execute("COMMIT")

    def tell(self, bodies: list[dict[str, object]]) -> None:
        """Write orders, each noted before and after."""
        for number, body in enumerate(bodies):
            self.rows.execute("INSERT INTO told VALUES (?, 'sending', '')", (str(number),))
            made = self.client.post("/wp-json/wc/v3/orders", json=body).json()
            self.rows.execute("UPDATE told SET state = 'done', remote = ? WHERE id = ?", (made["id"], str(number)))

    def close(self) -> None:
        self.client.close()
        self.rows.close()


def test_ten_thousand_changed_products(disk: Path, sheet: Sheet, woo: LoopbackShop) -> None:
    both = Both(disk, woo, 10_000 if sheet.judged else 150)
    both.edit()
    grown, ours = _grown(), _timed(lambda: both.engine().round(both.online.id, asked=True))
    grown = _grown() - grown
    assert both.shop.books.online.shops.line(both.online.id).reason == ""
    requests = [line for line in woo.do("requests") if line.startswith("GET")]
    bare = Bare(disk, woo)
    floor = _timed(lambda: bare.ask(requests))
    bare.close()
    both.shop.books.close()
    what = f"{len(both.goods):,} products pulled / bare"
    sheet.write(Figure("9", what, ours / floor, 2.0, note=f"{ours:.0f} ms; floor {floor:.0f} ms"))
    sheet.write(Figure("9", "memory after it", grown, 40, "MB"))


def test_five_hundred_sales(disk: Path, sheet: Sheet, woo: LoopbackShop) -> None:
    both = Both(disk, woo, 200)
    sales = _SOME if sheet.judged else 10
    for number in range(sales):
        sell_five(both.shop, both.goods, number)
    ours = _timed(lambda: both.engine().round(both.online.id, asked=True))
    assert both.shop.books.online.errands.open(both.online.id) == []
    orders = woo.orders()
    assert len(orders) == sales
    bare = Bare(disk, woo)
    floor = _timed(lambda: bare.tell([_again(order) for order in orders]))
    bare.close()
    both.shop.books.close()
    sheet.write(
        Figure("9", f"{sales} sales pushed / bare", ours / floor, 2.0, note=f"{ours:.0f}; floor {floor:.0f} ms")
    )


def test_the_till_goes_on_selling_meanwhile(disk: Path, sheet: Sheet, size: Size, woo: LoopbackShop) -> None:
    both = Both(disk, woo, 2_000 if sheet.judged else 100)
    share_fairly()
    garbage.pass_by()
    numbers = count()
    quiet = _sold(both.shop, both.goods, numbers, size.rounds)
    both.edit()
    ended = threading.Event()

    def beside() -> None:
        shop = Shop(both.shop.books.sibling(), SystemClock(), UuidIds())
        while not ended.is_set():
            both.engine(shop).round(both.online.id, asked=True)
        shop.books.close()

    lane = threading.Thread(target=beside)
    lane.start()
    busy = _sold(both.shop, both.goods, numbers, size.rounds)
    ended.set()
    lane.join()
    both.shop.books.close()
    note = f"{busy}; alone {quiet}"
    sheet.write(Figure("9", "sale while shops are told / alone, p99", busy.p99 / quiet.p99, 2.0, note=note))


def test_the_window_lives_on_while_a_week_is_told(disk: Path, sheet: Sheet, woo: LoopbackShop, qtbot: QtBot) -> None:
    both = Both(disk, woo, 200)
    for number in range(300 if sheet.judged else 10):
        sell_five(both.shop, both.goods, number)
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start(_BEAT_MS)
    qtbot.wait(500)
    alone = _waits(beats)
    beats.clear()
    lanes, told = Lanes(), [0]
    lane = ShopLane(both.shop, lambda: Shop(both.shop.books.sibling(), SystemClock(), UuidIds()), lanes, both.secrets)
    lane.moved.connect(lambda _changes: told.append(1))
    lane.sync_now(both.online.id)
    qtbot.waitUntil(lambda: sum(told) > 0, timeout=120_000)
    busy = _waits(beats)
    heart.stop()
    lane.stop()
    lanes.close()
    assert both.shop.books.online.errands.open(both.online.id) == []
    both.shop.books.close()
    note = f"p99 {busy.p99:.1f}; alone {max(alone.each):.1f} ms"
    sheet.write(Figure("9", "longest wait of the window meanwhile", max(busy.each), 50, "ms", note=note))


def _waits(beats: list[float]) -> Times:
    """How much later than it should each heartbeat came, in milliseconds."""
    return Times(tuple(max(0.0, (after - before) * MS - _BEAT_MS) for before, after in pairwise(beats)))


def _sold(shop: Shop, goods: list[Product], numbers: Iterator[int], rounds: int) -> Times:
    """How long sales take, with the pauses between them that customers make."""
    taken = []
    pause = threading.Event()
    for _round in range(rounds):
        taken.append(_timed(lambda: sell_five(shop, goods, next(numbers))))
        pause.wait(0.02)
    return Times(tuple(taken))


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * MS


def _grown() -> float:
    """The most memory this process ever had, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _article(product: Product) -> dict[str, object]:
    return {
        "name": product.name,
        "sku": product.code,
        "regular_price": str(product.price).replace(",", ""),
        "manage_stock": True,
        "stock_quantity": 0,
    }


def _again(order: dict[str, object]) -> dict[str, object]:
    """The same order once more, as a program would ask for it."""
    lines = order["line_items"]
    assert isinstance(lines, list)
    return {
        "status": "completed",
        "created_via": "pos-rest-api",
        "billing": order["billing"],
        "meta_data": order["meta_data"],
        "line_items": [
            {name: line[name] for name in ("product_id", "variation_id", "quantity", "subtotal", "total")}
            for line in lines
        ],
    }


def _parts(things: list[_Thing]) -> Iterator[list[_Thing]]:
    for start in range(0, len(things), _PART):
        yield things[start : start + _PART]
