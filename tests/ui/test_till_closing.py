"""Closing the day: counted blind, the difference as it is, two names, and a sheet; what the books say afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posapp.domain.money import Money
from posapp.domain.print_job import Paper
from posapp.domain.tender import TenderState
from tests.doubles.back_room import button, words_on, write
from tests.doubles.drawer import (
    FLOAT,
    amounts,
    count_float,
    go_to_names,
    last_close,
    name_witness,
    sell_waiting,
)
from tests.doubles.office import tap
from tests.doubles.trade import opened_session

if TYPE_CHECKING:
    from tests.doubles.office import Office


def test_nothing_tells_what_should_be_there_before_it_is_counted(day: Office) -> None:
    day.stall.sold(("ข้าวแต๋น", 3))
    expected = Money(70000 + 10500)
    screen = day.till()
    assert str(expected) not in words_on(day.shell)
    tap(screen.day.button("close"))
    assert str(expected) not in words_on(day.shell)
    assert expected not in amounts(day.shell)
    tap(screen.closing.counting.on)
    assert expected in amounts(screen.closing.result)


def test_too_little_is_written_as_it_is_with_its_reason_and_two_names(day: Office) -> None:
    day.stall.sold(("ข้าวแต๋น", 3))
    screen = day.till()
    tap(screen.day.button("close"))
    count_float(screen.closing.counting.panel)
    tap(screen.closing.counting.on)
    assert "Too little by 105.00 baht" in words_on(screen.closing.result)
    tap(button(screen.closing.result, "Wrong change given"))
    tap(screen.closing.result.on)
    name_witness(screen)
    tap(screen.closing.names.on)
    close = last_close(day)
    assert (close.over_short, close.reason) == (Money(-10500), "Wrong change given")
    assert (close.count, close.by) == (FLOAT.count, day.stall.seller)
    assert day.stall.shop.books.people.name(close.witness) == "ป้าคำ"
    assert day.stall.shop.session() is None
    assert "Too little by 105.00 baht" in words_on(screen.closed)


def test_an_empty_drawer_is_accepted_too(day: Office) -> None:
    screen = day.till()
    tap(screen.day.button("close"))
    tap(screen.closing.counting.on)
    tap(screen.closing.result.on)
    name_witness(screen)
    tap(screen.closing.names.on)
    assert last_close(day).over_short == Money(-70000)


def test_transfers_are_ticked_bill_by_bill(day: Office) -> None:
    for _bill in range(3):
        sell_waiting(day)
    screen = day.till()
    go_to_names(screen)
    step = screen.closing.transfers
    assert "3 not certain yet, 598.50 baht" in words_on(step)
    tap(step.seen)
    tap(step.disputed)
    books = day.stall.shop.books
    transfers = books.transfers.of_session(opened_session(day.stall.shop).id, ["promptpay"])
    assert [one.state for one in transfers] == [TenderState.SEEN, TenderState.DISPUTED, TenderState.WAITING]
    assert "2 not certain yet, 399.00 baht" in words_on(step)


def test_one_name_is_not_two(day: Office) -> None:
    screen = day.till()
    go_to_names(screen)
    tap(screen.closing.names.on)
    assert "Two names are needed" in day.says()
    tap(button(screen.closing.names.witness, "สมศรี"))
    tap(screen.closing.names.on)
    assert "two people" in day.says()
    assert day.stall.shop.session() is not None


def test_a_new_name_may_be_typed(day: Office) -> None:
    screen = day.till()
    go_to_names(screen)
    screen.closing.names.witness.field.setFocus()
    write("ลุงมา <b>")
    tap(screen.closing.names.on)
    assert day.stall.shop.books.people.name(last_close(day).witness) == "ลุงมา <b>"


def test_money_that_moves_after_the_count_makes_it_count_again(day: Office) -> None:
    screen = day.till()
    tap(screen.day.button("close"))
    tap(screen.closing.counting.on)
    day.shell.go("settings")
    day.stall.sold(("ข้าวแต๋น", 1))
    day.till()
    assert screen.closing.currentWidget() is screen.closing.counting
    assert "Count the drawer again" in day.says()


def test_a_half_done_count_is_kept_while_another_screen_is_looked_at(day: Office) -> None:
    screen = day.till()
    tap(screen.day.button("close"))
    count_float(screen.closing.counting.panel)
    day.shell.go("settings")
    day.till()
    assert (screen.pane(), screen.closing.counting.total()) == (screen.closing, Money(70000))


def test_the_sheet_is_shown_printed_and_printed_again(day: Office) -> None:
    day.get_printer()
    screen = day.till()
    go_to_names(screen)
    name_witness(screen)
    tap(screen.closing.names.on)
    tap(screen.closed.again)
    jobs = day.stall.shop.books.print_jobs.waiting()
    assert [job.paper for job in jobs] == [Paper.TILL_SHEET, Paper.TILL_SHEET]
    assert not screen.closed.paper.grab().toImage().isNull()


def test_without_a_printer_nothing_waits_to_be_printed(day: Office) -> None:
    screen = day.till()
    go_to_names(screen)
    name_witness(screen)
    assert screen.closing.names.on.accessibleName() == "Close the day"
    tap(screen.closing.names.on)
    assert not day.stall.shop.books.print_jobs.waiting()
    assert not screen.closed.again.isVisible()


def test_a_double_click_goes_on_by_one_step_only(day: Office) -> None:
    screen = day.till()
    tap(screen.day.button("close"))
    QTest.mouseClick(screen.closing.counting.on, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(screen.closing.result.on, Qt.MouseButton.LeftButton)
    assert screen.closing.currentWidget() is screen.closing.result
