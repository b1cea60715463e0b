"""A whole past day typed from paper: by keyboard alone, and quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.stock_book import today
from posapp.ui.screens.market.notebook import WAYS, Finder, Notebook, Noted
from tests.doubles.back_room import press, words_on
from tests.doubles.fair import CHILI, CLOTH, MANGO, RICE, Keyboard, late_bills
from tests.doubles.office import tap

if TYPE_CHECKING:
    from posapp.ui.screens.market.lines_page import LinesPage
    from posapp.ui.screens.market.notebook_room import NotebookRoom
    from tests.doubles.fair import Fair


_MOST_PRESSES: Final = 12
_USUAL: Final = 10
_LINES: Final = 60


@pytest.fixture
def room(fair: Fair) -> NotebookRoom:
    screen = fair.market()
    tap(screen.home.door("past"))
    return screen.notebook


@pytest.fixture
def lines(room: NotebookRoom) -> LinesPage:
    tap(room.day.on)
    return room.lines


def test_a_day_of_sixty_lines_needs_no_mouse_and_few_keys(fair: Fair) -> None:
    screen, keys = fair.market(), Keyboard()
    tap(screen.home.door("past"))
    press(Qt.Key.Key_Return)  # yesterday, from the store room
    keys = Keyboard()
    goods = [("ข้าว", "12", "1"), ("พริก", "3", "2"), ("ผ้า", "1", ""), ("มะม่", "2.5", "3"), ("นวด", "1", "")]
    for number in range(_LINES):
        name, quantity, paid = goods[number % len(goods)]
        keys.type(name)
        keys.enter()
        keys.type(quantity)
        keys.enter(2)
        keys.type(paid) if paid else keys.enter()
    assert screen.notebook.lines.below.lines.count() == _LINES
    assert keys.presses <= _LINES * _MOST_PRESSES
    assert keys.presses / _LINES <= _USUAL
    keys.enter()
    keys.type("500")
    keys.enter(2)
    keys.enter()
    found = {method: total for method, total, _late in late_bills(fair)}
    rounds = _LINES // len(goods)
    assert found["cash"] == Money(3500 * 12 * rounds)
    assert found["promptpay"] == Money((5000 * 3 + 19950) * rounds)
    assert found["bank_transfer"].satang == pytest.approx((11313 + 25000) * rounds, abs=rounds)
    assert all(late for _method, _total, late in late_bills(fair))
    assert "Bills in the books: 3" in words_on(screen.notebook.entered)


def test_sums_for_each_way_of_paying_are_always_in_sight(lines: LinesPage) -> None:
    keys = Keyboard()
    for name, paid in (("ข้าว", "1"), ("พริก", "2")):
        keys.type(name)
        keys.enter(3)
        keys.type(paid)
    assert lines.sums.words() == "Lines: 2 · Together 85.00 baht · Cash 35.00 · Scan to pay 50.00"
    keys.type("ผ")
    assert lines.sums.isVisible()


def test_another_price_is_kept_and_the_list_price_is_not(fair: Fair, room: NotebookRoom, lines: LinesPage) -> None:
    keys = Keyboard()
    keys.type("พริก")
    keys.enter()
    keys.type("2")
    keys.enter()
    keys.type("45")
    keys.enter(2)
    keys.type("พริก")
    keys.enter(4)
    assert room.notebook is not None
    assert [noted.price for noted in room.notebook.lines] == [Money(4500), None]
    assert lines.below.lines.count() == 2
    press(Qt.Key.Key_Return)
    tap(room.drawer.on)
    assert late_bills(fair) == [("cash", Money(14000), True)]


def test_the_price_follows_the_quantity_until_a_person_says_another(lines: LinesPage) -> None:
    keys = Keyboard()
    keys.type("มะม่")
    keys.enter()
    keys.type("2")
    assert lines.entry.price.text() == "45.25"
    keys.enter()
    keys.type("40")
    press(Qt.Key.Key_Backtab)
    keys.type("3")
    assert lines.entry.price.text() == "40"


def test_arrows_choose_among_what_was_found(lines: LinesPage) -> None:
    keys = Keyboard()
    keys.type("น")
    found = [product.name for product in lines.below.found]
    assert len(found) > 1
    keys.press(Qt.Key.Key_Down)
    keys.enter()
    assert lines.entry.name.text() == found[1]
    assert lines.entry.quantity.hasFocus()


@pytest.mark.parametrize(("quantity", "said"), [("0", "zero"), ("two", "not a quantity"), ("1.5", "whole pieces")])
def test_a_wrong_number_is_said_in_its_line_and_nothing_is_written(lines: LinesPage, quantity: str, said: str) -> None:
    keys = Keyboard()
    keys.type("ผ้า")
    keys.enter()
    keys.type(quantity)
    keys.enter(3)
    assert said in words_on(lines.entry)
    assert lines.below.lines.count() == 0


@pytest.mark.usefixtures("lines")
def test_a_line_is_changed_taken_off_and_brought_back(room: NotebookRoom) -> None:
    keys = Keyboard()
    for name in ("ข้าว", "ผ้า"):
        keys.type(name)
        keys.enter(4)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Up)
    keys.enter()
    keys.type("7")
    keys.enter(2)
    keys.type("2")
    assert room.notebook is not None
    assert [(noted.quantity, noted.method) for noted in room.notebook.lines] == [
        (Quantity.of(7), "promptpay"),
        (Quantity.of(1), "cash"),
    ]
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Delete)
    assert [noted.product.name for noted in room.notebook.lines] == [RICE]
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [noted.product.name for noted in room.notebook.lines] == [RICE, CLOTH]


def test_a_code_does_as_well_as_a_name(fair: Fair, lines: LinesPage) -> None:
    lines.on_scan(fair.stall.goods[MANGO].code)
    assert lines.entry.name.text() == MANGO
    lines.on_scan("999999")
    assert "None of these goods has the code 999999" in words_on(lines.entry)
    lines.entry.begin(today(fair.stall.shop))
    Keyboard().type(fair.stall.goods[CLOTH].code)
    Keyboard().enter()
    assert lines.entry.name.text() == CLOTH


def test_what_is_owed_is_no_way_to_pay_in_a_notebook(fair: Fair) -> None:
    assert "on_account" not in [way.key for way in WAYS]
    assert WAYS[0].key == "cash"
    assert Finder(fair.stall.shop).find(" ") == []


def test_the_notebook_adds_up_as_the_bills_will(fair: Fair) -> None:
    book = Notebook(today(fair.stall.shop))
    assert not book.undo()
    for name, method in ((RICE, "cash"), (CHILI, "promptpay"), (RICE, "cash")):
        book.put(Noted(fair.stall.goods[name], Quantity.of(2), method=method))
    assert book.totals() == [("cash", Money(14000)), ("promptpay", Money(10000))]
    assert book.cash() == Money(14000)
    book.remove(99)
    assert len(book.lines) == 3
