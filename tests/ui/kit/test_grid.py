"""The goods as tiles: many of them, by finger and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import Money
from posapp.domain.product import Category, Product
from posapp.domain.quantity import Quantity
from posapp.ui.widgets.offer import Offer
from posapp.ui.widgets.product_grid import ProductGrid, Shelf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def tiles(count: int) -> list[Product]:
    return [
        Product(ProductId(str(place)), str(place), f"สินค้าตัวอย่างที่ {place}", Money(100), category=CategoryId("c"))
        for place in range(count)
    ]


def shown_grid(qtbot: QtBot) -> ProductGrid:
    shelf = Shelf(lambda _name: None, {CategoryId("c"): Category(CategoryId("c"), "ขนม", "#8A5A00", "cookie")})
    grid = ProductGrid(shelf)
    qtbot.addWidget(grid)
    grid.resize(950, 640)
    grid.show()
    return grid


def test_twenty_thousand_tiles_paint_no_more_than_sixty(qtbot: QtBot) -> None:
    grid = shown_grid(qtbot)
    asked: list[int] = []
    model = grid.model()
    original = model.data

    def counted(index: QModelIndex, role: int = 0) -> object:
        asked.append(1)
        return original(index, role)

    model.data = counted  # type: ignore[method-assign, assignment]
    counts = []
    for count in (60, 20_000):
        grid.show_products(tiles(count))
        QTest.qWait(1)
        asked.clear()
        grid.viewport().repaint()
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 2


def test_arrows_and_enter_choose_a_tile_that_can_be_heard(qtbot: QtBot) -> None:
    grid = shown_grid(qtbot)
    products = tiles(30)
    grid.show_products(products)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    columns = 950 // grid.gridSize().width()
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == [Offer(products[columns + 1])]
    spoken = grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "สินค้าตัวอย่างที่ 0, ฿1"


def test_a_tile_shows_what_is_on_the_bill(qtbot: QtBot) -> None:
    grid = shown_grid(qtbot)
    products = tiles(4)
    grid.show_products(products)
    before = grid.grab().toImage()
    grid.show_bill({products[0].id: Quantity.of(3)})
    after = grid.grab().toImage()
    first = grid.visualRect(grid.model().index(0, 0))
    assert before.copy(first) != after.copy(first)
    second = grid.visualRect(grid.model().index(0, 0)).translated(grid.gridSize().width() + 4, 0)
    assert before.copy(second) == after.copy(second)


def test_an_unreadable_photo_falls_back_to_the_category(qtbot: QtBot) -> None:
    shelf = Shelf(lambda _name: b"not a picture")
    grid = ProductGrid(shelf)
    qtbot.addWidget(grid)
    grid.resize(400, 400)
    grid.show_products([Product(ProductId("1"), "1", "ขนม", Money(100), photo="abc")])
    assert not grid.grab().isNull()


def test_a_tap_lays_no_tile_out_anew(qtbot: QtBot) -> None:
    grid = shown_grid(qtbot)
    products = tiles(20_000)
    grid.show_products(products)
    QTest.qWait(1)
    model = grid.model()
    original = model.rowCount
    asked: list[int] = []

    def counted(parent: QModelIndex | None = None) -> int:
        asked.append(1)
        return original(parent or QModelIndex())

    model.rowCount = counted  # type: ignore[method-assign, assignment]
    grid.show_bill({products[3].id: Quantity.of(1)})
    QTest.qWait(20)
    assert len(asked) < 200
