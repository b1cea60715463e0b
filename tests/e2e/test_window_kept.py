"""What a window keeps: the bill through a power cut, the looks through a restart, all of it through our mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp import i18n
from posapp.domain.money import Money
from posapp.ui import theme
from posapp.ui.screens.products.editor_page import EditorPage
from tests.e2e.market import CODES, JAR, PRICES, SOAP, TEA
from tests.e2e.processes import attended

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow
    from tests.e2e.hands import Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


def names(hands: Hands) -> list[str]:
    """What is on the bill."""
    return [line.product.name for line in hands.checkout.state.cart.lines]


def test_the_bill_on_the_screen_is_there_after_a_power_cut(market: Path, open_window: OpenWindow) -> None:
    with attended("stop_in_mid_bill", market) as first:
        assert first.says() == "on the bill"
        first.kill()
    with open_window(market) as hands:
        cart = hands.checkout.state.cart
        assert (names(hands), cart.total) == ([JAR, TEA], Money(2 * 6000 + 4500))
        hands.key(Qt.Key.Key_F7)
        assert hands.program.shop.books.sales.newest(5)[0].id == cart.id
    with open_window(market) as hands:
        assert names(hands) == []


def test_an_acknowledged_sale_is_there_after_a_power_cut(market: Path, open_window: OpenWindow) -> None:
    with attended("sell_one", market) as first:
        assert first.says() == "sold"
        first.kill()
    with open_window(market) as hands:
        assert [sale.total for sale in hands.program.shop.books.sales.newest(5)] == [PRICES[JAR]]
        assert names(hands) == []


def test_a_bill_is_kept_when_the_window_is_closed_at_once(market: Path, open_window: OpenWindow) -> None:
    with open_window(market) as hands:
        hands.tap_goods(SOAP)
    with open_window(market) as hands:
        assert names(hands) == [SOAP]


def test_language_colours_and_size_are_the_same_at_the_next_start(market: Path, open_window: OpenWindow) -> None:
    with open_window(market) as hands:
        hands.tap(hands.button("Bright sun"))
        hands.key(Qt.Key.Key_Plus, CONTROL)
        hands.key(Qt.Key.Key_L, CONTROL)
    i18n.use("en")
    with open_window(market) as hands:
        assert i18n.language() == "th"
        assert theme.worn() == ("sun", 125)
        hands.key(Qt.Key.Key_L, CONTROL)
        hands.key(Qt.Key.Key_Minus, CONTROL)
        hands.tap(hands.button("Bright sun"))
        assert (i18n.language(), *theme.worn()) == ("en", "light", 100)


def test_the_bill_lives_through_every_change_of_looks(hands: Hands) -> None:
    hands.tap_goods(JAR)
    hands.tap_goods(TEA)
    before = hands.checkout.state.cart
    for key in (Qt.Key.Key_L, Qt.Key.Key_Plus, Qt.Key.Key_Plus):
        hands.key(key, CONTROL)
    assert hands.checkout.state.cart == before
    assert hands.checkout.parts.bill.cash.accessibleName() == "เงินสด"
    hands.key(Qt.Key.Key_F7)
    assert hands.program.shop.books.sales.newest(1)[0].total == before.total


def test_goods_nobody_knew_are_added_and_then_sold_by_their_code(hands: Hands) -> None:
    unknown = "8850999000015"
    hands.scan(CODES[JAR])
    hands.scan(unknown)
    notices, shell, products = hands.program.notices, hands.program.shell, hands.program.rooms.goods.products
    assert unknown in notices.words()
    hands.tap(hands.button("Add as new goods"))
    assert shell.here() == "products"
    page = products.pages.currentWidget()
    assert isinstance(page, EditorPage)
    hands.write(page.must.name, "Mulberry tea")
    hands.key(Qt.Key.Key_Tab)
    hands.write(page.must.price, "89")
    hands.key(Qt.Key.Key_S, CONTROL)
    shell.go("checkout")
    hands.scan(unknown)
    assert names(hands) == [JAR, "Mulberry tea"]
    assert hands.checkout.state.cart.total == PRICES[JAR] + Money(8900)


@pytest.mark.parametrize("screen", ["till", "settings", "help"])
def test_a_scan_on_a_screen_that_takes_no_codes_sells(hands: Hands, screen: str) -> None:
    hands.program.shell.go(screen)
    hands.scan(CODES[TEA])
    assert hands.program.shell.here() == "checkout"
    assert names(hands) == [TEA]


def test_a_scan_among_the_goods_opens_them_and_leaves_the_bill_alone(hands: Hands) -> None:
    hands.program.shell.go("products")
    hands.scan(CODES[TEA], "kedmanee")
    products = hands.program.rooms.goods.products
    assert isinstance(products.pages.currentWidget(), EditorPage)
    assert names(hands) == []


def test_a_mistake_of_ours_is_reported_and_selling_goes_on(market: Path, open_window: OpenWindow) -> None:
    with attended("make_a_mistake", market) as program:
        words = program.says()
        code, complaints = program.ended()
    assert words.startswith("Something went wrong inside the program. That is our mistake, not yours.")
    assert (code, "Traceback" in complaints) == (0, False)
    (report,) = market.parent.rglob("crash-*.txt")
    assert "ZeroDivisionError: a mistake of ours" in report.read_text()
    assert str(report) in words
    with open_window(market) as hands:
        (sale,) = hands.program.shop.books.sales.newest(5)
        assert sale.total == PRICES[TEA] + PRICES[SOAP]
