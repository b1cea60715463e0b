"""Putting goods on the bill, changing them, taking them off, holding the bill and calling it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from tests.ui.checkout.till import Till

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(till: Till) -> list[tuple[str, str, str]]:
    return [(line.count, line.name, line.amount) for line in till.screen.parts.bill.lines.lines()]


def test_the_open_line_has_its_buttons_under_the_finger(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_line(0, "more")
    till.tap_line(0, "more")
    till.tap_line(0, "less")
    assert shown(till) == [("2", "คุกกี้", "100.00")]
    till.tap_line(0, "remove")
    assert shown(till) == []


def test_plus_minus_and_delete_work_on_the_open_line(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.type("++-")
    assert shown(till) == [("2", "คุกกี้", "100.00")]
    till.key(Qt.Key.Key_Delete)
    assert shown(till) == []


def test_what_was_taken_off_comes_back_by_the_banner(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_line(0, "remove")
    assert "คุกกี้" in till.notices.words()
    till.press("Undo")
    assert shown(till) == [("1", "คุกกี้", "50.00")]


def test_start_over_can_be_undone_by_key(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_tile("ข้าวแต๋น")
    till.tap(till.screen.parts.bill.restart)
    assert shown(till) == []
    till.key(Qt.Key.Key_Z, CTRL)
    assert len(shown(till)) == 2


def test_an_undo_offered_for_one_act_is_gone_after_the_next(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap_line(0, "remove")
    till.tap_tile("ข้าวแต๋น")
    assert till.notices.words() == ""


def test_digits_before_a_tap_are_its_count(till: Till) -> None:
    till.type("๑2")
    till.tap_tile("คุกกี้")
    till.tap_tile("คุกกี้")
    assert shown(till) == [("13", "คุกกี้", "650.00")]


def test_weighed_goods_ask_how_much_in_kilograms_or_hundred_grams(till: Till) -> None:
    till.tap_tile("มะม่วง")
    till.type("1.25")
    till.key(Qt.Key.Key_Return)
    till.tap_tile("มะม่วง")
    till.press("100 grams")
    till.type("3")
    till.key(Qt.Key.Key_Return)
    weights = [line.quantity for line in till.screen.state.cart.lines]
    assert weights == [Quantity(1250), Quantity(300)]


def test_goods_without_a_price_ask_for_it(till: Till) -> None:
    till.tap_tile("ของที่ระลึก")
    till.type("75.50")
    till.key(Qt.Key.Key_Return)
    assert shown(till) == [("1", "ของที่ระลึก", "75.50")]


def test_a_price_by_hand_keeps_its_reason(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F4)
    till.type("40")
    till.key(Qt.Key.Key_Return)
    line = till.screen.state.cart.lines[0]
    assert (line.price, line.price_reason) == (Money(4000), "Regular customer")


def test_a_discount_of_more_than_everything_is_refused_in_words(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.screen.acts.asking.bill_discount()
    till.press("Discount in percent")
    till.type("150")
    till.key(Qt.Key.Key_Return)
    assert till.screen.state.cart.discount is None
    assert "100 %" in till.notices.words()


def test_a_bill_discount_shows_and_is_sold(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap(till.screen.parts.bill.discount)
    till.press("Discount in percent")
    till.type("10")
    till.tap(till.screen.parts.numbers.confirm)
    assert till.screen.parts.bill.total.money() == Money(4500)
    till.key(Qt.Key.Key_F7)
    assert till.last_sale().total == Money(4500)


def test_esc_leaves_a_question_and_changes_nothing(till: Till) -> None:
    till.tap_tile("มะม่วง")
    till.type("2")
    till.key(Qt.Key.Key_Escape)
    assert till.screen.stage.panel() is None
    assert shown(till) == []


def test_an_unknown_barcode_says_so_and_offers_new_goods(till: Till) -> None:
    heard: list[str] = []
    till.screen.code_unknown.connect(heard.append)
    till.scan("8859999999991")
    assert "8859999999991" in till.notices.words()
    till.press("Add as new goods")
    assert heard == ["8859999999991"]


def test_a_payment_code_scanned_while_selling_says_what_it_is(till: Till) -> None:
    till.scan("0038000600000101030140217202601155hVO1Zgl4Yzlx5102TH91048A16")
    assert shown(till) == []
    assert till.notices.words()


def test_search_forgives_tone_marks_and_sells_a_single_find_by_enter(till: Till) -> None:
    till.key(Qt.Key.Key_F2)
    till.type("คุกกี")
    assert [product.name for product in till.screen.parts.tiles.grid.products()] == ["คุกกี้"]
    till.key(Qt.Key.Key_Return)
    assert shown(till) == [("1", "คุกกี้", "50.00")]
    assert till.shell.search().text() == ""


def test_search_that_finds_nothing_says_so(till: Till) -> None:
    till.shell.search().setText("ไม่มีของแบบนี้")
    assert till.screen.parts.tiles.grid.isHidden()


def test_a_held_bill_is_called_back_and_the_present_one_held_first(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap(till.screen.parts.bill.hold)
    till.tap_tile("ข้าวแต๋น")
    till.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    till.key(Qt.Key.Key_Return)
    assert shown(till) == [("1", "คุกกี้", "50.00")]
    assert till.stall.shop.books.held.count() == 1
    assert till.stall.shop.books.held.all()[0].cart.lines[0].product.name == "ข้าวแต๋น"


def test_an_empty_bill_offers_the_held_ones(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F6)
    assert till.screen.parts.bill.held.accessibleName() == "Held bills (1)"
    till.tap(till.screen.parts.bill.held)
    till.tap(till.screen.parts.held.confirm)
    assert shown(till) == [("1", "คุกกี้", "50.00")]


def test_the_bill_on_the_screen_survives_the_program(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.screen.save_draft()
    books = till.stall.shop.books
    draft = books.held.draft(books.terminal.id)
    assert draft is not None
    assert draft.id == till.screen.state.cart.id


def test_a_customer_is_named_and_can_be_taken_off(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap(till.screen.parts.bill.customer)
    till.type("ป้าแก้ว")
    till.key(Qt.Key.Key_Return)
    assert till.screen.parts.bill.customer.accessibleName() == "ป้าแก้ว"
    till.tap(till.screen.parts.bill.customer)
    till.press("No name")
    assert till.screen.state.cart.customer == ""


def test_another_seller_takes_over(till: Till) -> None:
    names: list[str] = []
    till.screen.seller_changed.connect(names.append)
    till.screen.acts.naming.seller()
    till.type("ลุงคำ")
    till.key(Qt.Key.Key_Return)
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F7)
    assert names == ["ลุงคำ"]
    assert till.stall.shop.books.people.name(till.last_sale().issue.cashier) == "ลุงคำ"


def test_alt_and_a_digit_choose_a_chip(till: Till) -> None:
    till.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [product.name for product in till.screen.parts.tiles.grid.products()] == ["คุกกี้"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_bill_is_kept_when_the_language_changes(till: Till, language: str) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_L, CTRL)
    if language == "en":
        till.key(Qt.Key.Key_L, CTRL)
    assert shown(till) == [("1", "คุกกี้", "50.00")]
    each = till.screen.parts.bill.lines.lines()[0].each
    assert each == {"th": "ชิ้นละ 50", "en": "50 each"}[language]


def test_sold_out_goods_are_sold_and_counted_later(till: Till) -> None:
    till.tap_tile("กระติบข้าวเหนียวสานมือลายดอกแก้ว")
    till.key(Qt.Key.Key_F7)
    assert till.sales() == 1
    assert "More was sold than there was" in till.notices.words()
