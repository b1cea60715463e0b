"""The morning: the float is counted, and the first customers show every way to put goods on a bill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo import wares
from posapp.app.demo.counting import count_drawer
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import wait_until
from posapp.domain.cash import Count
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.app.demo.day import Day

_FLOAT: Final = Count.parse("100x5,50x4,20x20,10x15,5x10,1x20")
_SLIP: Final = "20260117DEMO0000000000001"


def _open(day: Day) -> None:
    day.go(N_("Drawer, close the day"), "till")
    count_drawer(day, day.eyes.rooms.till.start, _FLOAT)
    day.album.take("start-of-day")
    day.fingers.tap(day.eyes.rooms.till.start.on)
    wait_until(lambda: day.eyes.here() == "checkout", "the selling screen")
    day.tally.put_in_drawer(_FLOAT.total)
    day.says(N_("{amount} baht in the drawer"), amount=_FLOAT.total)


def _cash_with_change(day: Day) -> None:
    day.seller.tap(wares.CHILI, times=2)
    day.seller.tap(wares.CRACKLING)
    day.album.take("bill")
    day.sell("130.00", lambda: day.taking.handed(200))
    day.album.take("change")


def _scanner(day: Day) -> None:
    day.seller.scan(wares.BARCODES[wares.CHILI])
    day.seller.scan(wares.BARCODES[wares.CRACKLING])
    day.sell("85.00", day.taking.exact_by_key)


def _scanner_on_thai_keys(day: Day) -> None:
    for name in (wares.ROSELLE, wares.CHILI, wares.ROSELLE):
        day.seller.scan(wares.BARCODES[name], keyboard="thai")
    day.sell("85.00", day.taking.exact)


def _weight_label(day: Day) -> None:
    day.seller.scan(wares.weight_label(450))
    looks = day.look("promptpay-qr"), day.look("promptpay-slip")
    day.sell("144.00", lambda: day.taking.promptpay_with_slip(_SLIP, *looks), promptpay="144.00")
    day.print_receipt()


def _weighed(day: Day) -> None:
    day.seller.tap(wares.PORK)
    day.eyes.await_panel(day.eyes.selling.numbers)
    day.seller.dial("0.25")
    day.album.take("weighing")
    day.fingers.tap(day.eyes.selling.numbers.confirm)
    day.seller.weigh(wares.FISH, "3", N_("100 grams"))
    day.sell("161.00", lambda: day.taking.notes(100, 20, 20, 20, 20, look=day.look("cash")))


def _search(day: Day) -> None:
    day.seller.find("กลวย")
    day.seller.find("ปลาสม")
    day.seller.answer("0.5", N_("kg"))
    day.sell("150.00", lambda: day.taking.other(N_("Transfer")), bank_transfer="150.00")


def _length(day: Day) -> None:
    day.seller.weigh(wares.COTTON, "1.75", N_("metres"))
    day.sell("315.00", day.taking.promptpay_later, promptpay="315.00")
    day.tally.note(wares.COTTON, "sold", "1.75")
    day.album.take("waiting-for-the-money")
    day.print_receipt()


def _free_price(day: Day) -> None:
    day.seller.tap(wares.BASKET)
    day.seller.answer("250")
    day.seller.tap(wares.WRAPPING)
    day.sell("265.00", lambda: day.taking.other(N_("Government scheme")), government="265.00")


def _count_first(day: Day) -> None:
    day.seller.several(5, wares.EGG)
    day.sell("50.00", day.taking.exact)


STEPS: Final = (
    Step(N_("The day begins: the change money is counted"), _open),
    Step(N_("The first customer: three taps, and change from a 200 note"), _cash_with_change),
    Step(N_("Hand scanner and one key, no mouse"), _scanner),
    Step(N_("The keyboard is switched to Thai; the scanner is understood all the same"), _scanner_on_thai_keys),
    Step(N_("A label of the scale, paid by PromptPay; the slip is scanned, the receipt printed"), _weight_label),
    Step(N_("Pork by the kilogram, fish by the 100 grams, paid with many small notes"), _weighed),
    Step(N_("Found by a few letters without tone marks, paid into the bank account"), _search),
    Step(N_("Cloth by the metre; the PromptPay money is still on its way"), _length),
    Step(N_("A basket at a price agreed on the spot, paid through the government scheme"), _free_price),
    Step(N_("“Five of those”: the number first, then one tap"), _count_first),
)
