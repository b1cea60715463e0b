"""Goal 13: what is on hand, why, and which batch goes next, beside the plainest SQL that gives the same answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest

from posapp.domain.first_out import pick
from posapp.domain.place import STORE
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.find_stock import standings
from tests.bench.many_moves import add_moves, in_batches
from tests.bench.measure import Figure, in_turns
from tests.bench.shops import new_shop, sell_five

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from tests.bench.measure import Sheet, Size

_HISTORY = 200
_SUM = "SELECT product, sum(quantity) FROM stock_move GROUP BY product"
_NEWEST = """SELECT product, quantity, reason, at, actor, place, lot, cost FROM stock_move JOIN journal
    USING (terminal, seq) WHERE product = ? ORDER BY seq DESC, n DESC LIMIT ?"""
_FIRST = """SELECT lot.id, on_hand FROM stock JOIN lot ON lot.id = stock.lot
    WHERE stock.product = ? AND place = '' AND on_hand > 0 AND expires >= ? ORDER BY expires LIMIT 1"""


@pytest.fixture
def stocked(disk: Path, sheet: Sheet) -> Iterator[tuple[Shop, list[Product], int]]:
    """A shop with years of movements: 20,000 goods and two million movements where it is judged."""
    products, moves = (20_000, 2_000_000) if sheet.judged else (200, 4_000)
    shop, goods = new_shop(disk / "shop", products)
    add_moves(shop, goods, moves)
    yield shop, goods, moves
    shop.books.close()


def test_what_is_on_hand_is_there_at_once(stocked: tuple[Shop, list[Product], int], sheet: Sheet, size: Size) -> None:
    shop, goods, moves = stocked
    size_of = f"{len(goods):,} goods, {moves:,} movements"
    with closing(sqlite3.connect(shop.books.database.path)) as bare:
        plain = dict(bare.execute(_SUM).fetchall())
        assert {product: one.milli for product, one in shop.books.stock.all().items()} == plain
        ours, floor = in_turns(max(3, size.rounds // 30), shop.books.stock.all, lambda: bare.execute(_SUM).fetchall())
    sheet.write(Figure("13", f"on hand / sum, {size_of}", ours.p50 / floor.p50, 0.2, note=f"{ours}; floor {floor}"))
    sheet.write(Figure("13", f"on hand, {size_of}", ours.p50, 50, "ms"))
    (listed,) = in_turns(max(3, size.rounds // 60), lambda: standings(shop))
    sheet.write(
        Figure("13", f"list with names and values / sum, {size_of}", listed.p50 / floor.p50, 1, note=str(listed))
    )


def test_the_history_of_an_article_is_there_at_once(
    stocked: tuple[Shop, list[Product], int], sheet: Sheet, size: Size
) -> None:
    shop, goods, moves = stocked
    turns = count()

    def next_of() -> Product:
        return goods[next(turns) * 37 % len(goods)]

    with closing(sqlite3.connect(shop.books.database.path)) as bare:
        one = goods[1].id
        plain = [(row[0], row[1]) for row in bare.execute(_NEWEST, (one, _HISTORY))]
        found = shop.books.movements.of_product(one, _HISTORY)
        assert [(line.move.product, line.move.quantity.milli) for line in found] == plain
        assert found[0].after == shop.books.stock.on_hand(one)
        ours, floor = in_turns(
            size.rounds,
            lambda: shop.books.movements.of_product(next_of().id, _HISTORY),
            lambda: bare.execute(_NEWEST, (next_of().id, _HISTORY)).fetchall(),
        )
    note = f"{ours}; floor {floor}; of {moves:,}"
    sheet.write(Figure("13", f"history, {_HISTORY} lines / plain SQL", ours.p50 / floor.p50, 10, note=note))


def test_the_next_batch_is_found_at_once(stocked: tuple[Shop, list[Product], int], sheet: Sheet, size: Size) -> None:
    shop, goods, _moves = stocked
    lying, today, turns = in_batches(goods), shop.now().date(), count()

    def next_of() -> Product:
        return lying[next(turns) * 37 % len(lying)]

    with closing(sqlite3.connect(shop.books.database.path)) as bare:
        one = lying[1].id
        (best, _there) = bare.execute(_FIRST, (one, today.isoformat())).fetchone()
        assert pick(shop.books.stock.shelves(one, STORE), ONE, today).picks[0].lot == best
        ours, floor = in_turns(
            size.rounds,
            lambda: pick(shop.books.stock.shelves(next_of().id, STORE), ONE, today),
            lambda: bare.execute(_FIRST, (next_of().id, today.isoformat())).fetchone(),
        )
    note = f"{ours}; floor {floor}"
    sheet.write(Figure("13", "first expired, first out / plain SQL", ours.p50 / floor.p50, 10, note=note))


def test_batches_make_a_sale_hardly_slower(stocked: tuple[Shop, list[Product], int], sheet: Sheet, size: Size) -> None:
    shop, goods, _moves = stocked
    lying, loose, numbers = in_batches(goods), goods[1::3], count()
    assert shop.books.stock.on_hand(lying[0].id) > Quantity(0)
    plain, fresh = in_turns(
        size.rounds,
        lambda: sell_five(shop, loose, next(numbers)),
        lambda: sell_five(shop, lying, next(numbers)),
    )
    sheet.write(Figure("13", "sale of batches / without", fresh.p50 / plain.p50, 1.5, note=f"{fresh}; {plain}"))
