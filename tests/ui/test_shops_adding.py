"""Adding an online shop: each stage said, nothing written before start, pairs mended by hand, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.domain.online.errand import ErrandKind
from posapp.domain.online.shop import Owner, ShopState
from posapp.operations.online.matching import Pair, pair
from posapp.sync.faults import Offline
from posapp.ui.screens.shops.adding_steps import AccessStep, LineStep
from posapp.ui.screens.shops.article_step import ArticleStep
from posapp.ui.screens.shops.pair_page import PairPage
from posapp.ui.screens.shops.read_step import ReadStep
from posapp.ui.screens.shops.sheets_page import SheetsPage
from posapp.ui.screens.shops.start_step import StartStep
from posapp.ui.screens.shops.words import PRICE, RESERVE
from tests.doubles.parcels import CHILI, CLOTH, CRACKERS, WebTrade
from tests.ui.looks import button, focused, words
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.ui.screens.shops.adding_page import AddingPage
    from posapp.ui.screens.shops.matching_state import Matching
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


def _at_pairs(room: OnlineRoom) -> tuple[AddingPage, Matching]:
    """Up to the list of pairs."""
    page, access = _at_access(room)
    access.on.press()
    for kind in (LineStep, ReadStep):
        step = page.front()
        assert isinstance(step, kind)
        step.on.press()
    pairs = page.front()
    assert isinstance(pairs, PairPage)
    return page, pairs.matching


def test_the_secret_is_handed_over_and_its_place_is_said(room: OnlineRoom) -> None:
    page, access = _at_access(room)
    access.on.press()
    line = page.front()
    assert isinstance(line, LineStep)
    line.on.press()
    online = room.only_shop()
    assert (online.name, online.state) == ("เว็บร้านเรา", ShopState.MATCHING)
    assert room.desk.secrets == {online.id: _ACCESS["secret"]}
    assert "has no key store" in words(page.front())
    assert _ACCESS["secret"] not in words(room.shops.widget())


def test_reading_that_broke_off_goes_on_and_can_be_left_for_later(room: OnlineRoom) -> None:
    room.desk.breaks = Offline("no_line")
    page, access = _at_access(room)
    access.on.press()
    line = page.front()
    assert isinstance(line, LineStep)
    line.on.press()
    step = page.front()
    assert isinstance(step, ReadStep)
    assert "no connection" in words(step)
    step.on.press()
    assert page.front() is step, "not all of it is read"
    step.back.press()
    QApplication.processEvents()
    assert room.shops.pages.front() is room.shops.home
    room.desk.breaks = None
    room.press("Go on with pairing: เว็บร้านเรา")
    assert "Read: 5" in room.said()


def test_goods_with_the_same_code_are_paired_and_a_name_alone_is_only_a_guess(room: OnlineRoom) -> None:
    _page, matching = _at_pairs(room)
    assert sorted(one.name for one in matching.paired.values()) == sorted((CRACKERS, CHILI, CLOTH))
    said = {one.item.name for one in matching.seemingly_same()}
    assert said == {CRACKERS, CHILI, CLOTH, "นวดไทย"}
    assert [one.item.name for one in matching.only_there()] == ["ของขวัญปีใหม่"]
    assert [one.name for one in matching.not_there()] == ["นวดไทย", "มะม่วง"]


def _at_start(room: OnlineRoom) -> StartStep:
    """Up to the last step: one article is taken over, one of ours is put into the shop."""
    page, matching = _at_pairs(room)
    pairs = page.front()
    assert isinstance(pairs, PairPage)
    pairs.chips.take(1)
    pairs.there.chosen.emit(0)
    article = page.front()
    assert isinstance(article, ArticleStep)
    article.take.press()
    pairs.chips.take(2)
    pairs.here.chosen.emit(0)
    assert matching.put == {room.stall.goods["นวดไทย"].id}
    pairs.deed.press()
    step = page.front()
    assert isinstance(step, StartStep)
    return step


def test_nothing_is_written_before_start(room: OnlineRoom) -> None:
    step = _at_start(room)
    online, books = room.only_shop(), room.stall.shop.books.online
    assert "Paired: 3. Taken over: 1. Put into the shop: 1." in words(step)
    assert online.state is ShopState.MATCHING
    assert books.links.of_shop(online.id) == []
    assert books.errands.open(online.id) == []
    assert room.desk.synced == []


def test_start_writes_all_that_was_decided(room: OnlineRoom) -> None:
    step = _at_start(room)
    shop = room.stall.shop
    step.form.fill({PRICE: "till", RESERVE: "1"})
    step.on.press()
    QApplication.processEvents()
    active = room.only_shop()
    assert (active.state, active.rules.price) == (ShopState.ACTIVE, Owner.TILL)
    links = {link.product for link in shop.books.online.links.of_shop(active.id)}
    names = {one.name for one in shop.books.catalog.all() if one.id in links}
    assert names == {CRACKERS, CHILI, CLOTH, "ของขวัญปีใหม่"}
    told = [one.subject for one in shop.books.online.errands.open(active.id) if one.kind is ErrandKind.ITEM]
    assert told == [room.stall.goods["นวดไทย"].id]
    assert room.desk.synced == [active.id]
    assert "is in use now" in room.notices.words()
    assert room.shops.pages.front() is room.shops.home


def test_a_wrong_pair_is_mended_by_hand(room: OnlineRoom) -> None:
    page, matching = _at_pairs(room)
    pairs = page.front()
    assert isinstance(pairs, PairPage)
    place = [one.item.name for one in matching.seemingly_same()].index(CLOTH)
    pairs.there.chosen.emit(place)
    article = page.front()
    assert isinstance(article, ArticleStep)
    article.none.press()
    assert CLOTH not in {one.name for one in matching.paired.values()}
    gift = next(one for one in matching.suggested if one.item.name == "ของขวัญปีใหม่")
    matching.pair(gift.item.remote, room.stall.goods[CLOTH])
    matching.pair(gift.item.remote, room.stall.goods[CHILI])
    assert [remote for remote, one in matching.paired.items() if one.name == CHILI] == [gift.item.remote]


def test_goods_that_are_weighed_are_not_offered_for_a_number_in_pieces(room: OnlineRoom) -> None:
    _page, matching = _at_pairs(room)
    cloth = next(one for one in matching.suggested if one.item.name == CLOTH)
    assert "มะม่วง" not in {one.name for one in matching.choice(cloth)}
    assert matching.choice(cloth)[0].name == CLOTH


def test_a_pair_is_taken_apart_from_the_page_of_the_shop(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    shop = room.stall.shop
    pair(shop, trade.online.id, [Pair(trade.remote(CLOTH), room.stall.goods[CLOTH].id)], room.stall.seller)
    room.shops.room.open(trade.online)
    room.press("Pair goods")
    page = room.shops.widget().findChild(PairPage)
    assert page
    page.chips.take(3)
    place = [one.name for one in page.matching.linked].index(CLOTH)
    page.here.chosen.emit(place)
    page.deed.press()
    QApplication.processEvents()
    linked = {link.product for link in shop.books.online.links.of_shop(trade.online.id)}
    assert room.stall.goods[CLOTH].id not in linked
    assert room.stall.goods[CHILI].id in linked
    assert room.shops.pages.front() is room.shops.room.page


def test_a_shop_is_added_by_the_keyboard_alone(room: OnlineRoom, qtbot: QtBot) -> None:
    def key(key: Qt.Key) -> None:
        QTest.keyClick(focused(), key)
        QApplication.processEvents()

    page = room.shops.add()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.connecting.kinds.kinds[0])
    key(Qt.Key.Key_Return)
    access = page.front()
    assert isinstance(access, AccessStep)
    QTest.keyClicks(focused(), "Web")
    for typed in _ACCESS.values():
        key(Qt.Key.Key_Tab)
        QTest.keyClicks(focused(), typed)
    key(Qt.Key.Key_Return)
    for step in (LineStep, ReadStep):
        assert isinstance(page.front(), step)
        key(Qt.Key.Key_Return)
    assert isinstance(page.front(), PairPage)
    QTest.keyClick(focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert isinstance(page.front(), StartStep)
    key(Qt.Key.Key_Return)
    assert room.only_shop().state is ShopState.ACTIVE


def test_a_marketplace_that_only_files_go_to_is_added_without_a_line(room: OnlineRoom) -> None:
    page = room.shops.add()
    button(page, "Shopee (by files)").press()
    step = page.front()
    assert isinstance(step, AccessStep)
    step.name.setText("ร้านในช้อปปี้")
    button(step, "Add this shop").press()
    assert room.desk.tested == []
    assert room.only_shop().name == "ร้านในช้อปปี้"
    assert room.shops.pages.front() is room.shops.room.page
    said = room.said()
    assert "By files: fill its sheet" in said
    assert not room.shops.room.page.doors["sync"].isVisible()
    room.press("Read and fill files")
    assert isinstance(room.shops.pages.front(), SheetsPage)
    room.press("Back")
    assert room.shops.pages.front() is room.shops.room.page
