"""Putting goods on the bill and changing them: taps, scans, one more, one less, off again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.quantity import ONE
from posapp.i18n import N_
from posapp.operations.look_up import look_up
from posapp.payments.reader import read
from posapp.ui.notices import Act
from posapp.ui.screens.checkout.adding import Wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.operations.look_up import Found
    from posapp.ui.screens.checkout.adding import Adding
    from posapp.ui.screens.checkout.asking import Asking
    from posapp.ui.screens.checkout.desk import Desk


class Selling:
    """Acts on the bill; every act draws it anew. `unknown` is called to make new goods of a code nobody knows."""

    def __init__(self, desk: Desk, asking: Asking, adding: Adding, unknown: Callable[[str], None]) -> None:
        self._desk = desk
        self._asking = asking
        self._adding = adding
        self._unknown = unknown

    def tap(self, product: Product) -> None:
        """A tile was tapped: one more of it, or the question it needs first."""
        self.sell(Wish(product))

    def sell(self, wish: Wish) -> None:
        """Put `wish` on the bill, or ask first what it leaves open."""
        if wish.product.free_price and wish.price is None:
            self._asking.price(wish.product)
        elif wish.product.divisible and wish.quantity is None:
            self._asking.amount(wish)
        else:
            self._desk.attempt(lambda: self._adding.put(wish))
            self._desk.draw()

    def scan(self, code: str) -> None:
        """A code came in while selling: goods, or something else that is told what it is."""
        reading = read(code)
        if reading.what == "plain":
            self._desk.attempt(lambda: self._scanned(code))
        else:
            self._desk.sounds.play("unknown")
            self._desk.notices.tell(reading.sentence)

    def open(self, row: int) -> None:
        """Another line was touched."""
        self._desk.state.open = row
        self._desk.draw()

    def step(self, by: int) -> None:
        """One more or less of the open line; weighed goods are asked how much."""
        line = self._desk.state.line
        if line is None:
            return
        if line.product.divisible:
            self._asking.line_quantity()
        else:
            self._desk.notices.settle()
            self._desk.attempt(lambda: self._adding.step(by))
            self._desk.draw()

    def remove(self) -> None:
        """Take the open line out, with a way back."""
        line = self._desk.state.line
        if line is not None:
            self._desk.state.remove()
            self._desk.draw()
            self._desk.notices.tell(N_("{name} was taken off the bill."), undo=self.undo, name=line.product.name)

    def restart(self) -> None:
        """Empty the bill, with a way back."""
        if self._desk.state.cart.lines:
            self._desk.state.clear()
            self._desk.draw()
            self._desk.notices.tell(N_("The bill was emptied."), undo=self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        if self._desk.state.undo():
            self._desk.draw()

    def _scanned(self, code: str) -> None:
        found = look_up(self._desk.counter.shop, code)
        if found is None:
            self._desk.sounds.play("unknown")
            cure = Act(N_("Add as new goods"), lambda: self._unknown(code), "plus")
            self._desk.notices.warn("code_unknown", N_("No goods have the barcode {code}."), act=cure, code=code[:40])
            return
        self._desk.notices.cured("code_unknown")
        self.sell(_wish_of(found))

    def turn_wholesale(self) -> None:
        """Price the bill for a reseller, or for everybody again."""
        state = self._desk.state
        selling = replace(state.cart.selling, wholesale=not state.cart.selling.wholesale)
        self._desk.attempt(lambda: state.change(state.cart.with_selling(selling)))
        self._desk.draw()


def _wish_of(found: Found) -> Wish:
    """What a code asks for. The label of a piece tells its weight, the code of a box how many are in it."""
    told = found.weighed or found.quantity != ONE
    price_of_this = found.price is not None and found.lot is None
    quantity = found.quantity if told or price_of_this else None
    return Wish(found.product, quantity, found.price, found.lot)
