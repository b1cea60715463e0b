"""A forgotten code: replaced with the numbers from the paper, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.domain.access import Role
from posapp.operations.recovery import new_recovery
from posapp.ui.parts.codes.forgotten import Forgotten
from tests.doubles.back_room import button, words_on
from tests.doubles.codes import TREASURER_CODE
from tests.doubles.locked_till import LockedTill, locked_till
from tests.doubles.office import tap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.ui.parts.codes.new_code import NewCode

_OTHER = "518207"


@pytest.fixture
def till(dressed: QApplication, tmp_path: Path) -> Iterator[LockedTill]:
    """The treasurer stands at it."""
    with locked_till(dressed, tmp_path / "books") as opened:
        opened.come_in(Role.TREASURER)
        yield opened


def _type_code(new: NewCode, code: str) -> None:
    for sign in code:
        tap(button(new, sign))
    tap(new.pad.confirm)


def test_a_forgotten_treasurers_code_is_replaced_with_the_numbers_from_the_paper(till: LockedTill) -> None:
    assert till.group
    shop = till.program.shop
    numbers = new_recovery(shop, shop.duty.person)
    till.program.gate.lock()
    till.hands.tap(till.hands.button("The code is forgotten"))
    forgotten = till.program.shell.findChild(Forgotten)
    assert isinstance(forgotten, Forgotten)
    QApplication.processEvents()
    tap(next(one for one in forgotten.who.tiles.tiles() if one.person.role is Role.TREASURER))
    till.type("".join(numbers))
    assert forgotten.numbers.pad.shown.accessibleName() == " ".join(numbers)
    till.key(Qt.Key.Key_Return)
    _type_code(forgotten.code, _OTHER)
    _type_code(forgotten.code, _OTHER)
    assert forgotten.sheet.isVisible()
    assert forgotten.sheet.numbers.words().split() != list(numbers)
    tap(forgotten.sheet.done)
    assert till.program.gate.is_shut()
    till.hands.tap(till.tile(Role.TREASURER))
    till.tap_code(TREASURER_CODE)
    assert till.program.gate.is_shut()
    till.tap_code(_OTHER)
    assert not till.program.gate.is_shut()


def test_wrong_numbers_open_nothing(till: LockedTill) -> None:
    shop = till.program.shop
    new_recovery(shop, shop.duty.person)
    till.program.gate.lock()
    till.hands.tap(till.hands.button("The code is forgotten"))
    forgotten = till.program.shell.findChild(Forgotten)
    assert isinstance(forgotten, Forgotten)
    QApplication.processEvents()
    tap(next(one for one in forgotten.who.tiles.tiles() if one.person.role is Role.TREASURER))
    till.type("12345678")
    till.key(Qt.Key.Key_Return)
    _type_code(forgotten.code, _OTHER)
    _type_code(forgotten.code, _OTHER)
    assert "This code is wrong" in words_on(forgotten.numbers)
    till.key(Qt.Key.Key_Escape)
    till.key(Qt.Key.Key_Escape)
    assert till.program.gate.is_shut()
    assert till.panel().isVisible()
