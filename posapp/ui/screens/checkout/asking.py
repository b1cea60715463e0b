"""Asking for a number: how much of something, at what price, how much off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO, Money
from posapp.domain.pricing import Discount
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui.screens.checkout.adding import Wish
from posapp.ui.screens.checkout.panels.number import Mode, NumberPanel, Question, Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.ui.screens.checkout.adding import Adding
    from posapp.ui.screens.checkout.desk import Desk

_WAYS: Final = {
    "kg": (Mode("kg", N_("kg"), 3), Mode("keed", N_("100 grams"), 1, 100), Mode("gram", N_("grams"), 0, 1)),
    "keed": (Mode("keed", N_("100 grams"), 3), Mode("gram", N_("grams"), 0, 10), Mode("kg", N_("kg"), 3, 10_000)),
    "gram": (
        Mode("gram", N_("grams"), 3),
        Mode("keed", N_("100 grams"), 1, 100_000),
        Mode("kg", N_("kg"), 3, 1_000_000),
    ),
    "metre": (Mode("metre", N_("metres"), 3), Mode("centi", N_("centimetres"), 0, 10)),
}
"""How goods of a unit are weighed and measured; what has no entry is counted."""

_PIECES: Final = (Mode("piece", N_("pieces")),)
_BAHT: Final = Mode("baht", N_("Discount in baht"), 2)
_PERCENT: Final = Mode("percent", N_("Discount in percent"), 2)
_PRICE: Final = Mode("price", N_("New price"), 2)


class Asking:
    """Puts questions in the number panel and does with the answers what they say."""

    def __init__(self, desk: Desk, panel: NumberPanel, adding: Adding) -> None:
        self._desk = desk
        self._panel = panel
        self._adding = adding

    def amount(self, wish: Wish) -> None:
        """How much of a weighed or measured product goes on the bill."""
        product, selling = wish.product, self._desk.state.cart.selling

        def price(quantity: Quantity) -> Money:
            return product.price_for(quantity, selling) if wish.price is None else wish.price

        question = _quantity_question(product, price, N_("Put on the bill"))
        self._ask(question, lambda typed: self._adding.put(replace(wish, quantity=_quantity(typed))))

    def price(self, product: Product) -> None:
        """What a product without a fixed price costs today."""
        question = Question(
            N_("What does {name} cost?"),
            N_("Put on the bill"),
            (_PRICE,),
            lambda typed: _total(Money.parse(typed.text)),
            values={"name": product.name},
        )
        self._ask(question, lambda typed: self._adding.put(Wish(product, price=Money.parse_positive(typed.text))))

    def line_quantity(self) -> None:
        """How much of the open line there is."""
        line, selling = self._desk.state.line, self._desk.state.cart.selling
        if line is None:
            return

        def price(quantity: Quantity) -> Money:
            return line.product.price_for(quantity, selling) if line.priced_by_list else line.price

        question = _quantity_question(line.product, price, N_("Save"))
        self._ask(question, lambda typed: self._adding.change_to(_quantity(typed)))

    def line_price(self) -> None:
        """What the open line costs, or what comes off it."""
        line = self._desk.state.line
        if line is None:
            return

        def preview(typed: Typed) -> str:
            if typed.mode is _PRICE:
                return _total(replace(line, price=Money.parse(typed.text)).amount)
            return _total(replace(line, discount=_discount(typed)).amount)

        def accept(typed: Typed) -> None:
            state = self._desk.state
            if typed.mode is _PRICE:
                state.change(state.cart.with_price(state.open, Money.parse(typed.text), typed.reason))
            else:
                state.change(state.cart.with_line_discount(state.open, _discount(typed)))

        question = Question(
            N_("Price of {name}"),
            N_("Save"),
            (_PRICE, _BAHT, _PERCENT),
            preview,
            below=N_("{price} baht now"),
            with_reason=True,
            values={"name": line.product.name, "price": line.price},
        )
        self._ask(question, accept)

    def bill_discount(self) -> None:
        """What comes off the whole bill."""
        cart = self._desk.state.cart
        if not cart.lines:
            return
        question = Question(
            N_("Discount on the bill"),
            N_("Take off"),
            (_BAHT, _PERCENT),
            lambda typed: _total(replace(cart, discount=_discount(typed)).total),
            below=N_("The bill is {total} baht"),
            with_reason=True,
            values={"total": cart.subtotal},
        )
        self._ask(question, lambda typed: self._desk.state.change(cart.with_discount(_discount(typed))))

    def _ask(self, question: Question, accept: Callable[[Typed], None]) -> None:
        def then(typed: Typed) -> None:
            self._desk.notices.settle()
            done = self._desk.attempt(lambda: accept(typed))
            if done and self._desk.stage.panel() is self._panel:
                self._desk.stage.show_tiles()
            self._desk.draw()

        self._panel.ask(question, then)
        self._desk.stage.show_panel(self._panel)


def _quantity_question(product: Product, price: Callable[[Quantity], Money], confirm: str) -> Question:
    """How much of `product`; `price` tells what a unit of it costs when so much is bought."""

    def preview(typed: Typed) -> str:
        quantity = _thousandths(typed)
        return _total(price(quantity).times(quantity))

    return Question(
        N_("How much {name}?") if product.divisible else N_("How many {name}?"),
        confirm,
        _WAYS.get(product.unit, _PIECES),
        preview,
        below=N_("{price} baht a {unit}"),
        values={"name": product.name, "price": price(ONE), "unit": _(unit(product.unit).label)},
    )


def _thousandths(typed: Typed) -> Quantity:
    """What was typed as thousandths of the unit, zero too."""
    whole, _point, rest = typed.text.partition(".")
    thousandths = int(whole or "0") * 1000 + int(rest.ljust(3, "0") or "0")
    return Quantity(thousandths * typed.mode.milli // 1000)


def _quantity(typed: Typed) -> Quantity:
    """What was typed as a quantity. Raises Refused `quantity_zero`."""
    return _thousandths(typed) or Quantity.parse("0")


def _discount(typed: Typed) -> Discount | None:
    """What was typed as a discount, None for zero. Raises Refused `discount_percent`."""
    if Money.parse(typed.text) == ZERO:
        return None
    sign = "%" if typed.mode is _PERCENT else ""
    return Discount.parse(f"{typed.text}{sign}", typed.reason)


def _total(amount: Money) -> str:
    return _("= {amount} baht").format(amount=amount)
