"""One line of the notebook being typed: what, how many, for how much each, paid how. No mouse is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.names import hint
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.screens.market.paid_by import PaidBy
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from posapp.ui.screens.market.notebook import Noted

_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FindField(EntryField):
    """The field that finds goods; the arrow keys go through what was found while typing goes on.

    `undo_wanted` comes for Ctrl+Z while nothing is typed: there is nothing of its own to take back.
    """

    undo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step, Esc empties the field before it leaves the page."""
        if event.key() in _ARROWS:
            self.stepped.emit(_ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.text():
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)


class EntryRow(Box):
    """Emits `noted(Noted)` for a line that is whole.

    `sought` comes with each letter of a name, `stepped` with the arrow keys, `wanted` when Enter takes what was found,
    `undo_wanted` for Ctrl+Z on an empty line.
    """

    noted = Signal(object)
    sought = Signal(str)
    stepped = Signal(int)
    wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("indigo_soft", "indigo")
        self._day: date | None = None
        self._open: Noted | None = None
        self.name = FindField(N_("What was sold?"))
        self.quantity = EntryField(N_("How many?"), steps=True)
        self.price = EntryField(N_("Price of one"))
        self.paid = PaidBy()
        self._unit = Label(N_("How many?"), role="chip", colour="text2")
        self._wrong = Label(role="chip", colour="lac").wrapped()
        self._wrong.hide()
        self._lay_out()
        self._wire()

    def begin(self, day: date) -> None:
        """Begin an empty line of `day`; the way of paying stays what it was."""
        self._day, self._open = day, None
        for field in (self.name, self.quantity, self.price):
            field.clear()
        self._unit.say(N_("How many?"))
        self.refuse(None)
        self.name.ask()

    def take(self, noted: Noted) -> None:
        """Go on with this article and ask how many of it there were."""
        self._open = noted
        self.name.setText(noted.product.name)
        self.quantity.setText(str(noted.quantity))
        self._unit.say(N_("How many {unit}?"), unit=_(unit(noted.product.unit).label))
        self.price.setModified(False)
        self._propose_price()
        self.refuse(None)
        self.quantity.ask()

    def captions(self, *, shown: bool) -> None:
        """Say above each field what it is for, or leave that to the field."""
        for label in self._captions:
            label.setVisible(shown)
        self.column.setSpacing(theme.px(2 if shown else 6))

    def refuse(self, error: Refused | None) -> None:
        """Say what is wrong with the line, or that nothing is."""
        self._wrong.setVisible(error is not None)
        self._wrong.show_text(str(error) if error else "")

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(theme.px(10))
        hint(self.name, N_("A few letters, or the code, then Enter"))
        name, price = (
            Label(title, role="chip", colour="text2") for title in (N_("What was sold?"), N_("Price of one"))
        )
        self._captions = (name, self._unit, price)
        for title, field, share in ((name, self.name, 5), (self._unit, self.quantity, 2), (price, self.price, 2)):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(title)
            column.addWidget(field)
            field.setMinimumWidth(theme.px(90))
            fields.addLayout(column, share)
        for field in (self.quantity, self.price):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(fields)
        self.column.addWidget(self.paid)
        self.column.addWidget(self._wrong)

    def _wire(self) -> None:
        self.name.textEdited.connect(self._seek)
        self.name.stepped.connect(self.stepped)
        self.name.entered.connect(self.wanted)
        self.name.undo_wanted.connect(self.undo_wanted)
        self.quantity.textEdited.connect(lambda _text: self._propose_price())
        self.quantity.stepped.connect(self._step)
        self.quantity.entered.connect(lambda: self._go_on(self.price))
        self.price.entered.connect(lambda: self._go_on(self.paid))
        self.paid.taken.connect(lambda _key: self._finish())

    def _seek(self, text: str) -> None:
        self._open = None
        self.refuse(None)
        self.sought.emit(text)

    def _step(self, by: int) -> None:
        try:
            more = Quantity(Quantity.parse(self.quantity.text()).milli + by * 1000)
        except Refused:
            more = ONE
        if more.milli > 0:
            self.quantity.setText(str(more))
            self._propose_price()

    def _propose_price(self) -> None:
        """What the list says for so many on that day; the prices a person gave stay."""
        noted, day = self._open, self._day
        if noted is None or day is None or self.price.isModified():
            return
        if noted.product.free_price and noted.price is None:
            self.price.clear()
            return
        try:
            quantity = Quantity.parse(self.quantity.text())
        except Refused:
            return
        self.price.setText(str(replace(noted, quantity=quantity).each(day)))
        self.price.setModified(False)

    def _go_on(self, then: EntryField | PaidBy) -> None:
        """To the next field, as long as there is an article and what was typed can be read."""
        if self._open is None:
            self.name.ask()
        elif self._read():
            then.ask()

    def _finish(self) -> None:
        """The way of paying ends the line; without an article it only marks the way for the next ones."""
        if self._open is None:
            self.name.ask()
            return
        noted = self._read()
        if noted:
            self.noted.emit(noted)

    def _read(self) -> Noted | None:
        """The line as it stands; None, and a word of it, while it can't be read."""
        if self._open is None or self._day is None:
            return None
        try:
            return self._line(self._open, self._day)
        except Refused as error:
            self.refuse(error)
            return None

    def _line(self, noted: Noted, day: date) -> Noted:
        typed = replace(noted, quantity=Quantity.parse(self.quantity.text()), price=None, method=self.paid.key())
        text = self.price.text().strip()
        price = Money.parse(text).not_negative() if text else None
        listed = not typed.product.free_price and price == typed.each(day)
        return replace(typed, price=None if listed else price)
