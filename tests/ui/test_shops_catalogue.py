"""The web page of goods in the window: choosing goods, saying how people order, writing it and opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from posapp.app.paths import resources
from posapp.ui.screens.shops.catalogue_page import ORDERING, CataloguePage
from tests.doubles.office import tap
from tests.doubles.web_reader import WebPage
from tests.ui.looks import focused
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    opened = open_online_room(qtbot, tmp_path / "stall")
    opened.look("shops")
    return opened


@pytest.fixture
def seen() -> list[Path]:
    """The pages that were opened in a browser."""
    return []


@pytest.fixture
def page(room: OnlineRoom, seen: list[Path]) -> CataloguePage:
    found = CataloguePage(room.stall.shop, room.notices, room.desk, resources() / "web", seen.append)
    room.shops.pages.lay_over(found, found.left)
    QApplication.processEvents()
    return found


def test_its_door_is_there_without_any_shop_and_f1_explains_it(room: OnlineRoom) -> None:
    assert room.shops.home.cards == []
    tap(room.shops.home.web_page)
    assert isinstance(room.shops.pages.front(), CataloguePage)
    assert room.shops.help_page == "catalogue"


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Says which folder the person will choose."""

    def chosen(folder: Path | str) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))

    return chosen


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("goods-*.html")}


def test_the_page_is_written_where_the_person_says_and_opened(
    room: OnlineRoom, page: CataloguePage, seen: list[Path], choose: Callable[[Path | str], None], tmp_path: Path
) -> None:
    room.press("How people order")
    page.form.fill({"web.line": "@kloompa", "web.about": "ทอมือ"})
    choose(tmp_path / "page")
    room.press("Make the web page")
    said = WebPage((tmp_path / "page" / "index.html").read_text(encoding="utf-8")).first("main").text
    assert "ทอมือ" in said
    assert "The web page is ready: 13 files written, 0 unchanged." in room.said()
    room.press("Open the web page")
    assert seen == [tmp_path / "page" / "index.html"]
    room.press("Make the web page")
    assert "0 files written, 13 unchanged" in room.said()


def test_goods_left_out_stay_left_out_the_next_time(
    room: OnlineRoom, page: CataloguePage, choose: Callable[[Path | str], None], tmp_path: Path
) -> None:
    page.form.fill({"web.phone": "081 234 5678"})
    place = [one.name for one in page.goods.goods].index("มะม่วง")
    page.goods.table.selectRow(place)
    QTest.keyClick(page.goods.table, Qt.Key.Key_Return)
    assert "On the page: 4 of 5" in room.said()
    choose(tmp_path / "page")
    room.press("Make the web page")
    assert len(_names(tmp_path / "page")) == 4
    assert room.stall.shop.setting("web.without") == room.stall.goods["มะม่วง"].code
    again = CataloguePage(room.stall.shop, room.notices, room.desk, resources() / "web")
    room.shops.pages.lay_over(again, again.left)
    assert "On the page: 4 of 5" in room.said()


def test_all_of_a_category_are_shown_or_left_out_at_once(room: OnlineRoom, page: CataloguePage) -> None:
    room.press("Show none of these")
    assert "On the page: 0 of 5" in room.said()
    room.press("Show all of these")
    assert "On the page: 5 of 5" in room.said()
    assert page.goods.table.count() == 5


def test_without_a_way_to_order_the_person_is_led_there(
    room: OnlineRoom, page: CataloguePage, choose: Callable[[Path | str], None], tmp_path: Path
) -> None:
    choose(tmp_path / "page")
    room.press("Make the web page")
    assert "Nobody could order yet" in room.said()
    assert page.chips.key() == ORDERING
    assert focused().accessibleName() == "LINE ID for orders"
    page.form.fill({"web.line": "@kloompa", "web.phone": "12"})
    room.press("Make the web page")
    assert "“12” is no phone number" in room.said()
    assert focused().accessibleName() == "Phone for orders"
    assert not (tmp_path / "page").exists()


def test_a_folder_of_others_and_no_folder_at_all_write_nothing(
    room: OnlineRoom, page: CataloguePage, choose: Callable[[Path | str], None], tmp_path: Path
) -> None:
    page.form.fill({"web.line": "@kloompa"})
    choose("")
    room.press("Make the web page")
    assert page.told.isHidden()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "letter.txt").touch()
    choose(tmp_path / "others")
    room.press("Make the web page")
    assert "lie other files" in room.notices.words()
    assert page.told.isHidden()
    assert [path.name for path in (tmp_path / "others").iterdir()] == ["letter.txt"]


def test_search_finds_a_line_and_esc_leaves_the_page(room: OnlineRoom, page: CataloguePage) -> None:
    QTest.keyClicks(page.goods.search, "0002")
    assert page.goods.table.count() == 1
    QTest.keyClick(page.goods.search, Qt.Key.Key_Escape)
    assert page.goods.table.count() == 5
    QTest.keyClick(page.goods.table, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert room.shops.pages.front() is room.shops.home
