"""Copies: how long making and bringing back takes for a long history, and that selling does not feel it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from posapp.app.clock import SystemClock, UuidIds
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.operations.copies.make import copy_by_itself
from posapp.operations.copies.restore import bring_back, prepare
from posapp.operations.edit_catalog import save_product
from posapp.operations.shop import Shop
from posapp.operations.start_group import start_group
from posapp.store.books import Books
from tests.bench.measure import Figure, in_turns
from tests.bench.shops import NOBODY, name_of, sell_five

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.bench.measure import Sheet, Size

_GOODS = 50
_RESTORE_SECONDS = 60
_SALE_MS = 150
_WHILE_COPYING = 40


def _history(folder: Path, sales: int) -> tuple[Shop, list[Product]]:
    """Books whose every row the journal tells of, with `sales` bills of five lines."""
    shop = start_group(folder, "กลุ่มทดลอง", "A", SystemClock(), UuidIds())
    shop.books.database.rows.execute("PRAGMA synchronous = OFF")
    goods = []
    for number in range(_GOODS):
        new = Product(ProductId(shop.ids.new()), "", name_of(number), Money(1000 + number * 25), tracked=True)
        saved, _changes = save_product(shop, new, NOBODY)
        goods.append(saved)
    for number in range(sales):
        sell_five(shop, goods, number)
    shop.books.database.rows.execute("PRAGMA synchronous = FULL")
    return shop, goods


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


@pytest.mark.timeout(1800)
def test_a_long_history_is_copied_and_comes_back_in_time(sheet: Sheet, size: Size, disk: Path) -> None:
    shop, goods = _history(disk / "books", size.endurance)
    about = f"{size.endurance:,} bills"
    home = disk / "stick"
    copying = threading.Thread(target=lambda: _copied(shop, home))
    begun = time.perf_counter()
    copying.start()
    numbers = iter(range(10**6))
    (sold,) = in_turns(_WHILE_COPYING, lambda: sell_five(shop, goods, next(numbers)))
    copying.join()
    sheet.write(Figure("copies", f"made while selling, {about}", time.perf_counter() - begun, 60, "s"))
    sheet.write(Figure("copies", "a sale meanwhile, p99", sold.p99, _SALE_MS, "ms", str(sold)))
    (copy,) = home.iterdir()
    there = disk / "another pc"

    def brought() -> None:
        bring_back(prepare(copy, there), there, shop.clock, shop.ids, NOBODY)

    sheet.write(Figure("copies", f"brought back, {about}", _seconds(brought), _RESTORE_SECONDS, "s"))
    shop.books.close()
    back = Books.open(there)
    assert back.database.rows.execute("SELECT count(*) FROM sale").fetchone()[0] >= size.endurance
    back.close()


def _copied(shop: Shop, home: Path) -> None:
    books = shop.books.sibling()
    copy_by_itself(Shop(books, shop.clock, shop.ids), home)
    books.close()
