"""Single pieces in a few steps, and the page of members; what the books say afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

from posapp.domain.money import Money
from posapp.domain.print_job import Paper
from posapp.domain.quantity import ONE
from posapp.operations.members import new_member, save_member
from posapp.ui.screens.products.members_page import MembersPage
from posapp.ui.screens.products.single_page import SinglePage
from posapp.ui.shell import Look
from tests.doubles.back_room import button, open_back_room, press, tap, words_on, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.back_room import BackRoom

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> BackRoom:
    return open_back_room(qtbot, tmp_path)


def _single(room: BackRoom) -> SinglePage:
    tap(room.products().list.single)
    page = room.products().pages.currentWidget()
    assert isinstance(page, SinglePage)
    return page


def _members(room: BackRoom) -> MembersPage:
    screen = room.products()
    tap(screen.list.doors["members"])
    page = screen.pages.currentWidget()
    assert isinstance(page, MembersPage)
    return page


def _copy_a_picture() -> None:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#6A3A7C"))
    clipped = QMimeData()
    clipped.setImageData(image)
    QGuiApplication.clipboard().setMimeData(clipped)


def test_a_single_piece_goes_from_picture_to_label_in_six_steps(room: BackRoom) -> None:
    shop = room.stall.shop
    member, _changes = save_member(shop, new_member(shop, "นางสมร ใจดี", "ป้าสมร"), room.stall.seller)
    _copy_a_picture()
    page = _single(room)  # 1: the button of the list
    tap(button(page, "Paste a picture"))  # 2: the picture
    page.piece.name.setFocus()
    write("ย่ามปักมือลายดอกบัว")  # 3: the name
    press(Qt.Key.Key_Return)
    write("650")  # 4: the price
    press(Qt.Key.Key_Return)
    tap(button(page, "ป้าสมร (1)"))  # 5: whose it is
    press(Qt.Key.Key_Return)  # 6: save and print
    (piece,) = [one for one in shop.books.catalog.all() if one.one_off]
    assert (piece.name, piece.price, piece.owner) == ("ย่ามปักมือลายดอกบัว", Money(65000), member.id)
    assert shop.books.catalog.photo(piece.photo)
    assert shop.books.stock.on_hand(piece.id) == ONE
    assert [job.paper for job in shop.books.print_jobs.newest(5)] == [Paper.LABELS]
    assert "Its label is being printed." in room.notices.words()


def test_the_next_piece_begins_empty_but_for_its_owner_and_undo_takes_one_back(room: BackRoom) -> None:
    shop = room.stall.shop
    save_member(shop, new_member(shop, "นางสมร ใจดี", "ป้าสมร"), room.stall.seller)
    page = _single(room)
    tap(button(page, "ป้าสมร (1)"))
    for name in ("ตะกร้าใบเล็ก", "ตะกร้าใบใหญ่"):
        page.piece.name.setFocus()
        write(name)
        press(Qt.Key.Key_Return)
        write("120")
        tap(page.on)
        assert (page.piece.name.text(), page.piece.price.text()) == ("", "")
    pieces = [one for one in shop.books.catalog.all() if one.one_off]
    assert len(pieces) == 2
    assert len({one.owner for one in pieces}) == 1
    assert pieces[0].barcodes != pieces[1].barcodes
    room.undo()
    assert [one.name for one in shop.books.catalog.all() if one.one_off] == ["ตะกร้าใบเล็ก"]


def test_a_piece_without_name_or_price_says_so_at_its_fields(room: BackRoom) -> None:
    page = _single(room)
    tap(page.on)
    assert "The name is empty." in page.piece.fields["name"].refused()
    assert "Type the price" in page.piece.fields["price"].refused()
    assert page.piece.name.hasFocus()
    press(Qt.Key.Key_Escape)
    screen = room.products()
    assert screen.pages.currentWidget() is screen.list


def test_before_the_first_member_the_form_is_all_there_is(room: BackRoom) -> None:
    page = _members(room)
    assert page.name.hasFocus()
    assert not page.table.isVisible()
    write("นางสมร ใจดี")
    page.save_wanted.emit(page.member())
    assert page.table.isVisible()


def test_a_member_and_the_list_are_seen_together_in_a_small_window(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_back_room(qtbot, tmp_path, Look("th", "light", 150), (1024, 600))
    for name in ("นางสมร ใจดี", "นายคำปัน วงศ์คำ"):
        save_member(room.stall.shop, new_member(room.stall.shop, name), room.stall.seller)
    page = _members(room)
    page.table.chosen.emit(1)
    assert page.name.text() == "นายคำปัน วงศ์คำ"
    for part in (page.table, page.name):
        assert not part.visibleRegion().isEmpty()


def test_members_are_added_one_after_the_other_by_keyboard(room: BackRoom) -> None:
    page = _members(room)
    tap(page.new)
    for name, nickname in (("นางสมร ใจดี", "ป้าสมร"), ("นายคำปัน วงศ์คำ", "ลุงปัน")):
        page.name.setFocus()
        write(name)
        press(Qt.Key.Key_Return)
        write(nickname)
        page.save_wanted.emit(page.member())
    members = room.stall.shop.books.members.all()
    assert [(one.number, one.called) for one in members] == [("1", "ป้าสมร"), ("2", "ลุงปัน")]
    assert page.table.count() == 2
    page.search.setFocus()
    write("ปัน")
    assert page.table.count() == 1
    assert room.products().help_page == "members"


def test_a_member_is_changed_undone_and_leaves_when_nothing_of_hers_is_sold(room: BackRoom) -> None:
    shop = room.stall.shop
    save_member(shop, new_member(shop, "นางสมร ใจดี", "ป้าสมร"), room.stall.seller)
    page = _members(room)
    page.table.chosen.emit(0)
    page.phone.setFocus()
    write("0811111111")
    press(Qt.Key.Key_S, _CTRL)
    assert shop.books.members.all()[0].phone == "0811111111"
    room.undo()
    assert not shop.books.members.all()[0].phone
    assert not page.phone.text()
    tap(page.leave)
    assert shop.books.members.all() == []
    assert "left the group" in room.notices.words()
    room.undo()
    assert len(shop.books.members.all()) == 1


def test_a_member_without_a_name_or_with_a_taken_number_is_refused_at_the_field(room: BackRoom) -> None:
    shop = room.stall.shop
    save_member(shop, new_member(shop, "นางสมร ใจดี"), room.stall.seller)
    page = _members(room)
    tap(page.save)
    assert "The name is empty." in page.fields["name"].refused()
    page.name.setFocus()
    write("นางบัวผัน")
    page.number.setFocus()
    write("1")
    page.save_wanted.emit(page.member())
    assert "has the number 1" in page.fields["number"].refused()
    assert "has the number 1" in words_on(page)
    assert len(shop.books.members.all()) == 1
