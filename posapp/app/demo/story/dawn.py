"""Before the market: goods come in and get labels, a new piece, a batch on its last day, and all that is packed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo import larder, market, wares
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.documents.line_code import label_code
from posapp.i18n import N_, _, count_text
from posapp.ui.screens.products.single_page import SinglePage

if TYPE_CHECKING:
    from posapp.app.demo.day import Day

_JARS: Final = "6"
_METRES: Final = "20"
_PICTURE: Final = "pictures/basketry-03.jpg"
_PIECE_PRICE: Final = "350"
_COSTS: Final = ("50", "60", "", "1320")
"""Stall, travel, nothing else, and the change money that goes along."""

_PACKED: Final = (
    (wares.NAROK, "นรก", "5"),
    (wares.RED_CHILI, "ตาแดง", "12"),
    (wares.LEMONGRASS, "ตะไคร้", "3"),
    (wares.BAMBOO, "หน่อไม้", "2"),
    (wares.COTTON, "ผ้าฝ้าย", "10"),
    (wares.PIECE, "พิกุล", "1"),
)
"""What goes along: its name, the letters it is found by, how much of it."""


def _receive(day: Day) -> None:
    for name, pieces in larder.ON_HAND.items():
        day.tally.note(name, "came", str(pieces))
    day.go(N_("Goods in, goods left"), "stock")
    page = day.eyes.rooms.goods.stock.rooms.receive
    day.keeper.door(N_("Receive goods"), page.who, day.eyes.rooms.goods.stock.home)
    day.keeper.fill_in(market.NEIGHBOUR)
    day.keeper.await_page(page.goods)
    day.keeper.list_up(page.goods.sheet, "นรก", _JARS, "28")
    day.keeper.list_up(page.goods.sheet, "ผ้าฝ้าย", _METRES, "95")
    day.album.take("goods-in")
    day.fingers.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    day.keeper.await_page(day.eyes.rooms.goods.stock.rooms.paper)
    day.paper()
    day.album.take("goods-in-paper")
    for name, quantity in ((wares.NAROK, _JARS), (wares.COTTON, _METRES)):
        day.tally.note(name, "came", quantity)
    day.says(N_("{jars} jars and {metres} metres"), jars=_JARS, metres=_METRES)


def _labels(day: Day) -> None:
    page = day.eyes.rooms.goods.stock.rooms.paper
    day.fingers.tap(page.labels)
    wanted = {_code(day, wares.NAROK): int(_JARS), _code(day, wares.COTTON): 1}
    day.says(N_("{count} labels, all of them read back"), count=len(day.labels(wanted)))
    day.keeper.back_to(day.eyes.rooms.goods.stock.home)


def _single_piece(day: Day) -> None:
    day.go(N_("Goods"), "products")
    day.fingers.tap(day.eyes.button(N_("Single piece")))
    page = day.eyes.rooms.goods.products.pages.currentWidget()
    if not isinstance(page, SinglePage):
        raise StuckError("the form for a single piece")
    day.fingers.drop(day.samples / _PICTURE, page.picture.photo)
    day.keeper.fill_in(wares.PIECE, _PIECE_PRICE)
    day.album.take("single-piece")
    day.keeper.fill_in("")
    wait_until(lambda: not page.piece.name.text(), "the form for the next piece")
    day.labels({_code(day, wares.PIECE): 1})
    day.tally.note(wares.PIECE, "came", "1")
    day.fingers.tap(day.eyes.button(N_("Back"), page))


def _last_day(day: Day) -> None:
    day.go(N_("Goods in, goods left"), "stock")
    page = day.eyes.rooms.goods.stock.rooms.expiring
    day.fingers.tap(day.eyes.named(_(N_("Expiring soon ({count})")).format(count=count_text(2))))
    day.keeper.await_page(page)
    day.keeper.touch_row(page.table, 1)
    day.fingers.tap(page.pane.reduce)
    day.labels({day.batch(wares.LEMONGRASS): larder.ON_HAND[wares.LEMONGRASS]})
    day.album.take("last-day")
    day.keeper.back_to(day.eyes.rooms.goods.stock.home)


def _pack(day: Day) -> None:
    day.go(N_("Take goods to market"), "market")
    going, event = day.eyes.rooms.goods.market.going, day.eyes.rooms.goods.market.event
    day.keeper.through(day.eyes.rooms.goods.market.home.door("new"), going.plan)
    day.keeper.fill_in(market.FAIR, *_COSTS)
    day.album.take("going-to-market")
    day.keeper.through(going.plan.on, going.goods)
    for name, letters, number in _PACKED:
        day.keeper.list_up(going.goods.sheet, letters, number)
        day.tally.note(name, "taken", number)
    day.album.take("packing-list")
    day.keeper.through(going.goods.on, event.page)
    day.paper()
    day.says(N_("Kinds of goods: {count}"), count=count_text(len(_PACKED)))


def _code(day: Day, name: str) -> str:
    return label_code(wares.goods(day.shop, name))


STEPS: Final = (
    Step(N_("Before the market: goods come in, and the slip is printed"), _receive),
    Step(N_("A label for each piece that came"), _labels),
    Step(N_("A basket there is only one of: picture, name, price, label"), _single_piece),
    Step(N_("The last day of a batch: half the price, with new labels"), _last_day),
    Step(N_("The goods for the market are packed by a printed list"), _pack),
)
