"""Files of older versions: copied aside and read back first, brought up step by step, nothing lost half-way."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Unavailable
from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.operations.cash_session import expected_in
from posapp.operations.doctor import examine
from posapp.operations.receive import Incoming, receive
from posapp.operations.shop import Shop
from posapp.operations.stock_book import Said
from posapp.store import migrations
from posapp.store.books import Books
from tests.doubles.storeroom import FRESH
from tests.doubles.trade import CountedIds, HandClock, MarketStall, opened_session

if TYPE_CHECKING:
    from types import ModuleType

_OLD = Path(__file__).parents[1] / "data"


@pytest.fixture(params=sorted(path.name for path in _OLD.glob("books_v*.db")))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with the books an older version of the program left behind."""
    shutil.copy(_OLD / str(request.param), tmp_path / "books.db")
    return tmp_path


def test_the_books_of_every_version_open_add_up_and_go_on_selling(old: Path) -> None:
    shop = Shop(Books.open(old), HandClock(), CountedIds(10_000))
    report = examine(shop)
    assert [str(finding) for finding in report.findings] == []
    assert report.counts["sales"] == 2
    assert {product.name for product in shop.books.catalog.all()} >= {"ข้าวแต๋น", "ผ้าขาวม้า"}
    seller = shop.books.people.cashiers()[0].id
    stall = MarketStall(shop, HandClock(), seller, {one.name: one for one in shop.books.catalog.all()})
    sold = stall.sold(("ข้าวแต๋น", 1))
    assert sold.sale.issue.number == "A69-000004"
    expected, _totals = expected_in(shop, opened_session(shop))
    assert expected.satang == 3500
    assert examine(shop).sound
    assert shop.books.sales.get(SaleId(sold.sale.id)) == sold.sale
    shop.books.close()


def test_every_number_of_an_older_version_is_still_explained_by_its_movements(old: Path) -> None:
    books = Books.open(old)
    shop = Shop(books, HandClock(), CountedIds(10_000))
    goods = {one.name: one for one in books.catalog.all()}
    for product in goods.values():
        told = books.movements.of_product(product.id, 1000)[::-1]
        assert [one.after.milli for one in told] == list(accumulate(one.move.quantity.milli for one in told))
        assert books.stock.on_hand(product.id) == (told[-1].after if told else Quantity(0))
        assert all(one.number for one in told if one.move.sale)
    cloth = goods["ผ้าขาวม้า"]
    left = books.stock.on_hand(cloth.id, STORE)
    assert left.milli > 90_000
    receive(shop, [Incoming(cloth.id, Quantity.of(5), Money(9000), FRESH)], Said(), PersonId(""))
    assert books.stock.on_hand(cloth.id) == left + Quantity.of(5)
    assert books.stock.lot_of_days(cloth.id, FRESH.made, FRESH.expires)
    assert examine(shop).sound
    books.close()


def _step(*statements: str) -> ModuleType:
    return SimpleNamespace(NAME="m0002_trial", STATEMENTS=statements)  # type: ignore[return-value]


def _next_version(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, _step(*statements)))
    monkeypatch.setattr(migrations, "VERSION", len(migrations.STEPS))


def test_an_upgrade_sets_a_verified_copy_aside_first(stall: MarketStall, monkeypatch: pytest.MonkeyPatch) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    folder = stall.shop.books.database.folder
    stall.shop.books.close()
    _next_version(monkeypatch, "ALTER TABLE held ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    books = Books.open(folder)
    assert books.database.rows.execute("PRAGMA user_version").fetchone()[0] == migrations.VERSION
    assert books.sales.newest(1)[0].total.satang == 3500
    assert examine(Shop(books, HandClock(), CountedIds(10_000))).sound
    books.close()
    with closing(sqlite3.connect(folder / f"books-v{migrations.VERSION - 1}.db")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == migrations.VERSION - 1
        assert copy.execute("SELECT total FROM sale").fetchall() == [(3500,)]


def test_a_step_that_fails_leaves_the_old_version_working(stall: MarketStall, monkeypatch: pytest.MonkeyPatch) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    folder = stall.shop.books.database.folder
    stall.shop.books.close()
    with monkeypatch.context() as patch:
        _next_version(patch, "ALTER TABLE held ADD COLUMN note TEXT", "CREATE TABLE held (again TEXT)")
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            Books.open(folder)
    books = Books.open(folder)
    report = examine(Shop(books, HandClock(), CountedIds(10_000)))
    books.close()
    assert report.sound
    assert report.counts["sales"] == 1


def test_no_upgrade_without_a_good_copy(stall: MarketStall, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = stall.shop.books.database.folder
    stall.shop.books.close()
    with monkeypatch.context() as patch:
        _next_version(patch, "CREATE TABLE trial (x)")
        counted = iter(({"sale": 1}, {"sale": 2}))
        patch.setattr(migrations, "_counts", lambda _rows: next(counted))
        with pytest.raises(Unavailable) as told:
            Books.open(folder)
    assert told.value.code == "copy_failed"
    books = Books.open(folder)
    assert not books.database.rows.execute("SELECT 1 FROM sqlite_schema WHERE name = 'trial'").fetchone()
    books.close()


def test_current_books_are_not_copied_again(stall: MarketStall) -> None:
    folder = stall.shop.books.database.folder
    Books.open(folder).close()
    assert not list(folder.glob("books-v*.db"))
