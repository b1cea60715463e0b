"""The evening: the last customer, the blind count, the transfers against the bank's app, two names, the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo import market, wares
from posapp.app.demo.counting import count_drawer
from posapp.app.demo.day import Step
from posapp.app.demo.waiting import wait_until
from posapp.domain.cash import Count
from posapp.domain.money import Money
from posapp.domain.tender import TenderState, notes_for
from posapp.i18n import N_
from posapp.ui.screens.till.closing import transfers_to_tick

if TYPE_CHECKING:
    from posapp.app.demo.day import Day

_LOST: Final = Money(100)
"""Somebody got one baht too much: the count shows it, and it is written down as it is."""


def _last_customer(day: Day) -> None:
    day.seller.tap(wares.CHILI)
    day.seller.scan(wares.weight_label(250))
    day.sell("125.00", lambda: day.taking.handed(500))
    day.print_receipt()


def _count(day: Day) -> None:
    steps = day.eyes.rooms.till.closing
    day.go(N_("Drawer, close the day"), "till")
    day.fingers.tap(day.eyes.button(N_("Close the day")))
    day.eyes.await_panel(steps.counting)
    day.tally.counted = day.tally.drawer - _LOST
    count_drawer(day, steps.counting, Count.of(dict(notes_for(day.tally.counted))))
    day.album.take("blind-count")
    day.fingers.tap(steps.counting.on)
    day.eyes.await_panel(steps.result)
    day.fingers.tap(day.eyes.button(N_("Wrong change given"), steps.result))
    day.album.take("too-little")
    day.fingers.tap(steps.result.on)
    day.says(N_("{amount} baht counted"), amount=day.tally.counted)


def _tick(day: Day) -> None:
    steps = day.eyes.rooms.till.closing
    day.eyes.await_panel(steps.transfers)
    arrived, missing = _waiting(day)
    _mark(day, arrived, N_("Money is in"))
    _mark(day, missing, N_("Money not there"))
    day.album.take("transfers")
    day.fingers.tap(steps.transfers.on)


def _waiting(day: Day) -> list[int]:
    """The rows of the list whose money nobody has seen yet."""
    transfers = transfers_to_tick(day.shop, day.session())
    return [row for row, transfer in enumerate(transfers) if transfer.state is TenderState.WAITING]


def _mark(day: Day, row: int, words: str) -> None:
    """Go to a row by keyboard, which reaches those out of sight too, and mark it."""
    steps = day.eyes.rooms.till.closing
    before = len(_waiting(day))
    day.fingers.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _row in range(row):
        day.fingers.press(Qt.Key.Key_Down)
    day.fingers.tap(day.eyes.button(words, steps.transfers))
    wait_until(lambda: len(_waiting(day)) == before - 1, "the transfer to be marked")


def _close(day: Day) -> None:
    steps = day.eyes.rooms.till.closing
    day.eyes.await_panel(steps.names)
    day.fingers.tap(day.eyes.named(market.WITNESS, steps.names.witness))
    day.album.take("two-names")
    day.fingers.tap(steps.names.on)
    day.eyes.await_panel(day.eyes.rooms.till.closed)
    day.sheet = day.paper()
    day.album.take("closed-day")


LAST_CUSTOMER: Final = Step(N_("The last customer of the day"), _last_customer)

STEPS: Final = (
    Step(N_("The drawer is counted before anyone sees what should be there"), _count),
    Step(N_("The transfers are compared with the bank's app"), _tick),
    Step(N_("Two names, the day is closed, its sheet is printed"), _close),
)
