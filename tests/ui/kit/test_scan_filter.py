"""Scans are taken out of the key stream; what a person types is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from posapp.ui.scan_filter import TAKES_CODES, ScanFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def typed_into(dressed: QApplication, qtbot: QtBot) -> Iterator[tuple[QLineEdit, ScanFilter]]:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.qWaitForWindowActive(field)
    field.setFocus()
    scanner = ScanFilter(lambda _code: False)
    dressed.installEventFilter(scanner)
    yield field, scanner
    dressed.removeEventFilter(scanner)


def press(widget: QWidget, signs: str) -> None:
    for sign in signs:
        key = Qt.Key.Key_Return if sign == "\r" else Qt.Key(ord(sign))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget.windowHandle(), event)


def send(widget: QWidget, kind: QEvent.Type, key: Qt.Key) -> None:
    """A key that types nothing."""
    QApplication.sendEvent(widget.windowHandle(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def test_a_scan_is_taken_out_of_the_field_with_its_enter(
    typed_into: tuple[QLineEdit, ScanFilter], qtbot: QtBot
) -> None:
    field, scanner = typed_into
    with qtbot.waitSignal(scanner.scanned) as scanned, qtbot.assertNotEmitted(field.returnPressed):
        press(field, "8850123456786\r")
    assert scanned.args == ["8850123456786"]
    assert field.text() == ""


def test_a_scanner_that_holds_shift_for_capital_letters_is_understood(
    typed_into: tuple[QLineEdit, ScanFilter], qtbot: QtBot
) -> None:
    field, scanner = typed_into
    with qtbot.waitSignal(scanner.scanned) as scanned:
        for sign in "EG123456789TH\r":
            if sign.isalpha():
                send(field, QEvent.Type.KeyPress, Qt.Key.Key_Shift)
            press(field, sign)
            if sign.isalpha():
                send(field, QEvent.Type.KeyRelease, Qt.Key.Key_Shift)
    assert scanned.args == ["EG123456789TH"]
    assert field.text() == ""


def test_capital_letters_typed_by_hand_reach_the_field(typed_into: tuple[QLineEdit, ScanFilter], qtbot: QtBot) -> None:
    field, scanner = typed_into
    with qtbot.assertNotEmitted(scanner.scanned):
        for sign in "AB":
            send(field, QEvent.Type.KeyPress, Qt.Key.Key_Shift)
            press(field, sign)
            send(field, QEvent.Type.KeyRelease, Qt.Key.Key_Shift)
        qtbot.waitUntil(lambda: field.text() == "AB")


def test_a_scan_without_an_end_is_over_after_a_silence(typed_into: tuple[QLineEdit, ScanFilter], qtbot: QtBot) -> None:
    field, scanner = typed_into
    with qtbot.waitSignal(scanner.scanned, timeout=10_000) as scanned:
        press(field, "คคถจๅ/-ภถุึคุ")
    assert scanned.args == ["8850123456786"]


def test_what_a_person_types_reaches_the_field(typed_into: tuple[QLineEdit, ScanFilter], qtbot: QtBot) -> None:
    field, scanner = typed_into
    with qtbot.assertNotEmitted(scanner.scanned), qtbot.waitSignal(field.returnPressed):
        for sign in "ab1":
            press(field, sign)
            QTest.qWait(70)
        press(field, "xy\r")
    assert field.text() == "ab1xy"


def test_a_tap_lets_go_of_what_was_typed_before_it(typed_into: tuple[QLineEdit, ScanFilter]) -> None:
    field, _scanner = typed_into
    press(field, "7")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.text() == "7"


def test_a_field_that_asks_for_codes_gets_them(typed_into: tuple[QLineEdit, ScanFilter], qtbot: QtBot) -> None:
    field, scanner = typed_into
    field.setProperty(TAKES_CODES, True)
    with qtbot.assertNotEmitted(scanner.scanned):
        press(field, "8850123456786\r")
    assert field.text() == "8850123456786"
