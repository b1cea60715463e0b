"""The bill that is being put together: every change gives a new Cart, so undo is keeping the old one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, LotId, PersonId, SaleId
from posapp.domain.lot import NO_LOT
from posapp.domain.money import ZERO, Money, total
from posapp.domain.price import Selling
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.text import clean_reason
from posapp.domain.unit import Measure
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.pricing import Discount
    from posapp.domain.product import Product

LINES_LIMIT: Final = 1000


@dataclass(frozen=True, slots=True)
class CartLine:
    """One article on the bill. `price` is for one unit as sold; `list_price` what the list asks for that quantity.

    `price_reason` says why the two differ. `lot` is set when goods of just this batch are sold (a marked-down one, or
    one that was allowed although it has expired: `allowed` says why).
    """

    product: Product
    quantity: Quantity
    price: Money
    discount: Discount | None = None
    price_reason: str = ""
    list_price: Money = ZERO
    lot: LotId = NO_LOT
    allowed: str = ""

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
        """At list price, without discount and of any batch, so one more piece can join it."""
        return not (self.discount or self.price_reason or self.lot or self.allowed) and self.priced_by_list

    @property
    def priced_by_list(self) -> bool:
        """Whether nobody set its price by hand."""
        return self.price == self.list_price and not self.product.free_price

    def for_reseller(self, selling: Selling) -> bool:
        """Whether the list asks a reseller's price for it, on a bill priced by `selling`."""
        return self.priced_by_list and self.price != self.product.price_for(self.quantity, Selling(selling.day))


@dataclass(frozen=True, slots=True)
class Cart:
    """A bill not yet paid. Its id becomes the sale's id, so paying twice makes one sale."""

    id: SaleId
    lines: tuple[CartLine, ...] = ()
    discount: Discount | None = None
    customer: PersonId = NOBODY
    note: str = ""
    selling: Selling = Selling()

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
        Raises Refused `price_missing`, `one_off_once`, `quantity_*`, `amount_negative`, `amount_too_large`,
        `bill_too_long`.
        """
        if product.free_price and price is None:
            raise Refused("price_missing", N_("“{name}” has no fixed price. Type its price."), name=product.name)
        if price is None and not product.divisible:
            for index, line in enumerate(self.lines):
                if line.product.id == product.id and line.plain:
                    return self.with_quantity(index, line.quantity + quantity), index
        listed = product.price_for(quantity, self.selling)
        return self.join(CartLine(product, quantity, listed if price is None else price, list_price=listed))

    def join(self, line: CartLine) -> tuple[Cart, int]:
        """The cart with `line` as it is at its end, and the index of it. Raises Refused as `add` does."""
        if len(self.lines) >= LINES_LIMIT:
            raise Refused("bill_too_long", N_("This bill has 1,000 lines. Take the money for it and start another."))
        if line.product.one_off and any(other.product.id == line.product.id for other in self.lines):
            raise only_one(line.product)
        return replace(self, lines=(*self.lines, _checked(line))), len(self.lines)

    def with_quantity(self, index: int, quantity: Quantity) -> Cart:
        """The cart with line `index` changed to `quantity`; a line at list price follows the quantity prices.

        Raises Refused `one_off_once`, `quantity_*`, `amount_too_large`.
        """
        return self._with_line(index, _listed(replace(self.lines[index], quantity=quantity), self.selling))

    def with_selling(self, selling: Selling) -> Cart:
        """The cart priced on other terms: to a reseller, or on another day. Prices set by hand stay."""
        return replace(self, selling=selling, lines=tuple(_checked(_listed(line, selling)) for line in self.lines))

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


def _listed(line: CartLine, selling: Selling) -> CartLine:
    listed = line.product.price_for(line.quantity, selling)
    return replace(line, price=listed if line.priced_by_list else line.price, list_price=listed)


def _checked(line: CartLine) -> CartLine:
    _check_quantity(line.product, line.quantity)
    line.price.not_negative()
    line.gross.within_limit()
    return line


def only_one(product: Product) -> Refused:
    """The refusal `one_off_once`."""
    return Refused("one_off_once", N_("There is only one “{name}”. It is on this bill already."), name=product.name)


def _check_quantity(product: Product, quantity: Quantity) -> None:
    if product.one_off and quantity > ONE:
        raise only_one(product)
    quantity.above_zero().within_limit()
    if not product.divisible and not quantity.whole and product.measure is not Measure.SERVICE:
        raise Refused(
            "quantity_whole",
            N_("“{name}” is sold in whole pieces. Type a number without decimals."),
            name=product.name,
        )
