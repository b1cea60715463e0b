"""An online shop through the whole program: added step by step, its order packed and sent, a piece sold twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from posapp.app.terminal import keys_folder, open_shop
from posapp.domain.identity import PersonId
from posapp.domain.online.order import Progress
from posapp.domain.online.shop import ShopState
from posapp.domain.quantity import Quantity
from posapp.operations.set_on_hand import set_on_hand
from posapp.ui.screens.shops.adding_steps import AccessStep, LineStep
from posapp.ui.screens.shops.pair_page import PairPage
from posapp.ui.screens.shops.read_step import ReadStep
from posapp.ui.screens.shops.start_step import StartStep
from tests.doubles.woo_shop.owner import PASSWORD, USER
from tests.e2e.market import CODES, JAR, TEA

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from posapp.domain.online.order import OnlineOrder
    from tests.doubles.woo_shop.owner import LoopbackShop
    from tests.e2e.conftest import OpenWindow
    from tests.e2e.hands import Hands

pytestmark = pytest.mark.timeout(240)
_LONG = 30_000


@pytest.fixture
def stall(market: Path) -> Path:
    """The market with two jars and two packs of tea on hand."""
    shop = open_shop(market)
    for name in (JAR, TEA):
        product = shop.books.catalog.find(CODES[name])
        assert product
        set_on_hand(shop, product, Quantity.of(2), PersonId(""))
    shop.books.close()
    return market


def _add(hands: Hands, woo: LoopbackShop, qtbot: QtBot) -> None:
    """Add the shop as the treasurer would, up to its first round."""
    before = woo.do("products")
    page = _read(hands, woo, qtbot)
    pairs = page.findChild(PairPage)
    assert pairs
    assert len(pairs.matching.paired) == 2
    hands.tap(pairs.deed)
    start = page.findChild(StartStep)
    assert start
    assert woo.do("products") == before, "nothing is written before start"
    hands.tap(start.on)
    shops = hands.program.shop.books.online.shops
    qtbot.waitUntil(lambda: shops.all()[0].state is ShopState.ACTIVE, timeout=_LONG)
    qtbot.waitUntil(lambda: woo.stock() == {CODES[JAR]: 2, CODES[TEA]: 2}, timeout=_LONG)


def _read(hands: Hands, woo: LoopbackShop, qtbot: QtBot) -> QWidget:
    """Type where the shop is, try the line, read its goods; the page it happens on."""
    hands.program.shell.go("shops")
    hands.tap(hands.button("Add a shop"))
    page = hands.program.rooms.online.shops.pages.front()
    hands.tap(hands.button("Own web shop (WooCommerce)"))
    access = page.findChild(AccessStep)
    assert access
    access.name.setText("Web")
    access.form.fill({"address": woo.address, "account": USER, "secret": PASSWORD})
    hands.tap(access.on)
    line = page.findChild(LineStep)
    assert line
    qtbot.waitUntil(lambda: line.marks() == ["done"] * 4, timeout=_LONG)
    hands.tap(line.on)
    qtbot.waitUntil(lambda: page.findChild(ReadStep) is not None, timeout=_LONG)
    reading = page.findChild(ReadStep)
    assert reading
    qtbot.waitUntil(lambda: "Read: 2" in reading.count.words(), timeout=_LONG)
    hands.tap(reading.on)
    return page


def _orders(hands: Hands) -> list[OnlineOrder]:
    return hands.program.shop.books.online.orders.at(tuple(Progress))


def _ask(hands: Hands) -> None:
    """Ask the shops for what is new."""
    hands.program.shell.go("orders")
    hands.tap(hands.button("Ask for orders now"))


def test_a_shop_is_added_and_its_order_is_packed_and_sent_off(
    stall: Path, woo_shop: LoopbackShop, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    jar = woo_shop.article(CODES[JAR], "60.00", 9, name=JAR)
    woo_shop.article(CODES[TEA], "45.00", 9, name=TEA)
    with open_window(stall) as hands:
        _add(hands, woo_shop, qtbot)
        woo_shop.order((jar, 1), billing={"first_name": "Malee", "address_1": "12 Suthep Road", "phone": "0898765432"})
        _ask(hands)
        qtbot.waitUntil(lambda: len(_orders(hands)) == 1, timeout=_LONG)
        number = _orders(hands)[0].told.number
        for deed in ("all of it is picked", "the parcel is packed", "the parcel is sent off"):
            qtbot.waitUntil(partial(_shows, hands, f"Order {number}: {deed}"), timeout=_LONG)
            hands.tap(hands.button(f"Order {number}: {deed}"))
        hands.key(Qt.Key.Key_Return)
        (order,) = _orders(hands)
        hands.program.rooms.online.orders.home.choose("sent")
        qtbot.waitUntil(partial(_shows, hands, "Address as a PDF"))
        label = stall.parent / "label.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(label), "*.pdf"))
        hands.tap(hands.button("Address as a PDF"))
        assert label.read_bytes().startswith(b"%PDF")
        assert order.progress is Progress.SHIPPED
        assert hands.program.shop.books.sales.get(order.sale)
        qtbot.waitUntil(lambda: woo_shop.orders()[0]["status"] == "completed", timeout=_LONG)
        assert woo_shop.stock()[CODES[JAR]] == 1
        files = "\n".join(str(path) for path in stall.rglob("*"))
    assert PASSWORD not in files
    assert all(PASSWORD.encode() not in path.read_bytes() for path in stall.rglob("*") if path.is_file())
    assert PASSWORD in (keys_folder() / "shop-keys.json").read_text(encoding="utf-8")


def test_a_piece_sold_twice_is_told_wherever_the_seller_is(
    stall: Path, woo_shop: LoopbackShop, open_window: OpenWindow, qtbot: QtBot
) -> None:
    jar = woo_shop.article(CODES[JAR], "60.00", 2, name=JAR)
    woo_shop.article(CODES[TEA], "45.00", 2, name=TEA)
    with open_window(stall) as hands:
        _add(hands, woo_shop, qtbot)
        woo_shop.order((jar, 2))
        hands.program.shell.go("checkout")
        hands.tap_goods(JAR)
        hands.key(Qt.Key.Key_F7)
        assert len(hands.program.shop.books.sales.newest(9)) == 1, "selling never waits for a shop"
        _ask(hands)
        hands.program.shell.go("checkout")
        qtbot.waitUntil(
            lambda: "was ordered online, and sold at the stall" in hands.program.notices.words(), timeout=_LONG
        )
        hands.tap(hands.button("Decide"))
        assert hands.program.shell.here() == "orders"
        hands.tap(hands.button("There is another one: put it into the books"))
        hands.tap(hands.button("Put them into the books"))
        assert "ordered online, and sold" not in hands.program.notices.words()
        assert [one.progress for one in _orders(hands)] == [Progress.NEW]


def _shows(hands: Hands, name: str) -> bool:
    try:
        hands.button(name)
    except StopIteration:
        return False
    QApplication.processEvents()  # its place is known only then
    return True
