"""Selling goods of every kind: sizes, single pieces, baskets, reseller's prices, odd units, boxes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posapp.domain.identity import PlaceId
from posapp.domain.money import Money
from posapp.domain.place import Place
from posapp.domain.price import PriceRule
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.market_day import sell_at
from posapp.operations.move_stock import save_place
from posapp.operations.set_on_hand import set_on_hand
from posapp.operations.stock_book import today
from posapp.payments.method import Answer
from posapp.ui.screens.checkout.words import REASONS
from tests.doubles import shelves
from tests.ui.checkout import goods
from tests.ui.looks import button

if TYPE_CHECKING:
    from posapp.ui.widgets.product_grid import ProductGrid
    from tests.ui.checkout.till import Till

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def full(till: Till) -> Till:
    """A till with goods of every kind."""
    goods.fill_shelves(till)
    return till


def shown(till: Till) -> list[tuple[str, str, str]]:
    return [(line.count, line.name, line.amount) for line in till.screen.parts.bill.lines.lines()]


def notes(till: Till) -> list[str]:
    return [line.note for line in till.screen.parts.bill.lines.lines()]


def names(grid: ProductGrid) -> list[str]:
    return [grid.model().index(row, 0).data(Qt.ItemDataRole.UserRole).offer.name for row in range(len(grid.goods()))]


def left(till: Till, name: str) -> Quantity | None:
    """What the tile called `name` says is left."""
    grid = till.screen.parts.tiles.grid
    found = grid.model().index(names(grid).index(name), 0).data(Qt.ItemDataRole.UserRole).left
    assert found is None or isinstance(found, Quantity)
    return found


def tap(till: Till, grid: ProductGrid, name: str) -> None:
    index = grid.model().index(names(grid).index(name), 0)
    grid.scrollTo(index)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())
    till.settle()


def test_sizes_share_a_tile_that_asks_which_one(full: Till) -> None:
    tiles, variants = full.screen.parts.tiles.grid, full.screen.parts.variants
    assert names(tiles).count(shelves.SHIRT) == 1
    tap(full, tiles, shelves.SHIRT)
    assert variants.isVisible()
    assert names(variants.grid) == ["M", "L"]
    tap(full, variants.grid, "M")
    assert shown(full) == [("1", f"{shelves.SHIRT} M", "320.00")]
    assert not variants.isVisible()


def test_a_size_is_chosen_by_keys_alone(full: Till) -> None:
    tap(full, full.screen.parts.tiles.grid, shelves.SHIRT)
    full.key(Qt.Key.Key_Right)
    full.key(Qt.Key.Key_Return)
    assert shown(full) == [("1", f"{shelves.SHIRT} L", "350.00")]


def test_the_code_of_a_size_needs_no_question(full: Till) -> None:
    full.screen.on_scan(full.stall.goods[f"{shelves.SHIRT} L"].code)
    assert shown(full) == [("1", f"{shelves.SHIRT} L", "350.00")]


def test_a_single_piece_is_on_one_bill_only(full: Till) -> None:
    full.tap_tile(shelves.CLOTH)
    full.tap_tile(shelves.CLOTH)
    assert shown(full) == [("1", shelves.CLOTH, "1,800.00")]
    assert "only one" in full.notices.words()


def test_a_single_piece_on_a_held_bill_says_where_it_is(full: Till) -> None:
    full.tap_tile(shelves.CLOTH)
    full.press("Hold bill")
    full.tap_tile(shelves.CLOTH)
    assert shown(full) == []
    assert "held since" in full.notices.words()
    full.press("Held bills")
    full.press("Call back the first")
    assert shown(full) == [("1", shelves.CLOTH, "1,800.00")]


def test_a_sold_single_piece_leaves_the_grid_and_the_bill_of_the_second_stays(full: Till) -> None:
    full.tap_tile(shelves.CLOTH)
    elsewhere = full.stall.sold((shelves.CLOTH, 1)).sale
    full.screen.acts.paying.take_cash()
    full.settle()
    assert elsewhere.issue.number in full.notices.words()
    assert shown(full) == [("1", shelves.CLOTH, "1,800.00")]
    full.tap_line(0, "remove")
    goods.look(full)
    assert shelves.CLOTH not in names(full.screen.parts.tiles.grid)


def test_the_sale_itself_takes_the_single_piece_off_the_grid(full: Till) -> None:
    full.tap_tile(shelves.CLOTH)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert full.last_sale().total == Money(180000)
    assert shelves.CLOTH not in names(full.screen.parts.tiles.grid)


def test_materials_are_no_goods_to_sell(full: Till) -> None:
    assert shelves.BOTTLE not in names(full.screen.parts.tiles.grid)
    full.screen.on_scan(full.stall.goods[shelves.BOTTLE].code)
    assert shown(full) == []


def test_a_basket_tells_how_many_can_be_put_together(full: Till) -> None:
    assert left(full, shelves.BASKET) == Quantity.of(50)
    full.tap_tile(shelves.BASKET)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert left(full, shelves.BASKET) == Quantity.of(49)
    assert left(full, "ข้าวแต๋น") == Quantity.of(98)
    assert [part.quantity for part in full.last_sale().lines[0].parts] == [Quantity.of(2), Quantity.of(2)]


def test_a_basket_sold_although_a_part_of_it_is_gone_is_to_be_counted(full: Till) -> None:
    set_on_hand(full.stall.shop, full.stall.goods["ข้าวแต๋น"], ONE, full.stall.seller)
    full.tap_tile(shelves.BASKET)
    full.screen.acts.paying.take_cash()
    full.settle()
    assert "More was sold than there was" in full.notices.words()


def test_a_reseller_pays_wholesale_and_the_bill_keeps_saying_so(full: Till) -> None:
    full.tap_tile(shelves.SOAP)
    full.tap_tile("คุกกี้")
    full.tap(full.screen.parts.bill.wholesale)
    assert shown(full) == [("1", shelves.SOAP, "28.00"), ("1", "คุกกี้", "50.00")]
    assert notes(full) == ["Wholesale", ""]
    full.screen.acts.paying.take_cash()
    full.settle()
    assert [line.reason for line in full.last_sale().lines] == ["Wholesale", ""]
    assert not full.screen.state.cart.selling.wholesale


def test_the_switch_turns_back_and_is_missing_where_nobody_has_such_prices(till: Till) -> None:
    till.tap_tile("คุกกี้")
    assert not till.screen.parts.bill.wholesale.isVisible()
    goods.fill_shelves(till)
    till.key(Qt.Key.Key_F4, SHIFT)
    assert till.screen.parts.bill.wholesale.isChecked()
    till.key(Qt.Key.Key_F4, SHIFT)
    assert not till.screen.parts.bill.wholesale.isChecked()


def test_tiles_show_the_prices_of_the_bill(full: Till) -> None:
    full.key(Qt.Key.Key_F4, SHIFT)
    grid = full.screen.parts.tiles.grid
    spoken = grid.model().index(names(grid).index(shelves.SOAP), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{shelves.SOAP}, ฿28")


def test_the_price_for_many_comes_with_the_twelfth_piece(full: Till) -> None:
    full.type("11")
    full.tap_tile(shelves.SOAP)
    assert shown(full) == [("11", shelves.SOAP, "385.00")]
    full.tap_line(0, "more")
    assert shown(full) == [("12", shelves.SOAP, "360.00")]
    assert notes(full) == ["Instead of 35 · price for many"]


def test_a_price_set_by_hand_stays_when_the_bill_turns_wholesale(full: Till) -> None:
    full.tap_tile(shelves.SOAP)
    state = full.screen.state
    state.change(state.cart.with_price(0, Money(3300), REASONS[0]))
    full.draw()
    full.key(Qt.Key.Key_F4, SHIFT)
    assert shown(full) == [("1", shelves.SOAP, "33.00")]


def test_the_code_of_a_box_is_all_that_is_in_it(full: Till) -> None:
    full.screen.on_scan(shelves.CRATE)
    assert shown(full) == [("24", shelves.SOAP, "720.00")]


@pytest.mark.parametrize(
    ("way", "typed", "amount"),
    [("100 grams", "3.5", "87.50"), ("grams", "350", "87.50"), ("kg", "0.35", "87.50")],
)
def test_goods_by_the_hundred_grams_are_weighed_as_people_say_it(full: Till, way: str, typed: str, amount: str) -> None:
    full.tap_tile(shelves.PORK)
    full.tap(button(full.screen.parts.numbers, way))
    full.type(typed)
    full.key(Qt.Key.Key_Return)
    assert shown(full) == [("3.5 100 g", shelves.PORK, amount)]


def test_a_stall_sells_what_lies_there(full: Till) -> None:
    shop, seller = full.stall.shop, full.stall.seller
    save_place(shop, Place(PlaceId("stall"), "กาดหลวง", "stall"), seller)
    assert left(full, shelves.SOAP) == Quantity.of(48)
    sell_at(shop, PlaceId("stall"), seller)
    goods.look(full)
    assert left(full, shelves.SOAP) == Quantity(0)
    assert shelves.CLOTH not in names(full.screen.parts.tiles.grid)


def test_a_bill_kept_over_a_power_cut_keeps_its_terms(full: Till) -> None:
    full.tap_tile(shelves.SOAP)
    full.key(Qt.Key.Key_F4, SHIFT)
    full.screen.save_draft()
    kept = full.stall.shop.books.held.draft(full.stall.shop.books.terminal.id)
    assert kept == full.screen.state.cart


def test_a_till_left_on_over_night_asks_the_price_of_the_new_day(full: Till) -> None:
    tomorrow = today(full.stall.shop) + timedelta(days=1)
    cheaper = (PriceRule(Money(2000), since=tomorrow, until=tomorrow),)
    shelves.add(full.stall, "ขนมวันพระ", 2500, 10, prices=cheaper)
    goods.look(full)
    full.tap_tile("ขนมวันพระ")
    assert shown(full) == [("1", "ขนมวันพระ", "25.00")]
    full.tap_line(0, "remove")
    full.stall.clock.at += timedelta(days=1)
    full.tap_tile("ขนมวันพระ")
    assert shown(full) == [("1", "ขนมวันพระ", "20.00")]
    assert notes(full) == ["Instead of 25"]


def test_a_reseller_s_bill_that_is_cancelled_comes_back_at_the_same_prices(full: Till) -> None:
    full.tap_tile(shelves.SOAP)
    full.key(Qt.Key.Key_F4, SHIFT)
    full.screen.acts.paying.take_cash()
    full.settle()
    full.press("Cancel bill")
    full.press("Cancel and sell again")
    assert shown(full) == [("1", shelves.SOAP, "28.00")]


def test_the_switch_goes_back_when_part_of_the_bill_is_paid(full: Till) -> None:
    full.tap_tile(shelves.SOAP)
    full.screen.acts.paying.open("cash", Money(1000))
    full.screen.acts.paying.answer(Answer(given=Money(1000)))
    full.screen.stage.show_tiles()
    full.settle()
    full.tap(full.screen.parts.bill.wholesale)
    assert not full.screen.parts.bill.wholesale.isChecked()
    assert shown(full) == [("1", shelves.SOAP, "35.00")]
