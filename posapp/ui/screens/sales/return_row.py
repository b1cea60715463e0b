"""One line of a bill that may come back: its name, what it cost, and how much of it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.errors import Refused
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.screens.sales.refund_choice import divisible
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.stepper import Scale, Stepper, whole_number

if TYPE_CHECKING:
    from posapp.domain.sale import SaleLine


class ReturnRow(Box):
    """Emits `changed(n, Quantity)` as the quantity of line `n` is chosen."""

    changed = Signal(int, object)

    def __init__(self, line: SaleLine, left: Quantity) -> None:
        super().__init__()
        self.n = line.n
        self.stepper = Stepper(line.name, most=left.milli, scale=_parts_of(left) if divisible(line) else _PIECES)
        self.stepper.changed.connect(lambda milli: self.changed.emit(self.n, Quantity(milli)))
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
        self.stepper.set_value(quantity.milli)


def _milli(text: str) -> int:
    try:
        return Quantity.parse(text).milli
    except Refused:
        return 0


_PIECES: Final = Scale(lambda milli: str(Quantity(milli)), lambda text: whole_number(text) * ONE.milli, ONE.milli)


def _parts_of(left: Quantity) -> Scale:
    """What is weighed or measured comes back wholly with one step, and in any part by typing."""
    return Scale(lambda milli: str(Quantity(milli)), _milli, left.milli, ".", "999,999.999")


def _unit_word(line: SaleLine) -> str:
    try:
        return _(unit(line.unit).label)
    except Refused:
        return line.unit
