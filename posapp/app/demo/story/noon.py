"""Noon: discounts, second thoughts, money in parts and money later, a bill put aside and one taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo import market, wares
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import wait_until
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.app.demo.day import Day


def _sun(day: Day) -> None:
    day.fingers.tap(day.eyes.button(N_("Bright sun")))
    day.seller.tap(wares.SHRIMP_CHILI, times=3)
    day.album.take("bright-sun")


def _line_discount(day: Day) -> None:
    panel = day.eyes.selling.numbers
    day.seller.touch_line(0, "price")
    day.eyes.await_panel(panel)
    day.fingers.tap(day.eyes.button(N_("Discount in percent"), panel))
    day.seller.dial("10")
    day.album.take("discount")
    day.fingers.tap(panel.confirm)
    day.sell("162.00", day.taking.promptpay, promptpay="162.00")
    day.fingers.tap(day.eyes.button(N_("Bright sun")))


def _bill_discount(day: Day) -> None:
    day.seller.tap(wares.CRACKLING, times=4)
    day.seller.tap(wares.ROSELLE, times=2)
    day.seller.discount("20", N_("Discount in baht"))
    day.sell("180.00", lambda: day.taking.handed(200))


def _second_thoughts(day: Day) -> None:
    day.seller.tap(wares.CHILI, times=3)
    day.seller.touch_line(0, "less")
    day.seller.tap(wares.RED_CHILI)
    day.seller.touch_line(1, "remove")
    day.album.take("undo")
    day.seller.undo()
    day.sell("135.00", day.taking.exact)
    day.tally.note(wares.RED_CHILI, "sold", "1")


def _pay_later(day: Day) -> None:
    day.seller.weigh(wares.SAUSAGE, "500", N_("grams"))
    day.sell("160.00", lambda: day.taking.later(market.NEIGHBOUR), on_account="160.00")


def _in_parts(day: Day) -> None:
    day.seller.tap(wares.BANANA, times=3)
    day.seller.tap(wares.CRACKLING)
    day.sell("220.00", lambda: _pay_in_parts(day), cash="100.00", promptpay="120.00")


def _pay_in_parts(day: Day) -> None:
    selling = day.eyes.selling
    day.taking.part("100", N_("Cash"))
    day.eyes.await_panel(selling.cash)
    day.fingers.tap(day.eyes.named("100", selling.cash))
    day.fingers.tap(selling.cash.confirm)
    day.eyes.await_panel(selling.ways)
    day.album.take("in-parts")
    day.taking.part("", N_("Scan to pay"))
    day.eyes.await_panel(selling.transfer)
    day.fingers.tap(selling.transfer.confirm)


def _hold(day: Day) -> None:
    day.seller.tap(wares.CHILI)
    day.seller.tap(wares.BANANA)
    day.seller.hold()
    day.album.take("held-bill")


def _meanwhile(day: Day) -> None:
    day.seller.tap(wares.EGG, times=2)
    day.sell("20.00", day.taking.exact)


def _recall(day: Day) -> None:
    day.seller.recall()
    day.seller.tap(wares.CRACKLING)
    day.sell("145.00", lambda: day.taking.handed(150))


def _cancel(day: Day) -> None:
    day.seller.tap(wares.CHILI)
    day.sell("45.00", day.taking.exact)
    cancel = day.eyes.selling.cancel
    day.fingers.tap(day.eyes.button(N_("Cancel bill")))
    day.eyes.await_panel(cancel)
    day.album.take("cancel-bill")
    day.fingers.tap(day.eyes.button(N_("Cancel this bill"), cancel))
    wait_until(day.eyes.selling.tiles.isVisible, "the goods after a cancelled bill")
    day.gave_back("45.00")


def _never_came(day: Day) -> None:
    day.seller.tap(wares.SHRIMP_CHILI)
    day.sell("60.00", day.taking.promptpay_later, promptpay="60.00")


STEPS: Final = (
    Step(N_("The sun stands high: letters and edges in black on white"), _sun),
    Step(N_("A jar is not quite perfect: ten percent off the line"), _line_discount),
    Step(N_("A regular customer: 20 baht off the whole bill"), _bill_discount),
    Step(N_("One less, one off the bill, and back again"), _second_thoughts),
    Step(N_("A neighbour pays later; her name is on the bill"), _pay_later),
    Step(N_("100 in cash, the rest by PromptPay"), _in_parts),
    Step(N_("A customer has forgotten her purse: the bill is put aside"), _hold),
    Step(N_("Meanwhile the next one is served"), _meanwhile),
    Step(N_("The purse is found; the bill comes back, with one thing more"), _recall),
    Step(N_("Pressed wrongly: the bill is cancelled by a second one"), _cancel),
    Step(N_("Someone shows a transfer that will never come"), _never_came),
)
