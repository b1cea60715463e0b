"""How few touches a sale takes: by finger, by keyboard, by hand scanner, in both keyboard layouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.domain.money import Money
from posapp.domain.tender import TenderState
from tests.ui.checkout.till import COOKIES, KEDMANEE, Till
from tests.ui.looks import codes_in


def test_three_articles_in_cash_take_four_taps(till: Till) -> None:
    for name in ("คุกกี้", "ข้าวแต๋น", "น้ำพริกหนุ่ม"):
        till.tap_tile(name)
    till.tap(till.screen.parts.bill.amounts.exact)
    sale = till.last_sale()
    assert (sale.total, sale.change, len(sale.lines)) == (Money(13500), Money(), 3)
    assert till.screen.stage.is_done()


def test_cash_with_change_takes_four_taps_too(till: Till) -> None:
    for name in ("คุกกี้", "ข้าวแต๋น", "น้ำพริกหนุ่ม"):
        till.tap_tile(name)
    amounts = till.screen.parts.bill.amounts
    till.tap(next(button for button in amounts.suggested if button.accessibleName() == "500"))
    assert till.last_sale().change == Money(36500)
    assert till.drawer.opened == 1


def test_promptpay_takes_five_taps(till: Till) -> None:
    for name in ("คุกกี้", "ข้าวแต๋น", "น้ำพริกหนุ่ม"):
        till.tap_tile(name)
    till.tap(till.screen.parts.bill.scan)
    till.tap(till.screen.parts.transfer.confirm)
    (tender,) = till.last_sale().tenders
    assert (tender.method, tender.state, tender.amount) == ("promptpay", TenderState.SEEN, Money(13500))
    assert till.drawer.opened == 0


def test_the_next_tap_begins_the_next_bill(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.tap(till.screen.parts.bill.amounts.exact)
    till.tap_tile("ข้าวแต๋น")
    assert not till.screen.stage.is_done()
    assert [line.name for line in till.screen.parts.bill.lines.lines()] == ["ข้าวแต๋น"]


def test_the_keyboard_alone_sells_in_cash(till: Till) -> None:
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_Right)
    till.key(Qt.Key.Key_Right)
    till.type("3")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F7)
    assert [line.quantity.milli for line in till.last_sale().lines] == [1000, 3000]


def test_the_keyboard_alone_types_what_was_given(till: Till) -> None:
    till.key(Qt.Key.Key_Return)
    due = till.screen.state.cart.total
    till.key(Qt.Key.Key_F8)
    till.type("๕๐๐")
    till.key(Qt.Key.Key_Return)
    sale = till.last_sale()
    assert (sale.given, sale.change) == (Money(50000), Money(50000) - due)


def test_the_keyboard_alone_sells_by_promptpay(till: Till) -> None:
    till.key(Qt.Key.Key_Return)
    due = till.screen.state.cart.total
    till.key(Qt.Key.Key_F9)
    assert len(codes_in(till.shell.grab().toImage())) == 1
    till.key(Qt.Key.Key_Return)
    (tender,) = till.last_sale().tenders
    assert (tender.method, tender.amount, tender.state) == ("promptpay", due, TenderState.SEEN)


@pytest.mark.parametrize("layout", ["latin", "thai"])
def test_the_scanner_alone_fills_the_bill_in_any_layout(till: Till, layout: str) -> None:
    code = COOKIES if layout == "latin" else COOKIES.translate(KEDMANEE)
    for _again in range(3):
        till.scan(code)
    assert [(line.count, line.name) for line in till.screen.parts.bill.lines.lines()] == [("3", "คุกกี้")]
    till.key(Qt.Key.Key_F7)
    assert till.last_sale().total == Money(15000)


def test_a_scan_never_lands_in_the_search_field_nor_pays(till: Till) -> None:
    till.key(Qt.Key.Key_F2)
    till.scan(COOKIES)
    assert till.shell.search().text() == ""
    till.key(Qt.Key.Key_F8)
    till.scan(COOKIES)
    assert till.sales() == 0
    assert till.screen.state.cart.pieces == 2


def test_enter_never_pays_on_the_selling_screen(till: Till) -> None:
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_Return)
    assert till.sales() == 0


def test_two_presses_within_400_ms_make_one_sale(till: Till) -> None:
    till.tap_tile("คุกกี้")
    exact = till.screen.parts.bill.amounts.exact
    exact.press()
    till.screen.acts.paying.take_cash()
    exact.press()
    assert till.sales() == 1


def test_a_tap_makes_no_widget(till: Till) -> None:
    till.tap_tile("คุกกี้")
    before = len(QApplication.allWidgets())
    for name in ("คุกกี้", "ข้าวแต๋น", "น้ำพริกหนุ่ม", "คุกกี้"):
        till.tap_tile(name)
    till.tap_line(2, "more")
    till.tap(till.screen.parts.bill.amounts.exact)
    till.tap_tile("ข้าวแต๋น")
    assert len(QApplication.allWidgets()) == before
