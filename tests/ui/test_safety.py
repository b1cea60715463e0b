"""Keeping the data safe: the card tells the truth, copies are made and come back, the key is proved by typing it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.operations.copies.make import make_copy
from posapp.operations.copies.state import state
from posapp.operations.doctor import examine
from posapp.operations.shop import Shop
from posapp.store.age_file import is_locked
from posapp.store.books import Books
from posapp.ui import theme
from posapp.ui.parts.return_page import ReturnPage
from posapp.ui.screens.safety.copies_page import CopiesPage
from posapp.ui.screens.safety.drill_page import DrillPage
from posapp.ui.screens.safety.export_page import ExportPage
from posapp.ui.screens.safety.key_page import KeyPage
from posapp.ui.screens.safety.place_page import PlacePage
from posapp.ui.screens.safety.screen import DOORS
from tests.doubles.back_room import tap, words_on
from tests.doubles.safe import Safe
from tests.ui.looks import button, faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.doubles.trade import MarketStall


@pytest.fixture
def safe(qtbot: QtBot, market_day: MarketStall) -> Iterator[Safe]:
    made = Safe(market_day)
    widget = made.screen.widget()
    qtbot.addWidget(widget)
    widget.resize(1366, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    yield made
    widget.hide()


def _words(safe: Safe) -> str:
    return words_on(safe.screen.widget())


def test_the_card_says_when_where_and_what_to_do_next(safe: Safe, tmp_path: Path) -> None:
    assert "There is no copy yet" in _words(safe)
    assert "Plug in a USB stick" in _words(safe)
    home = safe.choose(tmp_path / "stick")
    make_copy(safe.stall.shop, home, safe.stall.seller)
    safe.screen.shown()
    assert "Copied today" in _words(safe)
    assert str(home) in _words(safe)
    safe.stall.clock.at += timedelta(days=4)
    safe.screen.shown()
    assert "The last copy is 4 days old" in _words(safe)
    safe.stall.clock.at += timedelta(days=4)
    safe.screen.shown()
    assert "what was sold since then is on this PC only" in _words(safe)


def test_copying_now_says_that_it_was_read_back_and_right(safe: Safe, tmp_path: Path) -> None:
    home = safe.choose(tmp_path / "stick")
    tap(button(safe.screen.widget(), "Copy now"))
    assert "Copied and read back: it is right." in _words(safe)
    assert "2 bills" in _words(safe)
    (copy,) = home.glob("*.zip")
    assert copy.stat().st_size
    (home / "place.json").unlink()
    safe.screen.home.copy_now()
    assert "not there now" in safe.notices.words()


def test_without_a_place_copying_leads_to_choosing_one(safe: Safe, tmp_path: Path) -> None:
    safe.screen.home.copy_now()
    page = safe.screen.page()
    assert isinstance(page, PlacePage)
    page.take_folder(safe.stall.shop.books.database.folder)
    assert "happens to the copy" in safe.notices.words()
    page.take_folder(tmp_path / "stick")
    assert page.chosen.count() == 1
    assert safe.stall.shop.setting("copy.folder") == str(tmp_path / "stick")
    page.times.fill({"copy.every": "50"})
    tap(page.keep)
    assert safe.stall.shop.setting("copy.every") == "50"


def test_a_copy_comes_back_after_showing_what_would_be_lost(safe: Safe, tmp_path: Path) -> None:
    stall = safe.stall
    home = safe.choose(tmp_path / "stick")
    make_copy(stall.shop, home, stall.seller)
    stall.sold(("ข้าวแต๋น", 2))
    safe.screen.open("restore")
    page = safe.screen.page()
    assert isinstance(page, CopiesPage)
    assert page.table.count() == 1
    assert not page.undo.isVisibleTo(page)
    page.table.chosen.emit(0)
    shown = safe.screen.page()
    assert isinstance(shown, ReturnPage)
    assert "Would be lost: 1 bills, 70.00 baht" in _words(safe)
    assert "A69-000003" in _words(safe)
    tap(button(shown, "Bring this copy back"))
    (deed,) = safe.deeds
    stall.shop.books.close()
    assert "the letter B" in deed()
    shop = Shop(Books.open(stall.shop.books.database.folder), stall.clock, stall.shop.ids)
    assert examine(shop).sound
    shop.books.close()


def test_a_copy_that_is_only_looked_at_changes_and_leaves_nothing(safe: Safe, tmp_path: Path) -> None:
    home = safe.choose(tmp_path / "stick")
    make_copy(safe.stall.shop, home, safe.stall.seller)
    folder = safe.stall.shop.books.database.folder
    before = safe.stall.shop.books.journal.last_seq()
    safe.screen.look_into(next(home.glob("*.zip")))
    assert "nothing would be lost" in _words(safe)
    assert list(folder.glob(".copy-*"))
    page = safe.screen.page()
    assert isinstance(page, ReturnPage)
    page.leave()
    assert not list(folder.glob(".copy-*"))
    assert safe.stall.shop.books.journal.last_seq() == before
    assert safe.deeds == []


def test_a_broken_copy_is_refused_with_a_sentence(safe: Safe, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 not much more")
    safe.screen.look_into(broken)
    assert "no whole copy" in _words(safe)


def test_a_key_locks_only_after_it_was_typed_from_the_paper(safe: Safe, tmp_path: Path) -> None:
    shop = safe.stall.shop
    home = safe.choose(tmp_path / "stick")
    safe.screen.open("key")
    page = safe.screen.page()
    assert isinstance(page, KeyPage)
    page.make_key()
    page.print.press()
    (pair,) = safe.printed
    assert page.secret.words().replace(" ", "") == pair.secret
    page.lock()
    assert "not the key on the recovery sheet" in safe.notices.words()
    assert not state(shop).locked
    safe.screen.on_scan(pair.secret)
    page.lock()
    assert state(shop).locked
    assert page.secret.words() == ""
    safe.screen.pages.home()
    safe.screen.home.copy_now()
    (copy,) = home.glob("*.age")
    assert is_locked(copy)
    safe.screen.look_into(copy)
    shown = safe.screen.page()
    assert isinstance(shown, ReturnPage)
    shown.on_scan(pair.secret.lower())
    assert "nothing would be lost" in _words(safe)
    shown.leave()


def test_practising_says_that_it_came_back_whole(safe: Safe, tmp_path: Path) -> None:
    safe.choose(tmp_path / "stick")
    safe.screen.home.copy_now()
    safe.screen.open("drill")
    page = safe.screen.page()
    assert isinstance(page, DrillPage)
    assert "Never practised yet" in _words(safe)
    page.practise()
    assert "It came back whole: 2 bills" in _words(safe)
    assert "Last practised on" in _words(safe)


def test_everything_is_saved_as_files(safe: Safe, tmp_path: Path) -> None:
    safe.screen.open("export")
    page = safe.screen.page()
    assert isinstance(page, ExportPage)
    page.save(tmp_path / "all")
    assert "Everything is written" in _words(safe)
    assert (tmp_path / "all" / "tables" / "sale.csv").exists()
    page.save(tmp_path / "all")
    assert "Choose an empty folder" in safe.notices.words()


@pytest.mark.parametrize("shape", [(1366, 700, 100), (1366, 700, 150), (1024, 540, 150)])
def test_everything_fits(
    qtbot: QtBot, safe: Safe, tmp_path: Path, dressed: QApplication, shape: tuple[int, int, int]
) -> None:
    width, height, percent = shape
    theme.wear(dressed, "light", percent)
    widget = safe.screen.widget()
    widget.resize(width, height)
    safe.choose(tmp_path / "stick")
    qtbot.waitUntil(lambda: faults(widget) == [])
    for door in DOORS:
        safe.screen.open(door.key)
        qtbot.waitUntil(lambda: faults(widget) == [])
