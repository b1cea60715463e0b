"""One line of the bank that has no name: which payment it is, or what else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from posapp.i18n import N_, _
from posapp.ui.names import call, hint
from posapp.ui.screens.money.words import line_time, payment_words
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.statement import BankLine, Payment

_LIMIT: Final = 120
_NAMES: Final = (
    N_("A member's fee"),
    N_("Sent by mistake"),
    N_("Money of the group"),
    N_("Interest"),
    N_("An order from outside"),
)


class LinePage(Step):
    """Emits `paired(line, payment)` or `named(line, words)`."""

    paired = Signal(object, object)
    named = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(N_("What is this money?"), Deed(N_("Write it down"), "check"), scrolls=True)
        self._line: BankLine | None = None
        self._payments: Sequence[Payment] = ()
        self._said = Label(role="section").wrapped()
        self._text = Label(colour="text2").wrapped()
        self._which = Label(N_("Is it one of these?"), role="strong")
        self.payments = ChipGrid(name=N_("Is it one of these?"), deeds=True)
        self.payments.chosen.connect(self._pair)
        self.field = QLineEdit()
        self.names = ChipGrid([Chip(name, name) for name in _NAMES], name=N_("Or say what it is:"))
        self.names.chosen.connect(lambda name: self.field.setText(_(name)))
        self.field.setMaxLength(_LIMIT)
        self.field.textEdited.connect(lambda _text: self.names.choose(""))
        call(self.field, N_("Or say what it is:"))
        hint(self.field, N_("Or in your own words"))
        for part in (self._said, self._text, self._which, self.payments):
            self.body.addWidget(part)
        self.body.addWidget(Label(N_("Or say what it is:"), role="strong"))
        self.body.addWidget(self.names)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.went_on.connect(self._name)
        self.setFocusProxy(self.field)

    def show_line(self, line: BankLine, payments: Sequence[Payment]) -> None:
        """Ask about `line`; `payments` are those of its amount that are on no list."""
        self._line, self._payments = line, payments
        self._said.say(N_("{amount} baht, {when}"), amount=line.line.amount, when=line_time(line))
        self._text.show_text(" · ".join(filter(None, (line.line.text, line.line.reference))))
        self.payments.show_chips([Chip(str(n), payment_words(one), plain=True) for n, one in enumerate(payments)])
        for part in (self._which, self.payments):
            part.setVisible(bool(payments))
        self.names.choose("")
        self.field.setText(line.note)

    def _pair(self, place: str) -> None:
        self.paired.emit(self._line, self._payments[int(place)])

    def _name(self) -> None:
        self.named.emit(self._line, self.field.text())
