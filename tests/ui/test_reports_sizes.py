"""Every page of reports, in small and large windows, both languages, small and large text: all is in reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.operations.edit_catalog import save_product
from posapp.ui.screens.reports.choice_page import ChoicePage
from posapp.ui.shell import Look
from tests.doubles.back_room import faults, words_on
from tests.ui.looks import cut
from tests.ui.report_room import open_report_room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.report_room import ReportRoom

_LONG = "น้ำพริกหนุ่มสูตรคุณยายบ้านดอยสูงรสเผ็ดมากใส่มะเขือยาวย่างไฟอ่อน"


def _fill(room: ReportRoom) -> None:
    """Forty more goods with long names, one of them sold for more than a million."""
    stall = room.stall
    for number in range(40):
        price = Money.parse("1250000") if number == 3 else Money.parse(str(20 + 7 * number))
        new = Product(ProductId(stall.shop.ids.new()), "", f"{_LONG} {number}", price, unit="bag", tracked=False)
        stall.goods[new.name], _changes = save_product(stall.shop, new, stall.seller)
    for number in range(0, 40, 2):
        stall.sold((f"{_LONG} {number}", 2), (f"{_LONG} {number + 1}", 1))


def _behind(room: ReportRoom) -> None:
    room.screen.open("by-product")
    assert room.screen.report.rows
    room.screen.report.rows.total_chosen.emit()


def _compared(room: ReportRoom) -> None:
    room.screen.open("by-product")
    room.screen.report.choice.press()
    asking = room.screen.pages.currentWidget()
    assert isinstance(asking, ChoicePage)
    asking.comparing.choose("week")
    asking.on.press()


def _drawn(room: ReportRoom) -> None:
    room.screen.open("by-hour")
    if room.screen.report.as_chart.isVisible():
        room.screen.report.as_chart.press()


def _choosing(room: ReportRoom) -> None:
    room.screen.open("by-product")
    room.screen.report.choice.press()


def _saving(room: ReportRoom) -> None:
    room.screen.open("by-product")
    room.screen.report.file_wanted.emit()


_STATES: dict[str, Callable[[ReportRoom], object]] = {
    "home": lambda room: room.screen.shown(),
    "a table": lambda room: room.screen.open("by-product"),
    "compared": _compared,
    "drawn": _drawn,
    "a month": lambda room: room.screen.open("month"),
    "the bills": _behind,
    "choosing": _choosing,
    "other days": lambda room: room.screen.home.days_wanted.emit("other"),
    "saving": _saving,
}


@pytest.mark.parametrize("look", [Look("th", "light", 100), Look("en", "sun", 150), Look("th", "dark", 150)], ids=str)
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
def test_everything_is_in_reach_and_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, look: Look, size: tuple[int, int]
) -> None:
    room = open_report_room(qtbot, tmp_path, look, size)
    _fill(room)
    found = []
    for name, show in _STATES.items():
        room.screen.report.left.emit()
        show(room)
        QApplication.processEvents()
        found += [f"{name}: {fault}" for fault in (*faults(room.screen.pages), *cut(room.screen.pages))]
    assert not found, "\n".join(found)


def test_a_narrow_window_leaves_columns_out_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_report_room(qtbot, tmp_path, Look("en", "light", 150), (1024, 600))
    room.screen.open("by-product")
    QApplication.processEvents()
    rows, table = room.screen.report.rows, room.screen.report.table()
    assert rows
    assert table
    hidden = {column.key for place, column in enumerate(table.columns) if rows.table.isColumnHidden(place)}
    assert hidden
    assert not hidden & {"name", "amount"}
    assert rows.wanted() <= rows.width()
    assert "no room for all columns" in words_on(room.screen.report)
