"""Paying a bill, by one way or several: what is still due, and the tenders taken so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.sale import amount_due
from posapp.domain.tender import Tender, paid

if TYPE_CHECKING:
    from posapp.domain.cart import Cart
    from posapp.domain.money import Money
    from posapp.domain.sale import Terms


class Payment:
    """The money side of one bill. No Qt, no books."""

    def __init__(self, cart: Cart, terms: Terms) -> None:
        self.cart = cart
        self.terms = terms
        self.tenders: tuple[Tender, ...] = ()

    def due(self, method: str) -> Money:
        """What is left to pay when `method` pays the rest; only a bill paid wholly in cash is rounded."""
        rest = self.rest()
        wholly = (*self.tenders, Tender(method, rest, rest))
        return amount_due(self.cart, wholly, self.terms) - paid(self.tenders)

    def rest(self) -> Money:
        """What is left to pay, before any rounding."""
        return self.cart.total - paid(self.tenders)

    def take(self, tender: Tender) -> bool:
        """Add a payment; True when the bill is paid by it."""
        self.tenders = (*self.tenders, tender)
        return paid(self.tenders) >= amount_due(self.cart, self.tenders, self.terms)

    def give_back(self, place: int) -> None:
        """Take payment `place` out again."""
        self.tenders = self.tenders[:place] + self.tenders[place + 1 :]
