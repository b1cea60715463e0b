"""The cash book on the screen: money written down by finger and by key, taken back, turned by month, saved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp import i18n
from posapp.domain.cash_book import MoneyKind, Purse
from posapp.domain.money import Money
from posapp.operations.cash_book.enter import NewEntry, enter_money
from posapp.operations.cash_book.month import month_book, newest_entries
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in, open_session
from posapp.operations.change_options import change_options
from posapp.operations.options import PRINTER, TURNOVER
from posapp.ui.shell import Look
from tests.doubles.back_room import button, press, tap, words_on
from tests.doubles.trade import opened_session
from tests.ui.cashbook_room import open_cashbook
from tests.ui.looks import cut, faults

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.cash_book import MoneyEntry
    from tests.ui.cashbook_room import CashbookRoom

_ALT = Qt.KeyboardModifier.AltModifier
TODAY = date(2026, 1, 17)
_LONG = "องค์การบริหารส่วนตำบลดอยสูงเหนือ อำเภอเมือง จังหวัดเชียงใหม่ สำนักปลัด"


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> CashbookRoom:
    return open_cashbook(qtbot, tmp_path / "stall")


def _written(room: CashbookRoom, kind: MoneyKind = MoneyKind.EXPENSE) -> list[MoneyEntry]:
    return newest_entries(room.stall.shop, kind, 9)


def _spend(room: CashbookRoom, amount: int, **more: object) -> MoneyEntry:
    new = NewEntry(MoneyKind.EXPENSE, "materials", Money(amount), **more)  # type: ignore[arg-type]
    return enter_money(room.stall.shop, new, room.stall.seller).entry


def _type(figures: str) -> None:
    """Figures on the keyboard, wherever it is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, figures)


def _look(room: CashbookRoom) -> None:
    room.shell.go("cashbook")


def test_an_expense_is_written_down_by_finger_and_undone(room: CashbookRoom) -> None:
    tap(button(room.screen.month, "Money out"))
    for key in ("1", "2", "0"):
        tap(button(room.screen.asking, key))
    tap(button(room.screen.asking, "Travel, carriage"))
    tap(button(room.screen.asking, "The bank account"))
    room.screen.asking.party.setText("รถตู้ลุงชัย")
    room.screen.asking.paper.setText("7/12")
    tap(room.screen.asking.on)
    (entry,) = _written(room)
    assert (entry.category, entry.amount, entry.purse) == ("travel", Money(12000), Purse.BANK)
    assert (entry.day, entry.party, entry.paper, entry.by) == (TODAY, "รถตู้ลุงชัย", "7/12", room.stall.seller)
    assert room.rows()[-1] == [
        *("17 Jan 2569", "Travel, carriage", "", "", "120.00", "-120.00", "No. 7/12 · รถตู้ลุงชัย"),
    ]
    assert room.banner.words() == "120.00 baht, written down."
    room.undo()
    assert [row[4] for row in room.rows()[1:]] == ["120.00", "-120.00"]
    assert month_book(room.stall.shop, TODAY).carried == Money(0)


def test_income_is_written_down_by_keys_alone(room: CashbookRoom) -> None:
    press(Qt.Key.Key_Plus)
    _type("5000.50")
    press(Qt.Key.Key_Return)
    assert "Tap what it was for." in words_on(room.screen.asking)
    assert not _written(room, MoneyKind.INCOME)
    chip = button(room.screen.asking, "Support, a grant")
    chip.setFocus()
    press(Qt.Key.Key_Space)
    room.screen.asking.amount.setFocus()
    press(Qt.Key.Key_Return)
    (entry,) = _written(room, MoneyKind.INCOME)
    assert (entry.amount, entry.purse) == (Money(500050), Purse.BOX)


def test_nothing_is_written_without_an_amount_and_esc_goes_back(room: CashbookRoom) -> None:
    press(Qt.Key.Key_Minus)
    tap(button(room.screen.asking, "Wages"))
    press(Qt.Key.Key_Return)
    assert "Type how much it was." in words_on(room.screen.asking)
    press(Qt.Key.Key_Escape)
    assert room.screen.pages.front() is room.screen.month
    assert not _written(room)


def test_a_day_of_last_week_is_told_to_be_late_before_and_after(room: CashbookRoom) -> None:
    tap(button(room.screen.month, "Money out"))
    asking = room.screen.asking
    assert not asking.late.isVisible()
    tap(button(asking, "Another day"))
    asking.picker.choose(TODAY - timedelta(days=7))
    asking.picker.changed.emit(asking.picker.day())
    assert asking.late.isVisible()
    _type("5")
    tap(button(asking, "Wages"))
    tap(asking.on)
    assert _written(room)[0].day == TODAY - timedelta(days=7)
    assert "more than 3 working days late" in room.banner.words()
    assert room.rows()[-1][6] == "written more than 3 working days later"


def test_the_picture_of_a_receipt_goes_with_the_entry_and_is_shown(room: CashbookRoom, tmp_path: Path) -> None:
    Image.new("RGB", (1500, 3000), (250, 10, 10)).save(tmp_path / "paper.png")
    tap(button(room.screen.month, "Money out"))
    asking = room.screen.asking
    (tmp_path / "list.jpg").write_text("no picture", encoding="utf-8")
    asking.photo.take_file(tmp_path / "list.jpg")
    assert room.banner.words() == "This picture can't be used. Choose a JPEG or PNG photo."
    assert asking.photo.jpeg() is None
    asking.photo.take_file(tmp_path / "paper.png")
    asking.photo.turn.press()
    _type("9")
    tap(button(asking, "Wages"))
    tap(asking.on)
    (entry,) = _written(room)
    kept = QImage.fromData(room.stall.shop.books.catalog.photo(entry.photo) or b"")
    assert (kept.width(), kept.height()) == (1400, 700)
    room.screen.month.table.chosen.emit(1)
    shown = room.screen.entry.picture
    assert shown.isVisible()
    red = shown.grab().toImage().pixelColor(5, 5)
    assert red.red() > 200 > red.green()


def test_half_typed_money_stays_while_another_screen_is_in_front(room: CashbookRoom) -> None:
    tap(button(room.screen.month, "Money in"))
    _type("77")
    room.screen.shown()
    assert room.screen.pages.front() is room.screen.asking
    assert room.screen.asking.amount.money() == Money(7700)


def test_a_line_leads_to_what_it_was_worked_out_from(room: CashbookRoom) -> None:
    stall = room.stall
    open_session(stall.shop, Counted(Money(0)), stall.seller)
    stall.sold(("ข้าวแต๋น", 1))
    expected, _totals = expected_in(stall.shop, opened_session(stall.shop))
    close_session(stall.shop, Counted(expected - Money(100)), "", Witnesses(stall.seller))
    entry = _spend(room, 4500, party="ร้านเอ", note="พริก")
    _look(room)
    assert [row[1] for row in room.rows()] == [
        *("Brought forward", "Materials bought", "Sales – Cash", "Too little at the count")
    ]
    room.screen.month.table.chosen.emit(2)
    room.screen.month.table.chosen.emit(3)
    assert (room.days, room.went) == ([TODAY], ["till"])
    room.screen.month.table.chosen.emit(1)
    told = words_on(room.screen.entry)
    assert "Materials bought: 45.00 baht" in told
    assert "ร้านเอ" in told
    tap(button(room.screen.entry, "Wrong amount"))
    tap(room.screen.entry.on)
    counter = _written(room)[0]
    assert (counter.reverses, counter.note) == (entry.id, "Wrong amount")
    assert room.banner.words() == "Taken back. Both entries stand in the book."
    room.screen.month.table.chosen.emit(1)
    assert "It was taken back on 17 Jan 2569." in words_on(room.screen.entry)
    assert not room.screen.entry.on.isVisible()


def test_months_are_turned_by_buttons_and_keys_never_into_the_future(room: CashbookRoom) -> None:
    _spend(room, 10000, day=date(2025, 12, 30))
    _look(room)
    assert room.rows()[0][5] == "-100.00"
    press(Qt.Key.Key_Left, _ALT)
    assert room.screen.month.title.words() == "December B.E. 2568"
    assert [row[1] for row in room.rows()] == ["Brought forward", "Materials bought"]
    press(Qt.Key.Key_Right, _ALT)
    press(Qt.Key.Key_Right, _ALT)
    assert room.screen.month.title.words() == "January B.E. 2569"
    assert room.banner.words() == "This is the last month there is."


def test_a_day_left_open_is_told_until_it_is_closed(room: CashbookRoom) -> None:
    stall = room.stall
    stall.clock.at -= timedelta(days=1)  # a Friday
    open_session(stall.shop, Counted(Money(0)), stall.seller)
    _look(room)
    assert not room.screen.month.left_open.isVisible()
    stall.clock.at += timedelta(days=3)
    _look(room)
    assert "16 Jan 2569 is still open, on its working day 2" in words_on(room.screen.month)
    close_session(stall.shop, Counted(Money(0)), "", Witnesses(stall.seller))
    _look(room)
    assert not room.screen.month.left_open.isVisible()


def test_the_turnover_is_a_bar_that_fills_and_changes_at_80_percent(room: CashbookRoom) -> None:
    stall = room.stall
    stall.sold(("นวดไทย", 4))
    change_options(stall.shop, TURNOVER, {"turnover.limit": "10000"}, stall.seller)
    _look(room)
    assert "Sold this year: 1,000.00 of 10,000.00 baht (10 %)" in words_on(room.screen.month)
    before = room.screen.month.turnover.grab().toImage()
    change_options(stall.shop, TURNOVER, {"turnover.limit": "1100"}, stall.seller)
    _look(room)
    after = room.screen.month.turnover.grab().toImage()
    middle = after.height() - 6
    assert before.pixelColor(after.width() // 2, middle) != after.pixelColor(after.width() // 2, middle)
    assert "(90 %)" in words_on(room.screen.month)


def test_the_month_is_saved_as_excel_and_pdf_and_printed(room: CashbookRoom, tmp_path: Path) -> None:
    _spend(room, 10000, paper="7")
    assert room.screen.save(tmp_path / "book.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx").active
    assert sheet is not None
    assert "Materials bought" in [sheet.cell(row, 2).value for row in range(1, 9)]
    assert room.screen.save(tmp_path / "book.pdf")
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
    assert not room.screen.save(tmp_path / "nowhere" / "book.xlsx")
    assert "can't be written" in room.banner.words()
    assert not button_shown(room, "Print")
    change_options(room.stall.shop, PRINTER, {"printer.uri": "paper:/tmp/nowhere"}, room.stall.seller)
    _look(room)
    tap(button(room.screen.month, "Print"))
    (job,) = room.stall.shop.books.print_jobs.newest(1)
    assert (job.paper.value, job.subject) == ("cash_book", "2026-01")


def button_shown(room: CashbookRoom, name: str) -> bool:
    return any(one.accessibleName() == name and one.isVisible() for one in room.screen.month.files)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((1024, 600), 100), ((1024, 600), 150)])
def test_all_is_in_reach_and_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int], percent: int
) -> None:
    i18n.use(language)
    room = open_cashbook(qtbot, tmp_path / "stall", Look(language, "light", percent), size)
    stall = room.stall
    stall.sold(("นวดไทย", 4))
    entry = _spend(room, 123456789, party=_LONG, paper="INV-2569-000123", note=_LONG)
    change_options(stall.shop, TURNOVER, {"turnover.limit": "1100"}, stall.seller)
    stall.clock.at += timedelta(days=6)
    _look(room)
    for way in (None, room.screen.month.expense, room.screen.month.income):
        room.screen.asking.went_back.emit()
        if way:
            way.press()
        qtbot.waitUntil(lambda: not cut(room.shell))
        assert faults(room.shell) == []
    room.screen.month.line_chosen.emit(month_book(stall.shop, entry.day).lines[0])
    qtbot.waitUntil(lambda: not cut(room.shell))
    assert faults(room.shell) == []
