"""Selling food: what expires first goes first, what is marked down costs less, what has expired must be allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.product import BasketPart, ProductKind
from posapp.domain.quantity import Quantity
from tests.doubles import shelves
from tests.ui.checkout import goods
from tests.ui.checkout.test_kinds_of_goods import names, notes, shown, tap
from tests.ui.looks import button

if TYPE_CHECKING:
    from tests.ui.checkout.till import Till


@pytest.fixture
def full(till: Till) -> Till:
    """A till with goods of every kind."""
    goods.fill_shelves(till)
    return till


def allow(till: Till, reason: str = "Tasted, it is still good") -> None:
    """Say in the panel who allows it, and why."""
    till.tap(button(till.screen.parts.allow, "สมศรี"))
    till.press(reason)
    till.press("Sell it all the same")


def test_expired_goods_wait_until_somebody_allows_them(full: Till) -> None:
    lot = goods.bake(full, 5, -1)
    full.tap_tile(shelves.CAKE)
    panel = full.screen.parts.allow
    assert panel.isVisible()
    assert shelves.CAKE in full.says()
    assert shown(full) == []
    full.press("Sell it all the same")
    assert "who allows it" in full.notices.words()
    allow(full)
    assert not panel.isVisible()
    assert shown(full) == [("1", shelves.CAKE, "10.00")]
    assert notes(full) == ["สมศรี: Tasted, it is still good"]
    full.screen.acts.paying.take_cash()
    full.settle()
    assert full.last_sale().lines[0].reason == "สมศรี: Tasted, it is still good"
    assert full.stall.shop.books.stock.at(full.stall.goods[shelves.CAKE].id, STORE, lot.id) == Quantity.of(4)


def test_the_way_back_leaves_expired_goods_off_the_bill(full: Till) -> None:
    goods.bake(full, 5, -1)
    full.tap_tile(shelves.CAKE)
    full.key(Qt.Key.Key_Escape)
    assert not full.screen.parts.allow.isVisible()
    assert shown(full) == []


def test_fresh_goods_are_sold_without_a_question_until_only_expired_ones_are_left(full: Till) -> None:
    goods.bake(full, 2, 3)
    goods.bake(full, 5, -1)
    full.tap_tile(shelves.CAKE)
    full.tap_line(0, "more")
    assert shown(full) == [("2", shelves.CAKE, "20.00")]
    full.tap_line(0, "more")
    assert full.screen.parts.allow.isVisible()
    allow(full)
    assert shown(full) == [("2", shelves.CAKE, "20.00"), ("1", shelves.CAKE, "10.00")]


def test_another_reason_is_typed_by_hand(full: Till) -> None:
    goods.bake(full, 5, -1)
    full.tap_tile(shelves.CAKE)
    panel = full.screen.parts.allow
    who, why = panel.findChildren(QLineEdit)
    QTest.keyClicks(who, "Boss", delay=60)
    QTest.keyClicks(why, "gift", delay=60)
    full.press("Sell it all the same")
    assert notes(full) == ["Boss: gift"]


def test_goods_that_expired_while_the_bill_waited_are_allowed_from_the_banner(full: Till) -> None:
    goods.bake(full, 5, 0)
    full.tap_tile(shelves.CAKE)
    full.stall.clock.at = full.stall.clock.at.replace(day=full.stall.clock.at.day + 1)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert full.sales() == 0
    assert "expired" in full.notices.words()
    full.press("Who allows it?")
    allow(full)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert full.last_sale().total == Money(1000)


def test_what_is_cheaper_today_has_a_chip_and_a_tile_of_its_own(full: Till) -> None:
    goods.bake(full, 5, 6)
    lot = goods.bake(full, 3, 0)
    goods.reduce(full, lot.id, 500)
    full.press("Cheaper today")
    grid = full.screen.parts.tiles.grid
    assert names(grid) == [shelves.CAKE]
    offer = grid.goods()[0]
    tap(full, grid, shelves.CAKE)
    tap(full, grid, shelves.CAKE)
    assert shown(full) == [("2", shelves.CAKE, "10.00")]
    assert notes(full) == ["Instead of 10 · Must be eaten soon"]
    assert grid.model().index(0, 0).data(Qt.ItemDataRole.UserRole).count == Quantity.of(2)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert [move.lot for move in full.stall.shop.books.movements.of_sale(full.last_sale().id)] == [lot.id]
    assert grid.goods()[0] == offer


def test_the_chip_goes_with_the_last_cheap_piece(full: Till) -> None:
    lot = goods.bake(full, 1, 0)
    goods.reduce(full, lot.id, 500)
    full.press("Cheaper today")
    tap(full, full.screen.parts.tiles.grid, shelves.CAKE)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert full.screen.parts.tiles.assortment.reduced == []
    assert len(names(full.screen.parts.tiles.grid)) > 1


def test_the_label_of_a_cheaper_batch_asks_its_price(full: Till) -> None:
    lot = goods.bake(full, 3, 0)
    goods.reduce(full, lot.id, 500)
    full.screen.on_scan(lot.code)
    full.screen.on_scan(lot.code)
    assert shown(full) == [("2", shelves.CAKE, "10.00")]
    assert {line.lot for line in full.screen.state.cart.lines} == {lot.id}


def test_the_label_of_an_expired_batch_names_it(full: Till) -> None:
    lot = goods.bake(full, 3, -1)
    full.screen.on_scan(lot.code)
    assert lot.code in full.says()
    allow(full)
    assert full.screen.state.cart.lines[0].lot == lot.id


def test_a_basket_with_expired_parts_is_asked_for_too(full: Till) -> None:
    goods.bake(full, 5, -1)
    parts = (BasketPart(full.stall.goods[shelves.CAKE].id, Quantity.of(3)),)
    shelves.add(full.stall, "ตะกร้าขนม", 9000, kind=ProductKind.BASKET, parts=parts, tracked=False)
    goods.look(full)
    full.tap_tile("ตะกร้าขนม")
    assert full.screen.parts.allow.isVisible()
    allow(full)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert full.last_sale().total == Money(9000)
