"""The form of a product: what is typed, refused, kept, undone; what the books say afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage

from posapp.domain import barcode
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.change_options import change_options
from posapp.operations.options import GROUP, VAT
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


def test_a_wrong_form_says_so_beside_each_field_and_keeps_what_was_typed(room: BackRoom) -> None:
    screen = room.products()
    before = room.goods()
    tap(screen.list.add)
    page = room.editor()
    page.must.price.setFocus()
    write("twenty")
    tap(button(page, "Count it"))
    page.stock.on_hand.setFocus()
    write("1.2345")
    tap(page.save)
    said = words_on(page)
    assert "The name is empty. Type a name." in said
    assert "“twenty” is not an amount." in said
    assert "more than 3 decimals" in said
    assert page.must.name.hasFocus()
    assert (page.must.price.text(), page.stock.on_hand.text()) == ("twenty", "1.2345")
    assert room.goods() == before
    write("Mango")
    assert "The name is empty" not in words_on(page)


@pytest.mark.parametrize("typed", ["-5", "1.234", "99999999999", ""])
def test_an_impossible_price_is_refused(room: BackRoom, typed: str) -> None:
    page = room.open("ข้าวแต๋น")
    page.must.price.setFocus()
    write(typed)
    if not typed:
        page.must.price.clear()
    tap(page.save)
    assert page.must.fields["price"].refused()
    assert room.now("ข้าวแต๋น").price == Money(3500)


def test_markup_and_control_signs_in_a_name_stay_words(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    page.must.name.setText("<b>ข้าว</b>\x1b@\u202e")
    tap(page.save)
    assert room.now("ข้าวแต๋น").name == "<b>ข้าว</b>@"


def test_a_saved_change_is_undone(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    page.must.price.setFocus()
    write("40")
    page.stock.on_hand.setFocus()
    write("7")
    tap(page.save)
    assert room.now("ข้าวแต๋น").price == Money(4000)
    assert room.stall.shop.books.stock.on_hand(room.stall.goods["ข้าวแต๋น"].id) == Quantity.of(7)
    room.undo()
    assert room.now("ข้าวแต๋น").price == Money(3500)
    assert room.stall.shop.books.stock.on_hand(room.stall.goods["ข้าวแต๋น"].id) == Quantity.of(100)


def test_what_was_sold_meanwhile_is_not_counted_back(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    room.stall.sold(("ข้าวแต๋น", 3))
    page.must.price.setFocus()
    write("36")
    tap(page.save)
    assert room.stall.shop.books.stock.on_hand(room.stall.goods["ข้าวแต๋น"].id) == Quantity.of(97)


def test_leaving_the_form_loses_nothing(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    page.must.name.setFocus()
    write("ข้าวแต๋นใหญ่")
    press(Qt.Key.Key_Escape)
    screen = room.products()
    assert screen.pages.currentWidget() is screen.list
    assert room.notices.words() == "The changes were not saved."
    room.undo()
    assert room.editor().must.name.text() == "ข้าวแต๋นใหญ่"
    press(Qt.Key.Key_S, _CTRL)
    assert room.now("ข้าวแต๋น").name == "ข้าวแต๋นใหญ่"


def test_leaving_an_untouched_form_says_nothing(room: BackRoom) -> None:
    room.open("ข้าวแต๋น")
    press(Qt.Key.Key_Escape)
    assert not room.notices.words()


def test_a_typed_code_that_is_taken_is_refused_beside_its_field(room: BackRoom) -> None:
    page = room.open("ผ้าขาวม้า")
    page.papers.code.setFocus()
    write(room.stall.goods["ข้าวแต๋น"].code)
    tap(page.save)
    assert "belongs to “ข้าวแต๋น”" in page.papers.fields["code"].refused()


def test_an_own_barcode_can_be_read_by_any_scanner(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    tap(button(page, "Make one"))
    tap(page.save)
    (code,) = room.now("ข้าวแต๋น").barcodes
    assert barcode.is_checked(code)
    assert len(code) == 13


def test_the_tile_follows_the_typing(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    before = page.picture.grab().toImage()
    page.must.price.setFocus()
    write("88")
    assert page.picture.grab().toImage() != before


def test_a_pasted_picture_is_kept_small_and_can_be_taken_off(room: BackRoom) -> None:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#2E6B2E"))
    clipped = QMimeData()
    clipped.setImageData(image)
    QGuiApplication.clipboard().setMimeData(clipped)
    page = room.open("ข้าวแต๋น")
    tap(button(page, "Paste a picture"))
    tap(page.save)
    jpeg = room.stall.shop.books.catalog.photo(room.now("ข้าวแต๋น").photo)
    assert jpeg is not None
    kept = QImage.fromData(jpeg)
    assert (kept.width(), kept.height()) == (320, 240)
    page = room.open("ข้าวแต๋น")
    tap(button(page, "Without a picture"))
    tap(page.save)
    assert not room.now("ข้าวแต๋น").photo


def test_a_file_that_is_no_picture_is_refused_in_the_form(room: BackRoom, tmp_path: Path) -> None:
    (tmp_path / "list.jpg").write_text("no picture at all", encoding="utf-8")
    page = room.open("ข้าวแต๋น")
    page.picture.photo.take_file(tmp_path / "list.jpg")
    assert "Choose a JPEG or PNG photo." in words_on(page)
    assert page.draft().photo is None


def test_a_price_that_is_asked_needs_none(room: BackRoom) -> None:
    screen = room.products()
    tap(screen.list.add)
    page = room.editor()
    page.must.name.setFocus()
    write("ของฝาก")
    tap(button(page, "Ask each time"))
    tap(page.save)
    assert room.goods()["ของฝาก"].free_price


def test_vat_is_asked_only_where_it_is_on(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    assert not page.prices.fields["vat_exempt"].isVisible()
    values = {"group.tax_id": "1000000000017", "vat.branch": "00000", "vat.pos_id": "E01", "vat.on": "yes"}
    change_options(room.stall.shop, (*GROUP, *VAT), values, room.stall.seller)
    page = room.open("ข้าวแต๋น")
    tap(button(page, "Without VAT"))
    tap(page.save)
    assert room.now("ข้าวแต๋น").vat_exempt


def test_switching_the_language_keeps_the_form(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    page.must.name.setFocus()
    write("ครึ่งทาง")
    room.shell.wear(Look("th", "sun", 125))
    assert page.must.name.text() == "ครึ่งทาง"
    assert button(page, "บันทึก")
