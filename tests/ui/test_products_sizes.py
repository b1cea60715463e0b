"""Every state of the goods screen, in small and large windows, both languages, small and large text: all in reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from posapp.domain.certificate import Certificate
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.members import new_member, save_member
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said
from posapp.ui.screens.products.editor_page import EditorPage
from posapp.ui.screens.products.members_page import MembersPage
from posapp.ui.screens.products.variants_page import VariantsPage
from posapp.ui.shell import Look
from tests.doubles.back_room import faults, open_back_room, tap
from tests.ui.looks import CORNERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.back_room import BackRoom


def _form(room: BackRoom, name: str) -> EditorPage:
    screen = room.products()
    product = room.stall.shop.books.catalog.get(room.stall.goods[name].id)
    assert product
    screen.open_product(product)
    page = screen.pages.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def _wrong(room: BackRoom) -> None:
    page = _form(room, "ผ้าขาวม้า")
    for rows, key in ((page.stock.packs, "box"), (page.prices.prices, "other"), (page.papers.certificates, "food")):
        rows.add(key)
    page.must.name.clear()
    page.save_wanted.emit()


def _variants(room: BackRoom) -> None:
    _form(room, "ผ้าขาวม้า").variants_wanted.emit()
    page = room.products().pages.currentWidget()
    assert isinstance(page, VariantsPage)
    page.sizes.setText("S M L XL XXL")
    page.colours.setText("คราม ขาว แดง เขียว")
    page.sizes.textEdited.emit("")


def _member(room: BackRoom) -> None:
    tap(room.products().list.doors["members"])
    page = room.products().pages.currentWidget()
    assert isinstance(page, MembersPage)
    page.table.chosen.emit(0)
    page.number.setText("2")
    page.save_wanted.emit(page.member())


_STATES: dict[str, Callable[[BackRoom], object]] = {
    "list": lambda room: room.products(),
    "tiles": lambda room: tap(room.products().list.tiles),
    "form": lambda room: _form(room, "ข้าวแต๋น"),
    "basket": lambda room: _form(room, "ชุดของฝาก"),
    "wrong": _wrong,
    "single": lambda room: tap(room.products().list.single),
    "categories": lambda room: tap(room.products().list.doors["categories"]),
    "variants": _variants,
    "member": _member,
}


def _fill(room: BackRoom) -> None:
    shop, stall = room.stall.shop, room.stall
    names = (("นางสาวดวงใจ แสนสุขใจดีมีทรัพย์", ""), ("นายคำปัน วงศ์คำ", "ลุงปัน"), ("นางสมร ใจดี", "ป้าสมร"))
    owners = [save_member(shop, new_member(shop, *name), stall.seller)[0] for name in names]
    whole = replace(
        stall.goods["ข้าวแต๋น"],
        owner=owners[0].id,
        shelf_days=30,
        story="ทำจากข้าวไร่บนดอย ตากแดดสองวัน",
        family="ข้าวแต๋น",
        variant="รสดั้งเดิม",
        prices=(
            PriceRule(Money(2500), wholesale=True),
            PriceRule(Money(2000), at_least=Quantity.of(12), since=date(2026, 4, 1), until=date(2026, 4, 30)),
        ),
        packs=(Pack("dozen", Quantity.of(12), "8851111111118"),),
        certificates=(Certificate("food", "50-2-01234-5-0001", date(2027, 12, 31)),),
    )
    save_product(shop, whole, stall.seller)
    batch = Batch(date(2026, 1, 10), date(2026, 1, 30))
    receive(shop, [Incoming(whole.id, Quantity.of(20), batch=batch)], Said(), stall.seller)
    parts = (BasketPart(whole.id, Quantity.of(2)), BasketPart(stall.goods["น้ำพริกหนุ่ม"].id, ONE))
    basket = Product(ProductId(shop.ids.new()), "", "ชุดของฝาก", Money(9900), kind=ProductKind.BASKET, parts=parts)
    stall.goods["ชุดของฝาก"] = save_product(shop, basket, stall.seller)[0]


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_all_is_in_reach_and_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    room = open_back_room(qtbot, tmp_path, Look(language, "light", percent), size)
    _fill(room)
    for name, show in _STATES.items():
        room.products().pages.home()
        show(room)
        _settles(qtbot, room, name)


def _settles(qtbot: QtBot, room: BackRoom, name: str) -> None:
    """Lines that were just added find their height in a few passes."""

    def sound() -> None:
        found = list(faults(room.shell))
        assert not found, f"{name}: " + "\n".join(found)

    qtbot.waitUntil(sound, timeout=20_000)


def test_a_form_that_grows_pushes_what_is_below_it_down(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_back_room(qtbot, tmp_path, Look("en", "light", 150), (1024, 600))
    _wrong(room)
    page = room.products().pages.currentWidget()
    assert isinstance(page, EditorPage)
    fields = [field for block in (page.must, page.stock, page.papers) for field in block.fields.values()]

    def roomy() -> bool:
        seen = [field for field in fields if field.isVisible() and field.hasHeightForWidth()]
        return all(field.height() >= field.heightForWidth(field.width()) for field in seen)

    qtbot.waitUntil(roomy)
