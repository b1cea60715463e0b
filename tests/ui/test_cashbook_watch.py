"""What the banner tells of the cash book: a day left open too long, and a year near its limit, once a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.app.book_watch import BookWatch
from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.change_options import change_options
from posapp.operations.options import TURNOVER
from tests.doubles.stage import window
from tests.doubles.trade import BANGKOK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class Watched:
    """A stall with its banner; `went` is where the banner's button led."""

    stall: MarketStall
    banner: Banner
    watch: BookWatch
    went: list[str] = field(default_factory=list)

    def limit(self, baht: str) -> None:
        """The group sets how much it may sell."""
        change_options(self.stall.shop, TURNOVER, {"turnover.limit": baht}, self.stall.seller)


@pytest.fixture
def watched(qtbot: QtBot, stall: MarketStall) -> Watched:
    shell, banner, notices = window(qtbot)
    banner.setParent(shell)
    went: list[str] = []
    return Watched(stall, banner, BookWatch(stall.shop, notices, went.append), went)


def test_a_day_is_told_from_its_second_working_day_on(watched: Watched) -> None:
    clock = watched.stall.clock
    clock.at = datetime(2026, 1, 15, 9, tzinfo=BANGKOK)  # a Thursday
    open_session(watched.stall.shop, Counted(Money(0)), watched.stall.seller)
    watched.watch.look()
    assert watched.banner.words() == ""
    clock.at += timedelta(days=1)
    watched.watch.look()
    assert watched.banner.words().startswith("The day of 15 Jan 2569 has been open for 2 working days.")
    watched.banner.action().press()
    assert watched.went == ["till"]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("1251", ""),
        ("1250", "Sold this year: 1,000.00 of 1,250.00 baht, 80 %. From the limit on taxes are due."),
        ("1000", "Sold this year: 1,000.00 baht. The limit of 1,000.00 is reached: ask the revenue office."),
        ("0", ""),
    ],
)
def test_the_turnover_is_told_once_a_day(watched: Watched, limit: str, told: str) -> None:
    watched.stall.sold(("นวดไทย", 4))
    watched.limit(limit)
    watched.watch.look()
    assert watched.banner.words() == told
    if told:
        watched.banner.action().press()
        assert watched.went == ["cashbook"]
        watched.watch.look()
        assert watched.banner.words() == ""
        watched.stall.clock.at += timedelta(days=1)
        watched.watch.look()
        assert told in watched.banner.words() or "has been open" in watched.banner.words()
