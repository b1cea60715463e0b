"""The line to a new shop: what is wrong is said before or while it is tried, and is mended with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.sync.faults import Blocked, KeyRefused, Offline
from posapp.ui.screens.shops.adding_steps import AccessStep, LineStep
from tests.ui.looks import focused, words
from tests.ui.online_room import GOOD, open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.ui.screens.shops.adding_page import AddingPage
    from tests.ui.online_room import OnlineRoom

_ACCESS = {"address": "https://shop.example", "account": "ck_" + "a" * 40, "secret": "cs_" + "b" * 40}


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    """The window in front of the online shops."""
    opened = open_online_room(qtbot, tmp_path / "stall")
    opened.look("shops")
    return opened


def _at_access(room: OnlineRoom) -> tuple[AddingPage, AccessStep]:
    """Up to the address and the key, typed in."""
    page = room.shops.add()
    page.connecting.kinds.kinds[0].press()
    step = page.front()
    assert isinstance(step, AccessStep)
    step.name.setText("เว็บร้านเรา")
    step.form.fill(_ACCESS)
    return page, step


def test_an_address_that_can_not_be_is_refused_before_anything_is_sent(room: OnlineRoom) -> None:
    _page, step = _at_access(room)
    step.form.fill({"address": "http://shop.example"})
    step.on.press()
    assert room.desk.tested == []
    assert "must begin with https://" in words(step)
    step.form.fill({"address": "our shop"})
    step.on.press()
    assert "is not the address of a shop" in words(step)
    assert room.desk.tested == []


def test_each_stage_of_the_line_has_its_mark_and_the_cure_of_what_failed(room: OnlineRoom) -> None:
    room.desk.finds = KeyRefused("key_refused", words="Consumer key is invalid.")
    page, access = _at_access(room)
    access.on.press()
    step = page.front()
    assert isinstance(step, LineStep)
    assert step.marks() == ["done", "done", "alert", "minus"]
    assert "or make a new one there" in words(step)
    assert focused() is step.mend, "trying the same again would not help"
    assert "Consumer key is invalid." in words(step)
    step.on.press()
    assert room.stall.shop.books.online.shops.all() == []
    room.desk.finds = Offline("no_name")
    step.retry.press()
    assert step.marks() == ["alert", "minus", "minus", "minus"]
    assert "sent by itself" not in words(step), "nothing waits for a shop that is not there yet"
    assert focused() is step.retry
    room.desk.finds = GOOD
    step.retry.press()
    assert step.marks() == ["done"] * 4
    assert "It works: Baan Doi" in words(step)
    assert room.stall.shop.books.online.shops.all() == []


def test_a_shop_whose_line_fails_is_mended_and_added_by_the_keyboard_alone(room: OnlineRoom, qtbot: QtBot) -> None:
    def key(key: Qt.Key) -> None:
        QTest.keyClick(focused(), key)
        QApplication.processEvents()

    room.desk.finds = Blocked("moved", "The shop sends on to {where}.", where="https://www.shop.example")
    page, access = _at_access(room)
    access.setFocus()
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused().accessibleName() == "Change what was typed")
    assert "sends on to https://www.shop.example" in words(page)
    key(Qt.Key.Key_Return)
    assert page.front() is access
    room.desk.finds = GOOD
    qtbot.waitUntil(lambda: focused() is access.name)
    key(Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "https://www.shop.example")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert room.only_shop().address == "https://www.shop.example"
    assert room.desk.tested[-1].secret == _ACCESS["secret"], "the rest need not be typed again"
