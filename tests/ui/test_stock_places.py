"""Places on screen: goods are received where they lie, a place gets another name or is used no more, papers a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind
from posapp.operations.move_stock import new_place, save_place
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Said
from tests.doubles.back_room import button, words_on
from tests.doubles.office import tap
from tests.ui.stock_room import newest_paper, open_stock_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.place import Place
    from tests.ui.stock_room import StockRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> StockRoom:
    return open_stock_room(qtbot, tmp_path)


@pytest.fixture
def stall(room: StockRoom) -> Place:
    place = new_place(room.stall.shop, "แผง 3")
    save_place(room.stall.shop, place, room.stall.seller)
    return place


def test_goods_are_received_at_the_place_that_was_chosen(room: StockRoom, stall: Place) -> None:
    room.screen.enter("receive")
    page = room.screen.rooms.receive
    tap(button(page.who, "แผง 3"))
    tap(page.who.on)
    page.goods.sheet.take(room.stall.goods["ข้าวแต๋น"], Quantity.of(7))
    tap(page.goods.deed)
    assert room.stall.shop.books.stock.on_hand(room.stall.goods["ข้าวแต๋น"].id, stall.id) == Quantity.of(7)


def test_with_the_store_room_alone_nobody_is_asked_where_to(room: StockRoom) -> None:
    room.screen.enter("receive")
    assert "To which place?" not in words_on(room.screen.rooms.receive.who)


def test_a_note_goes_onto_the_paper_and_only_onto_that_one(room: StockRoom, stall: Place) -> None:
    room.screen.enter("move")
    page = room.screen.rooms.move
    assert page.way.end.place() == stall.id
    tap(page.way.on)
    page.goods.sheet.take(room.stall.goods["ข้าวแต๋น"], Quantity.of(2))
    tap(button(page.goods, "Note"))
    page.goods.note.setText("for Saturday")
    tap(page.goods.deed)
    assert newest_paper(room, EntryKind.MOVE).note == "for Saturday"
    assert (page.goods.note.text(), page.goods.note.isHidden()) == ("", True)


@pytest.mark.usefixtures("stall")
def test_a_list_that_is_begun_goes_where_its_title_says(room: StockRoom) -> None:
    other = new_place(room.stall.shop, "แผง 4")
    save_place(room.stall.shop, other, room.stall.seller)
    room.screen.enter("move")
    page = room.screen.rooms.move
    tap(page.way.on)
    page.goods.sheet.take(room.stall.goods["ข้าวแต๋น"], Quantity.of(2))
    tap(page.goods.back)
    tap(button(page.way.end, "แผง 4"))
    tap(page.way.back)
    room.screen.enter("move")
    assert page.front() is page.goods
    assert "แผง 4" in page.goods.title.words()
    tap(page.goods.deed)
    assert {move.place for move in newest_paper(room, EntryKind.MOVE).moves} == {"", other.id}


def test_a_place_gets_another_name(room: StockRoom, stall: Place) -> None:
    room.screen.enter("move")
    page = room.screen.rooms.move
    tap(page.way.change)
    page.places.name.setText("แผง 4")
    tap(page.places.on)
    assert [place.name for place in room.stall.shop.books.places.all()] == ["แผง 4"]
    tap(button(page.way, "แผง 4"))
    assert page.way.start.place() == stall.id


def test_an_empty_place_is_used_no_more_and_one_with_goods_is_kept(room: StockRoom, stall: Place) -> None:
    shop, rice = room.stall.shop, room.stall.goods["ข้าวแต๋น"]
    entry = receive(shop, [Incoming(rice.id, Quantity.of(1))], Said(), room.stall.seller, place=stall.id).entry
    room.screen.enter("move")
    page = room.screen.rooms.move
    tap(page.way.change)
    tap(page.places.close_place)
    assert "There are still goods at “แผง 3”." in words_on(page.places)
    room.screen.rooms.deeds.take_back(entry.id)
    tap(page.places.close_place)
    assert shop.books.places.all() == []
    assert page.front() is page.way


def test_older_movements_are_shown_when_they_are_wanted(room: StockRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posapp.ui.screens.stock.article_page._PAGE", 2)
    for _ in range(3):
        room.stall.sold(("ข้าวแต๋น", 1))
    room.screen.show_article(room.stall.goods["ข้าวแต๋น"].id)
    page = room.screen.rooms.article
    assert page.moves.count() == 2
    tap(page.older)
    assert page.moves.count() == 4
    tap(page.older)
    assert page.older.isHidden()
