"""Counting on screen: blind, by keyboard alone, while selling goes on; what differs becomes a stock paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.print_job import Paper
from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind, StockReason
from posapp.operations.doctor import examine
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said
from posapp.ui.notices import Notices
from posapp.ui.parts.desk import Desk
from posapp.ui.screens.stock.count_page import CountPage
from posapp.ui.screens.stock.count_state import counted_from
from posapp.ui.widgets.banner import Banner
from posapp.ui.widgets.big_button import BigButton
from tests.doubles.back_room import button, words_on
from tests.doubles.office import tap
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.changes import Changes
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class Room:
    """The page in a window of its own, and what it told the rest of the program."""

    stall: MarketStall
    page: CountPage
    banner: Banner
    changes: list[Changes] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        """Type a count and Enter, as a person at the shelf does."""
        self.page.walk.card.field.insert(text)
        QTest.keyClick(self.page.walk.card.field, Qt.Key.Key_Return)

    def name(self) -> str:
        """What is counted now."""
        line = self.page.walk.walk.line
        assert line is not None
        return line.product.name

    def on_hand(self, name: str) -> Quantity:
        """What the books say there is."""
        return self.stall.shop.books.stock.on_hand(self.stall.goods[name].id)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Room:
    stall = open_stall(tmp_path)
    banner = Banner()
    room = Room(stall, CountPage.__new__(CountPage), banner)
    desk = Desk(
        seller=lambda: stall.seller, changed=room.changes.append, go=lambda _key: None, show_bill=lambda _number: None
    )
    room.page = CountPage(stall.shop, Notices(banner), desk)
    banner.setParent(room.page)
    qtbot.addWidget(room.page)
    room.page.paper_wanted.connect(room.papers.append)
    room.page.resize(1366, 712)
    room.page.show()
    room.page.open()
    return room


@pytest.fixture
def begun(room: Room) -> Room:
    tap(room.page.start.on)
    return room


def test_the_books_are_never_shown_while_counting(begun: Room) -> None:
    begun.stall.sold(("มะม่วง", 63))
    assert begun.page.stack.front() is begun.page.walk
    assert "37" not in words_on(begun.page.walk)
    assert "100" not in words_on(begun.page.walk)


def test_nothing_opens_a_window_of_its_own(room: Room) -> None:
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [room.page]


def test_a_whole_shelf_is_counted_by_numbers_and_enter_alone(begun: Room) -> None:
    counted = {}
    for number in ("98", "60+40", "๑๐๐", "99.5"):
        counted[begun.name()] = number
        begun.type(number)
    assert list(counted) == ["ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า", "มะม่วง"]
    assert begun.page.walk.walk.done == 4
    tap(begun.page.walk.on)
    assert begun.page.stack.front() is begun.page.result
    tap(begun.page.result.on)
    assert begun.on_hand("ข้าวแต๋น") == Quantity.of(98)
    assert begun.on_hand("มะม่วง") == Quantity(99_500)
    assert begun.on_hand("น้ำพริกหนุ่ม") == Quantity.of(100)
    entry = begun.stall.shop.books.entries.newest(1)[0]
    assert begun.papers == [entry.id]
    assert (entry.kind, len(entry.moves)) == (EntryKind.COUNT, 2)
    assert examine(begun.stall.shop).sound


def test_what_is_sold_after_it_was_counted_is_no_difference(begun: Room) -> None:
    begun.type("97")
    begun.stall.sold(("ข้าวแต๋น", 5))
    tap(begun.page.walk.on)
    assert "Lines that differ: 1, together 0.00 baht at cost" in words_on(begun.page.result)
    tap(begun.page.result.on)
    assert begun.on_hand("ข้าวแต๋น") == Quantity.of(92)


def test_a_reason_goes_into_the_books_with_its_line(begun: Room) -> None:
    begun.type("90")
    tap(begun.page.walk.on)
    tap(button(begun.page.result, "Spoiled"))
    tap(begun.page.result.on)
    entry = begun.stall.shop.books.entries.newest(1)[0]
    assert [(move.reason, move.quantity) for move in entry.moves] == [(StockReason.WASTE, Quantity.of(-10))]


def test_a_count_can_wait_and_be_gone_on_with(begun: Room) -> None:
    begun.type("98")
    tap(begun.page.walk.back)
    assert begun.page.stack.front() is begun.page.start
    waiting = begun.page.start.findChildren(BigButton)
    tap(next(one for one in waiting if "1 counted" in one.accessibleName()))
    assert begun.name() == "น้ำพริกหนุ่ม"
    assert begun.page.walk.walk.done == 1


def test_counting_again_replaces_the_count(begun: Room) -> None:
    begun.type("9")
    tap(begun.page.walk.on)
    tap(begun.page.result.recount)
    assert begun.name() == "ข้าวแต๋น"
    begun.page.walk.card.field.selectAll()
    begun.type("99")
    tap(begun.page.walk.on)
    tap(begun.page.result.on)
    assert begun.on_hand("ข้าวแต๋น") == Quantity.of(99)


def test_nonsense_is_refused_in_place_and_nothing_is_lost(begun: Room) -> None:
    begun.type("twelve")
    assert "“twelve” is not a count. Type a number, or several with + between them: 12+5." in words_on(begun.page.walk)
    assert (begun.name(), begun.page.walk.walk.done) == ("ข้าวแต๋น", 0)


def test_a_scan_jumps_to_its_goods_and_an_unknown_code_is_said(begun: Room) -> None:
    code = begun.stall.goods["ผ้าขาวม้า"].code
    begun.page.on_scan(code)
    assert begun.name() == "ผ้าขาวม้า"
    begun.page.on_scan("4006381333931")
    assert "4006381333931" in begun.banner.words()


def test_each_batch_is_a_line_of_its_own(room: Room) -> None:
    jar = room.stall.goods["น้ำพริกหนุ่ม"]
    batch = Batch(date(2026, 1, 10), date(2026, 1, 24))
    receive(room.stall.shop, [Incoming(jar.id, Quantity.of(10), Money(2000), batch)], Said(), room.stall.seller)
    tap(room.page.start.on)
    lines = [line for line in room.page.walk.walk.lines if line.product.id == jar.id]
    assert [line.lot.code if line.lot else "" for line in lines] == ["L0001", ""]


def test_a_dropped_count_is_asked_about_and_leaves_the_books_alone(begun: Room) -> None:
    begun.type("1")
    tap(begun.page.walk.on)
    tap(begun.page.result.drop)
    assert begun.page.stack.front() is begun.page.sure
    tap(begun.page.sure.button("drop"))
    assert begun.on_hand("ข้าวแต๋น") == Quantity.of(100)
    assert begun.stall.shop.books.stocktakes.going_on() == []


def test_the_list_to_count_by_is_queued(begun: Room) -> None:
    tap(begun.page.walk.paper)
    waiting = begun.stall.shop.books.print_jobs.newest(5)
    assert [job.paper for job in waiting] == [Paper.COUNT_SHEET]


@pytest.mark.parametrize("text", ["", "+", "1++2", "-3", "1.2.3", "9" * 70])
def test_what_is_no_count_is_refused(room: Room, text: str) -> None:
    with pytest.raises(Refused):
        counted_from(text, room.stall.goods["มะม่วง"])


def test_half_a_piece_is_refused_half_a_kilo_is_not(room: Room) -> None:
    assert counted_from("0.5", room.stall.goods["มะม่วง"]) == Quantity(500)
    assert counted_from("0", room.stall.goods["ข้าวแต๋น"]) == Quantity(0)
    with pytest.raises(Refused) as told:
        counted_from("0.5", room.stall.goods["ข้าวแต๋น"])
    assert told.value.code == "quantity_whole"
