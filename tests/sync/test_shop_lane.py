"""The lane beside the window: rounds on books of their own, paced, and cut off when the window closes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from posapp.app.clock import SystemClock, UuidIds
from posapp.app.shop_lane import Pace, ShopLane
from posapp.domain.changes import Book, Changes
from posapp.domain.online.errand import ErrandState
from posapp.domain.online.shop import ShopId
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.sync.round import Round
from posapp.ui.tasks import Lanes
from tests.doubles.fault_proxy import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.sync.conftest import Joined

RICE = "ข้าวแต๋น"
MINUTE = 60_000


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    """Lanes that end with the test."""
    made = Lanes()
    yield made
    made.close()


@pytest.fixture
def lane(joined: Joined, lanes: Lanes) -> Iterator[ShopLane]:
    """A lane on the stall's books."""
    folder = joined.stall.shop.books.database.folder

    def opened() -> Shop:
        return Shop(Books.open(folder), SystemClock(), UuidIds())

    made = ShopLane(joined.stall.shop, opened, lanes, joined.secrets)
    yield made
    made.stop()


def heard(qtbot: QtBot, lane: ShopLane, joined: Joined) -> Changes:
    """What a round by hand wrote."""
    told: list[Any] = []
    lane.moved.connect(told.append)
    lane.sync_now(joined.online.id)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    changes = told[0]
    assert isinstance(changes, Changes)
    return changes


def test_a_round_on_the_lane_tells_the_sale_and_says_what_it_wrote(
    qtbot: QtBot, lane: ShopLane, joined: Joined
) -> None:
    joined.stall.sold((RICE, 1))
    assert heard(qtbot, lane, joined).touch(Book.STOCK)
    assert len(joined.woo.orders()) == 1


def test_work_aside_has_books_and_lines_of_its_own(qtbot: QtBot, lane: ShopLane, joined: Joined) -> None:
    told: list[str] = []
    access = joined.woo.access(joined.line.address)
    lane.aside(lambda _shop, lines: lines.check("woocommerce", access).currency, told.append, lambda _error: None)
    qtbot.waitUntil(lambda: told == ["THB"], timeout=20_000)


def test_closing_the_window_cuts_a_call_that_waits(qtbot: QtBot, lane: ShopLane, lanes: Lanes, joined: Joined) -> None:
    joined.stall.sold((RICE, 1))
    joined.line.next(Trouble.SILENT)
    before = len(joined.line.log)
    lane.sync_now(joined.online.id)
    qtbot.waitUntil(lambda: len(joined.line.log) > before, timeout=20_000)
    lane.stop()
    lanes.close()  # it waits for the work that runs: here it would for a minute
    assert joined.stall.shop.books.online.shops.line(joined.online.id).reason == "stopped"


def test_a_sale_hurries_the_next_round(qtbot: QtBot, lane: ShopLane, joined: Joined) -> None:
    told: list[Any] = []
    lane.moved.connect(told.append)
    lane.start()
    joined.stall.sold((RICE, 1))
    lane.nudge()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert len(joined.woo.orders()) == 1


def test_asking_one_shop_makes_no_other_wait(qtbot: QtBot, lane: ShopLane, joined: Joined) -> None:
    other = joined.beside(f"http://127.0.0.1:{joined.woo.port}")
    rounds: list[Any] = []
    lane.moved.connect(rounds.append)
    lane.start()
    qtbot.waitUntil(lambda: bool(rounds), timeout=20_000)
    key = f"sale:{joined.stall.sold((RICE, 1)).sale.id}"
    lane.nudge()
    lane.sync_now(joined.online.id)
    errands = joined.stall.shop.books.online.errands

    def both_told() -> bool:
        told = [errands.keyed(one.id, key) for one in (joined.online, other)]
        return all(one and one.state is ErrandState.DONE for one in told)

    qtbot.waitUntil(both_told, timeout=20_000)


def after(pace: Pace, wait_ms: int | None = None, *, pushed: int = 0, eco: bool = False) -> int:
    """How many minutes until the next round."""
    pace.after(Round(ShopId("s"), "ร้าน", pushed=pushed), 0, wait_ms, eco=eco)
    return pace.due // MINUTE


def test_a_shop_is_asked_every_five_minutes_and_less_often_when_nothing_ever_happens() -> None:
    pace = Pace()
    assert [after(pace) for _round in range(12)] == [5] * 11 + [15]
    assert after(pace, pushed=1) == 5
    assert after(pace, eco=True) == 30
    assert after(pace, 2 * MINUTE) == 2
    assert after(pace, 60 * MINUTE) == 5
    pace.after(Round(ShopId("s"), "ร้าน"), 0, -5, eco=False)
    assert pace.due == timedelta(seconds=1) // timedelta(milliseconds=1)


def test_a_shop_that_is_to_use_little_data_is_not_hurried() -> None:
    pace = Pace()
    after(pace, eco=True)
    pace.hurry()
    assert pace.due == 30 * MINUTE
    after(pace)
    pace.hurry()
    assert pace.due == 0


def test_what_happens_during_a_round_is_told_soon_after_it() -> None:
    pace = Pace()
    pace.begin()
    pace.hurry()
    assert after(pace) == 0
    pace.begin()
    assert after(pace) == 5
