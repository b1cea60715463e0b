"""What holds for every test: no display, no books of this person, English words, no thread left behind."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from posapp import i18n
from posapp.app.paths import locale_dir
from tests.doubles.trade import MarketStall, live_a_day, open_stall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("posapp", deadline=None)
settings.load_profile("posapp")

_PATIENCE_SECONDS = 5


@pytest.fixture(autouse=True)
def _own_books(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test, and every program it starts, away from the real books."""
    books = tmp_path_factory.mktemp("books")
    monkeypatch.setenv("POSAPP_BOOKS", str(books))
    return books


@pytest.fixture(autouse=True, scope="session")
def _one_application(qapp: QApplication) -> QApplication:
    """One application for all: paper drawn first would make one without widgets, and no window could follow it."""
    return qapp


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Start in English, whatever the last test chose."""
    i18n.install(locale_dir(), "en")
    yield
    i18n.use("en")


@pytest.fixture
def thai(_english: None) -> None:
    """Speak Thai in this test."""
    i18n.use("th")


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail the test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(_PATIENCE_SECONDS)
            assert not thread.is_alive(), f"{thread.name} still runs"


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[MarketStall]:
    """A stall on real books in a temporary folder."""
    opened = open_stall(tmp_path / "stall")
    yield opened
    opened.shop.books.close()


@pytest.fixture
def market_day(stall: MarketStall) -> MarketStall:
    """The stall after a day with at least one row in every ledger."""
    live_a_day(stall)
    return stall
