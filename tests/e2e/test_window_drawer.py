"""Ctrl+O opens the drawer without a sale, but never without a reason, and gives the screen back that was in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.ui.screens.settings.printer_page import PrinterPage
from posapp.ui.screens.till.drawer_step import DrawerStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.e2e.hands import Hands

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _reasons(hands: Hands) -> list[str]:
    return [entry.kind for entry in hands.program.shop.books.journal.entries()]


def test_the_drawer_asks_why_and_the_bill_is_there_again(hands: Hands) -> None:
    before = _reasons(hands).count("no_sale")
    hands.key(Qt.Key.Key_O, _CONTROL)
    till = hands.program.rooms.till
    assert isinstance(till.pane(), DrawerStep)
    hands.key(Qt.Key.Key_Return)
    assert isinstance(till.pane(), DrawerStep), "no reason was given"
    hands.write(till.drawer.reason.field, "แลกเหรียญ")
    hands.key(Qt.Key.Key_Return)
    assert hands.program.shell.here() == "checkout"
    assert _reasons(hands).count("no_sale") == before + 1


def test_leaving_the_question_opens_nothing(hands: Hands) -> None:
    before = _reasons(hands)
    hands.key(Qt.Key.Key_O, _CONTROL)
    hands.key(Qt.Key.Key_Escape)
    assert hands.program.shell.here() == "checkout"
    assert _reasons(hands) == before


def test_the_settings_try_the_drawer_and_say_when_it_stays_shut(hands: Hands, qtbot: QtBot) -> None:
    settings = hands.program.rooms.settings
    hands.program.shell.go("settings")
    settings.open("printer")
    page = settings.pages["printer"]
    assert isinstance(page, PrinterPage)
    page.drawer.press()
    qtbot.waitUntil(lambda: "printer" in hands.program.notices.words().lower())
