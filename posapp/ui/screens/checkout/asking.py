"""Asking for a number: how much of something, at what price, how much off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO, Money
from posapp.domain.pricing import Discount
from posapp.domain.product import Measure, unit
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _
from posapp.ui.screens.checkout.panels.number import Mode, NumberPanel, Question, Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.ui.screens.checkout.desk import Desk

_KILO: Final = (Mode("unit", N_("kg"), 3), Mode("hundred", N_("100 grams"), 1), Mode("gram", N_("grams")))
_METRE: Final = (Mode("unit", N_("metres"), 3), Mode("centi", N_("centimetres")))
_PIECES: Final = (Mode("unit", N_("pieces")),)
_BAHT: Final = Mode("baht", N_("Discount in baht"), 2)
_PERCENT: Final = Mode("percent", N_("Discount in percent"), 2)
_PRICE: Final = Mode("price", N_("New price"), 2)
_MILLI: Final = {"unit": 1000, "hundred": 100, "gram": 1, "centi": 10}


class Asking:
    """Puts questions in the number panel and does with the answers what they say."""

    def __init__(self, desk: Desk, panel: NumberPanel) -> None:
        self._desk = desk
        self._panel = panel

    def amount(self, product: Product) -> None:
        """How much of a weighed or measured product goes on the bill."""
        question = _quantity_question(product, product.price, N_("Put on the bill"))
        self._ask(question, lambda typed: self._put(product, _quantity(typed), None))

    def price(self, product: Product) -> None:
        """What a product without a fixed price costs today."""
        question = Question(
            N_("What does {name} cost?"),
            N_("Put on the bill"),
            (_PRICE,),
            lambda typed: _total(Money.parse(typed.text)),
            values={"name": product.name},
        )
        self._ask(question, lambda typed: self._put(product, None, Money.parse_positive(typed.text)))

    def line_quantity(self) -> None:
        """How much of the open line there is."""
        line = self._desk.state.line
        if line is not None:
            question = _quantity_question(line.product, line.price, N_("Save"))
            self._ask(question, lambda typed: self._desk.state.set_quantity(_quantity(typed)))

    def line_price(self) -> None:
        """What the open line costs, or what comes off it."""
        line = self._desk.state.line
        if line is None:
            return

        def preview(typed: Typed) -> str:
            if typed.mode == _PRICE.key:
                return _total(replace(line, price=Money.parse(typed.text)).amount)
            return _total(replace(line, discount=_discount(typed)).amount)

        def accept(typed: Typed) -> None:
            if typed.mode == _PRICE.key:
                self._desk.state.set_price(Money.parse(typed.text), typed.reason)
            else:
                self._desk.state.set_line_discount(_discount(typed))

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
        self._ask(question, lambda typed: self._desk.state.set_discount(_discount(typed)))

    def _put(self, product: Product, quantity: Quantity | None, price: Money | None) -> None:
        self._desk.state.add(product, quantity, price)
        self._desk.stage.show_done(on=False)
        self._desk.sounds.play("add")

    def _ask(self, question: Question, accept: Callable[[Typed], None]) -> None:
        def then(typed: Typed) -> None:
            self._desk.notices.settle()
            if self._desk.attempt(lambda: accept(typed)):
                self._desk.stage.show_tiles()
            self._desk.draw()

        self._panel.ask(question, then)
        self._desk.stage.show_panel(self._panel)


def _quantity_question(product: Product, price: Money, confirm: str) -> Question:
    return Question(
        N_("How much {name}?") if product.divisible else N_("How many {name}?"),
        confirm,
        {Measure.WEIGHT: _KILO, Measure.LENGTH: _METRE}.get(product.measure, _PIECES),
        lambda typed: _total(price.times(_thousandths(typed))),
        below=N_("{price} baht a {unit}"),
        values={"name": product.name, "price": price, "unit": _(unit(product.unit).label)},
    )


def _thousandths(typed: Typed) -> Quantity:
    """What was typed as thousandths of the unit, zero too."""
    whole, _point, rest = typed.text.partition(".")
    thousandths = int(whole or "0") * 1000 + int(rest.ljust(3, "0") or "0")
    return Quantity(thousandths * _MILLI[typed.mode] // 1000)


def _quantity(typed: Typed) -> Quantity:
    """What was typed as a quantity. Raises Refused `quantity_zero`."""
    return _thousandths(typed) or Quantity.parse("0")


def _discount(typed: Typed) -> Discount | None:
    """What was typed as a discount, None for zero. Raises Refused `discount_percent`."""
    if Money.parse(typed.text) == ZERO:
        return None
    sign = "%" if typed.mode == _PERCENT.key else ""
    return Discount.parse(f"{typed.text}{sign}", typed.reason)


def _total(amount: Money) -> str:
    return _("= {amount} baht").format(amount=amount)
