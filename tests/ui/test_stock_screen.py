"""Goods in, goods left: received, changed, moved, explained, marked down and thrown away; what the books say then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind, StockReason
from posapp.operations.change_options import change_options
from posapp.operations.move_stock import new_place, save_place
from posapp.operations.options import PRINTER
from posapp.operations.print_labels import wishes_of
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Said
from posapp.ui.widgets.big_button import BigButton
from tests.doubles.back_room import button, press, tap, words_on, write
from tests.ui.stock_room import batch_of, newest_paper, open_stock_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.stock_room import StockRoom

_TODAY = date(2026, 1, 17)
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> StockRoom:
    return open_stock_room(qtbot, tmp_path)


def _row(room: StockRoom, number: int) -> list[str]:
    model = room.screen.home.table.model()
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def _with_printer(room: StockRoom) -> None:
    change_options(room.stall.shop, PRINTER, {"printer.uri": "paper:/tmp/nowhere"}, room.stall.seller)


def test_goods_are_received_by_keyboard_alone(room: StockRoom) -> None:
    room.edited("ข้าวแต๋น", shelf_days=5)
    tap(button(room.screen.home, "Receive goods"))
    write("ป้าแดง")
    press(Qt.Key.Key_Return)
    write("แต๋น")
    press(Qt.Key.Key_Return)
    write("24")
    press(Qt.Key.Key_Return)
    write("18")
    press(Qt.Key.Key_Return)
    assert "432.00 baht together" in words_on(room.screen.pages)
    press(Qt.Key.Key_S, _CTRL)
    entry = newest_paper(room, EntryKind.RECEIVE)
    assert (entry.party, entry.moves[0].quantity, entry.moves[0].cost) == ("ป้าแดง", Quantity.of(24), Money(1800))
    assert (entry.lots[0].made, entry.lots[0].expires) == (_TODAY, _TODAY + timedelta(days=5))
    assert room.on_hand("ข้าวแต๋น") == Quantity.of(124)
    assert entry.number in words_on(room.screen.pages)
    room.undo()
    assert room.on_hand("ข้าวแต๋น") == Quantity.of(100)
    assert "taken back" in words_on(room.screen.pages)


def test_whom_goods_came_from_lately_is_one_tap(room: StockRoom) -> None:
    receive(room.stall.shop, [Incoming(room.stall.goods["มะม่วง"].id, Quantity(2500))], Said("ลุงมี"), room.stall.seller)
    tap(button(room.screen.home, "Receive goods"))
    tap(button(room.screen.pages, "ลุงมี"))
    assert "Goods in from ลุงมี" in words_on(room.screen.pages)
    tap(button(room.screen.pages, "Receive"))
    assert "Nothing is on this list yet" in words_on(room.screen.pages)


def test_what_is_half_received_is_still_there_after_a_look_elsewhere(room: StockRoom) -> None:
    room.screen.enter("receive", room.stall.goods["มะม่วง"])
    press(Qt.Key.Key_Return)
    room.screen.rooms.receive.goods.back.press()
    room.screen.rooms.receive.who.back.press()
    assert room.screen.pages.currentWidget() is room.screen.home
    tap(button(room.screen.home, "Receive goods"))
    assert [line.product.name for line in room.screen.rooms.receive.goods.sheet.lines()] == ["มะม่วง"]


def test_each_received_piece_gets_a_label_and_the_slip_comes_out(room: StockRoom) -> None:
    _with_printer(room)
    room.screen.enter("receive", room.stall.goods["ข้าวแต๋น"])
    write("3")
    room.screen.on_scan(room.stall.goods["มะม่วง"].code)
    write("2.5")
    press(Qt.Key.Key_S, _CTRL)
    assert [job.paper.value for job in room.stall.shop.books.print_jobs.waiting()] == ["receiving_slip"]
    tap(button(room.screen.pages, "Print labels"))
    labels = room.stall.shop.books.print_jobs.waiting()[-1]
    wishes, _size = wishes_of(labels.subject)
    goods = room.stall.goods
    assert [(wish.product, wish.copies) for wish in wishes] == [(goods["ข้าวแต๋น"].id, 3), (goods["มะม่วง"].id, 1)]


def test_a_number_is_changed_for_a_reason(room: StockRoom) -> None:
    tap(button(room.screen.home, "Change a number"))
    write("แต๋น")
    press(Qt.Key.Key_Return)
    write("4")
    tap(button(room.screen.pages, "Change it"))
    assert "Say why" in words_on(room.screen.pages)
    tap(button(room.screen.pages, "Given away"))
    write("หนุ่ม")
    press(Qt.Key.Key_Return)
    write("90")
    tap(button(room.screen.pages, "Counted: this many are there"))
    tap(button(room.screen.pages, "Change it"))
    moves = newest_paper(room, EntryKind.ADJUST).moves
    told = [(move.reason, move.quantity) for move in moves]
    assert told == [(StockReason.GIFT, -Quantity.of(4)), (StockReason.COUNT, -Quantity.of(10))]
    assert (room.on_hand("ข้าวแต๋น"), room.on_hand("น้ำพริกหนุ่ม")) == (Quantity.of(96), Quantity.of(90))


def test_a_number_that_is_right_already_is_not_written(room: StockRoom) -> None:
    before = len(room.stall.shop.books.entries.newest(99))
    room.screen.enter("adjust", room.stall.goods["ข้าวแต๋น"])
    write("100")
    tap(button(room.screen.pages, "Counted: this many are there"))
    tap(button(room.screen.pages, "Change it"))
    assert "right already" in words_on(room.screen.pages)
    assert len(room.stall.shop.books.entries.newest(99)) == before


def test_goods_are_moved_to_a_new_place_and_shown_there(room: StockRoom) -> None:
    tap(button(room.screen.home, "Move goods"))
    page = room.screen.rooms.move
    tap(page.way.on)
    assert "two different places" in words_on(page)
    page.way.name.setFocus()
    write("แผง ก")
    tap(button(page, "Add this place"))
    tap(page.way.on)
    assert "Move from Store room to แผง ก" in words_on(page)
    write("ผ้า")
    press(Qt.Key.Key_Return)
    write("12")
    press(Qt.Key.Key_S, _CTRL)
    place = room.stall.shop.books.places.all()[0]
    cloth = room.stall.goods["ผ้าขาวม้า"].id
    stock = room.stall.shop.books.stock
    assert (stock.on_hand(cloth, place.id), stock.on_hand(cloth, STORE)) == (Quantity.of(12), Quantity.of(88))
    assert "from Store room to แผง ก" in words_on(room.screen.pages)
    press(Qt.Key.Key_Escape)
    tap(button(room.screen.home.chips, "แผง ก"))
    assert [one.product.name for one in room.screen.home.listed()] == ["ผ้าขาวม้า"]
    assert _row(room, 0)[1] == "12 cloth"


def test_a_name_of_a_place_is_given_once(room: StockRoom) -> None:
    tap(button(room.screen.home, "Move goods"))
    page = room.screen.rooms.move
    for _time in range(2):
        page.way.name.setFocus()
        write("แผง ก")
        tap(button(page, "Add this place"))
    assert "There is a place called" in words_on(page)


def test_a_batch_is_marked_down_and_labelled_with_one_tap(room: StockRoom) -> None:
    _with_printer(room)
    batch_of(room, "ข้าวแต๋น", 6, 1)
    room.screen.show_which("expiring")
    page = room.screen.rooms.expiring
    assert page.pane.amount.money() == Money(1700)
    tap(button(page, "Lower the price"))
    lot = room.stall.shop.books.stock.lot_coded("L0001")
    assert lot
    assert room.stall.shop.books.stock.markdowns() == {lot.id: Money(1700)}
    wishes, _size = wishes_of(room.stall.shop.books.print_jobs.waiting()[-1].subject)
    assert [(wish.lot, wish.copies) for wish in wishes] == [(lot.id, 6)]
    for key in ("2", "0", "Lower the price"):
        tap(button(page, key))
    assert room.stall.shop.books.stock.markdowns() == {lot.id: Money(2000)}
    room.undo()
    assert room.stall.shop.books.stock.markdowns() == {lot.id: Money(1700)}
    tap(button(page, "Ordinary price again"))
    assert room.stall.shop.books.stock.markdowns() == {}


def test_what_expired_is_thrown_away_with_one_tap_and_comes_back_by_undo(room: StockRoom) -> None:
    batch_of(room, "ข้าวแต๋น", 6, -1)
    batch_of(room, "น้ำพริกหนุ่ม", 4, 0)
    room.screen.show_which("expiring")
    page = room.screen.rooms.expiring
    assert not page.pane.reduce.isVisible()
    tap(button(page, "Throw away (spoiled)"))
    assert room.on_hand("ข้าวแต๋น") == Quantity.of(100)
    assert newest_paper(room, EntryKind.ADJUST).moves[0].reason is StockReason.WASTE
    assert "น้ำพริกหนุ่ม" in words_on(page.pane)
    room.undo()
    assert room.on_hand("ข้าวแต๋น") == Quantity.of(106)
    tap(button(page, "Where it came from"))
    assert "106 bag" in words_on(room.screen.rooms.article)


def test_the_door_to_the_market_leads_to_its_screen(room: StockRoom) -> None:
    tap(button(room.screen.home, "Take goods to market"))
    assert room.went == ["market"]


def test_goods_for_a_market_are_not_moved_there_past_its_book(room: StockRoom) -> None:
    save_place(room.stall.shop, new_place(room.stall.shop, "งานวัด", "event"), room.stall.seller)
    save_place(room.stall.shop, new_place(room.stall.shop, "แผง ก", "stall"), room.stall.seller)
    room.screen.enter("move")
    chips = {one.accessibleName() for one in room.screen.rooms.move.findChildren(BigButton) if one.isVisible()}
    assert "แผง ก" in chips
    assert "งานวัด" not in chips
