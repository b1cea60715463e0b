"""What a seller sees of online shops wherever she is: the menu's count, the line in the top bar, one quiet banner."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.app.online_watch import OnlineWatch
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.operations.set_on_hand import set_on_hand
from tests.doubles.parcels import CHILI, CLOTH, CRACKERS, WebTrade
from tests.ui.looks import button
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom


class Rooms:
    """Remembers how the orders were brought to the front."""

    def __init__(self) -> None:
        self.shown: list[bool] = []

    def show_orders(self, *, trouble: bool) -> None:
        self.shown.append(trouble)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    """The window of a stall."""
    return open_online_room(qtbot, tmp_path / "stall")


def _watch(room: OnlineRoom, rooms: Rooms | None = None) -> OnlineWatch:
    found = rooms or Rooms()
    watch = OnlineWatch(room.stall.shop, room.shell, room.notices, lambda: found)  # type: ignore[arg-type, return-value]
    watch.look()
    return watch


def _in_bar(room: OnlineRoom) -> set[str]:
    return {one.accessibleName() for one in room.shell.bar.findChildren(type(room.orders.home.ask)) if one.isVisible()}


def test_a_group_without_online_shops_hears_nothing_of_them(room: OnlineRoom) -> None:
    before = _in_bar(room)
    _watch(room)
    assert _in_bar(room) == before
    assert room.notices.words() == ""
    button(room.shell, "Menu").press()
    assert button(room.shell.menu, "Ordered online")


def test_the_menu_counts_what_waits_and_the_bar_says_how_the_line_is(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.order((CRACKERS, 1))
    trade.order((CHILI, 1))
    watch = _watch(room)
    button(room.shell, "Menu").press()
    assert button(room.shell.menu, "Ordered online (2)")
    for errand in room.stall.shop.books.online.errands.open(trade.online.id):
        trade.done(errand)
    watch.look()
    assert "Sent" in _in_bar(room)
    trade.waits(CRACKERS, timedelta(hours=1))
    watch.look()
    assert "Waiting to be sent: 1" in _in_bar(room)
    trade.cut_off()
    watch.look()
    assert "No internet, go on selling" in _in_bar(room)


def test_what_needs_a_decision_is_seen_in_the_bar_and_found_from_there(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.asked(TaskKind.GONE, room.stall.goods[CHILI].id)
    rooms = Rooms()
    watch = _watch(room, rooms)
    assert watch.trouble == 1
    button(room.shell.bar, "Look at the online orders").press()
    assert rooms.shown == [True]
    assert room.notices.words() == "", "only what was sold twice is worth a banner"


def test_goods_sold_twice_are_told_once_and_no_more_when_settled(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.sold_twice()
    rooms = Rooms()
    watch = _watch(room, rooms)
    assert "“ผ้าขาวม้า” was ordered online, and sold at the stall" in room.notices.words()
    room.notices.tell("Saved.")
    watch.look()
    assert room.notices.words().startswith("Saved."), "the same again does not cover what came after it"
    room.notices.settle()
    room.banner.action().press()
    assert rooms.shown == [True]
    watch.look()
    set_on_hand(room.stall.shop, room.stall.goods[CLOTH], Quantity.of(9), room.stall.seller)
    watch.look()
    assert room.notices.words() == ""
    assert watch.trouble == 0
