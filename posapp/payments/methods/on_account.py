"""Pay later: the bill is written down for a customer who is known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.tender import ON_ACCOUNT, Tender, TenderState
from posapp.i18n import N_
from posapp.payments.method import Ask

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.option import Option
    from posapp.payments.method import Answer, Settings


class OnAccount:
    """Owed by a customer until it is paid."""

    key: Final = ON_ACCOUNT
    title: Final = N_("Pay later")
    icon: Final = "pay_later"
    settles_at_once: Final = False
    refundable: Final = True
    at_till: Final = True
    options: Final[tuple[Option, ...]] = ()

    def check(self, settings: Settings) -> None:
        """Nothing to set up."""

    def ask(self, due: Money, settings: Settings) -> Ask:
        """Ask who will pay."""
        return Ask(due, "customer")

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The debt. Refused `customer_missing` when nobody is named."""
        if not answer.customer:
            raise Refused("customer_missing", N_("Say who will pay later. Choose the customer or type the name."))
        return Tender(self.key, due, due, TenderState.OWED, customer=answer.customer)
