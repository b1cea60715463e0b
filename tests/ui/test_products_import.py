"""Goods from a file on screen: seen before they are written, stopped without a trace, mended and taken in again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage

from posapp import i18n
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.importing.fields import Field
from posapp.operations.importing.read import read_list
from posapp.ui import theme
from posapp.ui.notices import Notices
from posapp.ui.screens.products.import_page import ImportPage
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner
from tests.doubles.back_room import faults, tap, words_on
from tests.ui.looks import button

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from posapp.domain.changes import Changes
    from posapp.domain.product import Product
    from tests.doubles.trade import MarketStall

_LISTS = Path(__file__).parents[1] / "data" / "imports"
_OWN = (
    "รหัส,ชื่อสินค้า,ราคา,คงเหลือ,แปลก\n"
    '0001,ข้าวแต๋น,"฿1,250",12,5\n'
    ",ผ้าห่ม,๑๒๐,3,6\n"
    ",ของเสีย,abc,3,7\n"
    "0003,ผ้าขาวม้า,199.50,100,8\n"
)


@dataclass(slots=True)
class _Desk:
    """A page in front of a stall, its messages, and what it told to have changed."""

    stall: MarketStall
    page: ImportPage
    notices: Notices
    changes: list[Changes]

    def goods(self) -> dict[str, Product]:
        return {one.name: one for one in self.stall.shop.books.catalog.all(withdrawn=True)}

    def front(self) -> QWidget:
        page = self.page.pages.currentWidget()
        assert page is not None
        return page

    def chips(self) -> list[str]:
        return [
            one.accessibleName()
            for one in self.page.rows.kinds.findChildren(type(self.page.rows.on))
            if one.isVisible()
        ]

    def rows(self) -> list[list[str]]:
        model = self.page.rows.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


def _desk(qtbot: QtBot, stall: MarketStall, lanes: Lanes) -> _Desk:
    banner = Banner()
    notices = Notices(banner)
    changes: list[Changes] = []
    page = ImportPage(stall.shop, notices, lanes, lambda: stall.seller, changes.append)
    banner.setParent(page)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    with qtbot.waitExposed(page):
        page.show()
    return _Desk(stall, page, notices, changes)


@pytest.fixture
def desk(qtbot: QtBot, stall: MarketStall) -> _Desk:
    return _desk(qtbot, stall, Lanes(immediate=True))


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


def _own_list(folder: Path, text: str = _OWN) -> Path:
    path = folder / "ของเรา.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _long_list(folder: Path, rows: int) -> Path:
    body = "".join(f"X{row:05},ของ {row},{row % 90 + 1}\n" for row in range(rows))
    return _own_list(folder, f"Code,Name,Price\n{body}")


def test_a_known_list_is_shown_at_once_and_nothing_is_written(desk: _Desk) -> None:
    before = desk.goods()
    desk.page.file.take(_LISTS / "loyverse.csv")
    assert desk.front() is desk.page.rows
    assert "It looks like a list from Loyverse" in words_on(desk.page)
    assert desk.rows()[0][:6] == ["2", "น้ำพริกหนุ่ม", "50.00", "jar", "น้ำพริก", "24 jar"]
    assert {"New goods 5", "Changed 1", "Already the same 0", "Can't be used 0"} <= set(desk.chips())
    assert desk.page.rows.on.accessibleName() == "Add 5, change 1"
    assert desk.goods() == before
    assert not desk.changes


def test_the_button_writes_what_it_says(desk: _Desk) -> None:
    desk.page.file.take(_LISTS / "loyverse.csv")
    tap(desk.page.rows.on)
    assert desk.front() is desk.page.result
    assert "New: 5 · changed: 1" in words_on(desk.page)
    goods = desk.goods()
    assert goods["มะม่วงน้ำดอกไม้"].price == Money(6500)
    assert desk.stall.shop.books.stock.on_hand(goods["มะม่วงน้ำดอกไม้"].id) == Quantity.parse("12.5")
    assert len(desk.changes) == 1


def test_a_list_of_your_own_asks_for_its_columns_first(desk: _Desk, tmp_path: Path) -> None:
    desk.page.file.take(_own_list(tmp_path))
    assert desk.front() is desk.page.columns
    tap(desk.page.columns.on)
    assert desk.rows()[:2] == [
        ["2", "ข้าวแต๋น", "1,250.00", "bag", "", "12 bag", "Price: 35.00 → 1,250.00 · What is left: 100 → 12"],
        ["3", "ผ้าห่ม", "120.00", "piece", "", "3 piece", desk.rows()[1][6]],
    ]
    tap(button(desk.page.rows, "Can't be used 1"))
    assert [row[:2] for row in desk.rows()] == [["4", "ของเสีย"]]
    assert "abc" in desk.rows()[0][6]


def test_a_column_is_read_as_what_a_person_says(desk: _Desk, tmp_path: Path) -> None:
    desk.page.file.take(_own_list(tmp_path))
    columns = desk.page.columns
    columns.table.chosen.emit(4)
    tap(button(columns.choice, "Cost"))
    tap(columns.on)
    tap(desk.page.rows.on)
    assert desk.goods()["ผ้าห่ม"].cost == Money(600)


def test_without_names_nothing_can_be_looked_at(desk: _Desk, tmp_path: Path) -> None:
    desk.page.file.take(_own_list(tmp_path))
    desk.page.columns.matched.emit(1, None)
    tap(desk.page.columns.on)
    assert desk.front() is desk.page.columns
    desk.page.columns.matched.emit(1, Field.NAME)
    tap(desk.page.columns.on)
    assert desk.front() is desk.page.rows


def test_rows_that_were_refused_are_saved_mended_and_taken_in(desk: _Desk, tmp_path: Path) -> None:
    desk.page.file.take(_own_list(tmp_path))
    tap(desk.page.columns.on)
    tap(desk.page.rows.on)
    assert "Rows that couldn't be used: 1" in words_on(desk.page)
    rest = tmp_path / "rest.csv"
    desk.page.importing.save_refused(rest)
    saved = read_list(rest)
    assert [row.text(1) for row in saved.rows] == ["ของเสีย"]
    assert "abc" in saved.rows[0].text(5)
    rest.write_text(rest.read_text("utf-8-sig").replace("abc", "15", 1), encoding="utf-8")
    desk.page.file.take(rest)
    tap(desk.page.columns.on)
    tap(desk.page.rows.on)
    assert desk.goods()["ของเสีย"].price == Money(1500)


def test_the_same_list_again_has_nothing_to_take_over(desk: _Desk, tmp_path: Path) -> None:
    path = _own_list(tmp_path, "Name,Price\nกล้วยตาก,30\n")
    for _time in range(2):
        desk.page.file.take(path)
        tap(desk.page.columns.on)
        tap(desk.page.rows.on)
    assert desk.front() is desk.page.rows
    assert desk.page.rows.on.accessibleName() == "Nothing to take over"
    assert len(desk.changes) == 1


def test_goods_changed_meanwhile_are_compared_anew(desk: _Desk, tmp_path: Path) -> None:
    desk.page.file.take(_own_list(tmp_path))
    tap(desk.page.columns.on)
    stall = desk.stall
    save_product(stall.shop, desk.goods()["นวดไทย"], stall.seller)
    changed = desk.goods()["ข้าวแต๋น"]
    save_product(stall.shop, changed.__class__(changed.id, changed.code, changed.name, Money(9900)), stall.seller)
    tap(desk.page.rows.on)
    assert desk.front() is desk.page.rows
    assert "in the meantime" in desk.notices.words()
    assert "99.00 → 1,250.00" in desk.rows()[0][6]
    assert "ผ้าห่ม" not in desk.goods()


def test_a_file_that_is_no_list_is_told_and_the_choice_stays(desk: _Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    desk.page.file.take(path)
    assert desk.front() is desk.page.file
    assert "old Excel file" in desk.notices.words()


def test_a_file_is_dropped_on_the_page(desk: _Desk) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(_LISTS / "square.csv"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.page.file.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, left, none))
    assert "It looks like a list from Square" in words_on(desk.page)


def test_pictures_come_from_a_folder(desk: _Desk, tmp_path: Path) -> None:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(tmp_path / "ผ้าห่ม.png"))
    desk.page.file.take(_own_list(tmp_path))
    tap(desk.page.columns.on)
    desk.page.importing.use_pictures(tmp_path)
    tap(desk.page.rows.on)
    photo = desk.stall.shop.books.catalog.photo(desk.goods()["ผ้าห่ม"].photo)
    assert photo is not None
    assert QImage.fromData(photo).pixelColor(160, 120).red() > 200


def test_owners_become_members_only_when_wished(desk: _Desk, tmp_path: Path) -> None:
    path = _own_list(tmp_path, "Name,Price,Owner\nกล้วยตาก,30,ป้าแดง\n")
    desk.page.file.take(path)
    tap(desk.page.columns.on)
    tap(button(desk.page.rows, "Add members too: 1"))
    tap(desk.page.rows.on)
    (member,) = desk.stall.shop.books.members.all()
    assert (member.name, desk.goods()["กล้วยตาก"].owner) == ("ป้าแดง", member.id)


def test_the_window_lives_while_a_long_list_is_read_and_stopping_leaves_nothing(
    qtbot: QtBot, stall: MarketStall, lanes: Lanes, tmp_path: Path
) -> None:
    desk = _desk(qtbot, stall, lanes)
    before = desk.goods()
    beats: list[int] = []
    pulse = QTimer(desk.page)
    pulse.timeout.connect(lambda: beats.append(1))
    pulse.start(5)
    desk.page.file.take(_long_list(tmp_path, 2_000))
    qtbot.waitUntil(lambda: desk.front() is desk.page.columns, timeout=20_000)
    beats.clear()
    tap(desk.page.columns.on)
    assert desk.front() is desk.page.progress
    qtbot.waitUntil(lambda: desk.front() is desk.page.rows, timeout=20_000)
    assert len(beats) > 3
    tap(desk.page.rows.on)
    tap(desk.page.progress.stop)
    qtbot.waitUntil(lambda: desk.front() is desk.page.rows, timeout=20_000)
    assert desk.notices.words() == "Stopped. Nothing was written."
    assert desk.goods() == before
    assert not desk.changes


@pytest.mark.parametrize("size", [(1366, 700), (1024, 540)], ids=str)
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_step_is_in_reach(
    dressed: QApplication, desk: _Desk, tmp_path: Path, *, language: str, percent: int, size: tuple[int, int]
) -> None:
    i18n.use(language)
    theme.wear(dressed, "light", percent)
    desk.page.resize(*size)
    page, found = desk.page, list[str]()
    found += [f"file: {fault}" for fault in faults(page)]
    page.file.take(_own_list(tmp_path))
    found += [f"columns: {fault}" for fault in faults(page)]
    page.columns.table.chosen.emit(2)
    found += [f"meaning: {fault}" for fault in faults(page)]
    page.columns.on.press()
    found += [f"rows: {fault}" for fault in faults(page)]
    page.rows.on.press()
    found += [f"result: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
