"""Cash: the customer hands over enough, the change goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.tender import CASH, Tender
from posapp.i18n import N_
from posapp.payments.method import Ask

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.option import Option
    from posapp.payments.method import Answer, Settings


class Cash:
    """Notes and coins in the drawer."""

    key: Final = CASH
    title: Final = N_("Cash")
    icon: Final = "pay_cash"
    settles_at_once: Final = True
    refundable: Final = True
    at_till: Final = True
    options: Final[tuple[Option, ...]] = ()

    def check(self, settings: Settings) -> None:
        """Cash is always ready."""

    def ask(self, due: Money, settings: Settings) -> Ask:
        """Ask how much the customer handed over."""
        return Ask(due, "cash")

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The payment with its change. Refused `short` when too little was handed over."""
        given = due if answer.given is None else answer.given
        if given < due:
            raise Refused(
                "short",
                N_("Still {missing} baht short. Take more money or pay the rest another way."),
                missing=due - given,
            )
        return Tender(self.key, due, given)
