"""Goods as a file: written while the window lives, and told where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.operations.importing.read import read_list
from posapp.ui.notices import Notices
from posapp.ui.screens.products.export_page import ExportPage
from posapp.ui.screens.products.import_work import ListWork
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner
from tests.doubles.back_room import tap, words_on
from tests.ui.looks import button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.trade import MarketStall


def test_nobody_is_called_once_the_page_is_gone(qtbot: QtBot, stall: MarketStall) -> None:
    lanes = Lanes()
    work, told, later = ListWork(stall.shop, lanes), list[object](), list[object]()
    work.run(lambda shop, _progress: shop.group.name, told.append, told.append)
    work.leave()
    lanes.run("lists", lambda: 1, later.append, later.append)
    qtbot.waitUntil(lambda: bool(later))
    lanes.close()
    assert not told


def test_all_goods_are_saved_as_a_file(qtbot: QtBot, stall: MarketStall, tmp_path: Path) -> None:
    banner = Banner()
    notices = Notices(banner)
    page = ExportPage(stall.shop, notices, Lanes(immediate=True))
    banner.setParent(page)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    tap(button(page, "Loyverse"))
    tap(button(page, "CSV, for any program"))
    page.save(tmp_path / "goods")
    assert str(tmp_path / "goods.csv") in words_on(page)
    saved = read_list(tmp_path / "goods.csv")
    assert saved.header.text(0) == "Handle"
    assert len(saved.rows) == 5
    page.save(tmp_path / "no" / "goods.csv")
    assert "can't be written" in notices.words()
