"""Putting a bill aside and calling it back; remembering the bill on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from posapp.domain.cart import Cart
    from posapp.domain.held import HeldBill
    from posapp.domain.identity import PersonId, SaleId
    from posapp.operations.shop import Shop


@needs(Permission.SELL)
def hold(shop: Shop, cart: Cart, by: PersonId) -> Changes:
    """Put a cart on the shelf. Raises Refused `bill_empty`."""
    if not cart.lines:
        raise Refused("bill_empty", N_("The bill is empty. Add something to sell first."))
    with shop.books.write():
        shop.books.held.put(cart, shop.now(), by)
        shop.books.held.forget_draft(shop.books.terminal.id, cart.id)
    return Changes(Book.HELD)


@needs(Permission.SELL)
def recall(shop: Shop, bill: SaleId) -> tuple[Cart, Changes]:
    """Take a cart off the shelf. Raises Refused `held_unknown`."""
    with shop.books.write():
        held = _held(shop, bill)
        shop.books.held.take(bill)
        shop.books.held.save_draft(shop.books.terminal.id, held.cart)
    return held.cart, Changes(Book.HELD)


@needs(Permission.SELL)
def drop(shop: Shop, bill: SaleId, by: PersonId) -> Changes:
    """Throw a held bill away; the journal keeps what it was worth. Raises Refused `held_unknown`."""
    with shop.books.write():
        held = _held(shop, bill)
        shop.record("hold_dropped", bill, shop.now(), by, {"total": held.cart.total.satang})
        shop.books.held.take(bill)
    return Changes(Book.HELD)


def remember(shop: Shop, cart: Cart) -> None:
    """Keep the bill on the screen, so that a power cut does not lose it."""
    with shop.books.write():
        shop.books.held.save_draft(shop.books.terminal.id, cart)


def _held(shop: Shop, bill: SaleId) -> HeldBill:
    held = shop.books.held.get(bill)
    if held is None:
        raise Refused(
            "held_unknown",
            N_("This bill is not held any more. Somebody may have called it back: look at the held bills again."),
        )
    return held
