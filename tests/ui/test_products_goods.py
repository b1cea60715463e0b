"""Kinds, prices, packs, certificates and baskets, typed and tapped in the form; what the books say then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.edit_catalog import save_product
from tests.doubles.back_room import button, open_back_room, press, tab_to, tap, write

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from posapp.ui.screens.products.entry_rows import EntryRows
    from tests.doubles.back_room import BackRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> BackRoom:
    return open_back_room(qtbot, tmp_path)


def _fill(rows: EntryRows, chip: str, *texts: str) -> None:
    """Add a line by its chip and type into its fields, going on by Enter."""
    tap(button(rows, chip))
    for text in texts:
        write(text)
        press(Qt.Key.Key_Return)


def _type(part: QWidget, text: str) -> None:
    part.setFocus()
    write(text)


def test_prices_by_number_by_day_and_for_resellers_are_typed_and_kept(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    _type(page.prices.wholesale, "25")
    _type(page.prices.cost, "18.50")
    _fill(page.prices.prices, "When many are bought", "30", "12")
    _fill(page.prices.prices, "On some days", "28", "1/4/2569", "30/4/69")
    tap(page.save)
    saved = room.now("ข้าวแต๋น")
    assert saved.cost == Money(1850)
    assert saved.prices == (
        PriceRule(Money(2500), wholesale=True),
        PriceRule(Money(3000), at_least=Quantity.of(12)),
        PriceRule(Money(2800), since=date(2026, 4, 1), until=date(2026, 4, 30)),
    )
    page = room.open("ข้าวแต๋น")
    assert page.draft().product(date(2026, 1, 17)) == saved
    tap(button(page.prices.prices.rows[0], "Take this line off"))
    tap(page.save)
    assert len(room.now("ข้าวแต๋น").prices) == 2


def test_what_is_wrong_in_a_list_is_said_below_it(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    _fill(page.prices.prices, "When many are bought", "30")
    _fill(page.papers.certificates, "Food number (FDA)", "123")
    _type(page.stock.shelf_days, "soon")
    tap(page.save)
    assert "A line is not filled in." in page.prices.fields["prices"].refused()
    assert "has 3" in page.papers.fields["certificates"].refused()
    assert "0 to 3,650" in page.stock.fields["shelf_days"].refused()
    assert not room.now("ข้าวแต๋น").prices
    write("30")
    assert not page.stock.fields["shelf_days"].refused()


def test_a_dozen_with_its_own_barcode_is_a_pack(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    _fill(page.stock.packs, "dozen", "12", "8851111111118")
    _fill(page.papers.certificates, "Food number (FDA)", "5020123450001", "31/12/2570")
    tap(page.save)
    saved = room.now("ข้าวแต๋น")
    assert saved.packs == (Pack("dozen", Quantity.of(12), "8851111111118"),)
    assert (saved.certificates[0].number, saved.certificates[0].until) == ("50-2-01234-5-0001", date(2027, 12, 31))
    assert saved.holds("8851111111118") == Quantity.of(12)
    page = room.open("ข้าวแต๋น")
    assert page.draft().barcodes == ()
    tap(button(page.stock.packs.rows[0], "Take this line off"))
    tap(page.save)
    assert room.stall.shop.books.catalog.find("8851111111118") is None


def test_a_taken_barcode_of_a_pack_is_said_at_the_packs(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    _fill(page.stock.packs, "box", "6", room.stall.goods["ผ้าขาวม้า"].code)
    tap(page.save)
    assert "belongs to “ผ้าขาวม้า”" in page.stock.fields["packs"].refused()


def test_a_basket_is_filled_by_letters_and_by_scan(room: BackRoom) -> None:
    screen = room.products()
    tap(screen.list.add)
    page = room.editor()
    write("ชุดของฝาก")
    _type(page.must.price, "99")
    tap(button(page, "Basket"))
    page.save_wanted.emit()
    assert "is empty" in page.kind.fields["parts"].refused()
    _type(page.kind.parts.finder.field, "แต๋น")
    press(Qt.Key.Key_Return)
    write("2")
    screen.on_scan(room.stall.goods["น้ำพริกหนุ่ม"].code)
    screen.on_scan(room.stall.goods["น้ำพริกหนุ่ม"].code)
    tap(page.save)
    goods = room.stall.goods
    saved = room.goods()["ชุดของฝาก"]
    assert (saved.kind, saved.barcodes) == (ProductKind.BASKET, ())
    assert saved.parts == (
        BasketPart(goods["ข้าวแต๋น"].id, Quantity.of(2)),
        BasketPart(goods["น้ำพริกหนุ่ม"].id, ONE),
    )


def test_a_basket_that_becomes_usual_goods_lets_go_of_its_parts(room: BackRoom) -> None:
    shop, stall = room.stall.shop, room.stall
    parts = (BasketPart(stall.goods["ข้าวแต๋น"].id, ONE),)
    new = Product(ProductId(shop.ids.new()), "", "ชุดเล็ก", Money(5000), kind=ProductKind.BASKET, parts=parts)
    basket, _changes = save_product(shop, new, stall.seller)
    room.products().open_product(basket)
    page = room.editor()
    tap(button(page, "Usual goods"))
    tap(page.save)
    assert room.goods()["ชุดเล็ก"].parts == ()


def test_a_single_piece_made_in_the_whole_form_is_there_once(room: BackRoom) -> None:
    tap(room.products().list.add)
    page = room.editor()
    write("ขันโตกไม้สัก")
    _type(page.must.price, "1200")
    tap(button(page, "Single piece"))
    tap(page.save)
    piece = room.goods()["ขันโตกไม้สัก"]
    assert (piece.kind, piece.tracked) == (ProductKind.ONE_OFF, True)
    assert room.stall.shop.books.stock.on_hand(piece.id) == ONE


def test_lines_are_added_and_reached_by_keyboard_alone(room: BackRoom) -> None:
    page = room.open("ข้าวแต๋น")
    page.must.name.setFocus()
    tab_to(button(page.stock.packs, "box"))
    press(Qt.Key.Key_Right)
    assert page.stock.packs.rows == []
    tab_to(button(page.stock.packs, "crate"))
    press(Qt.Key.Key_Space)
    write("48")
    press(Qt.Key.Key_Return)
    assert page.stock.packs.rows[0].fields[1].hasFocus()
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert room.now("ข้าวแต๋น").packs == (Pack("crate", Quantity.of(48)),)
