"""The drawer from float to count, by taps and by keys; what the books say afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.cash import CashMoveKind, Count
from posapp.domain.money import Money
from posapp.ui.screens.till.left_open import left_open
from posapp.ui.shell import Look
from tests.doubles.back_room import button, faults, press, tab_to, words_on, write
from tests.doubles.drawer import FLOAT, count_float, go_to_names, last_close, name_witness, sell_waiting
from tests.doubles.office import open_office, tap
from tests.doubles.trade import opened_session
from tests.ui.looks import CORNERS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.office import Office


def test_the_day_starts_with_the_float_that_was_counted(office: Office) -> None:
    screen = office.till()
    count_float(screen.start.panel)
    tap(button(screen.start.panel, "More"))
    assert screen.start.total() == Money(170000)
    tap(screen.start.on)
    session = opened_session(office.stall.shop)
    assert (session.opening, session.counted) == (Money(170000), True)
    assert session.count == Count.parse("1000x1,100x5,20x10")
    assert office.went == ["checkout"]


def test_the_total_alone_will_do(office: Office) -> None:
    screen = office.till()
    tap(button(screen.start, "Total at once"))
    for key in (Qt.Key.Key_8, Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_Period, Qt.Key.Key_5):
        press(key)
    press(Qt.Key.Key_Return)
    session = opened_session(office.stall.shop)
    assert (session.opening, session.count) == (Money(85050), None)


def test_what_the_last_closing_left_is_one_tap(day: Office) -> None:
    screen = day.till()
    go_to_names(screen)
    name_witness(screen)
    tap(screen.closing.names.on)
    tap(screen.closed.on)
    tap(screen.start.as_then())
    tap(screen.start.on)
    assert opened_session(day.stall.shop).count == FLOAT.count


def test_a_day_is_typed_from_the_first_key_to_the_last(office: Office) -> None:
    screen = office.till()
    for _row in range(2):
        press(Qt.Key.Key_Return)
    write("๗")
    for _row in range(9):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert opened_session(office.stall.shop).opening == Money(70000)
    office.till()
    tab_to(screen.day.button("close"))
    press(Qt.Key.Key_Space)
    for _row in range(2):
        press(Qt.Key.Key_Return)
    write("7")
    for _row in range(10):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert screen.closing.currentWidget() is screen.closing.names
    tab_to(button(screen.closing.names.witness, "สมศรี"))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    tab_to(screen.closing.names.on)
    press(Qt.Key.Key_Return)
    close = last_close(office)
    assert (close.over_short, close.counted, close.witness) == (Money(0), Money(70000), "")


def test_selling_before_counting_is_said_plainly(office: Office) -> None:
    office.stall.sold(("ข้าวแต๋น", 1))
    screen = office.till()
    assert screen.pane() is screen.day
    assert "Selling began before anyone counted." in words_on(screen.day)
    tap(screen.day.button("close"))
    count_float(screen.closing.counting.panel)
    tap(screen.closing.counting.on)
    assert "Nobody counted the change money" in words_on(screen.closing.result)


@pytest.mark.parametrize(("deed", "signed"), [("paid_in", Money(12550)), ("paid_out", Money(-12550))])
def test_money_in_and_out_is_written_with_its_reason(day: Office, deed: str, signed: Money) -> None:
    screen = day.till()
    tap(screen.day.button(deed))
    for sign in ("1", "2", "5", ".", "5"):
        tap(button(screen.move.entry, sign))
    reason = "Coins from the bank" if signed > Money(0) else "Ice and water"
    tap(button(screen.move.reason, reason))
    tap(screen.move.on)
    session = opened_session(day.stall.shop)
    (move,) = day.stall.shop.books.cash.moves(session.id)
    assert (move.signed, move.reason, move.by) == (signed, reason, day.stall.seller)
    assert screen.day.moves.count() == 1


def test_a_move_without_a_reason_is_refused_and_nothing_typed_is_lost(day: Office) -> None:
    screen = day.till()
    tap(screen.day.button("paid_out"))
    press(Qt.Key.Key_9)
    tap(screen.move.on)
    assert "Say what the money is for" in day.says()
    assert not day.stall.shop.books.cash.moves(opened_session(day.stall.shop).id)
    assert (screen.pane(), screen.move.money()) == (screen.move, Money(900))
    assert screen.move.kind is CashMoveKind.PAID_OUT


def test_the_drawer_opens_only_for_a_reason(day: Office) -> None:
    screen = day.till()
    tap(screen.day.button("drawer"))
    tap(screen.drawer.on)
    assert day.drawer == 0
    tap(button(screen.drawer.reason, "Giving change"))
    tap(screen.drawer.on)
    assert day.drawer == 1
    assert day.stall.shop.books.journal.last_seq() > 0


def test_a_day_left_open_is_told_the_next_morning(day: Office) -> None:
    assert left_open(day.stall.shop) is None
    first = opened_session(day.stall.shop).day
    day.stall.clock.at += timedelta(days=1)
    late = left_open(day.stall.shop)
    assert late is not None
    assert late.day == first
    assert "This day was not closed" in words_on(day.till().day)


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_every_step_fits_and_can_be_touched(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int, size: tuple[int, int]
) -> None:
    office = open_office(qtbot, tmp_path, Look(language, "light", percent), size)
    screen = office.till()
    found = [*faults(office.shell)]
    tap(screen.start.on)
    sell_waiting(office)
    for deed in ("paid_in", "drawer"):
        office.till()
        tap(screen.day.button(deed))
        found += faults(office.shell)
        press(Qt.Key.Key_Escape)
    found += faults(office.shell)
    tap(screen.day.button("close"))
    closing = screen.closing
    for step in (closing.counting, closing.result, closing.transfers, closing.names):
        found += faults(office.shell)
        step.on.click()
    assert closing.currentWidget() is closing.names
    assert office.shell.size().toTuple() == size
    assert not found
