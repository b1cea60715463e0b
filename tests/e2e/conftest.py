"""A fresh market for every test, and windows on its books that are gone again when the test ends."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from posapp.app.clock import SystemClock
from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.app.terminal import open_shop
from posapp.ui import theme
from tests.e2e.hands import Hands
from tests.e2e.market import start_market
from tests.e2e.terminal import group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    OpenWindow = Callable[[Path], AbstractContextManager[Hands]]

_SIZE = (1366, 768)


@pytest.fixture(scope="session")
def _market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("market") / "books"
    start_market(folder)
    return folder


@pytest.fixture
def market(_market: Path, tmp_path: Path) -> Path:
    """The folder of a market's books, as good as new."""
    return shutil.copytree(_market, tmp_path / "books")


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Books of a group, and the key of its shop where commands look for it."""
    monkeypatch.setenv("POSAPP_SHOP_SECRET", "abcd " * 6)
    monkeypatch.setenv("POSAPP_KEYS", str(tmp_path / "keys"))
    return group(tmp_path / "books")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many seconds this computer's clock is ahead: a test lets time pass by it."""
    ahead, now = [0], SystemClock.now
    monkeypatch.setattr(SystemClock, "now", lambda clock: now(clock) + timedelta(seconds=ahead[0]))
    return ahead


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> QApplication:
    theme.install(resources())
    return qapp


@pytest.fixture
def open_window(_dressed: QApplication) -> OpenWindow:
    """Opens the program on a folder of books, for as long as a `with` lasts."""

    @contextmanager
    def opened(folder: Path) -> Iterator[Hands]:
        program = Program(_dressed, resources(), lambda: open_shop(folder))
        with ExitStack() as after:
            after.callback(QCoreApplication.sendPostedEvents, None, QEvent.Type.DeferredDelete)
            after.callback(program.close)
            program.shell.resize(*_SIZE)
            program.open()
            program.shell.show()
            assert QTest.qWaitForWindowActive(program.shell)
            yield Hands(program)

    return opened


@pytest.fixture
def hands(open_window: OpenWindow, market: Path) -> Iterator[Hands]:
    """A person in front of the open window."""
    with open_window(market) as there:
        yield there
