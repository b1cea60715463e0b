"""Enter on a chip chooses it, like a tap and like Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posapp.domain.option import Choice, Option
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.option_form import OptionForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_PAPER = Option("paper", "choice", "Paper", "58", choices=(Choice("58", "58 mm"), Choice("80", "80 mm")))


def test_enter_on_a_chip_changes_the_value_of_the_form(qtbot: QtBot) -> None:
    form = OptionForm([_PAPER], {})
    qtbot.addWidget(form)
    form.show()
    chip = next(chip for chip in form.findChildren(BigButton) if chip.accessibleName() == "80 mm")
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert form.values() == {"paper": "80"}
