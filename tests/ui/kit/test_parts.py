"""The parts screens are built of, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest

from posapp import i18n
from posapp.documents.qr import qr_modules
from posapp.domain.money import Money
from posapp.ui import theme
from posapp.ui.widgets.amount_buttons import AmountButtons
from posapp.ui.widgets.ask_panel import Answer, AskPanel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.keypad import Entry, Keypad
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.qr_view import QrView
from tests.ui.looks import button, codes_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def speak(widget: object, language: str) -> None:
    i18n.use(language)
    widget.changeEvent(QEvent(QEvent.Type.LanguageChange))  # type: ignore[attr-defined]


def test_a_label_shows_markup_as_it_is_and_follows_the_language(qtbot: QtBot) -> None:
    label = Label("Total")
    qtbot.addWidget(label)
    speak(label, "th")
    assert label.words() == "รวมทั้งสิ้น"
    label.show_text("<b>ฟรี</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.accessibleName() == "<b>ฟรี</b>"


def test_a_wrapped_label_breaks_thai_between_words_and_speaks_it_whole(qtbot: QtBot) -> None:
    label = Label().wrapped()
    qtbot.addWidget(label)
    label.show_text("กลุ่มสตรีบ้านสันป่าตองขายน้ำพริกหนุ่ม")
    assert "\u200b" in label.text()
    assert "\u200b" not in label.accessibleName() + label.words()
    label.resize(120, 400)
    assert label.heightForWidth(120) > 2 * label.minimumHeight()


def test_a_line_too_long_is_cut_and_told_in_full(qtbot: QtBot) -> None:
    label = OneLine()
    qtbot.addWidget(label)
    label.show_text("ก" * 68)
    label.resize(100, 40)
    label.grab()
    assert label.toolTip() == "ก" * 68


def test_a_button_that_is_blocked_says_why(qtbot: QtBot) -> None:
    save = BigButton("Save")
    qtbot.addWidget(save)
    save.block("Type a number first.")
    with qtbot.waitSignal(save.turned_away) as told, qtbot.assertNotEmitted(save.tapped):
        QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert told.args == ["Type a number first."]
    save.block("")
    with qtbot.waitSignal(save.tapped):
        QTest.keyClick(save, Qt.Key.Key_Return)


def test_a_guarded_button_takes_one_of_two_quick_presses(qtbot: QtBot) -> None:
    save = BigButton("Save").guarded()
    qtbot.addWidget(save)
    pressed: list[int] = []
    save.tapped.connect(lambda: pressed.append(1))
    save.press()
    save.press()
    assert pressed == [1]


@pytest.mark.parametrize(
    ("typed", "decimals", "text"),
    [
        ("๑๒", 0, "12"),
        ("007", 0, "7"),
        (".5", 2, "0.5"),
        ("1.255", 2, "1.25"),
        ("1.5", 0, "15"),
        ("1234567890", 0, "123456789"),
    ],
)
def test_an_entry_takes_what_makes_sense(typed: str, decimals: int, text: str) -> None:
    entry = Entry(decimals)
    for sign in typed:
        entry.type(sign)
    assert entry.text == text


def test_the_keypad_types_rubs_out_and_empties(qtbot: QtBot) -> None:
    pad = Keypad(2)
    qtbot.addWidget(pad)
    pad.show()
    keys = {key.accessibleName(): key for key in pad.findChildren(BigButton)}
    for sign in ("7", "0", ".", "5"):
        QTest.mouseClick(keys[sign], Qt.MouseButton.LeftButton)
    assert pad.text() == "70.5"
    QTest.mouseClick(keys["Rub out"], Qt.MouseButton.LeftButton)
    assert pad.text() == "70."
    QTest.mousePress(keys["Rub out"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pad.text() == "", timeout=20_000)
    QTest.mouseRelease(keys["Rub out"], Qt.MouseButton.LeftButton)
    assert keys["00"].isHidden()


def test_amounts_on_the_buttons_are_what_customers_hand_over(qtbot: QtBot) -> None:
    buttons = AmountButtons()
    qtbot.addWidget(buttons)
    buttons.offer(Money(23500))
    names = [one.accessibleName() for one in buttons.suggested if not one.isHidden()]
    assert names == ["250", "300", "500", "1,000"]
    with qtbot.waitSignal(buttons.chosen) as chosen:
        buttons.exact.press()
    assert chosen.args == [Money(23500)]


def test_an_amount_is_spoken_with_its_unit(qtbot: QtBot) -> None:
    label = MoneyLabel()
    qtbot.addWidget(label)
    label.show_money(Money(123450))
    assert label.accessibleName() == "1,234.50 baht"
    speak(label, "th")
    assert label.accessibleName() == "1,234.50 บาท"


def test_chips_scroll_where_they_do_not_fit(qtbot: QtBot) -> None:
    row = ChipRow([Chip(str(place), f"หมวดที่ {place}", plain=True) for place in range(20)])
    qtbot.addWidget(row)
    row.resize(400, 44)
    row.show()
    row.take(15)
    assert row.key() == "15"
    qtbot.waitUntil(lambda: bool(button(row, "Earlier ones") and button(row, "More of them")))


def test_a_question_has_a_safe_way_back(qtbot: QtBot) -> None:
    panel = AskPanel([Answer("close", "Close the day", kind="danger")])
    qtbot.addWidget(panel)
    panel.ask("Close")
    panel.show()
    with qtbot.waitSignal(panel.answered) as answered:
        button(panel, "Back").press()
    assert answered.args == [""]
    with pytest.raises(ValueError, match="Answer"):
        AskPanel([Answer(str(place), "x") for place in range(4)])


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("percent", theme.SIZES)
def test_a_qr_can_be_read_in_every_theme_and_size(dressed: QApplication, qtbot: QtBot, name: str, percent: int) -> None:
    theme.wear(dressed, name, percent)
    view = QrView()
    qtbot.addWidget(view)
    view.resize(417, 433)
    view.show_modules(qr_modules("https://example.org/จ่าย"))
    picture = view.grab().toImage()
    assert codes_in(picture) == ["https://example.org/จ่าย"]
    assert picture.pixelColor(200, 3).name() == "#ffffff"


def test_a_name_that_looks_like_markup_is_shown_as_it_stands(qtbot: QtBot) -> None:
    label = OneLine()
    qtbot.addWidget(label)
    label.show_text("<b>A & B</b><img src='file:///x.png'> of a very long name")
    label.resize(100, 40)
    label.grab()
    assert QTextDocumentFragment.fromHtml(label.toolTip()).toPlainText() == label.words()
