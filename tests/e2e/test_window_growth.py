"""A long day in one window: nothing is left over from a bill, neither widgets nor memory.

A complaint of Qt's on the way fails the test like any other (`qt_log_level_fail`).
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from tests.e2e.market import JAR, SOAP, TEA

if TYPE_CHECKING:
    from tests.e2e.hands import Hands

BILLS: Final = (120, pytest.param(300, marks=pytest.mark.long))
WARM_UP: Final = 30
MORE_MEMORY: Final = 6_000_000
"""Bytes a day may add: SQLite's cache and the bills in its write-ahead log; a widget a bill would be ten times that."""

LOOK_ROUND: Final = 60
"""After so many bills each, somebody looks at every other screen."""


def sell_one(hands: Hands, number: int) -> None:
    """A bill in cash; every fifth with changes of mind, every tenth after a look at the code to pay."""
    hands.tap_goods(JAR)
    if number % 5 == 0:
        hands.tap_goods(TEA)
        hands.tap_goods(SOAP)
        for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Delete):
            hands.key(key)
        hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    if number % 10 == 0:
        hands.key(Qt.Key.Key_F9)
        hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_F7)


def look_round(hands: Hands) -> None:
    for key in ("sales", "products", "till", "settings", "help", "checkout"):
        hands.program.shell.go(key)


def widgets() -> int:
    """How many there are, once what is to be deleted is."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return len(QApplication.allWidgets())


def memory() -> int:
    """Bytes this process keeps in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def sell_many(hands: Hands, count: int) -> None:
    for number in range(1, count + 1):
        sell_one(hands, number)
        if number % LOOK_ROUND == 0:
            look_round(hands)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("bills", BILLS)
def test_hundreds_of_bills_leave_nothing_behind(hands: Hands, bills: int) -> None:
    sell_many(hands, WARM_UP)
    look_round(hands)
    widgets_before, memory_before = widgets(), memory()
    windows_before = set(QApplication.topLevelWidgets())
    sell_many(hands, bills)
    assert widgets() <= widgets_before
    assert set(QApplication.topLevelWidgets()) == windows_before
    assert {hands.program.shell, hands.checkout.customer_view} <= windows_before
    assert memory() - memory_before < MORE_MEMORY
    assert len(hands.program.shop.books.sales.newest(1000)) == WARM_UP + bills
