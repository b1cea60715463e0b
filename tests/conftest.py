"""What holds for every test: no display, no books of this person, English words, no thread left. And what many need."""

from __future__ import annotations

import gc
import os
import threading
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

from posapp import i18n
from posapp.app.paths import locale_dir
from posapp.domain.code import hashed
from posapp.store import access
from tests.doubles.certificates import Certificates, make_certificates
from tests.doubles.fault_proxy import FaultProxy
from tests.doubles.trade import MarketStall, live_a_day, open_stall
from tests.doubles.woo_shop.owner import LoopbackShop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("posapp", deadline=None)
settings.load_profile("posapp")

_PATIENCE_SECONDS = 5
_NUMBERS = count(1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker is still busy with it when all others are done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: let no search for garbage go through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture(autouse=True)
def _own_books(_shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test, and every program it starts, away from the real books and the keys of this person."""
    number = str(next(_NUMBERS))
    monkeypatch.setenv("POSAPP_BOOKS", str(_shelf / number))
    monkeypatch.setenv("POSAPP_KEYS", str(_shelf / f"{number}-keys"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True, scope="session")
def _one_application(qapp: QApplication) -> QApplication:
    """One application for all: paper drawn first would make one without widgets, and no window could follow it."""
    return qapp


@pytest.fixture(autouse=True, scope="session")
def _each_code_hashed_once() -> None:
    """The same code and salt give the same hash: 50 ms of work that need not be done again."""
    vars(access)["hashed"] = cache(hashed)


@pytest.fixture(autouse=True)
def _no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Free what a test built: whatever lives on is dressed again with each theme, and is freed at some bad moment."""
    yield
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """A good certificate for a shop on this computer, and each bad kind."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def _woo_process() -> Iterator[LoopbackShop]:
    """One process for all tests of a worker."""
    with LoopbackShop() as shop:
        yield shop


@pytest.fixture
def woo_shop(_woo_process: LoopbackShop) -> LoopbackShop:
    """An empty WooCommerce shop."""
    _woo_process.start_again()
    return _woo_process


@pytest.fixture
def proxy(woo_shop: LoopbackShop) -> Iterator[FaultProxy]:
    """The line to it, which can be made bad."""
    with FaultProxy(woo_shop.port) as line:
        yield line
