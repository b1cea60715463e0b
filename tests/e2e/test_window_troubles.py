"""Books that can't be opened, and no screen to open them on: one clear sentence, the right exit code, no traceback."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt

from posapp.domain.errors import Told
from posapp.domain.money import Money
from posapp.store.database import told_of
from tests.e2e.market import JAR, PRICES
from tests.e2e.processes import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.e2e.conftest import OpenWindow

_REFUSED: Final = 2
_UNAVAILABLE: Final = 3
_PAGE: Final = 4096
_PAGES_TRIED: Final = 12


def books_file(books: Path) -> Path:
    return books / "books.db"


def no_database(books: Path) -> Path:
    books_file(books).write_text("Dear diary, today the market was full of people. " * 200)
    return books


def newer(books: Path) -> Path:
    with closing(sqlite3.connect(books_file(books))) as file:
        file.execute("PRAGMA user_version = 4000")
        file.commit()
    return books


def damaged(books: Path) -> Path:
    whole = bytearray(books_file(books).read_bytes())
    whole[200 : 3 * _PAGE] = random.Random(7).randbytes(3 * _PAGE - 200)
    books_file(books).write_bytes(whole)
    return books


def cut_short(books: Path) -> Path:
    with books_file(books).open("r+b") as file:
        file.truncate(_PAGE + 100)
    return books


def a_file_instead(books: Path) -> Path:
    return books_file(books)


def read_only(books: Path) -> Path:
    books.chmod(0o500)
    return books


@pytest.mark.parametrize(
    ("trouble", "code", "said"),
    [
        (no_database, _REFUSED, "holds no books of this program"),
        (newer, _REFUSED, "A newer version of the program wrote these books"),
        (damaged, _UNAVAILABLE, "The file with the books is damaged"),
        (cut_short, _UNAVAILABLE, "The file with the books is damaged"),
        (a_file_instead, _UNAVAILABLE, "can't be opened"),
        pytest.param(
            read_only,
            _UNAVAILABLE,
            "The books can only be read here",
            marks=pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"),
        ),
    ],
)
def test_books_that_cant_be_opened_are_told_in_one_sentence(
    market: Path, trouble: Callable[[Path], Path], code: int, said: str
) -> None:
    folder = trouble(market)
    before = books_file(market).read_bytes()
    ended = start(folder)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert books_file(market).read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="a folder nobody can make a folder in")
def test_a_folder_that_cant_be_made_is_told(tmp_path: Path) -> None:
    ended = start(Path("/proc/raanrao/books"), HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path))
    assert (ended.returncode, len(ended.stderr.splitlines())) == (_UNAVAILABLE, 1)
    assert "can't be opened" in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_it_says_so_before_qt_would_abort(market: Path) -> None:
    ended = start(market, QT_QPA_PLATFORM="")
    assert (ended.returncode, ended.stdout) == (_UNAVAILABLE, "")
    assert ended.stderr.startswith("There is no screen here to open the window on.")


def test_damage_anywhere_in_the_file_is_told_and_never_a_bug(
    market: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Random pages turn to rubbish: the window says that the file is damaged, at its start or a moment later."""
    whole = books_file(market).read_bytes()
    pages = range(1, len(whole) // _PAGE)
    for page in random.Random(11).sample(pages, min(_PAGES_TRIED, len(pages))):
        rubbish = bytearray(whole)
        rubbish[page * _PAGE : (page + 1) * _PAGE] = random.Random(page).randbytes(_PAGE)
        books_file(market).write_bytes(rubbish)
        assert told_at_the_start(market, open_window) == "books_damaged" or told_later(market, open_window, qtbot)
        for beside in ("books.db-wal", "books.db-shm"):
            (market / beside).unlink(missing_ok=True)


def told_at_the_start(market: Path, open_window: OpenWindow) -> str:
    """The code of what keeps the window from opening, "" when it opens."""
    try:
        with open_window(market):
            return ""
    except (Told, sqlite3.Error) as error:
        told = told_of(error, market)
        return told.code if told else repr(error)


def told_later(market: Path, open_window: OpenWindow, qtbot: QtBot) -> bool:
    """Whether the open window says that the file is damaged, and all that went wrong meanwhile is due to that."""
    with qtbot.captureExceptions() as slips, open_window(market) as hands:
        notices = hands.program.notices
        qtbot.waitUntil(lambda: "damaged" in notices.words())
    return all(told_of(slip[1], market) for slip in slips)


def test_books_somebody_else_is_writing_hold_up_one_act_with_a_sentence(
    market: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posapp.store.database._WAIT_SECONDS", 0.2)
    with open_window(market) as hands, closing(sqlite3.connect(books_file(market), isolation_level=None)) as other:
        hands.tap_goods(JAR)
        other.execute("BEGIN IMMEDIATE")
        hands.tap(hands.checkout.parts.bill.amounts.exact)
        assert "Another copy of the program is writing to the books" in hands.program.notices.words()
        assert hands.checkout.state.cart.total == PRICES[JAR]
        other.execute("ROLLBACK")
        hands.key(Qt.Key.Key_F7)
        assert [sale.total for sale in hands.program.shop.books.sales.newest(5)] == [Money(6000)]
