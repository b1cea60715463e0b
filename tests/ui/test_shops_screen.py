"""Online shops on the screen: how the line is, what was refused, and the guided way to a new shop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.domain.online.errand import ErrandState
from posapp.domain.online.shop import Owner, ShopState
from posapp.domain.quantity import Quantity
from posapp.operations.online.shops import ShopWish, add_shop, pause
from posapp.store.online.shops import LineState
from posapp.sync.faults import KeyRefused
from posapp.ui.screens.shops.adding_steps import AccessStep, LineStep
from posapp.ui.screens.shops.words import NAME, PRICE, RESERVE
from posapp.ui.widgets.page_stack import PageStack
from tests.doubles.parcels import CHILI, CRACKERS, WebTrade
from tests.ui.looks import button, focused
from tests.ui.online_room import GOOD, open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom

_ACCESS = {"address": "https://shop.example", "account": "ck_" + "a" * 40, "secret": "cs_" + "b" * 40}


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    """The window in front of the online shops."""
    opened = open_online_room(qtbot, tmp_path / "stall")
    opened.look("shops")
    return opened


def test_a_card_tells_how_the_line_is_and_what_waits(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.waits(CRACKERS, timedelta(hours=3))
    room.refresh()
    said = room.said()
    assert "ร้านออนไลน์บ้านดอย" in said
    assert "Reached 08:00" in said
    assert "Waiting to be sent" in said
    assert "the oldest for 3 hours" in said
    assert "Sent and fetched today: 116 kB" in said
    room.press("Ask it now: ร้านออนไลน์บ้านดอย")
    assert room.desk.synced == [trade.online.id]


def test_a_broken_line_says_since_when_and_a_wrong_key_what_to_do(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.cut_off(LineState(failures=1, reason="no_line", talked_at=room.stall.shop.now() - timedelta(days=1)))
    room.refresh()
    assert "No line since 16 Jan 2569 08:00" in room.said()
    trade.cut_off(LineState(failures=1, stopped=True, reason="key_refused"))
    room.refresh()
    assert "Enter a new one" in room.said()


def test_what_was_refused_is_tried_again_skipped_with_a_note_or_mended(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    first, second = trade.refused(CHILI), trade.refused(CRACKERS)
    books = room.stall.shop.books.online.errands
    room.shops.room.open(trade.online)
    said = room.said()
    assert "Name, price and picture: น้ำพริกหนุ่ม" in said
    assert "Invalid or duplicated SKU." in said
    room.press("Try again: Name, price and picture: น้ำพริกหนุ่ม")
    again = books.get(first.id)
    assert again
    assert again.state is not ErrandState.REFUSED
    assert room.desk.synced == [trade.online.id]
    room.press("Mend it: Name, price and picture: ข้าวแต๋น")
    assert [one.subject for one in room.desk.mended] == [room.stall.goods[CRACKERS].id]
    room.press("Skip it: Name, price and picture: ข้าวแต๋น")
    room.press("No longer sold online")
    room.press("Skip it")
    skipped = books.get(second.id)
    assert skipped
    assert skipped.state is ErrandState.SKIPPED
    assert "What the shop did not take" not in room.said()


def test_rules_are_kept_and_taken_back_by_one_tap(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    room.shops.room.open(trade.online)
    room.shops.room.page.rules.fill({PRICE: "till", NAME: "shop", RESERVE: "๑"})
    room.press("Save")
    rules = room.only_shop().rules
    assert (rules.price, rules.name, rules.reserve) == (Owner.TILL, Owner.SHOP, Quantity.of(1))
    room.banner.action().press()
    assert room.only_shop().rules == trade.online.rules


def test_a_shop_rests_goes_on_and_is_taken_away_after_a_question(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    room.desk.secrets[trade.online.id] = "cs_secret"
    room.shops.room.open(trade.online)
    room.press("Let it rest")
    assert room.only_shop().state is ShopState.PAUSED
    assert "Resting" in room.said()
    room.press("Go on with it")
    assert room.only_shop().state is ShopState.ACTIVE
    assert room.desk.synced == [trade.online.id]
    room.press("Take the shop away")
    assert "In the shop itself nothing changes." in room.said()
    room.press("Leave it")
    assert room.shops.pages.front() is room.shops.room.page
    room.shops.room.open(trade.online)
    room.shops.room.page.doors["remove"].guarded().press()
    QApplication.processEvents()
    panel = room.shops.pages.front()
    button(panel, "Take the shop away").press()
    assert room.stall.shop.books.online.shops.all() == []
    assert room.desk.secrets == {}
    assert room.shops.pages.front() is room.shops.home


def test_a_shop_whose_order_waits_can_not_be_taken_away(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.order((CRACKERS, 1))
    room.shops.room.open(trade.online)
    room.press("Take the shop away")
    room.press("Take the shop away")
    assert "still wait" in room.notices.words()
    assert room.only_shop().state is ShopState.ACTIVE


def test_a_new_key_counts_only_once_the_shop_takes_it(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    room.shops.room.open(trade.online)
    room.press("Enter a new key")
    pages = room.shops.pages.front()
    assert isinstance(pages, PageStack)
    step = pages.front()
    assert isinstance(step, AccessStep)
    room.desk.finds = KeyRefused("key_refused")
    step.form.fill({"account": "ck_" + "a" * 40, "secret": "cs_" + "b" * 39})
    step.on.press()
    room.press("Change what was typed")
    assert pages.front() is step
    assert step.form.values()["secret"] == "cs_" + "b" * 39, "what was typed is still there"
    step.form.fill({"secret": _ACCESS["secret"]})
    step.on.press()
    line = pages.front()
    assert isinstance(line, LineStep)
    line.on.press()
    assert room.desk.secrets == {}, "the shop did not take it"
    room.desk.finds = GOOD
    line.retry.press()
    line.on.press()
    assert room.desk.secrets == {trade.online.id: _ACCESS["secret"]}
    assert room.only_shop().account == _ACCESS["account"]
    assert room.shops.pages.front() is room.shops.room.page


def test_what_was_refused_is_tried_again_by_the_keyboard_alone(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    errand = trade.refused(CHILI)
    room.shops.room.open(trade.online)
    for _tab in range(9):
        if focused().accessibleName() == "Try again: Name, price and picture: น้ำพริกหนุ่ม":
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QApplication.processEvents()
    else:
        pytest.fail("Tab never came to it")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    again = room.stall.shop.books.online.errands.get(errand.id)
    assert again
    assert again.state is ErrandState.WAITING
    assert "being sent again" in room.notices.words()


def test_what_is_tried_again_waits_while_the_shop_rests(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.refused(CHILI)
    pause(room.stall.shop, trade.online.id, room.stall.seller)
    room.shops.room.open(trade.online)
    room.press("Try again: Name, price and picture: น้ำพริกหนุ่ม")
    assert "once you go on with the shop" in room.notices.words()


def test_skipping_says_what_stays_as_it_is(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.refused(CHILI)
    room.shops.room.open(trade.online)
    room.press("Skip it: Name, price and picture: น้ำพริกหนุ่ม")
    assert "The goods here stay as they are." in room.said()
    assert "bill" not in room.said()


def test_the_first_thing_to_do_has_the_keyboard_where_there_is_no_shop(room: OnlineRoom) -> None:
    assert focused().accessibleName() == "Add a shop"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Which kind of shop is it?" in room.said()


def test_data_is_not_counted_where_only_files_go(room: OnlineRoom) -> None:
    shop = room.stall.shop
    online = add_shop(shop, ShopWish("shopee", "ร้านในช้อปปี้", "", ""), room.stall.seller)
    room.refresh()
    assert "Sent and fetched" not in room.said()
    room.look("orders")
    assert "By files" in room.said()
    assert "Not asked yet" not in room.said()
    room.look("shops")
    room.shops.room.open(online)
    assert "Sent and fetched" not in room.said()


def test_a_shop_that_rests_goes_on_from_its_card(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    pause(room.stall.shop, trade.online.id, room.stall.seller)
    room.look("orders")
    room.press("Ask for orders now")
    assert room.asked == []
    assert "No shop can be asked" in room.notices.words()
    room.banner.action().press()
    assert room.shell.here() == "shops"
    room.press("Go on with it: ร้านออนไลน์บ้านดอย")
    assert room.only_shop().state is ShopState.ACTIVE
    room.look("orders")
    room.press("Ask for orders now")
    assert room.asked == ["shops"]


def test_whoever_comes_back_finds_the_keyboard_where_she_left_off(room: OnlineRoom) -> None:
    page = room.shops.add()
    page.connecting.kinds.kinds[0].press()
    step = page.front()
    assert isinstance(step, AccessStep)
    room.look("orders")
    room.look("shops")
    assert focused() is step.name
