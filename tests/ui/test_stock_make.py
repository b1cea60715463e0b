"""Making on screen: a recipe written once, batches with what really came out, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product, ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Said
from posapp.ui.notices import Notices
from posapp.ui.parts.desk import Desk
from posapp.ui.screens.stock.make_page import MakePage
from posapp.ui.widgets.banner import Banner
from tests.doubles.back_room import words_on
from tests.doubles.office import tap
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.changes import Changes
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class Kitchen:
    """The page in a window of its own; `materials` are on the shelf: 10 kg of chillies, 60 jars."""

    stall: MarketStall
    page: MakePage
    banner: Banner
    chillies: Product
    jars: Product
    changes: list[Changes] = field(default_factory=list)

    def on_hand(self, product: Product) -> Quantity:
        """What the books say there is."""
        return self.stall.shop.books.stock.on_hand(product.id)

    @property
    def paste(self) -> Product:
        """What is made, as the books know it now."""
        found = self.stall.shop.books.catalog.get(self.stall.goods["น้ำพริกหนุ่ม"].id)
        assert found
        return found


def _material(stall: MarketStall, name: str, unit: str, cost: Money, there: int) -> Product:
    fresh = Product(ProductId(stall.shop.ids.new()), "", name, unit=unit, kind=ProductKind.MATERIAL, tracked=True)
    product, _changes = save_product(stall.shop, fresh, stall.seller)
    receive(stall.shop, [Incoming(product.id, Quantity.of(there), cost)], Said(), stall.seller)
    return product


@pytest.fixture
def kitchen(qtbot: QtBot, tmp_path: Path) -> Kitchen:
    stall = open_stall(tmp_path)
    jar = replace(stall.goods["น้ำพริกหนุ่ม"], shelf_days=14)
    stall.goods["น้ำพริกหนุ่ม"], _changes = save_product(stall.shop, jar, stall.seller)
    chillies = _material(stall, "พริก", "kg", Money(6000), 10)
    jars = _material(stall, "ขวดแก้ว", "piece", Money(500), 60)
    banner = Banner()
    changes: list[Changes] = []
    desk = Desk(lambda: stall.seller, changes.append, lambda _key: None, lambda _number: None)
    page = MakePage(stall.shop, Notices(banner), desk)
    banner.setParent(page)
    qtbot.addWidget(page)
    page.resize(1366, 712)
    page.show()
    page.open()
    return Kitchen(stall, page, banner, chillies, jars, changes)


@pytest.fixture
def cook(kitchen: Kitchen) -> Kitchen:
    """A recipe is written: 3 kg and 24 jars give 24, the work costs 120 baht."""
    page = kitchen.page
    tap(page.list.empty.findChildren(type(page.list.back))[0])
    page.editor.out.sheet.take(kitchen.paste, Quantity.of(24))
    tap(page.editor.out.deed)
    page.editor.used.sheet.take(kitchen.chillies, Quantity.of(3))
    page.editor.used.sheet.take(kitchen.jars, Quantity.of(24))
    tap(page.editor.used.deed)
    QTest.keyClicks(page.editor.work.labour, "120")
    tap(page.editor.work.on)
    return kitchen


def test_a_recipe_is_written_by_what_comes_out_and_what_goes_in(cook: Kitchen) -> None:
    (recipe,) = cook.stall.shop.books.recipes.all()
    assert (recipe.product, recipe.yields, recipe.labour) == (cook.paste.id, Quantity.of(24), Money(12000))
    assert [part.quantity for part in recipe.parts] == [Quantity.of(3), Quantity.of(24)]
    assert cook.page.stack.front() is cook.page.step


def test_a_batch_takes_materials_gives_goods_and_tells_their_cost(cook: Kitchen) -> None:
    step = cook.page.step
    # 3 x 60 + 24 x 5 + 120 baht for 24 of them
    assert step.cost.money() == Money(1750)
    before = cook.on_hand(cook.paste)
    tap(step.on)
    assert cook.on_hand(cook.paste) == before + Quantity.of(24)
    assert cook.on_hand(cook.chillies) == Quantity.of(7)
    assert cook.on_hand(cook.jars) == Quantity.of(36)
    entry = cook.stall.shop.books.entries.newest(1)[0]
    assert (entry.kind, entry.labour) == (EntryKind.MAKE, Money(12000))
    (lot,) = entry.lots
    assert (lot.made, lot.expires) == (date(2026, 1, 17), date(2026, 1, 31))
    assert "One costs 17.50 baht." in cook.banner.words()
    assert examine(cook.stall.shop).sound


def test_what_really_came_out_counts_and_the_rest_is_waste(cook: Kitchen) -> None:
    step = cook.page.step
    step.got.selectAll()
    QTest.keyClicks(step.got, "20")
    assert "24 jar should come out; 4 less is waste." in words_on(step)
    assert step.cost.money() == Money(2100)
    tap(step.on)
    entry = cook.stall.shop.books.entries.newest(1)[0]
    assert (entry.planned, entry.moves[-1].quantity) == (Quantity.of(24), Quantity.of(20))


def test_half_a_batch_takes_half_of_everything(cook: Kitchen) -> None:
    step = cook.page.step
    step.batches.selectAll()
    QTest.keyClicks(step.batches, "0.5")
    QTest.keyClick(step.batches, Qt.Key.Key_Return)
    assert step.got.text() == "12"
    tap(step.on)
    assert cook.on_hand(cook.chillies) == Quantity(8500)


def test_too_little_material_is_told_and_not_refused(cook: Kitchen) -> None:
    step = cook.page.step
    step.batches.selectAll()
    QTest.keyClicks(step.batches, "4")
    assert "Not enough of: พริก, ขวดแก้ว" in words_on(step)
    tap(step.on)
    assert cook.on_hand(cook.chillies) == Quantity.of(-2)


def test_what_was_made_can_be_taken_back_by_a_counter_entry(cook: Kitchen) -> None:
    before = cook.on_hand(cook.paste)
    tap(cook.page.step.on)
    tap(cook.banner.action())
    assert cook.on_hand(cook.paste) == before
    assert cook.on_hand(cook.jars) == Quantity.of(60)
    last, first = cook.stall.shop.books.entries.newest(2, "make")
    assert last.reverses == first.id
    assert examine(cook.stall.shop).sound


def test_the_day_it_was_made_says_how_long_it_keeps(cook: Kitchen) -> None:
    step = cook.page.step
    tap(step.made)
    cook.page.take_day("made", date(2026, 1, 15))
    assert (step.batch.made, step.batch.expires) == (date(2026, 1, 15), date(2026, 1, 29))
    assert cook.page.stack.front() is step


def test_a_recipe_that_is_not_used_any_more_goes_and_comes_back(cook: Kitchen) -> None:
    tap(cook.page.step.edit)
    # The deeds have just been tapped: they take no second tap so soon.
    cook.page.editor.out.done.emit()
    cook.page.editor.used.done.emit()
    tap(cook.page.editor.work.gone)
    assert cook.stall.shop.books.recipes.all() == []
    tap(cook.banner.action())
    assert len(cook.stall.shop.books.recipes.all()) == 1


def test_the_list_says_what_one_costs_and_how_often_it_can_be_made(cook: Kitchen) -> None:
    tap(cook.page.step.back)
    assert cook.page.stack.front() is cook.page.list
    index = cook.page.list.table.model().index
    assert [index(0, column).data() for column in range(4)] == ["น้ำพริกหนุ่ม", "24 jar", "17.50", "2"]
