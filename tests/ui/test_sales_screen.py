"""Sold bills: found, printed again, cleared of their transfers; what the books say afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.identity import PlaceId
from posapp.domain.notebook import NotedLine
from posapp.domain.place import Place
from posapp.domain.print_job import PrintState
from posapp.domain.quantity import Quantity
from posapp.domain.tender import Tender, TenderState
from posapp.operations.move_stock import save_place
from posapp.operations.papers import print_sale
from posapp.operations.past_day import PastDay, enter_past_day
from posapp.operations.sell import sell
from posapp.operations.stock_book import today
from posapp.ui.screens.sales.queue_panel import QueuePanel
from posapp.ui.shell import Look
from tests.doubles.back_room import button, open_back_room, press, tap, words_on, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.sale import Sale
    from tests.doubles.back_room import BackRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> BackRoom:
    return open_back_room(qtbot, tmp_path)


def _waiting(room: BackRoom) -> Sale:
    cart = room.stall.cart(("ผ้าขาวม้า", 1))
    tender = Tender("promptpay", cart.total, cart.total, TenderState.WAITING)
    return sell(room.stall.shop, cart, (tender,), room.stall.seller).sale


def _state(room: BackRoom, sale: Sale) -> TenderState:
    return room.stall.shop.books.transfers.of_sale(sale.id)[0].state


def test_the_day_is_listed_newest_first_with_its_sum(room: BackRoom) -> None:
    first, second = room.stall.sold(("ข้าวแต๋น", 2)).sale, room.stall.sold(("ผ้าขาวม้า", 1)).sale
    screen = room.sales()
    assert [sale.id for sale in screen.browse.bills.sales()] == [second.id, first.id]
    assert "Bills: 2, 269.50 baht" in words_on(screen.browse)
    assert screen.browse.pane.sale() == second


def test_another_day_shows_its_own_bills(room: BackRoom) -> None:
    old = room.stall.sold(("ข้าวแต๋น", 1)).sale
    room.stall.clock.at += timedelta(days=1)
    screen = room.sales()
    assert not screen.browse.bills.sales()
    assert "No bills on this day." in words_on(screen.browse)
    tap(button(screen.browse, "The day before"))
    assert [sale.id for sale in screen.browse.bills.sales()] == [old.id]


def test_a_day_is_chosen_in_the_calendar(room: BackRoom) -> None:
    old = room.stall.sold(("ข้าวแต๋น", 1)).sale
    room.stall.clock.at += timedelta(days=7)
    screen = room.sales()
    tap(screen.browse.days.calendar)
    tap(button(screen.pages, "A week ago"))
    tap(button(screen.pages, "Show the bills"))
    assert [sale.id for sale in screen.browse.bills.sales()] == [old.id]


@pytest.mark.parametrize("typed", ["A69-000002", "a69-2", "2", "๑๙๙.๕๐", "199.5", "ขาวม้า", "ผาขาวมา"])
def test_a_bill_is_found_by_number_amount_or_goods(qtbot: QtBot, room: BackRoom, typed: str) -> None:
    room.stall.sold(("ข้าวแต๋น", 1))
    wanted = room.stall.sold(("ผ้าขาวม้า", 1)).sale
    room.stall.clock.at += timedelta(days=3)
    screen = room.sales()
    press(Qt.Key.Key_F2)
    write(typed)
    qtbot.waitUntil(lambda: bool(screen.browse.bills.sales()))
    assert [sale.id for sale in screen.browse.bills.sales()] == [wanted.id]


def test_what_is_not_found_is_said(qtbot: QtBot, room: BackRoom) -> None:
    room.stall.sold(("ข้าวแต๋น", 1))
    screen = room.sales()
    press(Qt.Key.Key_F2)
    write("nothing like this")
    qtbot.waitUntil(lambda: not screen.browse.bills.sales())
    assert "No bill found" in words_on(screen.browse)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(screen.browse.bills.sales()) == 1)


def test_a_transfer_is_marked_and_undone(room: BackRoom) -> None:
    sale = _waiting(room)
    screen = room.sales()
    assert "waiting for the money" in words_on(screen.browse.pane)
    tap(button(screen.browse.pane, "Money is in"))
    assert _state(room, sale) is TenderState.SEEN
    assert "the money is in" in words_on(screen.browse.pane)
    room.undo()
    assert _state(room, sale) is TenderState.WAITING
    tap(button(screen.browse.pane, "Money not there"))
    assert _state(room, sale) is TenderState.DISPUTED
    assert "Money not there" in screen.browse.bills.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_reprint_is_a_copy_once_the_first_came_out(room: BackRoom) -> None:
    room.stall.sold(("ข้าวแต๋น", 1))
    jobs = room.stall.shop.books.print_jobs
    screen = room.sales()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (first,) = jobs.waiting()
    assert not first.copy
    jobs.mark(first.id, PrintState.CONFIRMED)
    screen.browse.pane.print_wanted.emit(screen.browse.pane.sale())
    (second,) = jobs.waiting()
    assert second.copy


def test_papers_that_did_not_come_out_are_decided_by_a_person(room: BackRoom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    jobs = shop.books.print_jobs
    for state in (PrintState.UNCERTAIN, PrintState.NOT_READY):
        print_sale(shop, room.stall.sold(("ข้าวแต๋น", 1)).sale, seller)
        jobs.mark(jobs.newest(1)[0].id, state, "paper_out")
    not_ready, unsure = jobs.newest(2)
    screen = room.sales()
    tap(button(screen.browse, "Not printed yet: 2"))
    page = screen.pages.currentWidget()
    assert isinstance(page, QueuePanel)
    assert "A69-000001" in words_on(page)
    assert "The printer has no paper." in words_on(page)
    tap(button(page, "Print again"))
    found = jobs.get(unsure.id)
    assert found is not None
    assert found.state is PrintState.WAITING
    tap([one for one in page.findChildren(type(screen.browse.queue)) if one.accessibleName() == "No need to print"][-1])
    assert [job.id for job in jobs.waiting()] == [unsure.id]
    room.undo()
    assert {job.id for job in jobs.waiting()} == {unsure.id, not_ready.id}
    press(Qt.Key.Key_Escape)
    assert screen.pages.currentWidget() is screen.browse


def test_a_scanned_code_finds_bills(room: BackRoom) -> None:
    stall = room.stall
    cloth = stall.sold(("ผ้าขาวม้า", 1)).sale
    stall.sold(("ข้าวแต๋น", 1))
    screen = room.sales()
    screen.on_scan(stall.goods["ผ้าขาวม้า"].code)
    assert [sale.id for sale in screen.browse.bills.sales()] == [cloth.id]
    screen.on_scan("A69-000002")
    shown = screen.browse.pane.sale()
    assert shown is not None
    assert shown.issue.number == "A69-000002"
    screen.on_scan("8859999999999")
    assert "8859999999999" in room.notices.words()


def test_a_narrow_window_shows_one_thing_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_back_room(qtbot, tmp_path, Look("th", "light", 150), (1024, 600))
    sale = room.stall.sold(("ข้าวแต๋น", 1)).sale
    browse = room.sales().browse
    assert browse.bills.isVisible()
    assert not browse.pane.isVisible()
    browse.bills.setFocus()
    press(Qt.Key.Key_Return)
    assert browse.pane.isVisible()
    assert not browse.bills.isVisible()
    assert browse.pane.sale() == sale
    tap(button(browse.pane, "กลับ"))
    assert browse.bills.isVisible()


def test_switching_the_language_keeps_the_bill_and_draws_its_paper_anew(room: BackRoom) -> None:
    room.stall.sold(("ข้าวแต๋น", 1))
    room.stall.sold(("ผ้าขาวม้า", 1))
    screen = room.sales()
    press(Qt.Key.Key_Down)
    before, picture = screen.browse.pane.sale(), screen.browse.pane.grab().toImage()
    room.shell.wear(Look("th"))
    assert screen.browse.pane.sale() == before
    assert screen.browse.pane.grab().toImage() != picture
    assert button(screen.browse.pane, "คืนเงิน")


def test_a_bill_written_down_later_says_so_and_where_it_was_sold(room: BackRoom) -> None:
    shop, seller, clock = room.stall.shop, room.stall.seller, room.stall.clock
    save_place(shop, Place(PlaceId("stall"), "กาดหลวง", "stall"), seller)
    day = today(shop)
    clock.at += timedelta(days=1)
    noted = NotedLine(room.stall.goods["ข้าวแต๋น"].id, Quantity.of(3))
    enter_past_day(shop, PastDay(day, (noted,), PlaceId("stall")), seller)
    screen = room.sales()
    tap(button(screen.browse, "The day before"))
    spoken = screen.browse.bills.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Written down later")
    assert "Written down later · Sold at กาดหลวง" in words_on(screen.browse)


def test_the_number_of_a_bill_of_another_day_turns_the_list_to_that_day(room: BackRoom) -> None:
    first = room.stall.sold(("ข้าวแต๋น", 1)).sale
    room.stall.clock.at += timedelta(days=2)
    room.stall.sold(("ข้าวแต๋น", 2))
    screen = room.sales()
    assert screen.browse.bills.current() != first
    screen.on_scan(first.issue.number)
    assert screen.browse.bills.current() == first
    assert screen.browse.pane.sale() == first


def test_a_bill_of_the_day_itself_says_nothing_of_the_kind(room: BackRoom) -> None:
    room.stall.sold(("ข้าวแต๋น", 1))
    screen = room.sales()
    spoken = screen.browse.bills.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "later" not in spoken
    assert "Sold at" not in words_on(screen.browse)
