"""Government schemes: the customer pays in the scheme's own app; the state sends the money to the bank later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.tender import Tender, TenderState
from posapp.i18n import N_
from posapp.payments.method import Ask

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.option import Option
    from posapp.payments.method import Answer, Settings


class Government:
    """Co-pay and welfare schemes, taken in the shop's own app and owed by the scheme until they reach the bank."""

    key: Final = "government"
    title: Final = N_("Government scheme")
    icon: Final = "pay_government"
    settles_at_once: Final = False
    refundable: Final = True
    at_till: Final = True
    options: Final[tuple[Option, ...]] = ()

    def check(self, settings: Settings) -> None:
        """Nothing to set up: the scheme has its own app."""

    def ask(self, due: Money, settings: Settings) -> Ask:
        """Ask whether the scheme's app took the money."""
        return Ask(due, "confirm")

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The payment, owed by the scheme."""
        return Tender(self.key, due, due, TenderState.OWED, reference=answer.slip)
