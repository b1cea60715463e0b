"""Putting the bill aside for a moment, and calling bills back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.identity import SaleId
    from posapp.ui.screens.checkout.desk import Desk
    from posapp.ui.screens.checkout.panels.held import HeldPanel


class Holding:
    """The shelf of held bills, from this screen."""

    def __init__(self, desk: Desk, panel: HeldPanel) -> None:
        self._desk = desk
        self._panel = panel

    def hold(self) -> None:
        """Put the bill aside; an empty one shows the bills that are."""
        if self._desk.state.cart.lines:
            self._desk.attempt(self._hold)
            self._desk.draw()
        else:
            self.show()

    def show(self) -> None:
        """Show the held bills."""
        bills = self._desk.counter.shop.books.held.all()
        if bills:
            self._desk.notices.settle()
            self._panel.start(bills)
            self._desk.stage.show_panel(self._panel)
        else:
            self._desk.notices.tell(N_("No bill is held."))

    def recall(self, bill: SaleId) -> None:
        """Call a bill back; the present one is held first."""
        self._desk.attempt(lambda: self._recall(bill))
        self._desk.stage.show_tiles()
        self._desk.draw()

    def _hold(self) -> None:
        desk = self._desk
        held = desk.state.cart.id
        changes = desk.counter.hold(desk.state.cart)
        desk.state.start(desk.counter.new_cart())
        desk.stage.show_tiles()
        desk.notices.tell(N_("The bill is held."), undo=lambda: self.recall(held))
        desk.changed(changes)

    def _recall(self, bill: SaleId) -> None:
        desk = self._desk
        if desk.state.cart.lines:
            desk.counter.hold(desk.state.cart)
        cart, changes = desk.counter.recall(bill)
        desk.state.start(cart)
        desk.stage.show_done(on=False)
        desk.changed(changes)
