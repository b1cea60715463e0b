"""When the file with the books is damaged: what can be read is saved, and a copy takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.app.rescue import Rescue
from posapp.domain.errors import Damaged
from posapp.operations.copies.make import make_copy
from posapp.store.books import Books
from posapp.store.faults import DAMAGED
from posapp.ui.parts.return_page import ReturnPage
from tests.doubles.trade import live_a_day, open_stall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.ui.rescue_window import RescueWindow

_PAGE = 4096


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Books with a day in them and a copy on a stick, whose first page is then lost."""
    stall = open_stall(tmp_path / "books")
    live_a_day(stall)
    (tmp_path / "stick").mkdir()
    make_copy(stall.shop, tmp_path / "stick", stall.seller)
    stall.shop.books.close()
    file = tmp_path / "books" / "books.db"
    content = bytearray(file.read_bytes())
    content[100:_PAGE] = bytes(_PAGE - 100)
    file.write_bytes(content)
    for end in ("-wal", "-shm"):
        file.with_name(f"books.db{end}").unlink(missing_ok=True)
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, damaged: Path) -> Iterator[RescueWindow]:
    with pytest.raises(Damaged):
        Books.open(damaged / "books")
    offered = Rescue(damaged / "books", Damaged(*DAMAGED))
    qtbot.addWidget(offered.window)
    offered.window.show()
    yield offered.window
    offered.close()


def _said(window: RescueWindow) -> str:
    return window.panel._sentence.words()  # noqa: SLF001 - as it is shown


def test_it_says_that_nothing_gets_worse(window: RescueWindow) -> None:
    assert "nothing gets worse" in _said(window)


def test_what_can_be_read_is_saved_and_the_file_stays_as_it_is(window: RescueWindow, damaged: Path) -> None:
    before = (damaged / "books" / "books.db").read_bytes()
    window.save_to(damaged / "saved")
    assert "Bills that could be read" in _said(window)
    assert (damaged / "saved" / "bills.csv").is_file()
    assert (damaged / "books" / "books.db").read_bytes() == before
    (damaged / "file").write_text("in the way", encoding="utf-8")
    window.save_to(damaged / "file" / "below")
    assert "could not be saved" in _said(window)


def test_a_copy_takes_the_place_of_the_damaged_file_which_is_kept(
    qtbot: QtBot, window: RescueWindow, damaged: Path
) -> None:
    copies = sorted(path for path in (damaged / "stick").rglob("*.zip"))
    window.look_into(copies[-1])
    page = window._pages.currentWidget()  # noqa: SLF001 - as it is shown
    assert isinstance(page, ReturnPage)
    qtbot.waitUntil(lambda: page._prepared is not None, timeout=20_000)  # noqa: SLF001
    page.go_on()
    assert "The books are back" in _said(window)
    books = Books.open(damaged / "books")
    assert books.terminal.letter == "B"
    assert books.sales.newest(1)
    books.close()
    assert [path.name for path in (damaged / "books").glob("books-before-restore*.db")]
