"""Marketplaces by file in the window: a list of orders is read, a sheet is filled, and what was done is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QFileDialog

from posapp.ui.screens.shops.sheets_page import SheetsPage
from tests.doubles.market_sheets import SHOPEE_ORDERS_EN, order_list, shopee_sheet
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom


RICE = "ข้าวแต๋น"


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    opened = open_online_room(qtbot, tmp_path / "stall")
    opened.look("shops")
    return opened


@pytest.fixture
def page(room: OnlineRoom) -> SheetsPage:
    found = SheetsPage(room.notices, room.desk)
    room.shops.pages.lay_over(found, found.left)
    QApplication.processEvents()
    return found


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says which file the person will open, and where she will save."""

    def chosen(opened: Path | str, saved: Path | str = "") -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(opened), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(saved), ""))

    return chosen


def _orders(room: OnlineRoom, path: Path) -> Path:
    row = {
        "Order ID": "2601170ABCDE01",
        "Order Status": "To ship",
        "Product Name": RICE,
        "SKU Reference No.": room.stall.goods[RICE].code,
        "Deal Price": "35",
        "Quantity": "2",
        "Receiver Name": "สมหญิง",
    }
    odd = row | {"Order ID": "2601170ABCDE02", "SKU Reference No.": "ODD"}
    return order_list(path, SHOPEE_ORDERS_EN, row, odd)


def _rows(page: SheetsPage) -> list[list[str]]:
    model = page.table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_a_list_of_orders_is_read_once(
    room: OnlineRoom, page: SheetsPage, choose: Callable[..., None], tmp_path: Path
) -> None:
    choose(_orders(room, tmp_path / "Order.csv"))
    page.orders.press()
    assert page.told.first.text().startswith("Shopee (by files): 2 new orders")
    assert _rows(page) == [
        ["2601170ABCDE01", "สมหญิง · 70.00"],
        ["2601170ABCDE02", "สมหญิง · 70.00"],
        ["ODD", "No goods of yours have this code"],
    ]
    page.read(tmp_path / "Order.csv")
    assert page.told.first.text() == "Shopee (by files): 0 new orders, 0 changed, 2 known already."


def test_a_sheet_is_filled_and_saved_where_the_person_says(
    room: OnlineRoom, page: SheetsPage, choose: Callable[..., None], tmp_path: Path
) -> None:
    left = room.stall.shop.books.stock.on_hand(room.stall.goods[RICE].id).milli // 1000
    sheet = shopee_sheet(tmp_path / "sales.xlsx", (room.stall.goods[RICE].code, 30, 2))
    choose(sheet, tmp_path / "ready.xlsx")
    page.fill.press()
    assert load_workbook(tmp_path / "ready.xlsx")["Sheet1"]["I7"].value == left
    assert page.told.first.text() == "Cells changed: 2"
    assert page.told.second.text() == "Now upload ready.xlsx in the seller centre."
    assert _rows(page)[0][1] == f"{RICE}: price 30 → 35"


def test_a_wrong_file_is_told_and_nobody_choosing_changes_nothing(
    room: OnlineRoom, page: SheetsPage, choose: Callable[..., None], tmp_path: Path
) -> None:
    choose("")
    page.orders.press()
    page.fill.press()
    assert not page.told.isVisible()
    page.fill_in(_orders(room, tmp_path / "Order.csv"))
    assert "Excel file (.xlsx)" in room.banner.words()
    page.read(shopee_sheet(tmp_path / "sales.xlsx", ("A", 1, 1)))
    assert "no list of orders" in room.banner.words()


def test_a_folder_that_can_t_be_written_is_told(
    room: OnlineRoom, page: SheetsPage, choose: Callable[..., None], tmp_path: Path
) -> None:
    choose(shopee_sheet(tmp_path / "sales.xlsx", ("A", 1, 1)), tmp_path / "none" / "ready.xlsx")
    page.fill.press()
    assert "can't be written" in room.banner.words()
