"""Going to market and back, by taps and keys; what the books say afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.domain.market import CostKind
from posapp.domain.money import Money
from posapp.domain.print_job import Paper
from posapp.domain.quantity import Quantity
from posapp.operations.change_options import change_options
from posapp.operations.market_day import Plans, close_event, open_event, result_of
from posapp.operations.options import PRINTER
from posapp.operations.take_stock import selling_place
from posapp.ui.top_bar import TopBar
from posapp.ui.widgets.big_button import BigButton
from tests.doubles.back_room import button, press, words_on, write
from tests.doubles.fair import CHILI, CLOTH, MANGO, RICE, Keyboard, at_market, going, on_hand
from tests.doubles.office import tap

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.fair import Fair


def test_an_event_is_begun_and_goods_go_along_by_keyboard_alone(fair: Fair) -> None:
    screen, keys = fair.market(), Keyboard()
    screen.home.door("new").setFocus()
    keys.enter()
    keys.type("Temple fair")
    keys.enter()
    keys.type("150")
    keys.enter()
    keys.type("80")
    keys.enter(2)
    keys.type("500")
    keys.enter()
    keys.enter()
    event = fair.event()
    result = result_of(fair.stall.shop, event)
    assert (event.name, event.float_, result.spent) == ("Temple fair", Money(50000), Money(23000))
    assert [cost.kind for cost in result.costs] == [CostKind.STALL, CostKind.TRAVEL]
    keys.type("ข้าว")
    keys.enter()
    keys.type("40")
    keys.enter()
    keys.type("พริก")
    keys.enter()
    keys.type("20")
    keys.enter()
    tap(screen.going.goods.on)
    assert (on_hand(fair, RICE, event), on_hand(fair, RICE)) == (Quantity.of(40), Quantity.of(60))
    assert on_hand(fair, CHILI, event) == Quantity.of(20)
    assert selling_place(fair.stall.shop) == event.place
    assert screen.rooms.front() is screen.event


def test_the_pick_list_is_printed_where_there_is_a_printer(fair: Fair, tmp_path: Path) -> None:
    shop = fair.stall.shop
    change_options(shop, PRINTER, {"printer.uri": f"roll:{tmp_path}"}, fair.stall.seller)
    event = open_event(shop, Plans("Saturday"), fair.stall.seller)
    screen = fair.market()
    screen.show_event(event.id)
    tap(screen.event.page.door("more"))
    screen.going.goods.sheet.take(fair.stall.goods[RICE], Quantity.of(5))
    tap(screen.going.goods.on)
    assert [job.paper for job in shop.books.print_jobs.of_subject(Paper.PICK_LIST, event.id)] == [Paper.PICK_LIST]
    assert on_hand(fair, RICE, event) == Quantity.of(5)


def test_a_bad_amount_is_said_beside_its_field_and_nothing_is_begun(fair: Fair) -> None:
    screen = fair.market()
    tap(screen.home.door("new"))
    screen.going.plan.name.setText("Saturday")
    screen.going.plan.money.fields["travel"].setText("eighty")
    tap(screen.going.plan.on)
    assert "“eighty” is not an amount" in words_on(screen.going.plan)
    assert screen.going.plan.money.fields["travel"].hasFocus()
    assert not fair.stall.shop.books.events.newest(5)


def test_an_event_without_a_name_is_refused_and_all_that_was_typed_stays(fair: Fair) -> None:
    screen = fair.market()
    tap(screen.home.door("new"))
    screen.going.plan.money.fields["stall"].setText("100")
    tap(screen.going.plan.on)
    assert "name" in fair.says().lower()
    assert screen.going.plan.money.fields["stall"].text() == "100"
    assert not fair.stall.shop.books.events.newest(5)


@pytest.mark.parametrize(
    ("words", "rice", "chili"), [("The same as last time", 30, 10), ("What was sold last time", 12, 4)]
)
def test_last_time_is_one_tap(fair: Fair, words: str, rice: int, chili: int) -> None:
    shop, seller = fair.stall.shop, fair.stall.seller
    last = at_market(fair, (RICE, 30), (CHILI, 10))
    fair.stall.sold((RICE, 12), (CHILI, 4))
    close_event(shop, last.id, going(fair, (RICE, 18), (CHILI, 6)), "", seller)
    screen = fair.market()
    tap(screen.home.door("new"))
    tap(button(screen.going.plan, "Saturday"))
    tap(screen.going.plan.on)
    tap(button(screen.going.goods, words))
    tap(screen.going.goods.on)
    event = fair.event()
    assert event.id != last.id
    assert (on_hand(fair, RICE, event), on_hand(fair, CHILI, event)) == (Quantity.of(rice), Quantity.of(chili))


def test_no_more_is_proposed_than_there_is(fair: Fair) -> None:
    last = at_market(fair, (RICE, 90))
    fair.stall.sold((RICE, 85))
    close_event(fair.stall.shop, last.id, going(fair, (RICE, 5)), "", fair.stall.seller)
    screen = fair.market()
    tap(screen.home.door("new"))
    screen.going.plan.name.setText("saturday")
    tap(screen.going.plan.on)
    tap(button(screen.going.goods, "The same as last time"))
    (line,) = screen.going.goods.sheet.lines()
    assert line.quantity == Quantity.of(15)


def test_the_page_of_an_event_ties(fair: Fair) -> None:
    event = at_market(fair, (RICE, 40), (MANGO, 5))
    fair.stall.sold((RICE, 21), (MANGO, 3))
    screen = fair.market()
    screen.show_event(event.id)
    tap(screen.event.page.door("loss"))
    screen.event.losses.sheet.take(fair.stall.goods[RICE], Quantity.of(2))
    tap(button(screen.event.losses, "Tasting"))
    tap(screen.event.losses.on)
    said = words_on(screen.event.page)
    assert "piece: taken 40 = sold 21 + given 2 + still there 17" in said
    assert "kg: taken 5 = sold 3 + still there 2" in said
    assert screen.event.page.figures.left.money() == Money(21 * 3500 + 3 * 4525)


def test_a_loss_can_be_taken_back_from_the_banner(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    screen = fair.market()
    screen.show_event(event.id)
    tap(screen.event.page.door("loss"))
    screen.event.losses.sheet.take(fair.stall.goods[RICE], Quantity.of(4))
    tap(screen.event.losses.on)
    assert on_hand(fair, RICE, event) == Quantity.of(6)
    tap(fair.banner.action())
    assert on_hand(fair, RICE, event) == Quantity.of(10)
    assert "taken 10 = sold 0 + still there 10" in words_on(screen.event.page)


def test_only_what_is_there_can_be_lost_there(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    screen = fair.market()
    screen.show_event(event.id)
    tap(screen.event.page.door("loss"))
    write("ผ้า")
    assert "No goods like that" in words_on(screen.event.losses)


def test_a_cost_is_written_down_and_taken_back(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    screen, keys = fair.market(), Keyboard()
    screen.show_event(event.id)
    tap(screen.event.page.door("costs"))
    tap(button(screen.event.costs, "Other costs"))
    screen.event.costs.note.setText("ice")
    screen.event.costs.money.ask()
    keys.type("45.50")
    keys.enter()
    (cost,) = result_of(fair.stall.shop, event).costs
    assert (cost.kind, cost.amount, cost.note) == (CostKind.OTHER, Money(4550), "ice")
    assert "Together 45.50 baht" in words_on(screen.event.costs)
    tap(fair.banner.action())
    assert result_of(fair.stall.shop, event).spent == Money(0)


def test_what_is_half_done_stays_and_escape_leads_back(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    screen = fair.market()
    screen.show_event(event.id)
    tap(screen.event.page.door("more"))
    screen.going.goods.sheet.take(fair.stall.goods[CLOTH], Quantity.of(3))
    screen.shown()
    assert [line.product.name for line in screen.going.goods.sheet.lines()] == [CLOTH]
    screen.going.goods.on.setFocus()
    press(Qt.Key.Key_Escape)
    assert screen.rooms.front() is screen.event
    press(Qt.Key.Key_Escape)
    assert screen.rooms.front() is screen.home


def test_a_scanned_code_goes_on_the_list_in_front(fair: Fair) -> None:
    event = at_market(fair, (RICE, 10))
    screen = fair.market()
    screen.on_scan("123")
    assert "Open one first" in fair.says()
    screen.show_event(event.id)
    tap(screen.event.page.door("more"))
    screen.on_scan(fair.stall.goods[CLOTH].code)
    assert [line.product.name for line in screen.going.goods.sheet.lines()] == [CLOTH]


def test_the_top_bar_names_the_market_that_is_sold_at(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_names("Group", "Seller", "Temple fair")
    (mark,) = [one for one in bar.findChildren(BigButton) if one.accessibleName() == "Temple fair"]
    assert mark.isVisible()
    with qtbot.waitSignal(bar.place_wanted, timeout=10_000):
        tap(mark)
    bar.show_names("Group", "Seller")
    QApplication.processEvents()
    assert not mark.isVisible()
