"""Coming back from market, several markets at once, and their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.place import STORE
from posapp.domain.print_job import Paper
from posapp.domain.quantity import Quantity
from posapp.operations.market_day import close_event, goods_of
from posapp.operations.take_stock import selling_place
from tests.doubles.back_room import button, press, words_on
from tests.doubles.fair import CHILI, RICE, Keyboard, at_market, on_hand
from tests.doubles.office import tap

if TYPE_CHECKING:
    from tests.doubles.fair import Fair


def test_what_is_missing_is_named_before_the_event_is_closed(fair: Fair) -> None:
    event = at_market(fair, (RICE, 40), (CHILI, 20))
    fair.stall.sold((RICE, 21), (CHILI, 9))
    screen, keys = fair.market(), Keyboard()
    screen.show_event(event.id)
    tap(screen.event.page.door("close"))
    back = screen.event.back
    keys.type("พริก")
    keys.enter()
    keys.type("8")
    keys.enter()
    tap(back.on)
    (missing,) = back.missing()
    assert (missing.product.name, missing.quantity) == (CHILI, Quantity.of(3))
    assert "Kinds of goods that differ: 1" in words_on(screen.event.review)
    assert not fair.event().closed
    tap(screen.event.review.on)
    assert fair.event().closed
    found = {one.product: one for one in goods_of(fair.stall.shop, fair.event())}
    chili = found[fair.stall.goods[CHILI].id]
    assert (chili.back, chili.lost, chili.there) == (Quantity.of(8), Quantity.of(3), Quantity(0))
    assert (on_hand(fair, RICE), on_hand(fair, CHILI)) == (Quantity.of(79), Quantity.of(88))
    assert selling_place(fair.stall.shop) == STORE
    assert "This market brought" in words_on(screen.event.page)


def test_all_back_is_two_taps_after_the_list(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    screen = fair.market()
    screen.show_event(event.id)
    for part in (screen.event.page.door("close"), screen.event.back.on, screen.event.review.on):
        tap(part)
    assert fair.event().closed
    assert on_hand(fair, RICE) == Quantity.of(100)


def test_of_several_events_one_is_sold_for(fair: Fair) -> None:
    first = at_market(fair, (RICE, 10))
    second = at_market(fair, (CHILI, 10), name="Temple", here=False)
    screen = fair.market()
    assert "This till sells from here" in words_on(screen.home)
    tap(button(screen.home, "Sell from here"))
    assert selling_place(fair.stall.shop) == second.place != first.place
    fair.stall.sold((CHILI, 4))
    assert on_hand(fair, CHILI, second) == Quantity.of(6)
    tap(screen.home.door("leave"))
    assert selling_place(fair.stall.shop) == STORE
    assert screen.home.door("leave").isHidden()


def test_a_closed_event_is_found_in_the_list_and_printed(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    fair.stall.sold((RICE, 10))
    close_event(fair.stall.shop, event.id, [], "", fair.stall.seller)
    screen = fair.market()
    screen.home.table.setFocus()
    screen.home.table.selectRow(0)
    press(Qt.Key.Key_Return)
    assert screen.event.page.door("more").isHidden()
    tap(screen.event.page.door("print"))
    jobs = fair.stall.shop.books.print_jobs.of_subject(Paper.EVENT_SHEET, event.id)
    assert len(jobs) == 1
    assert "It waits until a printer is set up" in fair.says()


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("List to pack by", Paper.PICK_LIST),
        ("Tally sheet", Paper.TALLY_SHEET),
        ("Sheet of the market", Paper.EVENT_SHEET),
    ],
)
def test_every_paper_of_an_event_is_printed(fair: Fair, words: str, paper: Paper) -> None:
    event = at_market(fair, (RICE, 10))
    screen = fair.market()
    screen.show_event(event.id)
    tap(screen.event.page.door("print"))
    tap(button(screen.event.papers, words))
    assert len(fair.stall.shop.books.print_jobs.of_subject(paper, event.id)) == 1


def test_a_tally_sheet_of_all_goods_is_printed(fair: Fair) -> None:
    screen = fair.market()
    tap(screen.home.door("tally"))
    tap(screen.tally.on)
    assert len(fair.stall.shop.books.print_jobs.of_subject(Paper.TALLY_SHEET, "")) == 1
    assert screen.rooms.front() is screen.home
