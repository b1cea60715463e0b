"""Nothing too small, nothing outside, nothing nameless: every state of the screen at every size people use."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from posapp.domain.money import Money
from posapp.payments.slip import Slip
from posapp.ui.shell import Look
from posapp.ui.widgets.offer import Offer
from tests.doubles import shelves
from tests.ui.checkout import goods
from tests.ui.checkout.till import Till, open_till
from tests.ui.looks import CORNERS, cut, faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SIZES = ((1366, 768), (1024, 600))
LONG = "กระติบข้าวเหนียวสานมือลายดอกแก้ว"


def filling(till: Till) -> Iterator[str]:
    """The bill as it grows and shrinks."""
    screen, goods = till.screen, till.stall.goods
    yield "empty"
    for name in (LONG, "คุกกี้", "ข้าวแต๋น"):
        screen.acts.selling.tap(goods[name])
    yield "bill"
    screen.stage.turn_to_bill()
    yield "bill side"
    screen.acts.selling.remove()
    yield "undo banner"


def paying(till: Till) -> Iterator[str]:
    """Every panel that takes money."""
    acts = till.screen.acts
    for way in ("cash", "bank_transfer", "government", "on_account", "promptpay"):
        acts.paying.open(way)
        yield way
    till.screen.parts.transfer.show_slip(Slip("readable", "bank", "014", "2026011500000000aBcD12345"))
    yield "slip"
    acts.paying.open_ways()
    yield "ways"


def asking(till: Till) -> Iterator[str]:
    """Every question, and the held bills."""
    acts = till.screen.acts
    for ask in (acts.asking.line_price, acts.asking.bill_discount, acts.naming.customer):
        till.screen.stage.show_tiles()
        ask()
        yield ask.__name__
    acts.selling.tap(till.stall.goods["มะม่วง"])
    yield "weight"
    acts.holding.hold()
    yield "held"
    acts.holding.show()
    yield "held bills"
    till.screen.stage.show_tiles()


def afterwards(till: Till) -> Iterator[str]:
    """After the sale, a code nobody knows, and the menu."""
    acts = till.screen.acts
    acts.selling.tap(till.stall.goods["คุกกี้"])
    acts.paying.take_cash(Money(100000))
    yield "done"
    acts.after.ask(acts.paying.last)
    yield "cancel"
    till.screen.stage.show_tiles()
    till.screen.on_scan("8859999999991")
    yield "unknown code"
    till.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    yield "menu"


def other_goods(till: Till) -> Iterator[str]:
    """Goods of every kind, on a bill for a reseller; sizes to choose from; food that somebody must allow."""
    acts, tiles = till.screen.acts, till.screen.parts.tiles
    goods.fill_shelves(till)
    goods.reduce(till, goods.bake(till, 3, 2).id, 500)
    goods.bake(till, 3, -1)
    till.screen.stage.show_tiles()
    for name in (shelves.SOAP, shelves.CLOTH, shelves.BASKET):
        acts.selling.tap(till.stall.goods[name])
    acts.selling.turn_wholesale()
    yield "wholesale"
    till.screen.stage.turn_to_bill()
    yield "wholesale bill"
    till.screen.stage.show_tiles()
    acts.tap(next(one for one in tiles.assortment.everything() if isinstance(one, Offer)))
    yield "sizes"
    till.screen.stage.show_tiles()
    tiles.take_chip(0)
    yield "cheaper"
    till.screen.state.times = "9"
    acts.selling.tap(till.stall.goods[shelves.CAKE])
    assert till.screen.parts.allow.isVisible()
    yield "allow"


def check(till: Till, size: tuple[int, int]) -> None:
    for state in chain(filling(till), paying(till), asking(till), afterwards(till), other_goods(till)):
        till.settle()
        till.settle()
        assert till.shell.size().toTuple() == size, state
        assert faults(till.shell) == [], state
        assert cut(till.shell) == [], state


@pytest.mark.parametrize(("language", "percent", "size"), CORNERS)
def test_every_control_is_large_enough_and_inside(
    dressed: QApplication, tmp_path: Path, size: tuple[int, int], language: str, percent: int
) -> None:
    till = open_till(dressed, tmp_path / "stall", Look(language, "sun", percent), size)
    try:
        check(till, size)
    finally:
        till.close()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_other_themes_change_no_place(dressed: QApplication, tmp_path: Path, name: str) -> None:
    till = open_till(dressed, tmp_path / "stall", Look("en", name, 150), SIZES[1])
    try:
        check(till, SIZES[1])
    finally:
        till.close()


def test_the_bill_keeps_its_open_line_in_sight_with_200_lines(till: Till) -> None:
    till.shell.resize(1024, 600)
    for _line in range(200):
        till.screen.state.add(till.stall.goods["ของที่ระลึก"], None, Money(1000))
    till.draw()
    lines = till.screen.parts.bill.lines
    row = lines.visualRect(lines.model().index(199, 0))
    assert lines.viewport().rect().contains(row)


def test_a_total_of_seven_digits_is_whole(till: Till) -> None:
    till.screen.state.add(till.stall.goods["ของที่ระลึก"], None, Money(987_654_321_00))
    till.draw()
    total = till.screen.parts.bill.total
    assert total.accessibleName() == "987,654,321.00 baht"
    picture = total.grab().toImage()
    left = [picture.pixelColor(0, y) for y in range(picture.height())]
    assert len({pixel.rgb() for pixel in left}) == 1
