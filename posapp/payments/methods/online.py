"""Online orders: the buyer paid in the shop, or pays the carrier; the money reaches the group later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.settlement import ONLINE
from posapp.domain.tender import Tender, TenderState
from posapp.i18n import N_
from posapp.payments.method import Ask

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.option import Option
    from posapp.payments.method import Answer, Settings


class Online:
    """Owed by an online shop, or who takes money for it, until it is settled."""

    key: Final = ONLINE
    title: Final = N_("Online shop")
    icon: Final = "pay_online"
    settles_at_once: Final = False
    refundable: Final = False
    at_till: Final = False
    options: Final[tuple[Option, ...]] = ()

    def check(self, settings: Settings) -> None:
        """Nothing to set up here: each shop takes its money its own way."""

    def ask(self, due: Money, settings: Settings) -> Ask:
        """Nobody is asked at the till; the shop knows whether the buyer paid."""
        return Ask(due, "confirm")

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The payment, owed by the shop."""
        return Tender(self.key, due, due, TenderState.OWED)
