"""Copies while the window is open: made by themselves beside the selling, at the end, and brought back in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.app.first_day import FirstDay
from posapp.app.paths import resources
from posapp.app.terminal import open_shop
from posapp.operations.change_options import change_options
from posapp.operations.copies import places
from posapp.operations.copies.make import make_copy
from posapp.operations.copies.state import is_due
from posapp.operations.doctor import examine
from posapp.operations.options import COPIES
from posapp.store import medium
from posapp.ui import theme
from posapp.ui.parts.return_page import ReturnPage
from tests.e2e.market import JAR
from tests.e2e.processes import attended

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.e2e.conftest import OpenWindow
    from tests.e2e.hands import Hands


def _choose(books: Path, folder: Path) -> Path:
    """Let copies go to `folder`."""
    shop = open_shop(books)
    folder.mkdir()
    places.choose_folder(shop, folder, shop.books.people.cashiers()[0].id)
    shop.books.close()
    return folder / medium.FOLDER


def _copies(home: Path) -> list[Path]:
    return sorted(home.glob("*.zip"))


def test_the_end_of_the_program_leaves_a_copy_of_everything(
    open_window: OpenWindow, market: Path, tmp_path: Path
) -> None:
    home = _choose(market, tmp_path / "stick")
    with open_window(market) as hands:
        assert hands.program.shop.books.journal.last_seq()
        assert _copies(home) == []
    assert len(_copies(home)) == 1
    with open_window(market):
        pass
    assert len(_copies(home)) == 1


def test_copies_are_made_beside_the_selling_when_they_are_due(qtbot: QtBot, hands: Hands, tmp_path: Path) -> None:
    program, home = hands.program, tmp_path / "disk"
    home.mkdir()
    seller = program.rooms.seller()
    places.choose_folder(program.shop, home, seller)
    with qtbot.waitSignal(program.copying.made, timeout=10_000):
        program.copying.look()
    assert len(_copies(home / medium.FOLDER)) == 1
    change_options(program.shop, COPIES, {"copy.every": "1", "copy.minutes": "0"}, seller)
    assert not is_due(program.shop)
    hands.tap_goods(JAR)
    hands.key(Qt.Key.Key_F7)
    with qtbot.waitSignal(program.copying.made, timeout=10_000):
        program.copying.look()
    assert len(_copies(home / medium.FOLDER)) == 2, "a young one stays for a while"
    assert not is_due(program.shop)
    assert examine(program.shop).sound


def test_a_copy_comes_back_through_the_window_which_opens_again(market: Path, tmp_path: Path) -> None:
    home = _choose(market, tmp_path / "stick")
    shop = open_shop(market)
    make_copy(shop, home, shop.books.people.cashiers()[0].id)
    letter = shop.books.terminal.letter
    shop.books.close()
    with attended("bring_back", market) as there:
        assert there.says() == letter
        assert there.says() == "B"
        assert there.says().startswith("The data are back.")
    after = open_shop(market)
    assert after.books.terminal.letter == "B"
    assert examine(after).sound
    after.books.close()


@pytest.mark.usefixtures("qtbot")
def test_a_new_pc_begins_with_a_copy(qtbot: QtBot, qapp: QApplication, market: Path, tmp_path: Path) -> None:
    home = _choose(market, tmp_path / "stick")
    shop = open_shop(market)
    make_copy(shop, home, shop.books.people.cashiers()[0].id)
    shop.books.close()
    theme.install(resources())
    fresh = tmp_path / "new pc"
    first = FirstDay(qapp, fresh, resources())
    first.shell.show()
    first.look_into(_copies(home)[0])
    page = first.shell.findChild(ReturnPage)
    assert isinstance(page, ReturnPage)
    qtbot.waitUntil(lambda: page.told.first.words() == "The copy is whole.", timeout=20_000)
    with qtbot.waitSignal(first.begun):
        page.go_on()
    there = open_shop(fresh)
    assert there.setting("group.name")
    assert there.books.terminal.letter == "B"
    there.books.close()
    first.close()
    first.shell.deleteLater()
