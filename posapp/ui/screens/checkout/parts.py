"""What stands on the selling screen, built once: no tap ever makes a widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from posapp.ui.screens.checkout.bill_pane import BillPane
from posapp.ui.screens.checkout.done_pane import DonePane
from posapp.ui.screens.checkout.panels.allow import AllowPanel
from posapp.ui.screens.checkout.panels.cancel import CancelPanel
from posapp.ui.screens.checkout.panels.cash import CashPanel
from posapp.ui.screens.checkout.panels.held import HeldPanel
from posapp.ui.screens.checkout.panels.number import NumberPanel
from posapp.ui.screens.checkout.panels.pick import PickPanel
from posapp.ui.screens.checkout.panels.transfer import TransferPanel
from posapp.ui.screens.checkout.panels.variants import VariantsPanel
from posapp.ui.screens.checkout.panels.ways import WaysPanel
from posapp.ui.screens.checkout.tiles import TilesPage
from posapp.ui.widgets.product_grid import Shelf

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.ui.screens.checkout.counter import Counter


@dataclass(frozen=True, slots=True)
class Parts:
    """Goods, bill, change, and the panels that take the place of the goods."""

    tiles: TilesPage
    bill: BillPane
    done: DonePane
    numbers: NumberPanel
    cash: CashPanel
    transfer: TransferPanel
    ways: WaysPanel
    owing: PickPanel
    names: PickPanel
    held: HeldPanel
    cancel: CancelPanel
    variants: VariantsPanel
    allow: AllowPanel

    @classmethod
    def build(cls, counter: Counter) -> Self:
        """All of it, for one counter."""
        people = counter.shop.books.people
        shelf = Shelf(counter.shop.books.catalog.photo)
        return cls(
            tiles=TilesPage(counter, shelf),
            bill=BillPane(),
            done=DonePane(),
            numbers=NumberPanel(),
            cash=CashPanel(),
            transfer=TransferPanel(),
            ways=WaysPanel(),
            owing=PickPanel(),
            names=PickPanel(),
            held=HeldPanel(lambda bill: people.name(bill.by)),
            cancel=CancelPanel(),
            variants=VariantsPanel(shelf),
            allow=AllowPanel(),
        )

    def panels(self) -> tuple[QWidget, ...]:
        """Those that take the place of the goods."""
        return (
            self.numbers,
            self.cash,
            self.transfer,
            self.ways,
            self.owing,
            self.names,
            self.held,
            self.cancel,
            self.variants,
            self.allow,
        )
