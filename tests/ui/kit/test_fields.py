"""What people fill in and look things up in: steppers, dates, forms, tables, paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from posapp.domain.money import Money
from posapp.domain.option import Choice, Option
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.paper_view import PaperView
from posapp.ui.widgets.stepper import Stepper
from posapp.ui.widgets.table import Column, Table
from tests.ui.looks import button, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_stepper_steps_types_and_keeps_its_limits(qtbot: QtBot) -> None:
    stepper = Stepper("Notes", most=20)
    qtbot.addWidget(stepper)
    heard: list[int] = []
    stepper.changed.connect(heard.append)
    less, more = stepper.findChildren(BigButton)
    more.press()
    less.press()
    less.press()
    field = stepper.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.clear()
    for sign in "๑x5":
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    assert heard == [1, 0, 1, 15]
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert stepper.value() == 16


def test_a_date_is_picked_in_buddhist_years(qtbot: QtBot) -> None:
    picker = DatePicker(date(2026, 1, 31))
    qtbot.addWidget(picker)
    month = next(stepper for stepper in picker.findChildren(Stepper) if stepper.accessibleName() == "Month")
    button(month, "More").press()
    assert picker.day() == date(2026, 2, 28)
    assert "February B.E. 2569" in words(picker)
    button(picker, "Yesterday").press()
    assert picker.day() == date(2026, 1, 30)


def test_a_form_draws_every_kind_of_option(qtbot: QtBot) -> None:
    options = (
        Option("a.name", "text", "Name", limit=5),
        Option("a.on", "yes_no", "Sounds", default="yes"),
        Option(
            "a.kind", "choice", "Colours", default="dark", choices=(Choice("light", "Light"), Choice("dark", "Dark"))
        ),
        Option("a.code", "secret", "Name"),
    )
    form = OptionForm(options, {"a.name": "ร้าน"})
    qtbot.addWidget(form)
    assert form.values() == {"a.name": "ร้าน", "a.on": "yes", "a.kind": "dark", "a.code": ""}
    heard: list[tuple[str, str]] = []
    form.changed.connect(lambda key, value: heard.append((key, value)))
    button(form, "No").click()
    assert heard == [("a.on", "no")]
    form.refuse("a.name", "Too long")
    assert "Too long" in words(form)


def test_a_table_sorts_finds_and_chooses(qtbot: QtBot) -> None:
    table = Table([Column("Name", stretch=True), Column("Total")])
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    table.show_rows([("แตงโม", Money(900)), ("กล้วย", Money(10000)), ("มะม่วง", Money(2000))])
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    shown = [table.model().index(row, 0).data() for row in range(3)]
    assert shown == ["กล้วย", "มะม่วง", "แตงโม"]
    table.filter("แตง")
    assert table.count() == 1
    place = table.visualRect(table.model().index(0, 0)).center()
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [0]


def test_paper_is_shown_no_wider_than_its_place(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    sheet = QImage(QSize(576, 1200), QImage.Format.Format_Grayscale8)
    sheet.fill(Qt.GlobalColor.white)
    view.resize(400, 600)
    view.show_image(sheet)
    view.show()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() > 0
    white = view.grab().toImage().pixelColor(200, 300)
    assert white == Qt.GlobalColor.white
    view.show_png(b"no picture")
    assert view.grab().toImage().pixelColor(200, 300) != white
