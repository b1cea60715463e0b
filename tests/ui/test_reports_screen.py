"""What was sold: said in words, drawn, added up; compared, narrowed, followed to the receipt, printed and saved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.identity import SaleId
from posapp.domain.refund import Repayment
from posapp.domain.tender import CASH
from posapp.operations.refund import refund
from posapp.reports.sheet import Period
from posapp.reports.sheets import SHEETS
from posapp.ui.notices import Notices
from posapp.ui.screens.reports.choice_page import ChoicePage
from posapp.ui.screens.reports.days_page import DaysPage
from posapp.ui.screens.reports.save_page import SavePage
from posapp.ui.screens.reports.screen import ReportsScreen
from posapp.ui.tasks import Lanes
from tests.doubles.back_room import button, press, tap, words_on
from tests.doubles.trade import SATURDAY
from tests.ui.report_room import open_report_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.report_room import ReportRoom

_TODAY = SATURDAY.date()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> ReportRoom:
    return open_report_room(qtbot, tmp_path)


def _cells(room: ReportRoom) -> list[list[str]]:
    rows = room.screen.report.rows
    assert rows
    model = rows.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _column(room: ReportRoom, key: str) -> list[str]:
    table = room.screen.report.table()
    assert table
    return [cells[table.place(key)] for cells in _cells(room)]


def test_the_first_page_says_today_in_words_and_draws_it(room: ReportRoom) -> None:
    assert "825.25" in room.screen.home.words.words()
    assert "last Saturday" in room.screen.home.words.words()
    by_hour, best, ways = room.screen.home.cards
    assert [point.name for point in by_hour.chart.points()] == [f"{hour:02d}:00" for hour in range(9, 15)]
    assert sum(point.value for point in by_hour.chart.points()) == 82525
    assert best.chart.points()[0].name == "นวดไทย"
    assert {point.name: point.words for point in ways.chart.points()} == {"Cash": "689.50", "Scan to pay": "135.75"}
    assert "14:00: 135.75" in by_hour.chart.accessibleDescription()


def test_every_report_opens_from_its_tile_and_back_leads_home(room: ReportRoom) -> None:
    assert len(room.screen.home.tiles) == len(SHEETS)
    for tile, sheet in zip(room.screen.home.tiles, SHEETS, strict=True):
        if sheet.key == "vat":
            continue  # a group without VAT is told so, below
        tap(tile)
        assert room.screen.pages.front() is room.screen.report
        table = room.screen.report.table()
        assert table
        assert table.key == sheet.key
        press(Qt.Key.Key_Escape)
        assert room.screen.pages.front() is room.screen.home


def test_what_a_report_refuses_is_told_and_no_older_numbers_stay(room: ReportRoom) -> None:
    room.screen.open("by-product")
    room.screen.open("vat")
    assert room.screen.report.table() is None
    assert room.screen.report.rows is None
    assert "VAT" in room.banner.words()
    assert words_on(room.screen.report) == "VAT on sales"


def test_a_row_leads_to_its_bills_and_a_bill_to_its_receipt_in_two_taps(room: ReportRoom) -> None:
    room.screen.open("by-hour")
    assert room.screen.report.rows
    room.screen.report.rows.chosen.emit(0)
    bills = room.screen.bills
    assert room.screen.pages.front() is bills
    assert bills.rows.foot.accessibleName() == "Together · 2 · 439.50 · 439.50"
    bills.rows.chosen.emit(0)
    sold = room.stall.shop.books.sales.of_day(_TODAY)
    assert room.bills == [next(one.issue.number for one in sold if one.total.satang == 19950)]
    press(Qt.Key.Key_Escape)
    assert room.screen.pages.front() is room.screen.report


def test_the_totals_lead_to_all_bills_by_keyboard(room: ReportRoom) -> None:
    room.screen.open("by-product")
    assert room.screen.report.rows
    room.screen.report.rows.foot.setFocus()
    press(Qt.Key.Key_Space)
    assert room.screen.pages.front() is room.screen.bills
    assert "825.25" in room.screen.bills.rows.foot.accessibleName()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(room.bills) == 1


def test_a_bill_named_in_a_report_is_opened_at_once(room: ReportRoom) -> None:
    sold = room.stall.sold(("ข้าวแต๋น", 1))
    repayment = Repayment(SaleId(room.stall.shop.ids.new()), CASH, "ถุงแตก")
    refund(room.stall.shop, sold.sale.id, None, repayment, room.stall.seller)
    room.screen.open("refunds")
    assert room.screen.report.rows
    room.screen.report.rows.chosen.emit(0)
    assert room.bills
    assert room.screen.pages.front() is room.screen.report


def test_columns_are_sorted_by_their_values_and_the_total_stays_below(room: ReportRoom) -> None:
    room.screen.open("by-product")
    table, rows = room.screen.report.table(), room.screen.report.rows
    assert table
    assert rows
    rows.table.sortByColumn(table.place("amount"), Qt.SortOrder.AscendingOrder)
    assert _column(room, "amount") == ["100.00", "135.75", "140.00", "199.50", "250.00"]
    assert "825.25" in rows.foot.accessibleName()
    room.screen.refresh(room.stall.sold(("มะม่วง", 2)).changes)
    assert _column(room, "amount") == ["100.00", "140.00", "199.50", "226.25", "250.00"]


def test_days_are_chosen_by_chip_and_stay_for_the_next_report(room: ReportRoom) -> None:
    tap(button(room.screen.home.days, "This month"))
    assert "1,070.25" in room.screen.home.words.words()
    tap(button(room.screen.home, "By goods"))
    table = room.screen.report.table()
    assert table
    assert table.asked.period == Period(date(2026, 1, 1), _TODAY)
    tap(button(room.screen.report.days, "Yesterday"))
    assert "nothing to show" in words_on(room.screen.report)


def test_other_days_are_given_in_either_order(room: ReportRoom) -> None:
    tap(button(room.screen.home.days, "Other days"))
    asking = room.screen.pages.currentWidget()
    assert isinstance(asking, DaysPage)
    asking.first.choose(_TODAY)
    asking.last.choose(_TODAY - timedelta(days=7))
    press(Qt.Key.Key_Return)
    assert "1,070.25" in room.screen.home.words.words()
    assert room.screen.home.days.key() == "other"
    tap(button(room.screen.home.days, "Other days"))
    press(Qt.Key.Key_Escape)
    assert room.screen.pages.front() is room.screen.home


def test_turning_back_from_other_days_leaves_the_days_as_they_were(room: ReportRoom) -> None:
    tap(button(room.screen.home.days, "Other days"))
    press(Qt.Key.Key_Escape)
    assert room.screen.home.days.key() == "today"
    assert "825.25" in room.screen.home.words.words()


def test_a_report_is_compared_with_the_days_before(room: ReportRoom) -> None:
    room.screen.open("by-product")
    tap(room.screen.report.choice)
    asking = room.screen.pages.currentWidget()
    assert isinstance(asking, ChoicePage)
    tap(button(asking.comparing, "The days before"))
    press(Qt.Key.Key_Return)
    assert "245.00" in _column(room, "before")
    chart = room.screen.report.chart
    point = next(point for point in chart.points() if point.name == "ข้าวแต๋น")
    assert (point.value, point.other) == (14000, 24500)
    assert "17 Jan 2569, compared with 10 Jan 2569" in words_on(room.screen.report)


def test_a_report_is_narrowed_down_and_let_wide_again(room: ReportRoom) -> None:
    room.screen.open("by-hour")
    tap(room.screen.report.choice)
    asking = room.screen.pages.currentWidget()
    assert isinstance(asking, ChoicePage)
    tap(button(asking.only["seller"], "สมศรี"))
    tap(asking.on)
    assert "สมศรี" in words_on(room.screen.report)
    table = room.screen.report.table()
    assert table
    assert table.asked.of("seller") == room.stall.seller
    tap(room.screen.report.choice)
    again = room.screen.pages.currentWidget()
    assert isinstance(again, ChoicePage)
    assert again.only["seller"].key() == room.stall.seller
    tap(button(again.only["seller"], "Everything"))
    tap(again.on)
    assert not room.screen.report.table().asked.only  # type: ignore[union-attr]


def test_a_report_is_printed_and_the_missing_printer_is_told(room: ReportRoom) -> None:
    room.screen.open("by-seller")
    tap(button(room.screen.report, "Print"))
    assert room.ordered == ["by-seller"]
    assert "until a printer is set up" in room.banner.words()


def test_a_report_is_saved_under_its_own_name(room: ReportRoom, tmp_path: Path) -> None:
    room.screen.open("by-seller")
    tap(button(room.screen.report, "Save as a file"))
    page = room.screen.pages.currentWidget()
    assert isinstance(page, SavePage)
    assert page.name() == "By seller 2026-01-17.pdf"
    tap(button(page, "Excel (.xlsx)"))
    page.save(tmp_path / page.name().removesuffix(".xlsx"))
    assert room.written == ["By seller 2026-01-17.xlsx"]
    assert str(tmp_path) in words_on(page)
    page.save(tmp_path / "gone" / "x.csv")
    assert page.on.accessibleDescription() == ""
    press(Qt.Key.Key_Escape)
    assert room.screen.pages.front() is room.screen.report


def test_what_is_sold_meanwhile_is_seen_at_once(room: ReportRoom) -> None:
    changes = room.stall.sold(("ข้าวแต๋น", 1)).changes
    room.screen.refresh(changes)
    assert "860.25" in room.screen.home.words.words()


def test_a_shop_that_sold_nothing_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_report_room(qtbot, tmp_path, sold=False)
    assert "nothing sold yet" in room.screen.home.words.words()
    room.screen.open("best")
    assert "nothing to show" in words_on(room.screen.report)


def test_table_and_picture_take_turns_where_there_is_no_room_for_both(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_report_room(qtbot, tmp_path, size=(1024, 600))
    room.screen.open("by-product")
    report = room.screen.report
    assert report.rows
    assert report.rows.isVisible()
    assert not report.chart.isVisible()
    tap(report.as_chart)
    assert report.chart.isVisible()
    assert not report.rows.isVisible()
    tap(report.as_chart)
    assert report.rows.isVisible()


def test_only_the_answer_to_the_last_question_is_shown(room: ReportRoom, qtbot: QtBot) -> None:
    lanes = Lanes()
    screen = ReportsScreen(room.stall.shop, Notices(room.banner), lanes, room.desk())
    qtbot.addWidget(screen.widget())
    screen.open("by-hour")
    assert "being added up" in screen.report.words.words()
    screen.open("by-product")
    qtbot.waitUntil(lambda: screen.report.table() is not None)
    table = screen.report.table()
    assert table
    assert table.key == "by-product"
    assert screen.report.words.words() == table.words
    lanes.close()
