"""At the stall: a batch on its last day, one that is over, a gift set, the only one of its kind, and a jar to taste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo import wares
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.documents.line_code import label_code
from posapp.domain.stock import REASON_TITLES, StockReason
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from posapp.app.demo.day import Day


def _last_day(day: Day) -> None:
    for _bottle in range(2):
        day.seller.scan(day.batch(wares.LEMONGRASS))
    day.album.take("cheaper-today")
    day.sell("20.00", day.taking.exact)
    day.tally.note(wares.LEMONGRASS, "sold", "2")


def _over(day: Day) -> None:
    panel = day.eyes.selling.allow
    day.fingers.scan(day.batch(wares.BAMBOO))
    day.eyes.await_panel(panel)
    day.album.take("expired")
    day.fingers.tap(panel.back)
    wait_until(day.eyes.selling.tiles.isVisible, "the goods after a batch that was refused")
    day.seller.tap(wares.NAROK)
    day.sell("50.00", day.taking.exact)
    day.tally.note(wares.NAROK, "sold", "1")


def _gift_set(day: Day) -> None:
    day.seller.tap(wares.GIFT_SET)
    day.sell("90.00", lambda: day.taking.handed(100))
    for part in (wares.NAROK, wares.RED_CHILI):
        day.tally.note(part, "sold", "1")


def _only_one(day: Day) -> None:
    code = label_code(wares.goods(day.shop, wares.PIECE))
    day.seller.turn_to(_(N_("Everything")))
    if not day.eyes.offered(wares.PIECE):
        raise StuckError(f"a tile for {wares.PIECE}")
    day.seller.scan(code)
    day.album.take("only-one")
    day.sell("350.00", day.taking.promptpay, promptpay="350.00")
    day.tally.note(wares.PIECE, "sold", "1")
    told = day.outcome
    wait_until(lambda: not day.eyes.offered(wares.PIECE), f"no tile for {wares.PIECE}")
    day.fingers.scan(code)
    wait_until(lambda: wares.PIECE in day.eyes.banner(), f"a word about {wares.PIECE}")
    day.album.take("sold-once")
    day.fingers.tap(day.eyes.button(N_("Close")))
    day.outcome = told


def _tasting(day: Day) -> None:
    room = day.eyes.rooms.goods.market.event
    day.go(N_("Take goods to market"), "market")
    day.keeper.through(room.page.door("loss"), room.losses)
    for name, letters, number, reason in _LOSSES:
        day.keeper.list_up(room.losses.sheet, letters, number)
        day.tally.note(name, "waste" if reason is StockReason.WASTE else "given", number)
        day.fingers.tap(day.eyes.button(REASON_TITLES[reason], room.losses.sheet.list))
        day.keeper.fill_in("")
    day.album.take("not-sold")
    day.keeper.through(room.losses.on, room.page)
    day.go(N_("Sell"), "checkout")


_LOSSES: Final = (
    (wares.BAMBOO, "หน่อไม้", "2", StockReason.WASTE),
    (wares.NAROK, "นรก", "1", StockReason.TASTING),
)
"""What is not sold: its name, the letters it is found by, how many, and why."""

STEPS: Final = (
    Step(N_("The label of the batch on its last day: half the price"), _last_day),
    Step(N_("A batch that is over since yesterday: refused, a fresh jar instead"), _over),
    Step(N_("A gift set takes its two jars along"), _gift_set),
    Step(N_("There was only one of this basket: sold, and gone from the tiles"), _only_one),
    Step(N_("What is over is written off, and a jar is opened to taste"), _tasting),
)
