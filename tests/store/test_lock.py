"""Who writes next: a sale that waits goes before a lane that comes again; lanes stand back while one is written."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest

from posapp.store import lock
from posapp.store.lock import WriterLock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_LONG: Final = 60


def test_who_waits_goes_before_a_lane_that_comes_again_at_once(stall: MarketStall) -> None:
    """The lane writes without a pause; between two sales it may get one turn, or two when they just miss each other."""
    turns, wanted = [0], threading.Event()
    over = threading.Event()

    def lane() -> None:
        books = stall.shop.books.sibling()
        with closing(books):
            while not over.is_set():
                with books.write() as rows:
                    rows.execute("SELECT count(*) FROM product").fetchone()
                    turns[0] += 1
                    wanted.set()

    thread = threading.Thread(target=lane)
    thread.start()
    waited = []
    for _sale in range(30):
        wanted.clear()
        assert wanted.wait(20)
        before = turns[0]
        with stall.shop.books.write():
            waited.append(turns[0] - before)
    over.set()
    thread.join()
    assert sorted(waited)[len(waited) // 2] <= 2
    assert turns[0] >= len(waited)


def test_a_lane_stands_back_until_the_act_beside_it_is_written(
    stall: MarketStall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_POLITE_SECONDS", _LONG)
    begun, gone_on = threading.Event(), threading.Event()

    def lane() -> None:
        books = stall.shop.books.sibling()
        with closing(books):
            begun.set()
            books.database.give_way()
            gone_on.set()

    with stall.shop.books.write():
        thread = threading.Thread(target=lane)
        thread.start()
        assert begun.wait(20)
        assert not gone_on.wait(0.05)
    thread.join(20)
    assert gone_on.is_set()


def test_it_stands_back_for_a_moment_only(stall: MarketStall) -> None:
    books = stall.shop.books.sibling()
    with closing(books), stall.shop.books.write():
        books.database.give_way()
        assert books.database.rows.execute("SELECT 1").fetchone()[0] == 1


def test_an_act_never_stands_back_for_itself(stall: MarketStall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_POLITE_SECONDS", _LONG)
    with stall.shop.books.write():
        stall.shop.books.database.give_way()
    stall.shop.books.database.give_way()


def test_who_waited_in_vain_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_POLITE_SECONDS", _LONG)
    path = tmp_path / "books.lock"
    with closing(WriterLock(path)) as till, closing(WriterLock(path)) as lane:
        till.acquire(1)
        with pytest.raises(TimeoutError):
            lane.acquire(0)
        till.release()
        lane.give_way()
        lane.acquire(0)
        lane.release()
