"""One line of a bill that may come back: its name, what it cost, and how much of it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.errors import Refused
from posapp.domain.product import unit
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.screens.sales.quantity_stepper import QuantityStepper
from posapp.ui.screens.sales.refund_choice import divisible
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.domain.quantity import Quantity
    from posapp.domain.sale import SaleLine


class ReturnRow(Box):
    """Emits `changed(n, Quantity)` as the quantity of line `n` is chosen."""

    changed = Signal(int, object)

    def __init__(self, line: SaleLine, left: Quantity) -> None:
        super().__init__()
        self.n = line.n
        self.stepper = QuantityStepper(line.name, left, parts=divisible(line))
        self.stepper.changed.connect(lambda quantity: self.changed.emit(self.n, quantity))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = Label(role="strong").wrapped()
        name.show_text(line.name)
        detail = Label(role="chip", colour="text2").wrapped()
        detail.say(N_("{left} {unit} at {price} baht"), left=left, unit=_unit_word(line), price=line.price)
        words.addWidget(name)
        words.addWidget(detail)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self.stepper)
        self.column.addLayout(row)

    def show_back(self, quantity: Quantity) -> None:
        """Show that `quantity` comes back, without saying so."""
        self.stepper.set_value(quantity)


def _unit_word(line: SaleLine) -> str:
    try:
        return _(unit(line.unit).label)
    except Refused:
        return line.unit
