"""Who works at the till now: who sells, and what the top bar says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY, PersonId
from posapp.domain.party import Cashier
from posapp.operations.take_stock import selling_place
from posapp.ui.screens.checkout.counter import Counter

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.ui.top_bar import TopBar


class Attendance:
    """The `counter` sells in the name of one person, who changes; `bar` shows the name."""

    def __init__(self, shop: Shop, bar: TopBar) -> None:
        self._shop, self._bar = shop, bar
        self.counter = Counter(shop, _first_seller(shop))

    def seller(self) -> PersonId:
        """Who sells now."""
        return self.counter.seller.id

    def take_over(self, person: PersonId) -> None:
        """Let `person`, who proved to be here, sell from now on."""
        self.counter.seller = Cashier(person, self._shop.books.people.name(person))
        self.show_names()

    def show_names(self) -> None:
        """Put the group, the seller, and the market this till sells at into the top bar."""
        stall = self._shop.books.places.get(selling_place(self._shop))
        place = stall.name if stall else ""
        self._bar.show_names(self._shop.group.name, self.counter.seller.name, place)


def _first_seller(shop: Shop) -> Cashier:
    """Who sells when the program starts: the first of the group's sellers, nobody when none was named."""
    sellers = shop.books.people.cashiers()
    return sellers[0] if sellers else Cashier(NOBODY, "")
