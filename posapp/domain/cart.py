"""The bill that is being put together: every change gives a new Cart, so undo is keeping the old one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import ZERO, Money, total
from posapp.domain.product import Measure, Product
from posapp.domain.quantity import LIMIT_MILLI, ONE, Quantity
from posapp.domain.text import clean_reason
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.pricing import Discount

LINES_LIMIT: Final = 1000


@dataclass(frozen=True, slots=True)
class CartLine:
    """One article on the bill. `price` is for one unit as sold; `price_reason` says why it differs from the list."""

    product: Product
    quantity: Quantity
    price: Money
    discount: Discount | None = None
    price_reason: str = ""

    @property
    def gross(self) -> Money:
        """Price times quantity."""
        return self.price.times(self.quantity)

    @property
    def off(self) -> Money:
        """What the line's own discount takes off."""
        return self.discount.of(self.gross) if self.discount else ZERO

    @property
    def amount(self) -> Money:
        """What the line costs, before a discount on the whole bill."""
        return self.gross - self.off

    @property
    def plain(self) -> bool:
        """At list price and without discount, so one more piece can join it."""
        return self.discount is None and self.price == self.product.price and not self.price_reason


@dataclass(frozen=True, slots=True)
class Cart:
    """A bill not yet paid. Its id becomes the sale's id, so paying twice makes one sale."""

    id: SaleId
    lines: tuple[CartLine, ...] = ()
    discount: Discount | None = None
    customer: PersonId = PersonId("")
    note: str = ""

    @property
    def subtotal(self) -> Money:
        """The lines together, their own discounts taken off."""
        return total([line.amount for line in self.lines])

    @property
    def off(self) -> Money:
        """What the discount on the whole bill takes off."""
        return self.discount.of(self.subtotal) if self.discount else ZERO

    @property
    def total(self) -> Money:
        """What is to be paid, before any rounding of cash."""
        return self.subtotal - self.off

    @property
    def pieces(self) -> int:
        """How many things are on the bill, as people count: pieces one by one, a weighed or measured thing as one."""
        return sum(1 if line.product.divisible else line.quantity.milli // 1000 for line in self.lines)

    def add(self, product: Product, quantity: Quantity = ONE, price: Money | None = None) -> tuple[Cart, int]:
        """The cart with `quantity` more of `product`, and the index of the line it is on.

        Pieces at list price join their line; weighed and measured goods and hand-set prices get a line of their own.
        Raises Refused `price_missing`, `quantity_*`, `amount_negative`, `amount_too_large`, `bill_too_long`.
        """
        if product.free_price and price is None:
            raise Refused("price_missing", N_("“{name}” has no fixed price. Type its price."), name=product.name)
        if price is None and not product.divisible:
            for index, line in enumerate(self.lines):
                if line.product.id == product.id and line.plain:
                    return self.with_quantity(index, line.quantity + quantity), index
        if len(self.lines) >= LINES_LIMIT:
            raise Refused("bill_too_long", N_("This bill has 1,000 lines. Take the money for it and start another."))
        line = _checked(CartLine(product, quantity, product.price if price is None else price))
        return replace(self, lines=(*self.lines, line)), len(self.lines)

    def with_quantity(self, index: int, quantity: Quantity) -> Cart:
        """The cart with line `index` changed to `quantity`. Raises Refused `quantity_*`, `amount_too_large`."""
        return self._with_line(index, replace(self.lines[index], quantity=quantity))

    def with_price(self, index: int, price: Money, reason: str) -> Cart:
        """The cart with the unit price of line `index` set by hand. Raises Refused `amount_*`, `text_too_long`."""
        return self._with_line(index, replace(self.lines[index], price=price, price_reason=clean_reason(reason)))

    def with_line_discount(self, index: int, discount: Discount | None) -> Cart:
        """The cart with the discount of line `index` set or taken away."""
        return self._with_line(index, replace(self.lines[index], discount=discount))

    def with_discount(self, discount: Discount | None) -> Cart:
        """The cart with the discount on the whole bill set or taken away."""
        return replace(self, discount=discount)

    def without(self, index: int) -> Cart:
        """The cart with line `index` taken out."""
        return replace(self, lines=self.lines[:index] + self.lines[index + 1 :])

    def _with_line(self, index: int, line: CartLine) -> Cart:
        return replace(self, lines=(*self.lines[:index], _checked(line), *self.lines[index + 1 :]))


def _checked(line: CartLine) -> CartLine:
    _check_quantity(line.product, line.quantity)
    line.price.not_negative()
    line.gross.within_limit()
    return line


def _check_quantity(product: Product, quantity: Quantity) -> None:
    if quantity.milli <= 0:
        raise Refused("quantity_zero", N_("The quantity is zero. Type a number above zero."))
    if quantity.milli > LIMIT_MILLI:
        raise Refused("quantity_too_large", N_("This quantity is too large. The most is 999,999.999."))
    if not product.divisible and not quantity.whole and product.measure is not Measure.SERVICE:
        raise Refused(
            "quantity_whole",
            N_("“{name}” is sold in whole pieces. Type a number without decimals."),
            name=product.name,
        )
