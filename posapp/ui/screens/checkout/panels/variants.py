"""Which one of a family: its sizes and colours as tiles, each with its price and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.i18n import N_
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.offer import Offer
from posapp.ui.widgets.product_grid import ProductGrid, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity


class VariantsPanel(Panel):
    """Emits `picked(Product)`."""

    picked = Signal(object)

    def __init__(self, shelf: Shelf) -> None:
        confirm = BigButton(N_("This one"), icon="done", kind="cash", key_hint="Enter")
        super().__init__(confirm)
        self._title = OneLine(role="title")
        self.grid = ProductGrid(shelf)
        self.grid.chosen.connect(lambda offer: self.picked.emit(offer.product))
        confirm.tapped.connect(self.grid.choose_current)
        self.column.addWidget(self._title)
        self.column.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def start(self, family: Offer, on_bill: Mapping[str, Quantity], on_hand: Mapping[str, Quantity]) -> None:
        """Ask which one of `family`."""
        self._title.show_text(family.name)
        self.grid.show_products([Offer(one, title=one.variant, counts=True) for one in _as_written(family.variants)])
        self.grid.show_bill(on_bill)
        self.grid.show_stock(on_hand)


def _as_written(variants: Sequence[Product]) -> Sequence[Product]:
    """In the order they were written down, which is how people count them up: S, M, L; not L, M, S."""
    return sorted(variants, key=lambda one: (len(one.code), one.code))
