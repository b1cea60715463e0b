"""What all payments by bank transfer share: how sure the money is, and when a bank may stop the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.domain.tender import Tender, TenderState
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.payments.method import Answer

CHECKED_ABOVE: Final = Money(50_000_00)
"""Banks ask the payer for more from here on; it is their limit, not ours."""

LARGE: Final = N_("The customer may have to scan their face, or be over their limit for the day.")


def transferred(method: str, due: Money, answer: Answer) -> Tender:
    """The payment of `due` by transfer: SEEN once the seller saw the money, WAITING before, whatever a slip says."""
    state = TenderState.SEEN if answer.seen else TenderState.WAITING
    return Tender(method, due, due, state, reference=answer.slip)


def amount_hints(due: Money) -> tuple[str, ...]:
    """What to tell the seller of an amount this large."""
    return (LARGE,) if due > CHECKED_ABOVE else ()
