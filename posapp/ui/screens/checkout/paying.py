"""Taking the money: in one tap, by panel, in parts; then the sale, the drawer, the paper; and taking it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.stock import moves_of
from posapp.domain.tender import CASH
from posapp.i18n import N_
from posapp.payments.method import Answer
from posapp.payments.methods import method
from posapp.ui.notices import Act
from posapp.ui.screens.checkout.payment import Payment

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.sale import Sale
    from posapp.operations.sell import Sold
    from posapp.payments.method import Method
    from posapp.store.stock import Stock
    from posapp.ui.screens.checkout.customer_view import CustomerView
    from posapp.ui.screens.checkout.desk import Desk, Printing
    from posapp.ui.screens.checkout.parts import Parts


class Paying:
    """One payment at a time; it belongs to the bill on the screen and is forgotten with it."""

    def __init__(self, desk: Desk, panels: Parts, printing: Printing, view: CustomerView, cure: Act) -> None:
        self._desk = desk
        self._panels = panels
        self._printing = printing
        self._view = view
        self._cure = cure
        self._way: Method = method(CASH)
        self._part = Money()
        self.payment = Payment(desk.state.cart, desk.counter.shop.terms)
        self.last: Sale | None = None

    def follow(self) -> None:
        """The bill changed: its payment begins anew. While parts are paid the bill is left alone."""
        if not self.begun or self.payment.cart.id != self._desk.state.cart.id:
            self.payment = Payment(self._desk.state.cart, self._desk.counter.shop.terms)

    @property
    def begun(self) -> bool:
        """Whether part of this bill is paid, so that it must not change any more."""
        return bool(self.payment.tenders)

    def take_cash(self, given: Money | None = None) -> None:
        """Cash in one tap: `given`, or exactly what is due."""
        if self._desk.state.cart.lines:
            self._way, self._part = method(CASH), self.payment.due(CASH)
            self.answer(Answer(given=given))

    def open(self, key: str, part: Money | None = None) -> None:
        """Show the panel of a way to pay, for `part` of what is left or for all of it."""
        if self._desk.state.cart.lines:
            self._desk.notices.settle()
            whole = part is None or part >= self.payment.rest()
            self._way = method(key)
            self._part = self.payment.due(key) if part is None or whole else part
            self._desk.attempt(self._show, cure=self._cure)

    def open_ways(self) -> None:
        """Show the other ways to pay."""
        if self._desk.state.cart.lines:
            self._panels.ways.start(self.payment)
            self._desk.stage.show_panel(self._panels.ways)

    def give_back(self, place: int) -> None:
        """A part was not paid after all."""
        self.payment.give_back(place)
        self.open_ways()
        self._desk.draw()

    def answer(self, answer: Answer) -> None:
        """A panel is done: take the payment, and sell when nothing is left to pay."""
        self._desk.attempt(lambda: self._settle(answer))

    def owed_by(self, name: str) -> None:
        """The customer who pays later was named."""
        self._desk.attempt(lambda: self._settle(Answer(customer=self._desk.counter.customer(name))))

    def back(self) -> None:
        """Leave a pay panel: to the parts when some are paid, else to the goods."""
        if self.begun and self._desk.stage.panel() is not self._panels.ways:
            self.open_ways()
        else:
            self._desk.stage.show_tiles()
        self._desk.draw()

    def say_begun(self) -> None:
        """Tell that the bill can't change any more, with the way to go on."""
        act = Act(N_("Go on paying"), self.open_ways, "pay_split")
        self._desk.notices.warn(
            "payment_begun", N_("Part of this bill is paid. Finish it, or take the part back."), act=act
        )

    def _show(self) -> None:
        ask = self._way.ask(self._part, self._desk.counter.setting)
        panel: QWidget = self._panels.cash
        if ask.kind == "cash":
            self._panels.cash.start(ask.amount)
        elif ask.kind == "customer":
            panel = self._panels.owing
            customers = self._desk.counter.shop.books.people.customers()
            self._panels.owing.start(N_("Who will pay later?"), [one.name for one in customers], nobody=False)
        else:
            panel = self._panels.transfer
            self._panels.transfer.start(self._way, ask)
            self._view.show_ask(ask)
        self._desk.stage.show_panel(panel)

    def _settle(self, answer: Answer) -> None:
        tender = self._way.settle(self._part, answer)
        if not self.payment.take(tender):
            self.open_ways()
            self._desk.draw()
            return
        try:
            sold = self._desk.counter.sell(self._desk.state.cart, self.payment.tenders)
        except BaseException:
            # Nothing was written: the part that was to finish the bill is not paid.
            self.payment.give_back(len(self.payment.tenders) - 1)
            raise
        self._sold(sold)

    def _sold(self, sold: Sold) -> None:
        desk = self._desk
        self.last = sold.sale
        desk.notices.settle()
        desk.notices.cured("payment_begun")
        desk.state.start(desk.counter.new_cart())
        desk.sounds.play("sold")
        desk.stage.done.show_sale(sold.sale)
        desk.stage.show_done(on=True)
        desk.stage.show_tiles()
        desk.stage.turn_to_bill()
        self._view.show_thanks(sold.sale)
        if desk.counter.wants_drawer(sold.sale):
            self._printing.open_drawer()
        self._printing.nudge()
        desk.draw()
        desk.changed(sold.changes)
        if _oversold(sold.sale, desk.counter.shop.books.stock):
            desk.notices.warn("oversold", N_("More was sold than there was. Count the goods when there is time."))


def _oversold(sale: Sale, stock: Stock) -> bool:
    """Whether less than nothing is left of something on this bill or in its baskets, as far as the books know."""
    return any(stock.on_hand(move.product).milli < 0 for move in moves_of(sale))
