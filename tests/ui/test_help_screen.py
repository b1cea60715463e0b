"""The help: a page for every screen in both languages, read offline, found by a word, reached and left by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.app.paths import resources
from posapp.ui.screens.help.pages import ORDER, Part, load, read_page
from posapp.ui.shell import Look
from tests.doubles.back_room import button, faults, press, words_on, write
from tests.doubles.office import open_office, tap
from tests.ui.looks import CORNERS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.office import Office


_FOLDER = resources() / "help"


def test_each_page_is_there_in_both_languages_with_the_same_shape() -> None:
    for thai, english in zip(load(_FOLDER, "th"), load(_FOLDER, "en"), strict=True):
        assert [part.kind for part in thai.parts] == [part.kind for part in english.parts], thai.key


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_lies_beside_the_list(language: str) -> None:
    assert {path.stem for path in (_FOLDER / language).glob("*")} == set(ORDER)


def test_a_page_is_read_from_a_small_part_of_markdown() -> None:
    page = read_page("x", "# Title\n\nWords.\n\n## More\n\n- one\n\n2. two\n\n| F1 | Help |\n")
    assert page.title == "Title"
    assert page.parts == (
        Part("paragraph", "Words."),
        Part("section", "More"),
        Part("bullet", "one"),
        Part("step", "two", "2"),
        Part("row", "Help", "F1"),
    )


def test_markup_in_a_page_stays_plain(office: Office) -> None:
    screen = office.help()
    screen.place.view.show_page(read_page("x", '# <b>T</b>\n\n<img src="http://example.org/x.png">\n'))
    assert '<img src="http://example.org/x.png">' in words_on(screen.place.view)


def test_a_page_is_found_by_a_word_inside_it_without_tone_marks(office: Office) -> None:
    office.shell.wear(Look("th"))
    screen = office.help()
    write("สลิบ")
    assert "ไม่มีหน้าไหน" in words_on(screen.place)
    write("พรอมเพย")
    shown = [key for key, row in screen.place.rows.items() if row.isVisible()]
    assert "settings" in shown
    assert "till" not in shown


def test_enter_opens_the_first_page_found_and_escape_leads_back(office: Office) -> None:
    screen = office.help()
    write("1212")
    press(Qt.Key.Key_Return)
    assert "Call 1212" in words_on(screen.place.view)
    press(Qt.Key.Key_Escape)
    assert office.went == ["back"]


def test_a_tap_opens_a_page_and_the_keys_scroll_it(office: Office) -> None:
    screen = office.help()
    tap(button(screen.place, "Keys"))
    assert "Enter never takes money" in words_on(screen.place.view)
    press(Qt.Key.Key_PageDown)
    assert screen.place.view.verticalScrollBar().value() > 0


def test_the_window_asks_for_the_page_of_the_screen_in_front(office: Office) -> None:
    asked: list[str] = []
    office.shell.help_wanted.connect(asked.append)
    office.till()
    QTest.keyClick(office.shell, Qt.Key.Key_F1)
    office.settings().open("printer")
    QTest.keyClick(office.shell, Qt.Key.Key_F1)
    assert asked == ["till", "printer"]
    assert set(asked) <= set(ORDER)


def test_the_page_changes_its_language_with_the_window(office: Office) -> None:
    screen = office.help()
    screen.open("till")
    office.shell.wear(Look("th"))
    assert "เช้า: เริ่มขาย" in words_on(screen.place.view)


def test_a_screen_without_a_page_gets_the_first_one(office: Office) -> None:
    screen = office.help()
    screen.open("nowhere")
    assert "First day" in words_on(screen.place.view)


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_every_page_fits(qtbot: QtBot, tmp_path: Path, language: str, percent: int, size: tuple[int, int]) -> None:
    office = open_office(qtbot, tmp_path, Look(language, "light", percent), size)
    screen = office.help()
    found: list[str] = []
    for key in ORDER:
        screen.open(key)
        QApplication.processEvents()
        found += faults(office.shell)
    assert office.shell.size().toTuple() == size
    assert not found
