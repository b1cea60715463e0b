"""Whose bill it is, and who sells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.ui.screens.checkout.desk import Desk
    from posapp.ui.screens.checkout.panels.pick import PickPanel


class Naming:
    """Asks for a name and does with it what was meant. `told` hears the name of a new seller."""

    def __init__(self, desk: Desk, panel: PickPanel, told: Callable[[str], None]) -> None:
        self._desk = desk
        self._panel = panel
        self._told = told
        self._then: Callable[[str], None] = self._take_over
        panel.picked.connect(self._on_picked)

    def customer(self) -> None:
        """Whose bill this is."""
        known = [customer.name for customer in self._desk.counter.shop.books.people.customers()]
        self._ask(N_("Whose bill is this?"), known, self._set_customer)

    def seller(self) -> None:
        """Who sells from now on."""
        known = [seller.name for seller in self._desk.counter.shop.books.people.cashiers()]
        self._ask(N_("Who is selling?"), known, self._take_over)

    def _ask(self, title: str, known: list[str], then: Callable[[str], None]) -> None:
        self._then = then
        self._panel.start(title, known, nobody=then == self._set_customer)
        self._desk.stage.show_panel(self._panel)

    def _on_picked(self, name: str) -> None:
        self._then(name)

    def _set_customer(self, name: str) -> None:
        def act() -> None:
            customer = self._desk.counter.customer(name) if name else NOBODY
            self._desk.state.change(replace(self._desk.state.cart, customer=customer))
            self._desk.stage.show_tiles()

        self._desk.attempt(act)
        self._desk.draw()

    def _take_over(self, name: str) -> None:
        def act() -> None:
            self._told(self._desk.counter.take_over(name).name)
            self._desk.stage.show_tiles()

        self._desk.attempt(act)
