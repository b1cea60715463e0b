"""Run as a program: sells at a stall with an online shop and is killed with -9, again and again; then settles.

Each life is the real engine in a forked process on the same books. In the last one nobody is killed: it goes on until
nothing waits any more, and says as one JSON object what is left. Its clock runs fast, so that waits of minutes pass in
the time of a test.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final, NoReturn

from posapp.app.clock import UuidIds
from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, ProductId, SaleId
from posapp.domain.money import Money
from posapp.domain.online.shop import ShopId
from posapp.domain.quantity import Quantity
from posapp.domain.tender import CASH, Tender
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.availability import available
from posapp.operations.online.errands import reason_text
from posapp.operations.people import person_named
from posapp.operations.sell import sell
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.secrets import Secrets

SPEED: Final = 400
_BEGIN: Final = datetime(2026, 1, 17, 8, 0, tzinfo=timezone(timedelta(hours=7)))
_LONGEST_LIFE: Final = 0.6
_SETTLED: Final = 30


class FastClock:
    """A clock of which all processes of this PC agree, and which runs fast."""

    def now(self) -> datetime:
        return _BEGIN + timedelta(seconds=time.monotonic() * SPEED)

    def uptime(self) -> int:
        return int(time.monotonic() * SPEED * 1000)


@dataclass(slots=True)
class Stall:
    """What a life works with: bills to be sold as (id, code, pieces)."""

    books: Path
    keys: Path
    bills: list[tuple[str, str, int]]
    chance: random.Random

    def open(self) -> tuple[Shop, Engine]:
        shop = Shop(Books.open(self.books), FastClock(), UuidIds())
        return shop, Engine(shop, Lines(shop, Secrets(self.keys)).open, chance=self.chance)

    def live(self) -> None:
        """Sell and talk to the shop until the end comes."""
        shop, engine = self.open()
        left = [bill for bill in self.bills if shop.books.sales.get(SaleId(bill[0])) is None]
        while True:
            if left and self.chance.random() < 0.6:
                _sell(shop, *left.pop(0))
            if self.chance.random() < 0.2:
                edit_price(shop, f"SOAK-{self.chance.randrange(1, 6)}", self.chance.randint(50, 150))
            engine.rounds()

    def settle(self) -> dict[str, Any]:
        """Sell what is left, then talk until nothing waits several times in a row."""
        shop, engine = self.open()
        for bill in self.bills:
            _sell(shop, *bill)
        quiet = 0
        while quiet < _SETTLED:
            done = engine.rounds()
            busy = any(one.pushed or one.waiting or one.reason for one in done)
            quiet = 0 if busy else quiet + 1
        told = _told(shop)
        shop.books.close()
        return told


def _sell(shop: Shop, bill: str, code: str, pieces: int) -> None:
    found = shop.books.catalog.find(code)
    assert found is not None
    cart, _line = Cart(SaleId(bill)).add(found, Quantity.of(pieces))
    sell(shop, cart, (Tender(CASH, cart.total, cart.total),), person_named(shop, "cashier", "สมศรี", PersonId("")))


def edit_price(shop: Shop, code: str, baht: int) -> None:
    """Somebody at the till gives an article another price."""
    found = shop.books.catalog.find(code)
    assert found is not None
    seller = person_named(shop, "cashier", "สมศรี", PersonId(""))
    save_product(shop, replace(found, price=Money(baht * 100)), seller)


def _told(shop: Shop) -> dict[str, Any]:
    """What the books say at the end."""
    (online,) = shop.books.online.shops.all()
    links = shop.books.online.links.of_shop(ShopId(online.id))
    orders = shop.books.online.orders.between(_BEGIN.date() - timedelta(days=400), _BEGIN.date() + timedelta(days=4000))
    return {
        "available": {link.remote: available(shop, link.product).milli // 1000 for link in links},
        "prices": {link.remote: _price(shop, link.product) for link in links},
        "waiting": [[one.key, one.state.value, reason_text(one)] for one in shop.books.online.errands.open(online.id)],
        "tasks": [[one.kind.value, one.remote, dict(one.facts)] for one in shop.books.online.tasks.open(online.id)],
        "orders": [one.told.remote for one in orders],
    }


def _price(shop: Shop, product: ProductId) -> str:
    found = shop.books.catalog.get(product)
    return str(found.price) if found else ""


def _end(number: int, chance: random.Random) -> None:
    """Kill a life at a random moment."""
    time.sleep(chance.random() * _LONGEST_LIFE)
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)


def _live(stall: Stall) -> NoReturn:
    """One life; it ends by being killed, or shows what else ended it."""
    try:
        stall.live()
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(1)


def main() -> None:
    """Live and die as often as asked, then settle when a line comes in."""
    asked = json.loads(sys.argv[1])
    chance = random.Random(asked["seed"])
    bills = [(bill, code, pieces) for bill, code, pieces in asked["bills"]]
    for life in range(asked["kills"]):
        number = os.fork()
        if number == 0:
            stall = Stall(Path(asked["books"]), Path(asked["keys"]), bills, random.Random(asked["seed"] * 1000 + life))
            _live(stall)
        _end(number, chance)
    sys.stdout.write("killed\n")
    sys.stdout.flush()
    sys.stdin.readline()
    json.dump(Stall(Path(asked["books"]), Path(asked["keys"]), bills, chance).settle(), sys.stdout)


if __name__ == "__main__":
    main()
