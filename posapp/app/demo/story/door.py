"""Who may do what: the treasurer gets a code, the next morning a seller needs her word, and the till is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo import market
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import wait_until
from posapp.domain.money import Money
from posapp.i18n import N_
from posapp.ui.parts.codes.code_panel import CodePanel
from posapp.ui.parts.codes.recovery_page import RecoveryPage
from posapp.ui.screens.sales.refund_panel import RefundPanel
from posapp.ui.screens.settings.people_page import PeoplePage

if TYPE_CHECKING:
    from posapp.app.demo.day import Day
    from posapp.domain.sale import Sale

_CODE: Final = "270463"
_BILL: Final = "A69-000017"
"""Paid in cash on the market, more than a seller may give back by herself."""

_BACK: Final = Money.parse("220")


def _first_code(day: Day) -> None:
    day.go(N_("Settings"), "settings")
    day.fingers.tap(day.eyes.button(N_("People and codes")))
    page = day.eyes.in_front(PeoplePage)
    day.treasurer.tap_person(page.tiles, market.SELLER)
    day.treasurer.new_code(day.eyes.button(N_("Make her the treasurer, with a code"), page.card), _CODE)
    numbers = day.eyes.in_front(RecoveryPage)
    day.fingers.tap(numbers.done)
    wait_until(lambda: not day.treasurer.is_shut_out(), "the numbers to be put away")
    day.album.take("treasurer")
    _lock(day)
    day.album.take("locked")


def _lock(day: Day) -> None:
    day.fingers.tap(day.eyes.button(N_("Menu")))
    day.fingers.tap(day.eyes.button(N_("Lock")))
    day.eyes.in_front(CodePanel)


def _her_word(day: Day) -> None:
    day.clock.sleep()
    day.treasurer.sign_in(market.WITNESS)
    day.go(N_("Drawer, close the day"), "till")
    start = day.eyes.rooms.till.start
    day.keeper.await_page(start)
    day.fingers.tap(start.as_then())
    day.fingers.tap(start.on)
    wait_until(lambda: day.eyes.here() == "checkout", "the selling screen")
    _choose_refund(day)
    panel, before = day.eyes.in_front(RefundPanel), _newest(day)

    def look() -> None:
        day.album.take("treasurers-word")
        day.tally.compare("nothing_goes_back_before_her_word", before.issue.number, _newest(day).issue.number)

    day.treasurer.with_word(lambda: day.fingers.tap(panel.confirm), _CODE, look)
    day.album.take("with-her-word")
    day.fingers.tap(day.eyes.button(N_("Done")))
    refund = _newest(day)
    day.tally.compare("with_her_word_it_does", -_BACK, refund.total)
    day.says(N_("{number}  {total}, with the treasurer's word"), number=refund.issue.number, total=refund.total)


def _newest(day: Day) -> Sale:
    return day.shop.books.sales.newest(1)[0]


def _choose_refund(day: Day) -> None:
    """Find the bill by its number, and say that all of it comes back, broken."""
    day.sold_bills()
    browse = day.eyes.rooms.sales.browse
    day.fingers.tap(browse.search)
    day.fingers.type(_BILL)
    wait_until(lambda: (sale := browse.pane.sale()) is not None and sale.issue.number == _BILL, f"bill {_BILL}")
    for words in (N_("Give money back"), N_("All of it"), N_("Spoiled or broken")):
        day.fingers.tap(day.eyes.button(words))


def _locked(day: Day) -> None:
    _lock(day)
    day.treasurer.sign_in(market.SELLER, _CODE)
    day.go(N_("Sell"), "checkout")
    day.album.take("signed-in")
    day.says(N_("{name} is here"), name=day.shop.books.people.name(day.eyes.rooms.seller()))


STEPS: Final = (
    Step(N_("The treasurer gets a code of her own, and the till is locked"), _first_code),
    Step(N_("The next morning a seller gives back more than she may: the treasurer types her code"), _her_word),
    Step(N_("The till is locked, and the treasurer signs in"), _locked),
)
