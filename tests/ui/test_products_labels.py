"""Price labels on screen: chosen, counted, seen as they will be, queued for the roll or saved as sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from posapp import i18n
from posapp.app.label_press import LabelPress
from posapp.app.paths import resources
from posapp.domain.print_job import Paper
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.change_options import change_options
from posapp.operations.options import LABELS
from posapp.operations.print_labels import LabelWish, wishes_of
from posapp.ui import theme
from posapp.ui.notices import Notices
from posapp.ui.parts.goods_sheet.lines import Line
from posapp.ui.screens.products.labels_page import LabelsPage
from posapp.ui.screens.products.labels_state import Places, one_for_each
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner
from tests.doubles.back_room import faults, tap, words_on
from tests.ui.looks import button, grey_rows

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from posapp.domain.changes import Changes
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class _Desk:
    """The page in front of a stall, its messages, and what it told to have changed."""

    stall: MarketStall
    page: LabelsPage
    notices: Notices
    changes: list[Changes]

    def take(self, name: str, copies: int) -> None:
        self.page.goods.sheet.take(self.stall.goods[name], Quantity.of(copies))

    def seen(self) -> QImage:
        """The label that is shown."""
        return self.page.paper.preview.grab().toImage()


@pytest.fixture
def desk(qtbot: QtBot, stall: MarketStall) -> _Desk:
    banner = Banner()
    notices = Notices(banner)
    changes: list[Changes] = []
    press = LabelPress(stall.shop, resources() / "fonts")
    page = LabelsPage(stall.shop, notices, Lanes(immediate=True), press, changes.append)
    banner.setParent(page)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    with qtbot.waitExposed(page):
        page.show()
    return _Desk(stall, page, notices, changes)


def _code(image: QImage) -> list[str]:
    picture = memoryview(grey_rows(image)).cast("B", shape=[image.height(), image.width()])
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_labels_are_queued_for_the_printer(desk: _Desk) -> None:
    left: list[int] = []
    desk.page.left.connect(lambda: left.append(1))
    desk.take("ข้าวแต๋น", 12)
    desk.page.on_scan("0003")
    assert "Labels: 13" in words_on(desk.page)
    tap(desk.page.goods.on)
    tap(button(desk.page, "Short: name, price, barcode"))
    tap(button(desk.page, "Print labels (13)"))
    (job,) = desk.stall.shop.books.print_jobs.newest(1)
    goods = desk.stall.goods
    assert job.paper is Paper.LABELS
    assert wishes_of(job.subject) == ((LabelWish(goods["ข้าวแต๋น"].id, 12), LabelWish(goods["ผ้าขาวม้า"].id, 1)), "small")
    assert (len(desk.changes), len(left)) == (1, 1)


def test_the_label_that_is_shown_scans(desk: _Desk) -> None:
    desk.take("ผ้าขาวม้า", 2)
    tap(desk.page.goods.on)
    for paper in ("Label roll or receipt paper", "A4 · 24", "A4 · 65"):
        tap(button(desk.page, paper))
        assert _code(desk.seen()) == ["0003"], paper


def test_sheets_begin_at_the_label_that_was_tapped(desk: _Desk, tmp_path: Path) -> None:
    desk.take("ข้าวแต๋น", 20)
    tap(desk.page.goods.on)
    tap(button(desk.page, "A4 · 24"))
    sheet = desk.page.paper.sheet
    assert "Sheets needed: 1" in words_on(desk.page)
    point = sheet.rect().center() + QPoint(0, theme.px(10))  # the middle itself lies between two labels
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=point)
    tapped = desk.page.paper.start
    assert tapped == sheet.place_at(point.x(), point.y()) == 14
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    assert desk.page.paper.start == 15
    assert "Sheets needed: 2" in words_on(desk.page)
    desk.page.save(tmp_path / "labels")
    content = (tmp_path / "labels.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Count 2" in content
    assert str(tmp_path / "labels.pdf") in words_on(desk.page)


def test_a_folder_that_is_not_there_is_told(desk: _Desk, tmp_path: Path) -> None:
    desk.take("ข้าวแต๋น", 1)
    tap(desk.page.goods.on)
    tap(button(desk.page, "A4 · 40"))
    desk.page.save(tmp_path / "no" / "labels.pdf")
    assert "can't be written" in desk.notices.words()


def test_as_many_labels_as_there_are_pieces(desk: _Desk) -> None:
    desk.take("ข้าวแต๋น", 1)
    desk.take("มะม่วง", 1)
    tap(desk.page.goods.each)
    assert [wish.copies for wish in desk.page.goods.wishes()] == [100, 1]


def test_a_service_gets_labels_too_and_no_label_is_parted(desk: _Desk) -> None:
    desk.take("นวดไทย", 2)
    desk.page.goods.sheet.take(desk.stall.goods["มะม่วง"], Quantity(350))
    desk.page.goods.sheet.list.type("1.5")
    assert "whole pieces" in words_on(desk.page)
    assert [wish.copies for wish in desk.page.goods.wishes()] == [2, 1]


def test_an_empty_list_goes_nowhere(desk: _Desk) -> None:
    tap(desk.page.goods.on)
    assert desk.page.pages.currentWidget() is desk.page.goods


def test_a_sticker_roll_has_one_size_only(desk: _Desk) -> None:
    change_options(desk.stall.shop, LABELS, {"label.printer": "tcp://127.0.0.1:9"}, desk.stall.seller)
    desk.take("ผ้าขาวม้า", 1)
    tap(desk.page.goods.on)
    assert not desk.page.paper.sizes.isVisible()
    assert _code(desk.seen()) == ["0003"]


def test_places_of_a_sheet() -> None:
    places = Places(24, 23, 27)
    assert [n for n in range(1, 25) if places.printed(n)] == [23, 24]
    assert (places.used(22), places.used(23), places.pages) == (True, False, 3)


def test_what_is_out_of_stock_still_gets_one(stall: MarketStall) -> None:
    product = stall.goods["ผ้าขาวม้า"]
    (line,) = one_for_each((Line(product, Quantity.of(7)),), {product.id: Quantity(-2000)})
    assert line.quantity == ONE


@pytest.mark.parametrize("size", [(1366, 700), (1024, 540)], ids=str)
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_step_is_in_reach(
    dressed: QApplication, desk: _Desk, *, language: str, percent: int, size: tuple[int, int]
) -> None:
    i18n.use(language)
    theme.wear(dressed, "light", percent)
    desk.page.resize(*size)
    desk.take("ข้าวแต๋น", 12)
    found = [f"goods: {fault}" for fault in faults(desk.page)]
    desk.page.goods.on.press()
    found += [f"roll: {fault}" for fault in faults(desk.page)]
    desk.page.paper.papers.choose("65")
    desk.page.paper.papers.chosen.emit("65")
    found += [f"sheet: {fault}" for fault in faults(desk.page)]
    assert not found, "\n".join(found)
