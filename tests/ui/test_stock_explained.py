"""Why a number is what it is: found, explained by its papers, and taken back where it was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind, StockReason
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.find_stock import standings
from posapp.operations.stock_book import Said
from tests.doubles.back_room import button, press, tap, words_on, write
from tests.ui.stock_room import batch_of, newest_paper, open_stock_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.stock_room import StockRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> StockRoom:
    return open_stock_room(qtbot, tmp_path)


def test_any_figure_leads_to_its_papers_in_two_taps(room: StockRoom) -> None:
    batch_of(room, "ข้าวแต๋น", 5, 2)
    bill = room.stall.sold(("ข้าวแต๋น", 3)).sale.issue.number
    room.screen.shown()
    names = [one.product.name for one in room.screen.home.listed()]
    table = room.screen.home.table
    table.clicked.emit(table.model().index(names.index("ข้าวแต๋น"), 0))
    article = room.screen.rooms.article
    rows = [[article.moves.model().index(row, column).data() for column in (2, 5, 6)] for row in range(3)]
    received = newest_paper(room, EntryKind.RECEIVE)
    assert rows[0] == [bill, "−3", "102"]
    assert rows[1] == [received.number, "+5", "105"]
    assert rows[2][1:] == ["+100", "100"]
    article.moves.clicked.emit(article.moves.model().index(0, 0))
    assert room.bills == [bill]
    article.moves.clicked.emit(article.moves.model().index(1, 0))
    assert received.number in words_on(room.screen.pages)
    press(Qt.Key.Key_Escape)
    assert room.screen.pages.currentWidget() is article
    press(Qt.Key.Key_Escape)
    assert room.screen.pages.currentWidget() is room.screen.home


def test_a_paper_is_taken_back_once_and_both_papers_name_each_other(room: StockRoom) -> None:
    cloth = room.stall.goods["ผ้าขาวม้า"]
    lost = [Adjustment(cloth.id, Quantity.of(2), StockReason.LOSS)]
    adjust(room.stall.shop, lost, Said("ลมพัด"), room.stall.seller)
    room.screen.enter("papers")
    papers = room.screen.rooms.papers
    tap(button(papers, "Number changed"))
    papers.table.clicked.emit(papers.table.model().index(0, 0))
    page = room.screen.rooms.paper
    assert "ลมพัด" in words_on(page)
    first = newest_paper(room, EntryKind.ADJUST)
    tap(button(page, "Take it back"))
    assert room.on_hand("ผ้าขาวม้า") == Quantity.of(100)
    second = newest_paper(room, EntryKind.ADJUST)
    assert f"It was taken back by {second.number}." in words_on(page)
    assert not page.undo.isVisible()
    tap(button(page, "Show that paper"))
    assert f"It takes {first.number} back." in words_on(page)
    room.notices.settle()
    page.table.clicked.emit(page.table.model().index(0, 0))
    assert room.screen.pages.currentWidget() is room.screen.rooms.article


def test_goods_are_found_by_how_they_stand(room: StockRoom) -> None:
    room.edited("ข้าวแต๋น", warn_at=Quantity.of(100))
    room.stall.sold(("น้ำพริกหนุ่ม", 101))
    room.stall.sold(("ผ้าขาวม้า", 100))
    room.screen.shown()
    home = room.screen.home
    for chip, name in (
        ("Running low (1)", "ข้าวแต๋น"),
        ("Sold out (1)", "ผ้าขาวม้า"),
        ("Sold beyond stock (1)", "น้ำพริกหนุ่ม"),
    ):
        tap(button(home.chips, chip))
        assert [one.product.name for one in home.listed()] == [name]
    room.screen.show_which("slow")
    slow = [one.product.name for one in standings(room.stall.shop, "slow")]
    assert [one.product.name for one in home.listed()] == slow
    room.screen.show_which("all")
    home.search.setFocus()
    write("มะมวง")
    assert [one.product.name for one in home.listed()] == ["มะม่วง"]
    write("ไม่มี")
    assert "No goods here" in words_on(home)


def test_a_scan_shows_how_its_goods_stand_or_says_that_nobody_knows_it(room: StockRoom) -> None:
    room.screen.on_scan(room.stall.goods["มะม่วง"].code)
    assert "100 kg" in words_on(room.screen.rooms.article)
    room.screen.on_scan("4006381333931")
    assert "4006381333931" in room.notices.words()


def test_from_an_article_its_number_is_changed_and_more_of_it_received(room: StockRoom) -> None:
    room.screen.show_article(room.stall.goods["มะม่วง"].id)
    tap(button(room.screen.pages, "Change the number"))
    assert [line.product.name for line in room.screen.rooms.adjust.goods.sheet.lines()] == ["มะม่วง"]
    room.screen.rooms.adjust.goods.back.press()
    tap(button(room.screen.rooms.article, "Receive"))
    assert [line.product.name for line in room.screen.rooms.receive.goods.sheet.lines()] == ["มะม่วง"]
