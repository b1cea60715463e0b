"""How the bill is said on this screen: its lines, its head, its discounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.quantity import ONE
from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui.widgets.line_list import BillLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.cart import Cart, CartLine
    from posapp.domain.money import Money
    from posapp.domain.price import Selling

REASONS = (N_("Regular customer"), N_("Not quite perfect"), N_("Wholesale"), N_("Other reason"))
CANCEL_REASONS = (N_("Pressed wrongly"), N_("Customer changed their mind"), N_("Wrong price"), N_("Other reason"))
ALLOW_REASONS = (N_("Tasted, it is still good"), N_("The date on it is wrong"), N_("The customer knows and wants it"))


def bill_line(line: CartLine, selling: Selling) -> BillLine:
    """A line of the cart as the list shows it, on the terms of its bill."""
    label = _(unit(line.product.unit).label)
    count = f"{line.quantity} {label}" if line.product.divisible else str(line.quantity)
    each = _("{price} each").format(price=_short(line.price))
    if line.product.divisible:
        each = _("{price} a {unit}").format(price=_short(line.price), unit=label)
    return BillLine(count, line.product.name, each, str(line.amount), _note(line, selling))


class LineWords:
    """Turns carts into lines, doing only those anew that changed since the last cart."""

    def __init__(self) -> None:
        self._lines: tuple[CartLine, ...] = ()
        self._words: tuple[BillLine, ...] = ()

    def of(self, cart: Cart) -> tuple[BillLine, ...]:
        """The lines of `cart`."""
        known = zip(self._lines, self._words, strict=True)
        words = [
            old_words if line is old else bill_line(line, cart.selling)
            for line, (old, old_words) in zip(cart.lines, known, strict=False)
        ]
        words.extend(bill_line(line, cart.selling) for line in cart.lines[len(words) :])
        self._lines, self._words = cart.lines, tuple(words)
        return self._words

    def forget(self) -> None:
        """Say everything anew: the language changed."""
        self._lines, self._words = (), ()


def pieces_text(pieces: Sequence[tuple[Money, int]]) -> str:
    """Notes and coins to give back: "100 × 2 · 50 × 1"."""
    return "  ·  ".join(f"{_short(piece)} × {count}" for piece, count in pieces)


def _short(price: Money) -> str:
    return str(price).removesuffix(".00")


def _note(line: CartLine, selling: Selling) -> str:
    """Why the line costs what it does, where that isn't the plain price."""
    if line.discount:
        off = _("Discount {amount}").format(amount=line.off)
        return f"{off} · {_(line.discount.reason)}" if line.discount.reason else off
    if line.price_reason:
        return f"{_was(line.product.price_for(line.quantity, selling))} · {_(line.price_reason)}"
    return line.allowed or _list_note(line, selling)


def _list_note(line: CartLine, selling: Selling) -> str:
    """Which price of the list it is: a reseller's, one for many, or one of these days."""
    if not line.priced_by_list:
        return ""
    if line.for_reseller(selling):
        return _("Wholesale")
    for_one = line.product.price_for(ONE, selling)
    if line.price != for_one:
        return _("{was} · price for many").format(was=_was(for_one))
    return _was(line.product.price) if line.price != line.product.price else ""


def _was(price: Money) -> str:
    return _("Instead of {price}").format(price=_short(price))
