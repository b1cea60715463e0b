"""Saving a past day: where it is refused, what the drawer says, and the bills it becomes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.notebook import HalfTyped, NotedLine
from posapp.domain.quantity import Quantity
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session
from posapp.operations.market_day import Plans, open_event
from posapp.operations.past_day import remember_typed
from posapp.operations.stock_book import today
from posapp.ui.notices import Notices
from posapp.ui.parts.desk import Desk
from posapp.ui.screens.market.notebook_room import NotebookRoom
from tests.doubles.back_room import press, words_on
from tests.doubles.fair import CHILI, RICE, Keyboard, late_bills
from tests.doubles.office import tap
from tests.doubles.trade import opened_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.ui.screens.market.lines_page import LinesPage
    from tests.doubles.fair import Fair


@pytest.fixture
def room(fair: Fair) -> NotebookRoom:
    screen = fair.market()
    tap(screen.home.door("past"))
    return screen.notebook


@pytest.fixture
def lines(room: NotebookRoom) -> LinesPage:
    tap(room.day.on)
    return room.lines


def test_an_open_day_is_told_at_once_and_stops_only_the_saving(fair: Fair) -> None:
    shop, seller = fair.stall.shop, fair.stall.seller
    open_session(shop, Counted(Money(50000)), seller)
    screen, keys = fair.market(), Keyboard()
    tap(screen.home.door("past"))
    room = screen.notebook
    assert "A day is open at this till." in words_on(room.day)
    tap(room.day.to_drawer)
    assert fair.went == ["till"]
    tap(room.day.on)
    keys.type("ข้าว")
    keys.enter(5)
    tap(room.drawer.on)
    assert "What you wrote stays here." in words_on(room.drawer)
    assert not late_bills(fair)
    assert opened_session(shop).opening == Money(50000)
    close_session(shop, Counted(Money(50000)), "", Witnesses(seller))
    tap(room.drawer.on)
    assert late_bills(fair) == [("cash", Money(3500), True)]


def test_today_and_long_ago_are_refused_where_the_day_is_chosen(fair: Fair, room: NotebookRoom) -> None:
    day = today(fair.stall.shop)
    room.day.picker.choose(day)
    room.day.look()
    tap(room.day.on)
    assert room.front() is room.day
    assert "is not over yet" in words_on(room.day)
    room.day.picker.choose(day - timedelta(days=400))
    room.day.look()
    assert "more than a year ago" in words_on(room.day)
    tap(room.day.on)
    assert room.front() is room.day
    room.day.picker.choose(day - timedelta(days=3))
    room.day.look()
    tap(room.day.on)
    assert room.front() is room.lines


def _opened_again(fair: Fair) -> NotebookRoom:
    """The notebook as the program shows it after it was closed and started once more."""
    nothing: Callable[..., None] = lambda *_: None  # noqa: E731 - a desk nobody sits at
    desk = Desk(lambda: fair.stall.seller, nothing, nothing, nothing)
    room = NotebookRoom(fair.stall.shop, Notices(fair.banner), desk)
    room.open()
    return room


def test_a_day_half_typed_is_there_again_when_the_program_was_closed(fair: Fair, lines: LinesPage) -> None:
    fair.market().notebook.day.picker.choose(today(fair.stall.shop) - timedelta(days=4))
    lines.back.click()
    tap(fair.market().notebook.day.on)
    keys = Keyboard()
    keys.type("ข้าว")
    keys.enter()
    keys.type("12")
    keys.enter()
    keys.type("30")
    keys.enter()
    keys.type("2")
    keys.type("พริก")
    keys.enter(3)
    keys.type("1")
    again = _opened_again(fair)
    assert again.front() is again.lines
    assert again.notebook is not None
    assert again.day.day() == again.notebook.day == today(fair.stall.shop) - timedelta(days=4)
    assert [(one.product.name, one.quantity, one.price, one.method) for one in again.notebook.lines] == [
        (RICE, Quantity.of(12), Money(3000), "promptpay"),
        (CHILI, Quantity.of(1), None, "cash"),
    ]


def test_a_day_that_is_saved_or_emptied_is_not_asked_again(fair: Fair, lines: LinesPage) -> None:
    keys = Keyboard()
    keys.type("ข้าว")
    keys.enter(4)
    lines.undo.click()
    again = _opened_again(fair)
    assert again.front() is again.day
    keys.type("ข้าว")
    keys.enter(5)
    tap(fair.market().notebook.drawer.on)
    again = _opened_again(fair)
    assert again.front() is again.day


def test_goods_that_are_gone_are_left_out_of_a_day_half_typed(fair: Fair) -> None:
    shop = fair.stall.shop
    here, gone = (NotedLine(product, Quantity.of(2)) for product in (fair.stall.goods[RICE].id, ProductId("gone")))
    remember_typed(shop, HalfTyped(today(shop) - timedelta(days=1), (gone, here)))
    again = _opened_again(fair)
    assert again.notebook is not None
    assert [one.product.name for one in again.notebook.lines] == [RICE]


def test_a_day_that_has_bills_already_is_told(fair: Fair) -> None:
    fair.stall.sold((RICE, 2))
    session = opened_session(fair.stall.shop)
    close_session(fair.stall.shop, Counted(session.opening), "", Witnesses(fair.stall.seller))
    fair.stall.clock.at += timedelta(days=1)
    screen = fair.market()
    tap(screen.home.door("past"))
    assert "Bills of this day in the books already: 1, together 70.00 baht." in words_on(screen.notebook.day)


def test_the_drawer_says_what_it_should_hold(fair: Fair, room: NotebookRoom, lines: LinesPage) -> None:
    keys = Keyboard()
    keys.type("ข้าว")
    keys.enter(5)
    assert lines.isHidden() or room.front() is room.drawer
    keys.type("500")
    assert "the drawer should hold 535.00 baht" in words_on(room.drawer)
    keys.enter()
    keys.type("530")
    keys.enter()
    keys.enter()
    shop = fair.stall.shop
    close = shop.books.cash.last_close(shop.books.terminal.id)
    assert close is not None
    assert (close.counted, close.over_short) == (Money(53000), Money(-500))


def test_a_bill_of_the_day_is_one_tap_away(fair: Fair, room: NotebookRoom, lines: LinesPage) -> None:
    Keyboard().type("ข้าว")
    Keyboard().enter(5)
    assert lines.below.lines.count() == 1
    tap(room.drawer.on)
    room.entered.table.setFocus()
    room.entered.table.selectRow(0)
    press(Qt.Key.Key_Return)
    (number,) = fair.bills
    assert fair.stall.shop.books.sales.by_number(number) is not None
    tap(room.entered.on)
    assert room.front() is room.day


def test_a_day_sold_at_a_market_leaves_its_stall(fair: Fair) -> None:
    event = open_event(fair.stall.shop, Plans("Temple", sell_here=False), fair.stall.seller)
    screen = fair.market()
    tap(screen.home.door("past"))
    room = screen.notebook
    room.day.places.choose(event.place)
    tap(room.day.on)
    Keyboard().type("ข้าว")
    Keyboard().enter(5)
    tap(room.drawer.on)
    assert fair.stall.shop.books.stock.on_hand(fair.stall.goods[RICE].id, event.place) == Quantity.of(-1)


def test_a_half_written_day_waits_while_another_screen_is_in_front(fair: Fair, lines: LinesPage) -> None:
    Keyboard().type("ข้าว")
    Keyboard().enter(4)
    fair.market()
    assert lines.isVisible()
    assert lines.below.lines.count() == 1
