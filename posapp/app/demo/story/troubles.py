"""Troubles that happen: the roll is used up, a jar comes back broken, ice has to be bought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo import wares
from posapp.app.demo.day import Step
from posapp.app.demo.eyes import place_of
from posapp.app.demo.waiting import wait_until
from posapp.domain.money import Money
from posapp.domain.print_job import PrintState
from posapp.i18n import N_
from posapp.ui.screens.sales.refund_panel import RefundPanel

if TYPE_CHECKING:
    from posapp.app.demo.day import Day

_ICE: Final = Money(12000)
_CHANGE: Final = Money(50000)


def _run_out(day: Day) -> None:
    day.printer.run_out()
    day.seller.tap(wares.CRACKLING)
    day.sell("40.00", day.taking.exact)
    _ask_in_vain(day)
    day.album.take("out-of-paper")


def _sell_on(day: Day) -> None:
    day.seller.tap(wares.ROSELLE, times=2)
    day.sell("40.00", lambda: day.taking.handed(50))
    _ask_in_vain(day)
    day.fingers.tap(day.eyes.button(N_("Papers")))
    wait_until(lambda: day.eyes.here() == "sales", "the papers that wait")
    day.album.take("papers-that-wait")
    day.fingers.tap(day.eyes.button(N_("Back")))
    day.go(N_("Sell"), "checkout")


def _ask_in_vain(day: Day) -> None:
    """Ask for a receipt and see that it waits for paper."""
    day.fingers.tap(day.eyes.button(N_("Print receipt")))
    day.tally.papers += 1
    waiting = day.tally.papers - len(day.printer.sheets)
    jobs = day.shop.books.print_jobs
    wait_until(
        lambda: len(jobs.waiting()) == waiting and jobs.waiting()[0].state is PrintState.NOT_READY, "a paper that waits"
    )
    wait_until(lambda: bool(day.eyes.banner()), "the banner about the paper")


def _new_roll(day: Day) -> None:
    day.printer.new_roll()
    day.seller.tap(wares.BANANA)
    sale = day.sell("60.00", day.taking.exact)
    day.print_receipt()
    day.says(N_("{number}  {total}, and {count} receipts at once"), number=sale.issue.number, total=sale.total, count=3)


def _three_jars(day: Day) -> None:
    day.seller.tap(wares.RED_CHILI, times=3)
    day.sell("135.00", lambda: day.taking.handed(500))
    day.tally.note(wares.RED_CHILI, "sold", "3")


def _refund(day: Day) -> None:
    day.sold_bills()
    bills = day.eyes.rooms.sales.browse.bills
    day.fingers.tap(bills.viewport(), place_of(bills, 0))
    day.album.take("sold-bills")
    day.fingers.tap(day.eyes.button(N_("Give money back")))
    day.fingers.tap(day.eyes.button(N_("More")))
    day.fingers.tap(day.eyes.button(N_("Spoiled or broken")))
    day.fingers.tap(day.eyes.button(N_("Not to be sold again")))
    day.album.take("refund")
    day.fingers.tap(day.eyes.in_front(RefundPanel).confirm)
    day.gave_back("45.00")
    told = day.outcome
    day.fingers.tap(day.eyes.button(N_("Print the note")))
    day.paper()
    day.album.take("refunded")
    day.fingers.tap(day.eyes.button(N_("Done")))
    day.outcome = told


def _ice(day: Day) -> None:
    day.go(N_("Drawer, close the day"), "till")
    _move(day, N_("Take money out"), _ICE, N_("Ice and water"))
    day.tally.put_in_drawer(-_ICE)
    day.says(N_("{amount} baht out of the drawer"), amount=_ICE)


def _change(day: Day) -> None:
    _move(day, N_("Put money in"), _CHANGE, N_("Change fetched"))
    day.tally.put_in_drawer(_CHANGE)
    day.album.take("drawer")
    day.says(N_("{amount} baht into the drawer"), amount=_CHANGE)
    day.go(N_("Sell"), "checkout")


def _move(day: Day, deed: str, amount: Money, reason: str) -> None:
    step = day.eyes.rooms.till.move
    moves = day.shop.books.cash.moves
    session = day.session().id
    before = len(moves(session))
    day.fingers.tap(day.eyes.button(deed))
    day.eyes.await_panel(step)
    for sign in str(amount).removesuffix(".00"):
        day.fingers.tap(day.eyes.named(sign, step))
    day.fingers.tap(day.eyes.button(reason, step))
    day.fingers.tap(step.on)
    wait_until(
        lambda: len(moves(session)) == before + 1 and day.eyes.rooms.till.day.isVisible(), "the money to be moved"
    )


STEPS: Final = (
    Step(N_("The printer runs out of paper; the sale doesn't mind"), _run_out),
    Step(N_("Selling goes on, the receipts wait"), _sell_on),
    Step(N_("A new roll: everything that waited comes out, once"), _new_roll),
    Step(N_("Three jars of red chili paste"), _three_jars),
    Step(N_("One of them was broken: money back for one of three"), _refund),
    Step(N_("Ice is bought from the drawer"), _ice),
    Step(N_("Change is fetched"), _change),
)
