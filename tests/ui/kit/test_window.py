"""The window itself: menu, language and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from posapp.domain.changes import Book, Changes
from posapp.ui import theme
from posapp.ui.menu_panel import MenuPanel
from posapp.ui.notices import Notices
from posapp.ui.screens import SCREENS
from posapp.ui.shell import Look, Shell
from posapp.ui.widgets.banner import Banner
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from tests.ui.looks import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


_IN_MENU = [spec for spec in SCREENS if spec.in_menu]


class PlainScreen:
    """A screen that remembers what it was told."""

    help_page = "sell"

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.page = Label("Total")

    def widget(self) -> QWidget:
        return self.page

    def shown(self) -> None:
        self.heard.append("shown")

    def refresh(self, changes: Changes) -> None:
        self.heard.append(f"refresh {changes.books.name}")

    def retranslate(self) -> None:
        self.heard.append("retranslate")


@pytest.fixture
def screen() -> PlainScreen:
    return PlainScreen()


@pytest.fixture
def shell(dressed: QApplication, qtbot: QtBot, screen: PlainScreen) -> Shell:
    made = Shell(dressed, Look("en"), Notices(Banner()))
    qtbot.addWidget(made)
    made.furnish({spec.key: (lambda: screen) for spec in SCREENS})
    made.resize(1366, 768)
    made.show()
    made.go("checkout")
    return made


def test_the_menu_has_every_place_that_exists(shell: Shell, screen: PlainScreen) -> None:
    button(shell, "Menu").press()
    menu = shell.findChild(MenuPanel)
    assert isinstance(menu, MenuPanel)
    rows = [row.accessibleName() for row in menu.findChildren(BigButton) if row.isVisible()]
    assert rows[: len(_IN_MENU)] == [spec.title for spec in _IN_MENU]
    assert rows[:2] == ["Sell", "Sold bills"]
    button(menu, "Drawer, close the day").press()
    assert shell.here() == "till"
    assert not menu.isVisible()
    assert screen.heard[-1] == "shown"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
@pytest.mark.parametrize("percent", theme.SIZES)
@pytest.mark.parametrize("locked", [False, True], ids=["without codes", "with codes"])
def test_the_menu_has_room_for_every_row(shell: Shell, percent: int, size: tuple[int, int], *, locked: bool) -> None:
    shell.menu.locks(on=locked)
    shell.resize(*size)
    shell.wear(Look("en", "light", percent))
    button(shell, "Menu").press()
    menu = shell.findChild(MenuPanel)
    assert isinstance(menu, MenuPanel)
    shown = [row for row in menu.findChildren(BigButton) if row.isVisible()]
    assert len(shown) == len(_IN_MENU) + (4 if locked else 3)
    rows = [(row, QRect(row.mapTo(menu, QPoint()), row.size())) for row in shown]
    for row, area in rows:
        assert row.height() >= theme.px(40), row.accessibleName()
        assert row.width() >= row.sizeHint().width(), row.accessibleName()
        assert menu.rect().contains(area), row.accessibleName()
        assert not any(area.intersects(other) for one, other in rows if one is not row), row.accessibleName()


def test_the_language_changes_everything_at_once(shell: Shell, screen: PlainScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.look_changed) as changed:
        QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert changed.args == [Look("th")]
    assert screen.page.words() == "รวมทั้งสิ้น"
    assert shell.search().placeholderText().startswith("ค้นหา")
    assert "retranslate" in screen.heard


def test_text_grows_in_three_steps_and_no_further(shell: Shell, qtbot: QtBot) -> None:
    sizes = []
    for _step in range(3):
        QTest.keyClick(shell, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        sizes.append(theme.worn()[1])
    assert sizes == [125, 150, 150]
    qtbot.waitUntil(lambda: shell.bar.height() == 84)


def test_the_sun_switch_goes_back_to_the_theme_before(shell: Shell) -> None:
    shell.wear(Look("en", "dark"))
    shell.bar.sun_wanted.emit()
    assert theme.worn()[0] == "sun"
    shell.bar.sun_wanted.emit()
    assert theme.worn()[0] == "dark"


def test_only_the_screen_in_front_hears_of_changes(shell: Shell, screen: PlainScreen) -> None:
    shell.changed(Changes(Book.STOCK))
    assert screen.heard[-1] == "refresh STOCK"


def test_help_opens_the_page_of_this_screen(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.help_wanted) as wanted:
        QTest.keyClick(shell, Qt.Key.Key_F1)
    assert wanted.args == ["sell"]


def test_the_search_field_is_there_only_where_it_searches(shell: Shell) -> None:
    assert shell.search().isVisible()
    shell.go("till")
    assert not shell.search().isVisible()
