"""How far a seller may go alone: what goes beyond is done with a treasurer's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total

if TYPE_CHECKING:
    from posapp.domain.cart import Cart, CartLine
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_ROUNDING: Final = Money(1)
"""A discount in percent is rounded to whole satang, so it may be a satang above the percentage."""


def bill_beyond(shop: Shop, cart: Cart) -> bool:
    """Whether a bill has a discount above the limit, a price typed by hand, or goods that have expired."""
    if any(line.allowed or (_by_hand(shop, line) and not _by_hand_allowed(shop)) for line in cart.lines):
        return True
    percent = int(shop.setting("limit.discount")) * 100
    if any(line.off > line.gross.percent(percent) + _ROUNDING for line in cart.lines):
        return True
    full = total([line.gross for line in cart.lines])
    return full - cart.total > full.percent(percent) + Money(len(cart.lines) + 1)


def refund_beyond(shop: Shop, refund: Sale) -> bool:
    """Whether a bill's refunds, with this one, are more than a seller may give back."""
    earlier = [one.total for one in shop.books.sales.refunds_of(refund.refers)]
    return -total([refund.total, *earlier]) > _baht(shop, "limit.refund")


def paid_out_beyond(shop: Shop, amount: Money) -> bool:
    """Whether `amount` is more than a seller may take out of the drawer."""
    return amount > _baht(shop, "limit.paid_out")


def drawer_beyond(shop: Shop) -> bool:
    """Whether sellers may not open the drawer without a sale."""
    return shop.setting("limit.drawer") != "yes"


def _by_hand_allowed(shop: Shop) -> bool:
    return shop.setting("limit.price") == "yes"


def _by_hand(shop: Shop, line: CartLine) -> bool:
    """Whether somebody typed another price than the list or the mark on its batch asks."""
    if line.product.free_price or line.price == line.list_price:
        return False
    return not line.lot or shop.books.stock.markdowns().get(line.lot) != line.price


def _baht(shop: Shop, key: str) -> Money:
    return Money(int(shop.setting(key)) * 100)
