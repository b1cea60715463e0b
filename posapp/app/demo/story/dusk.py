"""After the market: what is left comes home, the shelf is counted, and a number is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo import wares
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.domain.stock import REASON_TITLES, StockReason
from posapp.i18n import N_, quantity_text
from posapp.operations.market_day import result_of

if TYPE_CHECKING:
    from posapp.app.demo.day import Day

_BACK: Final = {wares.NAROK: "2", wares.RED_CHILI: "6", wares.LEMONGRASS: "1", wares.COTTON: "8.25"}
"""What comes home; one jar of red chili paste less than there should be."""

_COUNTED: Final = {wares.NAROK: "3", wares.RED_CHILI: "17"}
"""What lies on the shelf of the chili pastes; one of the red ones is broken."""


def _home(day: Day) -> None:
    room = day.eyes.rooms.goods.market.event
    day.go(N_("Take goods to market"), "market")
    day.album.take("market-so-far")
    day.keeper.through(room.page.door("close"), room.back)
    day.keeper.correct(room.back.sheet, wares.RED_CHILI, _BACK[wares.RED_CHILI])
    found = {line.product.name: str(line.quantity) for line in room.back.sheet.lines()}
    if found != _BACK:
        raise StuckError(f"{_BACK} to come back, not {found}")
    day.album.take("coming-home")
    day.keeper.through(room.back.on, room.review)
    day.album.take("what-is-missing")
    day.keeper.through(room.review.on, room.page)
    for name, quantity in _BACK.items():
        day.tally.note(name, "back", quantity)
    day.tally.note(wares.RED_CHILI, "lost", "1")


def _result(day: Day) -> None:
    room = day.eyes.rooms.goods.market.event
    day.fingers.tap(room.page.door("print"))
    day.paper()
    day.album.take("market-result")
    result = result_of(day.shop, day.shop.books.events.newest(1)[0])
    day.says(N_("sold {sold}, {profit} baht are left"), sold=result.sold, profit=result.profit)


def _count(day: Day) -> None:
    page = day.eyes.rooms.goods.stock.rooms.count
    day.go(N_("Goods in, goods left"), "stock")
    day.keeper.door(N_("Count goods"), page.start, day.eyes.rooms.goods.stock.home)
    day.fingers.tap(day.eyes.named(wares.shelf_of(day.shop, wares.RED_CHILI), page.start))
    day.keeper.through(page.start.on, page.walk)
    for done, line in enumerate(tuple(page.walk.walk.lines), start=1):
        day.fingers.type(_COUNTED[line.product.name])
        if done == 1:
            day.album.take("counting")
        day.fingers.press(Qt.Key.Key_Return)
        if page.walk.walk.done != done:
            raise StuckError(f"count {done} to be written down")
    day.keeper.through(page.walk.on, page.result)
    day.fingers.tap(day.eyes.button(REASON_TITLES[StockReason.WASTE], page.result))
    day.album.take("what-differs")
    day.keeper.through(page.result.on, day.eyes.rooms.goods.stock.rooms.paper)
    day.tally.note(wares.RED_CHILI, "gone", "1")
    day.keeper.back_to(day.eyes.rooms.goods.stock.home)


def _explain(day: Day) -> None:
    rooms, home = day.eyes.rooms.goods.stock.rooms, day.eyes.rooms.goods.stock.home
    day.fingers.tap(home.search)
    day.fingers.type("ตาแดง")
    wait_until(lambda: len(home.listed()) == 1, "one article in the list")
    day.album.take("stock")
    day.keeper.touch_row(home.table, 0)
    day.keeper.await_page(rooms.article)
    day.album.take("explained")
    product = wares.goods(day.shop, wares.RED_CHILI)
    moves = [one.move.quantity.milli for one in day.shop.books.movements.of_product(product.id)]
    day.says(N_("{count} movements make {quantity}"), count=len(moves), quantity=quantity_text(sum(moves)))
    day.keeper.touch_row(rooms.article.moves, 0)
    day.keeper.await_page(rooms.paper)


STEPS: Final = (
    Step(N_("Back home: what is left is counted, one jar is missing"), _home),
    Step(N_("What the market brought, after goods and costs"), _result),
    Step(N_("The shelf of the chili pastes is counted; one jar is broken"), _count),
    Step(N_("Why so many are left: every movement, down to its paper"), _explain),
)
