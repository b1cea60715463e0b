"""The ten promises counted: three articles in four acts of cash and five of PromptPay, by whatever hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.domain.tender import TenderState
from tests.e2e.hands import LAYOUTS
from tests.e2e.market import CODES, JAR, LETTERED, SOAP, TEA, TOTAL

if TYPE_CHECKING:
    from posapp.domain.sale import Sale
    from tests.e2e.hands import Hands

THREE = (JAR, TEA, SOAP)
CASH_ACTS = 4
PROMPTPAY_ACTS = 5


def only_sale(hands: Hands) -> Sale:
    """The one bill in the books."""
    (sale,) = hands.program.shop.books.sales.newest(10)
    return sale


def assert_sold(hands: Hands, acts: int, given: Money = TOTAL) -> Sale:
    """Exactly one bill of the three articles is in the books, and it took no more than `acts`."""
    sale = only_sale(hands)
    assert sorted(line.name for line in sale.lines) == sorted(THREE)
    assert (sale.total, sale.given, sale.change) == (TOTAL, given, given - TOTAL)
    assert hands.acts == acts
    assert hands.checkout.stage.is_done()
    return sale


def test_cash_with_change_by_mouse_alone(hands: Hands) -> None:
    for name in THREE:
        hands.tap_goods(name)
    hands.tap(hands.checkout.parts.bill.amounts.suggested[0])
    assert_sold(hands, CASH_ACTS, given=Money(15000))


def test_exact_cash_by_mouse_alone(hands: Hands) -> None:
    for name in THREE:
        hands.tap_goods(name)
    hands.tap(hands.checkout.parts.bill.amounts.exact)
    assert_sold(hands, CASH_ACTS)


def test_promptpay_by_mouse_alone(hands: Hands) -> None:
    for name in THREE:
        hands.tap_goods(name)
    hands.tap(hands.checkout.parts.bill.scan)
    hands.tap(hands.checkout.parts.transfer.confirm)
    (tender,) = assert_sold(hands, PROMPTPAY_ACTS).tenders
    assert (tender.method, tender.state) == ("promptpay", TenderState.SEEN)


def put_by_keys(hands: Hands) -> None:
    """Enter on each tile; the arrows between them choose what comes next."""
    grid = hands.checkout.parts.tiles.grid
    for place in range(len(THREE)):
        if place:
            hands.key(Qt.Key.Key_Right)
            hands.acts -= 1  # looking is not selling: a finger travels between tiles too
        assert grid.hasFocus()
        hands.key(Qt.Key.Key_Return)


def test_cash_by_keyboard_alone(hands: Hands) -> None:
    put_by_keys(hands)
    hands.key(Qt.Key.Key_F7)
    assert_sold(hands, CASH_ACTS)


def test_promptpay_by_keyboard_alone(hands: Hands) -> None:
    put_by_keys(hands)
    hands.key(Qt.Key.Key_F9)
    hands.key(Qt.Key.Key_Return)
    (tender,) = assert_sold(hands, PROMPTPAY_ACTS).tenders
    assert (tender.method, tender.amount) == ("promptpay", TOTAL)


def test_the_next_customer_is_served_without_touching_the_mouse(hands: Hands) -> None:
    for _customer in range(3):
        put_by_keys(hands)
        hands.key(Qt.Key.Key_F7)
        hands.key(Qt.Key.Key_Home)
    totals = [sale.total for sale in hands.program.shop.books.sales.newest(10)]
    assert totals == [TOTAL] * 3


@pytest.mark.parametrize("layout", LAYOUTS)
def test_cash_by_scanner_and_one_key(hands: Hands, layout: str) -> None:
    for name in THREE:
        hands.scan(CODES[name], layout)
    hands.key(Qt.Key.Key_F7)
    assert_sold(hands, CASH_ACTS)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_promptpay_by_scanner_and_two_keys(hands: Hands, layout: str) -> None:
    for name in THREE:
        hands.scan(CODES[name], layout)
    hands.key(Qt.Key.Key_F9)
    hands.key(Qt.Key.Key_Return)
    assert_sold(hands, PROMPTPAY_ACTS)


@pytest.mark.parametrize("layout", ["us", "kedmanee", "kedmanee shifted"])
def test_a_code_with_letters_is_read_under_either_layout(hands: Hands, layout: str) -> None:
    hands.scan(LETTERED, layout)
    assert [line.product.name for line in hands.checkout.state.cart.lines] == [SOAP]


def test_a_scan_never_pays_although_it_ends_with_enter(hands: Hands) -> None:
    hands.scan(CODES[JAR])
    hands.key(Qt.Key.Key_F9)
    hands.scan(CODES[TEA])
    assert hands.program.shop.books.sales.newest(1) == []
    assert hands.checkout.state.cart.lines[0].product.name == JAR


def test_goods_are_found_by_their_name_and_sold_by_enter(hands: Hands) -> None:
    search = hands.program.shell.search()
    hands.key(Qt.Key.Key_F2)
    hands.write(search, "grass")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_F7)
    (line,) = only_sale(hands).lines
    assert line.name == TEA
    assert search.text() == ""
