"""What the till screen writes into the books; each deed is told, and a refusal is told too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.cash import CashMoveKind
from posapp.domain.errors import Told
from posapp.i18n import N_
from posapp.operations.cash_session import open_session, pay_in, pay_out
from posapp.operations.papers import open_drawer, print_till_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.cash import CashClose
    from posapp.domain.money import Money
    from posapp.operations.cash_session import Counted
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.till.counter import Counter
    from posapp.ui.tasks import Lanes

_MOVES: Final = {CashMoveKind.PAID_IN: pay_in, CashMoveKind.PAID_OUT: pay_out}
_MOVED: Final = {
    CashMoveKind.PAID_IN: N_("{amount} baht put in."),
    CashMoveKind.PAID_OUT: N_("{amount} baht taken out."),
}


def last_close(shop: Shop) -> CashClose | None:
    """How the day closed last at this till ended, None before the first."""
    return shop.books.cash.last_close(shop.books.terminal.id)


class Deeds:
    """Each answers whether it was done."""

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes, counter: Counter) -> None:
        self._shop, self._notices, self._lanes, self._counter = shop, notices, lanes, counter

    def open(self, counted: Counted) -> bool:
        """Begin the day with what was counted."""

        def act() -> None:
            opened = open_session(self._shop, counted, self._counter.seller())
            self._counter.changed(opened.changes)
            self._notices.tell(N_("The day has begun with {amount} baht."), amount=opened.session.opening)

        return self._attempt(act)

    def move(self, kind: CashMoveKind, amount: Money, reason: str) -> bool:
        """Put money in, or take it out."""

        def act() -> None:
            self._counter.changed(_MOVES[kind](self._shop, amount, reason, self._counter.seller()))
            self._notices.tell(_MOVED[kind], amount=amount)

        return self._attempt(act)

    def drawer(self, reason: str) -> bool:
        """Open the drawer; that it stayed shut is told later."""

        def act() -> None:
            open_drawer(self._shop, reason, self._counter.seller())
            self._lanes.run("printer", self._counter.drawer(), lambda _opened: None, self._notices.show)

        return self._attempt(act)

    def print_again(self) -> bool:
        """Print the sheet of the day closed last once more."""

        def act() -> None:
            last = last_close(self._shop)
            if last is not None:
                self._counter.changed(print_till_sheet(self._shop, last.session))
                self._notices.tell(N_("The sheet is being printed."))

        return self._attempt(act)

    def _attempt(self, act: Callable[[], None]) -> bool:
        try:
            self._notices.permitted(act)
        except Told as error:
            self._notices.show(error)
            return False
        return True
