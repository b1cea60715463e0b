"""A day's notebook while it is written down: its lines, and what they come to for each way of paying; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.cart import Cart
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import Money, total
from posapp.domain.notebook import NotedLine
from posapp.domain.price import Selling
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.tender import CASH, IN_DRAWER, ON_ACCOUNT
from posapp.i18n import collation_key
from posapp.operations.look_up import look_up
from posapp.payments.methods import AT_TILL
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

WAYS: Final = tuple(way for way in AT_TILL if way.key != ON_ACCOUNT)
"""The ways to pay that a notebook may name, in the order of their keys 1, 2, 3 …"""
_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of the notebook. `price` is for one, None where it is what the list says for that day."""

    product: Product
    quantity: Quantity = ONE
    price: Money | None = None
    method: str = CASH

    @property
    def line(self) -> NotedLine:
        """What goes into the books."""
        return NotedLine(self.product.id, self.quantity, self.price, self.method)

    def each(self, day: date) -> Money:
        """What one cost."""
        return self.price if self.price is not None else self.product.price_for(self.quantity, Selling(day))


class Notebook:
    """The lines of `day`, in the order they were written. Each act can be taken back."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.lines: tuple[Noted, ...] = ()
        self._before: list[tuple[Noted, ...]] = []

    def put(self, noted: Noted, row: int | None = None) -> None:
        """Write a line at the end, or over line `row`. Raises Refused as `Cart.add` does; nothing is written then."""
        place = len(self.lines) if row is None else row
        lines = (*self.lines[:place], noted, *self.lines[place + 1 :])
        _cart(self.day, [line for line in lines if line.method == noted.method])
        self._keep(lines)

    def remove(self, row: int) -> None:
        """Take line `row` off."""
        if 0 <= row < len(self.lines):
            self._keep((*self.lines[:row], *self.lines[row + 1 :]))

    def undo(self) -> bool:
        """Take the last act back; False when there is none."""
        if not self._before:
            return False
        self.lines = self._before.pop()
        return True

    def noted(self) -> tuple[NotedLine, ...]:
        """The lines as the books take them."""
        return tuple(line.line for line in self.lines)

    def turn_to(self, day: date) -> None:
        """The same lines were of another day: prices of the list follow it."""
        self.day = day

    def totals(self) -> list[tuple[str, Money]]:
        """What was paid in each way, as the bills will have it; ways in the order they were first used."""
        methods = dict.fromkeys(line.method for line in self.lines)
        return [
            (method, _cart(self.day, [line for line in self.lines if line.method == method]).total)
            for method in methods
        ]

    def cash(self) -> Money:
        """What of it went into the drawer."""
        return total([amount for method, amount in self.totals() if method in IN_DRAWER])

    def _keep(self, lines: tuple[Noted, ...]) -> None:
        self._before.append(self.lines)
        self.lines = lines


class Finder:
    """What was sold: everything the group offers, services and baskets too, by a part of its name or by a code."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        offered = (one for one in shop.books.catalog.all() if one.offered)
        self._names = NameIndex(sorted(offered, key=lambda one: collation_key(one.name)))

    def find(self, typed: str) -> list[Product]:
        """What holds `typed`, the best first: an article with just this code stands before all others."""
        if not typed.strip():
            return []
        exact = self._shop.books.catalog.find(typed.strip())
        found = self._names.find(typed, _MOST)
        if exact and exact.offered:
            return [exact, *(one for one in found if one.id != exact.id)]
        return found

    def scanned(self, code: str) -> Noted | None:
        """What a scanned code means, with the weight or price of its label."""
        try:
            found = look_up(self._shop, code)
        except Refused:
            return None
        return Noted(found.product, found.quantity, found.price) if found else None


def _cart(day: date, lines: list[Noted]) -> Cart:
    cart = Cart(SaleId(""), selling=Selling(day))
    for line in lines:
        cart, _index = cart.add(line.product, line.quantity, line.price)
    return cart
