"""Run as a program: receives, makes and goes to market on the books in a folder, and is killed with -9 again and again.

Each life is a forked process that says the number of every paper once it is in the books. Writes all numbers it said.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp.app.terminal import open_shop
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.make import Making, make
from posapp.operations.market_day import Plans, close_event, open_event, take_to_market
from posapp.operations.move_stock import Going
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.shop import Shop

_LONGEST_LIFE: Final = 0.08
_NOBODY: Final = PersonId("")


def _acts(shop: Shop) -> Iterator[str]:
    """Papers without end: the number of each when it is written."""
    (recipe,) = shop.books.recipes.all()
    goods = [part.product for part in recipe.parts]
    while True:
        lines = [Incoming(one, Quantity.of(20), Money(100)) for one in goods]
        yield receive(shop, lines, Said(), _NOBODY).entry.number
        making = Making(recipe.id, Quantity.of(1), recipe.yields)
        yield make(shop, making, Said(), _NOBODY).posted.entry.number
        event = open_event(shop, Plans("กาดนัด", sell_here=False), _NOBODY)
        yield take_to_market(shop, event.id, [Going(recipe.product, Quantity.of(3))], _NOBODY).entry.number
        close_event(shop, event.id, [Going(recipe.product, Quantity.of(2))], "", _NOBODY)
        yield event.id
        for left in shop.books.events.going_on():
            close_event(shop, left.id, [], "", _NOBODY)


def _live(books: Path, pipe: int) -> None:
    shop = open_shop(books)
    for left in shop.books.events.going_on():
        close_event(shop, left.id, [], "", _NOBODY)
    for said in _acts(shop):
        os.write(pipe, said.encode() + b"\n")


def _life(books: Path, seconds: float) -> list[str]:
    """What one life said before it was killed."""
    out, into = os.pipe()
    number = os.fork()
    if number == 0:
        try:
            _live(books, into)
        finally:
            os._exit(1)
    os.close(into)
    select.select([out], [], [], 10)
    time.sleep(seconds)
    os.kill(number, signal.SIGKILL)
    _pid, status = os.waitpid(number, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"
    with os.fdopen(out, "rb") as pipe:
        return pipe.read().decode().split("\n")[:-1]


def main(books: Path, lives: int, seed: int) -> None:
    """Live and die `lives` times."""
    chance = random.Random(seed)
    said = [one for _number in range(lives) for one in _life(books, chance.random() * _LONGEST_LIFE)]
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
