"""The bill on the screen: what is on it, which line is open, the count typed for the next tap, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.quantity import ONE, Quantity
from posapp.i18n import arabic_digits

if TYPE_CHECKING:
    from posapp.domain.cart import Cart, CartLine
    from posapp.domain.money import Money
    from posapp.domain.product import Product

_MOST_TIMES: Final = 3
_KEPT: Final = 100


class BillState:
    """Holds the Cart and swaps it for a changed one; each change can be taken back.

    Every change may raise what `Cart` raises (Refused); the bill is then as it was. `open` is the index of the open
    line, -1 for none. `times` is the number typed before a tap ("5 ×"), "" for none.
    """

    def __init__(self, cart: Cart) -> None:
        """Begin with `cart`."""
        self.cart = cart
        self.open = len(cart.lines) - 1
        self.times = ""
        self._earlier: list[tuple[Cart, int]] = []

    @property
    def line(self) -> CartLine | None:
        """The open line."""
        return self.cart.lines[self.open] if 0 <= self.open < len(self.cart.lines) else None

    @property
    def count(self) -> Quantity:
        """How much the next tap puts on the bill."""
        return Quantity.of(int(self.times)) if self.times else ONE

    def start(self, cart: Cart) -> None:
        """Show another bill; nothing of the last one can be taken back here."""
        self.cart, self.open, self.times = cart, len(cart.lines) - 1, ""
        self._earlier.clear()

    def add(self, product: Product, quantity: Quantity | None = None, price: Money | None = None) -> None:
        """Put `product` on the bill: the typed count of it where no quantity is given."""
        cart, line = self.cart.add(product, quantity or self.count, price)
        self._become(cart, line)
        self.times = ""

    def join(self, line: CartLine) -> None:
        """Put `line` on the bill as it is; pieces of the same batch at the same price join theirs."""
        for place, other in enumerate(self.cart.lines):
            if not line.product.divisible and replace(other, quantity=line.quantity) == line:
                self._become(self.cart.with_quantity(place, other.quantity + line.quantity), place)
                break
        else:
            self._become(*self.cart.join(line))
        self.times = ""

    def change(self, cart: Cart) -> None:
        """Take over `cart`: the bill with a price, a discount, a name or its terms changed. The open line stays."""
        self._become(cart, self.open)

    def step(self, by: int) -> None:
        """One more or one less of the open line; the last one takes the line out."""
        if self.line is None:
            return
        quantity = self.line.quantity + Quantity.of(by)
        if quantity.milli <= 0:
            self.remove()
        else:
            self._become(self.cart.with_quantity(self.open, quantity), self.open)

    def set_quantity(self, quantity: Quantity) -> None:
        """Change how much of the open line there is."""
        self._become(self.cart.with_quantity(self.open, quantity), self.open)

    def remove(self) -> None:
        """Take the open line out; its neighbour opens."""
        if self.line is not None:
            cart = self.cart.without(self.open)
            self._become(cart, min(self.open, len(cart.lines) - 1))

    def clear(self) -> None:
        """Take everything off the bill; it stays the same bill."""
        self._become(replace(self.cart, lines=(), discount=None), -1)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._earlier:
            return False
        self.cart, self.open = self._earlier.pop()
        return True

    def type_digit(self, digit: str) -> None:
        """A digit typed outside any field: the count of the next tap."""
        typed = (self.times + arabic_digits(digit)).lstrip("0")
        if len(typed) <= _MOST_TIMES:
            self.times = typed

    def _become(self, cart: Cart, line: int) -> None:
        self._earlier.append((self.cart, self.open))
        del self._earlier[:-_KEPT]
        self.cart, self.open = cart, line


def on_bill(cart: Cart) -> dict[str, Quantity]:
    """How much of each product, and of each batch that was chosen, is on `cart`."""
    counts: dict[str, Quantity] = {}
    for line in cart.lines:
        for key in filter(None, (line.product.id, line.lot)):
            counts[key] = counts[key] + line.quantity if key in counts else line.quantity
    return counts
