"""The one door for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.ui.notices import Act, Notices
from posapp.ui.widgets.banner import Banner
from tests.ui.looks import button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """A page with room for a banner."""
    made = QWidget()
    made.setFont(dressed.font())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def notices(page: QWidget) -> Notices:
    made = Notices(Banner())
    made.place(QVBoxLayout(page))
    return made


def test_trouble_stays_until_cured_and_is_counted(notices: Notices, page: QWidget) -> None:
    notices.warn("paper", "Out of paper")
    notices.show(Refused("name_empty", "The name is empty. Type a name."))
    assert notices.words() == "The name is empty. Type a name. (+1)"
    notices.cured("name_empty")
    assert notices.words() == "Out of paper"
    button(page, "Close").press()
    assert notices.words() == ""


def test_good_news_has_an_undo_and_gives_way(notices: Notices, page: QWidget) -> None:
    undone: list[int] = []
    notices.tell("The bill is held.", undo=lambda: undone.append(1))
    button(page, "Undo").press()
    assert (undone, notices.words()) == ([1], "")
    notices.tell("The bill is held.")
    notices.tell("The bill was emptied.")
    assert notices.words() == "The bill was emptied."
    notices.settle()
    assert notices.words() == ""


def test_a_mistake_of_ours_is_not_told_as_a_notice(notices: Notices) -> None:
    with pytest.raises(KeyError):
        notices.show(KeyError("bug"))


def test_the_cure_of_a_trouble_is_one_tap_away(notices: Notices, page: QWidget) -> None:
    done: list[int] = []
    notices.warn("paper", "Out of paper", act=Act("Settings", lambda: done.append(1), "settings"))
    QTest.mouseClick(button(page, "Settings"), Qt.MouseButton.LeftButton)
    assert done == [1]
