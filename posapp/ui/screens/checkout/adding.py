"""The one way for goods onto the bill: a single piece only once, nothing expired or ordered that nobody allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from posapp.domain.cart import CartLine
from posapp.domain.errors import Refused
from posapp.domain.lot import NO_LOT
from posapp.domain.quantity import Quantity
from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.operations.take_stock import check_free, check_fresh, selling_place
from posapp.ui.screens.checkout.counter import priced_today
from posapp.ui.screens.checkout.state import on_bill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.domain.cart import Cart
    from posapp.domain.identity import SaleId
    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.ui.screens.checkout.desk import Desk
    from posapp.ui.screens.checkout.panels.allow import AllowPanel

SOON_OVER: Final = N_("Must be eaten soon")
"""Why a batch is cheaper."""


ALLOWABLE: Final = ("expired", "one_off_online")
"""The refusals somebody may overrule, with a name and a reason on the bill."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go on the bill: the typed count of `product` where no quantity is given.

    `price` is for one unit where it is not the list's (satang); of `lot` when just this batch is wanted.
    """

    product: Product
    quantity: Quantity | None = None
    price: Money | None = None
    lot: Lot | None = None


class Adding:
    """Puts goods on the bill. What has expired, or was ordered, waits in the panel until somebody allows it."""

    def __init__(self, desk: Desk, panel: AllowPanel) -> None:
        self._desk = desk
        self._panel = panel
        self._then: Callable[[str], None] = lambda _why: None
        panel.allowed.connect(self._on_allowed)

    def put(self, wish: Wish) -> None:
        """Put `wish` on the bill, or ask first who allows it. Raises Refused as `Cart.add` and `check_free` do."""
        state, counter = self._desk.state, self._desk.counter
        state.cart = priced_today(counter, state.cart)
        wanted = replace(wish, quantity=wish.quantity or state.count)
        refusal = self._to_allow(wanted)
        if refusal:
            self._ask(refusal, lambda why: self._add(wanted, why))
        else:
            self._add(wanted, "")

    def step(self, by: int) -> None:
        """One more or less of the open line. Raises Refused as `Cart.with_quantity` does."""
        state = self._desk.state
        if by < 0 or not self._more(Quantity.of(by)):
            state.step(by)

    def change_to(self, quantity: Quantity) -> None:
        """Make the open line `quantity`. Raises Refused as `Cart.with_quantity` does."""
        line = self._desk.state.line
        if line is None or quantity <= line.quantity or not self._more(quantity - line.quantity):
            self._desk.state.set_quantity(quantity)

    def allow(self) -> None:
        """Ask for the first goods on the bill that expired or were ordered meanwhile: it may have waited over night."""
        self._desk.attempt(self._allow_next)

    def _allow_next(self) -> None:
        shop = self._desk.counter.shop
        for place, line in enumerate(self._desk.state.cart.lines):
            refusal = None if line.allowed else self._to_allow(Wish(line.product, Quantity(0), lot=_lot(shop, line)))
            if refusal:
                self._ask(refusal, partial(self._allow, place))
                return

    def _allow(self, place: int, why: str) -> None:
        cart = self._desk.state.cart
        lines = (*cart.lines[:place], replace(cart.lines[place], allowed=why), *cart.lines[place + 1 :])
        self._desk.state.change(replace(cart, lines=lines))

    def _more(self, quantity: Quantity) -> bool:
        """Whether more of the open line must be allowed first; then it is asked, and comes on a line of its own."""
        line = self._desk.state.line
        if line is None or line.allowed or line.lot:
            return False
        wish = Wish(line.product, quantity)
        refusal = self._expired(wish)
        if refusal:
            self._ask(refusal, lambda why: self._add(wish, why))
        return refusal is not None

    def _add(self, wish: Wish, allowed: str) -> None:
        state = self._desk.state
        if wish.lot is None and not allowed:
            state.add(wish.product, wish.quantity, wish.price)
        else:
            state.join(self._line(wish, allowed))
        self._desk.notices.settle()
        self._desk.stage.show_done(on=False)
        self._desk.sounds.play("add")

    def _line(self, wish: Wish, allowed: str) -> CartLine:
        quantity = wish.quantity or self._desk.state.count
        listed = wish.product.price_for(quantity, self._desk.state.cart.selling)
        price = listed if wish.price is None else wish.price
        return CartLine(
            wish.product,
            quantity,
            price,
            price_reason=SOON_OVER if wish.lot and price < listed else "",
            list_price=listed,
            lot=wish.lot.id if wish.lot else NO_LOT,
            allowed=allowed,
        )

    def _to_allow(self, wish: Wish) -> Refused | None:
        return _ordered(self._desk.counter.shop, wish.product, self._desk.state.cart.id) or self._expired(wish)

    def _expired(self, wish: Wish) -> Refused | None:
        """Why `wish` must be allowed first; None when nothing of it has expired."""
        shop = self._desk.counter.shop
        try:
            if wish.lot:
                return _expired_lot(wish) if wish.lot.expired(today(shop)) else None
            for product, quantity in self._taken(wish):
                check_fresh(shop, product, quantity, selling_place(shop))
        except Refused as refusal:
            if refusal.code != "expired":
                raise
            return refusal
        return None

    def _taken(self, wish: Wish) -> Iterator[tuple[Product, Quantity]]:
        """The goods `wish` takes off the shelves, with what the bill takes of them already."""
        so_far = on_bill(_listed(self._desk.state.cart))
        wanted = (wish.quantity or Quantity(0)) + so_far.get(wish.product.id, Quantity(0))
        if wish.product.tracked:
            yield wish.product, wanted
        for part in wish.product.parts:
            product = self._desk.counter.shop.books.catalog.get(part.product)
            if product:
                yield product, Quantity(part.quantity.milli * wanted.milli // 1000)

    def _ask(self, refusal: Refused, then: Callable[[str], None]) -> None:
        self._then = then
        sellers = [seller.name for seller in self._desk.counter.shop.books.people.cashiers()]
        self._desk.sounds.play("warning")
        self._panel.start(str(refusal), sellers)
        self._desk.stage.show_panel(self._panel)

    def _on_allowed(self, why: str) -> None:
        if self._desk.attempt(lambda: self._then(why)):
            for code in ALLOWABLE:
                self._desk.notices.cured(code)
            self._desk.stage.show_tiles()
        self._desk.draw()


def _ordered(shop: Shop, product: Product, bill: SaleId) -> Refused | None:
    """Why a single piece must be allowed first: it was ordered online. Raises Refused as `check_free` does."""
    if not product.one_off:
        return None
    try:
        check_free(shop, product, bill)
    except Refused as refusal:
        if refusal.code != "one_off_online":
            raise
        return refusal
    return None


def _listed(cart: Cart) -> Cart:
    """The bill with those of its lines whose batches the books choose."""
    return replace(cart, lines=tuple(line for line in cart.lines if not (line.lot or line.allowed)))


def _lot(shop: Shop, line: CartLine) -> Lot | None:
    return shop.books.stock.lot(line.lot) if line.lot else None


def _expired_lot(wish: Wish) -> Refused:
    return Refused(
        "expired",
        N_("Batch {code} of “{name}” has expired. It may only be sold when somebody allows it."),
        code=wish.lot.code if wish.lot else "",
        name=wish.product.name,
    )
