"""What a shop refused leads to the very thing to put right: goods ready to edit, a bill, an order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.app.terminal import open_shop
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.domain.online.errand import Errand, ErrandKind, ErrandState
from posapp.domain.online.order import OrderIn, OrderLine, Stage
from posapp.domain.online.shop import RemoteId, ShopItem
from posapp.domain.quantity import ONE
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.orders import accept_orders
from posapp.operations.online.shops import ShopWish, activate, add_shop, pause
from posapp.ui.screens.products.editor_page import EditorPage
from tests.e2e.market import CODES, JAR, TEA

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from tests.e2e.conftest import OpenWindow
    from tests.e2e.hands import Hands

pytestmark = pytest.mark.timeout(120)
_NOBODY = PersonId("")
_AT = datetime(2026, 1, 17, 8, 0, tzinfo=UTC)


@pytest.fixture
def books(market: Path) -> Path:
    """Books with a shop that rests, which refused a change of goods, a number, and news of an order."""
    shop = open_shop(market)
    online = add_shop(shop, ShopWish("woocommerce", "Web", "https://shop.example", "ck_a"), _NOBODY)
    with shop.books.write():
        shop.books.online.items.write(online.id, [ShopItem(RemoteId("1"), JAR)])
    pair(shop, online.id, [Pair(RemoteId("1"), _goods(shop, JAR).id)], _NOBODY)
    online = activate(shop, online.id, _NOBODY)
    line = OrderLine(1, RemoteId("1"), RemoteId("1"), JAR, ONE, Money(6000))
    told = OrderIn(RemoteId("77"), "77", Stage.OPEN, True, _AT, "1", (line,), Money(6000), paid=True)
    (order,) = accept_orders(shop, online, [told], "1")
    pause(shop, online.id, _NOBODY)
    subjects = {
        ErrandKind.ITEM: _goods(shop, JAR).id,
        ErrandKind.STOCK: _goods(shop, TEA).id,
        ErrandKind.ORDER: order.id,
    }
    with shop.books.write():
        for kind, subject in subjects.items():
            refused = Errand(0, online.id, kind, shop.ids.new(), subject, _AT, state=ErrandState.REFUSED)
            shop.books.online.errands.add(refused)
    shop.books.close()
    return market


def _goods(shop: Shop, name: str) -> Product:
    found = shop.books.catalog.find(CODES[name])
    assert found
    return found


def _mend(hands: Hands, what: str) -> None:
    """Press "Mend it" of a card on the page of the shop."""
    hands.program.shell.go("shops")
    shops = hands.program.rooms.online.shops
    shops.room.open(hands.program.shop.books.online.shops.all()[0])
    QApplication.processEvents()
    hands.button(f"Mend it: {what}").press()
    QApplication.processEvents()


def _form(hands: Hands) -> EditorPage:
    form = hands.program.rooms.goods.products.pages.front()
    assert isinstance(form, EditorPage)
    return form


def test_goods_open_ready_to_edit(books: Path, open_window: OpenWindow) -> None:
    with open_window(books) as hands:
        _mend(hands, f"Name, price and picture: {JAR}")
        assert hands.program.shell.here() == "products"
        form = _form(hands)
        assert form.draft().old.id == _goods(hands.program.shop, JAR).id
        assert QApplication.focusWidget() is form.must.name
        form.must.name.setText("Chilli paste, hot")
        _mend(hands, f"How many there are: {TEA}")
        assert _form(hands) is form, "what was typed is not thrown away"
        assert form.must.name.text() == "Chilli paste, hot"
        assert f"Finish this page first, then open “{TEA}”." in hands.program.notices.words()


def test_an_order_comes_to_the_front(books: Path, open_window: OpenWindow) -> None:
    with open_window(books) as hands:
        _mend(hands, "What became of order 77")
        assert hands.program.shell.here() == "orders"
        assert hands.button("Order 77: all of it is picked").hasFocus()
