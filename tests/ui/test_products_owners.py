"""Owners, filters, tiles, stock that is spread, sizes and colours; what the books say then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.lot import NO_LOT
from posapp.domain.money import Money
from posapp.domain.product import ProductKind
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.members import new_member, save_member
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said
from posapp.ui.screens.products.variants_page import VariantsPage
from tests.doubles.back_room import button, open_back_room, press, tap, words_on, write

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.doubles.back_room import BackRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> BackRoom:
    return open_back_room(qtbot, tmp_path)


def _type(part: QWidget, text: str) -> None:
    part.setFocus()
    write(text)


def test_the_owner_is_found_by_a_few_letters_or_made_a_member_at_once(room: BackRoom) -> None:
    shop = room.stall.shop
    pan, _changes = save_member(shop, new_member(shop, "นายคำปัน วงศ์คำ", "ลุงปัน"), room.stall.seller)
    page = room.open("ผ้าขาวม้า")
    _type(page.kind.owner.field, "ปัน")
    press(Qt.Key.Key_Return)
    tap(page.save)
    assert room.now("ผ้าขาวม้า").owner == pan.id
    page = room.open("ข้าวแต๋น")
    _type(page.kind.owner.field, "ยายมี")
    tap(button(page, "New member: ยายมี"))
    tap(page.save)
    (mee,) = [one for one in shop.books.members.all() if one.name == "ยายมี"]
    assert (room.now("ข้าวแต๋น").owner, mee.number) == (mee.id, "2")
    page = room.open("ข้าวแต๋น")
    tap(button(page, "The group's"))
    tap(page.save)
    assert not room.now("ข้าวแต๋น").owner


def test_the_list_is_parted_and_searched_by_owner_and_kind(room: BackRoom) -> None:
    shop, stall = room.stall.shop, room.stall
    pan, _changes = save_member(shop, new_member(shop, "นายคำปัน วงศ์คำ", "ลุงปัน"), stall.seller)
    save_product(shop, replace(stall.goods["ผ้าขาวม้า"], owner=pan.id), stall.seller)
    save_product(shop, replace(stall.goods["มะม่วง"], kind=ProductKind.MATERIAL), stall.seller)
    page = room.products().list

    def listed() -> list[str]:
        return [product.name for product in page.listed()]

    tap(button(page, "ลุงปัน"))
    assert listed() == ["ผ้าขาวม้า"]
    tap(button(page, "Material"))
    assert listed() == ["มะม่วง"]
    tap(button(page, "The group's"))
    assert "ผ้าขาวม้า" not in listed()
    tap(button(page, "Every kind, everyone's"))
    press(Qt.Key.Key_F2)
    write("ลุงปัน")
    assert listed() == ["ผ้าขาวม้า"]


def test_goods_are_shown_as_tiles_and_opened_from_there(room: BackRoom) -> None:
    page = room.products().list
    tap(page.tiles)
    assert page.grid.isVisible()
    assert not page.table.isVisible()
    page.grid.setFocus()
    press(Qt.Key.Key_Return)
    assert room.editor().draft().old == page.listed()[0]


def test_a_number_spread_over_batches_is_shown_and_leads_to_its_stock(room: BackRoom) -> None:
    shop, product = room.stall.shop, room.stall.goods["ข้าวแต๋น"]
    receive(
        shop,
        [Incoming(product.id, Quantity.of(20), batch=Batch(date(2026, 1, 10), date(2026, 1, 30)))],
        Said(),
        room.stall.seller,
    )
    page = room.open("ข้าวแต๋น")
    assert not page.stock.on_hand.isVisible()
    assert "120 bag" in words_on(page.stock)
    assert "Store room 120" in words_on(page.stock)
    tap(button(page, "What came and went"))
    assert room.explained == [product.id]
    _type(page.must.price, "36")
    tap(page.save)
    assert room.now("ข้าวแต๋น").price == Money(3600)
    assert shop.books.stock.on_hand(product.id) == Quantity.of(120)
    assert {shelf.lot_id == NO_LOT: shelf.on_hand for shelf in shop.books.stock.shelves(product.id)} == {
        True: Quantity.of(100),
        False: Quantity.of(20),
    }


def test_sizes_and_colours_are_made_from_the_form_and_undone(room: BackRoom) -> None:
    page = room.open("ผ้าขาวม้า")
    tap(button(page, "Make sizes and colours"))
    ask = room.products().pages.currentWidget()
    assert isinstance(ask, VariantsPage)
    write("S M")
    press(Qt.Key.Key_Return)
    write("คราม, ขาว")
    assert "Goods to be made: 4" in words_on(ask)
    press(Qt.Key.Key_Return)
    names = {"ผ้าขาวม้า S คราม", "ผ้าขาวม้า S ขาว", "ผ้าขาวม้า M คราม", "ผ้าขาวม้า M ขาว"}
    catalog = room.stall.shop.books.catalog
    assert names <= {product.name for product in catalog.all()}
    assert room.now("ผ้าขาวม้า").name == "ผ้าขาวม้า S คราม"
    room.undo()
    assert not names & {product.name for product in catalog.all()}
    assert room.now("ผ้าขาวม้า").name == "ผ้าขาวม้า"


def test_leaving_the_sizes_brings_the_form_back_as_it_was(room: BackRoom) -> None:
    page = room.open("ผ้าขาวม้า")
    _type(page.must.price, "210")
    tap(button(page, "Make sizes and colours"))
    press(Qt.Key.Key_Escape)
    assert room.editor().must.price.text() == "210"
    assert room.now("ผ้าขาวม้า").price == Money(19950)
