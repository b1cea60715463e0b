"""Online orders on the screen: from the shelf to the post, who gets what was sold twice, and questions answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from posapp.domain.online.order import Progress, Stage
from posapp.domain.print_job import Paper
from posapp.domain.quantity import Quantity
from posapp.ui.screens.orders.ship_step import ShipStep
from tests.doubles.parcels import CHILI, CLOTH, CRACKERS, MALEE, WebTrade
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


def test_without_a_shop_the_page_says_where_to_begin(room: OnlineRoom) -> None:
    assert "no online shop here yet" in room.said()
    room.press("Online shops")
    assert room.shell.here() == "shops"


def test_an_order_goes_from_the_shelf_to_the_post_and_becomes_a_bill_in_her_name(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    order = trade.order((CRACKERS, 2), (CHILI, 1))
    room.refresh()
    assert "2 × ข้าวแต๋น" in room.said()
    assert "สมศรี ใจดี · 081 234 5678" in room.said()
    assert "ป่าแดด" in room.said()
    assert "Paid: โอนเงินผ่านธนาคาร" in room.said()
    room.press("Order 1001: all of it is picked")
    assert room.now(order).progress is Progress.PICKED
    room.press("Order 1001: the parcel is packed")
    assert room.now(order).progress is Progress.PACKED
    room.press("Order 1001: the parcel is sent off")
    step = room.orders.pages.currentWidget()
    assert isinstance(step, ShipStep)
    room.orders.on_scan("EF582568151TH")
    step.on.press()
    sent = room.now(order)
    assert (sent.progress, sent.tracking, sent.handler) == (Progress.SHIPPED, "EF582568151TH", room.stall.seller)
    bill = room.stall.shop.books.sales.get(sent.sale)
    assert bill
    assert (bill.total, bill.issue.cashier) == (order.told.total, room.stall.seller)
    assert bill.issue.number in room.notices.words()
    assert room.stall.shop.books.stock.on_hand(room.stall.goods[CRACKERS].id) == Quantity.of(3)
    assert "Nothing to be packed" in room.said()
    room.orders.home.choose("sent")
    assert "Parcel number EF582568151TH" in room.said()
    room.press("Show the bill")
    assert room.bills == [bill.issue.number]


def test_papers_of_an_order_are_queued(room: OnlineRoom) -> None:
    WebTrade(room.stall).start().order((CRACKERS, 1))
    room.refresh()
    room.press("Packing slip")
    room.press("Address label")
    queued = [job.paper for job in room.stall.shop.books.print_jobs.waiting()]
    assert queued == [Paper.PACKING_SLIP, Paper.PARCEL_LABEL]


def test_where_a_parcel_goes_is_saved_as_a_page(
    room: OnlineRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = WebTrade(room.stall).start().order((CRACKERS, 1))
    room.refresh()
    answers = [("", ""), (str(tmp_path / "label"), "*.pdf")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: answers.pop(0))
    room.press("Address as a PDF")
    assert list(tmp_path.glob("*.pdf")) == []
    room.refresh()
    room.press("Address as a PDF")
    assert (tmp_path / "label.pdf").read_text(encoding="utf-8") == order.told.buyer.address
    assert "label.pdf" in room.notices.words()


def test_an_order_without_money_is_not_to_be_packed_yet(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    trade.order((CHILI, 1), stage=Stage.UNPAID, paid=False, payment="", holds=False)
    trade.order((CRACKERS, 1), paid=False, payment="เก็บเงินปลายทาง", buyer=MALEE)
    room.refresh()
    first, second = room.orders.home.cards.cards.values()
    assert "Not paid yet: เก็บเงินปลายทาง" in words(first)
    assert first.first_button().accessibleName() == "Order 1002: all of it is picked"
    assert "Wait with it" in words(second)
    assert second.first_button().accessibleName() == "Packing slip"


def test_goods_that_are_none_of_ours_are_said_to_be_so(room: OnlineRoom) -> None:
    WebTrade(room.stall).start().order((CRACKERS, 1), ("เสื่อกก", 1))
    room.refresh()
    assert "1 × เสื่อกก (not paired with goods of ours)" in room.said()


def test_calling_an_order_off_asks_why_and_frees_its_goods(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    order = trade.order((CLOTH, 5))
    room.refresh()
    room.press("Call the order off")
    assert "Call order 1001 off?" in room.said()
    room.press("Leave it")
    assert room.now(order).reserves
    room.refresh()
    room.press("Call the order off")
    room.press("Call the order off")
    assert room.now(order).reserves, "nobody said why"
    assert "Say why" in room.notices.words()
    room.press("Ordered twice")
    room.press("Call the order off")
    assert not room.now(order).reserves
    assert "is called off" in room.notices.words()


def test_news_from_a_shop_leave_the_button_under_the_finger_in_peace(room: OnlineRoom) -> None:
    trade = WebTrade(room.stall).start()
    first = trade.order((CRACKERS, 1))
    room.refresh()
    pressed = room.orders.home.cards.cards[first.id].first_button()
    pressed.setFocus()
    second = trade.order((CHILI, 1))
    room.refresh()
    assert room.orders.home.cards.cards[first.id].first_button() is pressed
    assert focused() is pressed
    assert list(room.orders.home.cards.cards) == [first.id, second.id]
    pressed.press()
    QApplication.processEvents()
    assert room.orders.home.cards.cards[first.id].first_button() is not pressed
    assert focused().accessibleName() == "Order 1001: the parcel is packed"
