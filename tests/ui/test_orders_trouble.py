"""What was sold twice has three ways out, questions about shops are answered, and a broken line stops nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from posapp.domain.online.order import Buyer, Progress
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.operations.online.conflicts import oversold
from posapp.operations.online.picking import ship
from posapp.store.online.shops import LineState
from posapp.ui.screens.orders.oversold_steps import MoreStep, StallStep
from posapp.ui.screens.orders.ship_step import ShipStep
from tests.doubles.parcels import CHILI, CLOTH, CRACKERS, WebTrade
from tests.doubles.trade import SATURDAY, opened_session
from tests.ui.looks import focused, words
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    """The window in front of the orders of a stall that sells online."""
    return open_online_room(qtbot, tmp_path / "stall")


def test_what_was_sold_twice_stands_first_with_its_bill_and_three_ways_out(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.asked(TaskKind.GONE, room.stall.goods[CHILI].id)
    trade.sold_twice()
    room.to_trouble()
    first = next(iter(room.orders.home.cards.cards.values()))
    assert "Sold twice: ผ้าขาวม้า, short by 1" in words(first)
    assert "order 1001, มาลี ดวงจันทร์" in words(first)
    assert "bill A69-000001" in words(first)
    assert [one.accessibleName() for one in first.findChildren(type(first.first_button()))] == [
        "The stall’s customer keeps it: call the order off",
        "The online buyer gets it: give money back at the stall",
        "There is another one: put it into the books",
    ]


def test_the_stall_keeps_it_and_the_words_for_the_buyer_are_copied(room: OnlineRoom) -> None:
    order = WebTrade(room.stall).start().sold_twice()
    room.to_trouble()
    room.press("The stall’s customer keeps it: call the order off")
    step = room.orders.pages.currentWidget()
    assert isinstance(step, StallStep)
    step.copy.press()
    copied = QGuiApplication.clipboard().text()
    assert "มาลี ดวงจันทร์" in copied
    assert "1001" in copied
    assert room.now(order).reserves, "looking at the words calls nothing off"
    step.on.press()
    assert not room.now(order).reserves
    assert oversold(room.stall.shop) == []
    assert "nothing waits for a decision" in room.said()


def test_the_online_buyer_gets_it_and_the_stall_gives_money_back(room: OnlineRoom) -> None:
    order = WebTrade(room.stall).start().sold_twice()
    room.to_trouble()
    room.press("The online buyer gets it: give money back at the stall")
    assert "Bill A69-000001: 1 × ผ้าขาวม้า comes back" in room.said()
    room.press("Give the money back")
    assert room.now(order).reserves
    assert oversold(room.stall.shop) == []
    bills = room.stall.shop.books.sales.of_session(opened_session(room.stall.shop).id)
    assert [str(bill.total) for bill in bills] == ["199.50", "-199.50"]


def test_when_there_is_another_one_both_get_theirs(room: OnlineRoom) -> None:
    order = WebTrade(room.stall).start().sold_twice()
    room.to_trouble()
    room.press("There is another one: put it into the books")
    step = room.orders.pages.currentWidget()
    assert isinstance(step, MoreStep)
    assert step.count.value() == 1
    step.on.press()
    assert room.now(order).reserves
    assert room.stall.shop.books.stock.on_hand(room.stall.goods[CLOTH].id) == Quantity.of(5)
    assert oversold(room.stall.shop) == []


def test_a_number_that_differs_is_answered_with_theirs(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.asked(TaskKind.COUNT, room.stall.goods[CHILI].id, theirs="7000", ours="5000")
    room.to_trouble()
    assert "The shop says 7, our books say 5." in room.said()
    room.press("Ours is right: tell the shop")
    assert room.stall.shop.books.online.tasks.open() == []
    assert "nothing waits for a decision" in room.said()


def test_questions_say_in_words_what_they_are_about(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    order = trade.order((CRACKERS, 1))
    trade.asked(TaskKind.EDIT, room.stall.goods[CRACKERS].id, field="price", theirs="39.00", ours="35.00")
    trade.asked(TaskKind.ORDER, order.id, why="stage", word="local-pickup")
    trade.asked(TaskKind.TOTAL, room.stall.sold((CHILI, 1)).sale.id, theirs="5100", ours="5000")
    room.to_trouble()
    said = room.said()
    assert "The shop says “39.00”, here it says “35.00”." in said
    assert "Look at this order: 1001" in said
    assert "local-pickup" in said
    assert "The shop makes it 51.00 baht, the bill says 50.00 baht." in said
    assert "The shop adds up otherwise: A69-000001" in said


def test_without_a_line_it_says_since_when_and_packing_goes_on(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    order = trade.order((CRACKERS, 1))
    trade.cut_off(LineState(failures=2, reason="no_line", talked_at=room.stall.shop.now() - timedelta(minutes=30)))
    room.refresh()
    assert "ร้านออนไลน์บ้านดอย: No line since 07:30" in room.said()
    room.press("Order 1001: all of it is picked")
    assert room.now(order).progress is Progress.PICKED
    room.press("Ask for orders now")
    assert room.asked == ["shops"]


def _tab_to(name: str) -> None:
    """Go on with the Tab key until the button called `name` has the keyboard."""
    for _tab in range(30):
        if focused().accessibleName() == name:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QApplication.processEvents()
    pytest.fail(f"Tab never came to {name!r}")


def _enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_whole_way_by_the_keyboard_alone(room: OnlineRoom, qtbot: QtBot) -> None:
    order = WebTrade(room.stall).start().order((CRACKERS, 1))
    room.refresh()
    for wanted in ("all of it is picked", "the parcel is packed", "the parcel is sent off"):
        _tab_to(f"Order 1001: {wanted}")
        _enter()
    qtbot.waitUntil(lambda: isinstance(room.orders.pages.currentWidget(), ShipStep))
    QTest.keyClicks(focused(), "TH77")
    _enter()
    assert room.now(order).tracking == "TH77"
    assert room.now(order).progress is Progress.SHIPPED


@pytest.mark.parametrize(
    ("way", "deed"),
    [
        ("The stall’s customer keeps it: call the order off", "Call the order off"),
        ("The online buyer gets it: give money back at the stall", ""),
        ("There is another one: put it into the books", ""),
    ],
)
def test_what_was_sold_twice_is_decided_by_the_keyboard_alone(room: OnlineRoom, way: str, deed: str) -> None:
    WebTrade(room.stall).start().sold_twice()
    room.to_trouble()
    _tab_to(way)
    _enter()
    if deed:
        _tab_to(deed)
    _enter()
    assert oversold(room.stall.shop) == []
    assert room.orders.pages.front() is room.orders.home


def test_after_a_step_the_keyboard_stays_at_the_order_that_was_worked_on(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.order((CRACKERS, 1))
    second = trade.order((CHILI, 1))
    room.refresh()
    card = room.orders.home.cards.cards[second.id]
    card.first_button().setFocus()
    QTest.keyClick(card.first_button(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert focused().accessibleName() == "Order 1002: the parcel is packed"


def test_a_scanned_order_number_brings_its_card(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    for _number in range(20):
        last = trade.order((CRACKERS, 1))
    room.refresh()
    assert last.id not in room.orders.home.cards.cards
    room.orders.on_scan(last.told.number)
    assert last.id in room.orders.home.cards.cards
    room.orders.on_scan("4711")
    assert "No order has the number 4711." in room.notices.words()


def test_long_lists_are_shown_a_few_at_a_time(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    for _number in range(20):
        trade.order((CRACKERS, 1))
    room.refresh()
    assert len(room.orders.home.cards.cards) == 10
    room.press("Show more")
    assert len(room.orders.home.cards.cards) == 20


def test_a_buyer_who_was_erased_is_not_missed(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    order = trade.order((CRACKERS, 1))
    trade.order((CHILI, 1), buyer=Buyer())
    ship(room.stall.shop, order.id, "", room.stall.seller)
    with room.stall.shop.books.write():
        room.stall.shop.books.online.buyers.forget(SATURDAY.date())
    room.refresh()
    assert "The shop does not say who ordered." in room.said()
    room.orders.home.choose("sent")
    assert "สมศรี ใจดี" not in room.said()
    assert "Who ordered was erased" in room.said()
