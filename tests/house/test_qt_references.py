"""Some Qt bindings lose references of None and True until Python dies; the one in use must not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_CALLS = 1_000
_SLACK = 50


class _Bell(QObject):
    rung = Signal(bool)


def test_a_thousand_calls_lose_no_reference_of_none(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    before = sys.getrefcount(None)
    for number in range(_CALLS):
        field.setText(str(number))
    assert sys.getrefcount(None) > before - _SLACK


@pytest.mark.usefixtures("qapp")
def test_a_thousand_signals_lose_no_reference_of_true() -> None:
    bell, heard = _Bell(), [0]

    def count(on: bool) -> None:
        heard[0] += on

    bell.rung.connect(count)
    before = sys.getrefcount(True)
    for _ring in range(_CALLS):
        bell.rung.emit(True)
    assert heard == [_CALLS]
    assert sys.getrefcount(True) > before - _SLACK
