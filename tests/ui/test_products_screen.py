"""Goods: listed, found, added, withdrawn, sorted onto shelves; what the books say afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.ui.screens.products.category_page import CategoryPage
from tests.doubles.back_room import button, open_back_room, press, tab_to, tap, words_on, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.ui.screens.products.screen import ProductsScreen
    from tests.doubles.back_room import BackRoom

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> BackRoom:
    return open_back_room(qtbot, tmp_path)


def _shelves(screen: ProductsScreen) -> CategoryPage:
    page = screen.pages.currentWidget()
    assert isinstance(page, CategoryPage)
    return page


def test_goods_are_added_by_keyboard_alone(room: BackRoom) -> None:
    screen = room.products()
    press(Qt.Key.Key_N, _CTRL)
    page = room.editor()
    write("ขนมชั้น ใบเตย")
    press(Qt.Key.Key_Return)
    write("๒๕.๕๐")
    tab_to(button(page, "piece"))
    for _step in range(3):
        press(Qt.Key.Key_Right)
    tab_to(button(page, "Don't count it"))
    press(Qt.Key.Key_Left)
    tab_to(page.stock.on_hand)
    write("12")
    press(Qt.Key.Key_S, _CTRL)
    saved = room.goods()["ขนมชั้น ใบเตย"]
    assert (saved.price, saved.unit, saved.tracked, saved.code) == (Money(2550), "box", True, "0006")
    assert room.stall.shop.books.stock.on_hand(saved.id) == Quantity.of(12)
    assert screen.pages.currentWidget() is screen.list
    assert saved in screen.list.listed()


def test_goods_are_opened_from_the_list_by_keyboard_and_by_mouse(room: BackRoom) -> None:
    screen = room.products()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home, _CTRL)
    press(Qt.Key.Key_Return)
    assert room.editor().draft().old == screen.list.listed()[0]
    press(Qt.Key.Key_Escape)
    table = screen.list.table
    screen.list.table.clicked.emit(table.model().index(1, 0))
    assert room.editor().draft().old == screen.list.listed()[1]


def test_goods_are_withdrawn_and_brought_back(room: BackRoom) -> None:
    page = room.open("นวดไทย")
    tap(page.withdraw)
    assert not room.now("นวดไทย").active
    screen = room.products()
    assert "นวดไทย" not in [product.name for product in screen.list.listed()]
    room.undo()
    assert room.now("นวดไทย").active
    page = room.open("นวดไทย")
    tap(page.withdraw)
    tap(button(screen.list.filters.shelves, "Not sold now"))
    assert [product.name for product in screen.list.listed()] == ["นวดไทย"]
    screen.open_product(room.now("นวดไทย"))
    tap(button(room.editor(), "Sell it again"))
    assert room.now("นวดไทย").active


def test_a_scanned_code_opens_its_product_or_offers_a_new_one(room: BackRoom) -> None:
    screen = room.products()
    screen.on_scan(room.stall.goods["ผ้าขาวม้า"].code)
    assert room.editor().draft().old.name == "ผ้าขาวม้า"
    press(Qt.Key.Key_Escape)
    screen.on_scan("8850123456787")
    assert "8850123456787" in room.notices.words()
    room.undo()
    page = room.editor()
    assert page.draft().new
    assert page.draft().barcodes == ("8850123456787",)


def test_a_scan_in_the_form_becomes_a_barcode(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    screen = room.products()
    screen.on_scan("8850123456787")
    screen.on_scan("8850123456794")
    tap(button(page, "Take off 8850123456787"))
    tap(page.save)
    assert room.now("ข้าวแต๋น").barcodes == ("8850123456794",)
    page = room.open("ผ้าขาวม้า")
    screen.on_scan("8850123456794")
    assert "belongs to “ข้าวแต๋น”" in words_on(page)
    assert page.draft().barcodes == ()


def test_goods_are_found_by_shelf_and_by_letters(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    page.stock.warn_at.setFocus()
    write("100")
    tap(page.save)
    screen = room.products()
    tap(button(screen.list.filters.shelves, "Running low"))
    assert [product.name for product in screen.list.listed()] == ["ข้าวแต๋น"]
    tap(button(screen.list.filters.shelves, "All"))
    press(Qt.Key.Key_F2)
    write("นาพริก")
    assert [product.name for product in screen.list.listed()] == []
    write("นำพริก")
    assert [product.name for product in screen.list.listed()] == ["น้ำพริกหนุ่ม"]
    write("zzz")
    assert "Nothing here." in words_on(screen.list)


def test_a_category_is_made_changed_moved_and_put_out_of_use(room: BackRoom) -> None:
    catalog = room.stall.shop.books.catalog
    screen = room.products()
    tap(screen.list.doors["categories"])
    page = _shelves(screen)
    page.save_wanted.emit(page.category())
    assert "The name is empty. Type a name." in words_on(page)
    for name in ("ขนม", "ผ้า"):
        tap(button(page, "New category"))
        write(name)
        tap(button(page, "Sea green"))
        tap(button(page, "Drinks"))
        page.save_wanted.emit(page.category())
    assert [(one.name, one.colour, one.icon) for one in catalog.categories()] == [
        ("ขนม", "#0E6470", "bottle"),
        ("ผ้า", "#0E6470", "bottle"),
    ]
    tap(page.up)
    assert [one.name for one in catalog.categories()] == ["ผ้า", "ขนม"]
    tap(page.use)
    assert [one.name for one in catalog.categories()] == ["ขนม"]
    room.undo()
    assert [one.name for one in catalog.categories()] == ["ผ้า", "ขนม"]


def test_a_category_made_from_the_form_comes_back_into_the_form(room: BackRoom) -> None:
    screen = room.products()
    tap(screen.list.add)
    page = room.editor()
    write("ตะกร้า")
    tap(button(page, "New category"))
    shelves = _shelves(screen)
    write("จักสาน")
    tap(shelves.save)
    press(Qt.Key.Key_Escape)
    page = room.editor()
    assert page.must.name.text() == "ตะกร้า"
    page.must.price.setFocus()
    write("150")
    tap(page.save)
    (category,) = room.stall.shop.books.catalog.categories()
    assert room.goods()["ตะกร้า"].category == category.id
