"""Money for what is owed: how much of it came, and which way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from posapp.domain.settlement import Owing
from posapp.i18n import N_, count_text, date_text
from posapp.operations.reconcile.debts import Paying
from posapp.payments.methods import TITLES
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.money.words import METHODS
from posapp.ui.widgets.amount_entry import AmountEntry
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.settlement import Owed

_NOTE_LIMIT: Final = 120
_TITLES: Final = {
    Owing.CUSTOMER: N_("Take money for a debt"),
    Owing.SCHEME: N_("Government money reached the bank"),
    Owing.SHOP: N_("Money of an online shop reached the bank"),
}
_ALL: Final = "all"
_PART: Final = "part"


class SettlePage(Step):
    """Emits `paid(owed, paying, cleared)`; `cleared` None is as much as came."""

    paid = Signal(object, object, object)

    def __init__(self, owing: Owing) -> None:
        late = owing is not Owing.CUSTOMER
        super().__init__(_TITLES[owing], Deed(N_("Write it down"), "check"), scrolls=True)
        self._owing = owing
        self._owed: Owed | None = None
        self._who = Label(role="section").wrapped()
        self._bills = Label(colour="text2").wrapped()
        self.amount = AmountEntry()
        self.all = BigButton(icon="check", kind="amount")
        self.all.tapped.connect(self._take_all)
        self.methods = ChipGrid(
            [Chip(key, TITLES[key]) for key in METHODS if not (late and key == METHODS[0])], name=N_("Way to pay")
        )
        self.clears = ChipGrid(
            [Chip(_ALL, N_("All of it is settled with this")), Chip(_PART, N_("Only as much as came"))],
            name=N_("How much is settled"),
        )
        self.note = QLineEdit()
        self.note.setMaxLength(_NOTE_LIMIT)
        call(self.note, N_("A word on it"))
        hint(self.note, N_("For example the fee that was kept") if late else N_("A word on it, if there is one"))
        self._lay_out(late=late)
        self.went_on.connect(self._pay)
        self.setFocusProxy(self.amount)

    def show_owed(self, owed: Owed, name: str) -> None:
        """Ask how much of `owed` came."""
        self._owed = owed
        self._who.say(N_("{name} owes {amount} baht"), name=name, amount=owed.total)
        self._bills.say(
            N_("Bills: {count}, the oldest of {date}"),
            count=count_text(len(owed.debts)),
            date=date_text(owed.oldest) if owed.debts else "–",
        )
        self.all.say(N_("All of it: {amount}"), amount=owed.total)
        self.amount.start()
        self.note.clear()
        self.methods.choose(METHODS[0] if self._owing is Owing.CUSTOMER else "bank_transfer")
        self.clears.choose(_PART if self._owing is Owing.CUSTOMER else _ALL)

    def _lay_out(self, *, late: bool) -> None:
        self.body.addWidget(self._who)
        self.body.addWidget(self._bills)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        sides.addWidget(self.amount, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.px(10))
        right.addWidget(self.all)
        right.addWidget(Label(N_("Way to pay"), role="strong"))
        right.addWidget(self.methods)
        right.addWidget(self.clears)
        right.addWidget(self.note)
        right.addStretch(1)
        sides.addLayout(right, 1)
        self.body.addLayout(sides, 1)
        self.clears.setVisible(late)  # now that it has a place: shown without one it would be a window of its own

    def _take_all(self) -> None:
        if self._owed:
            self.amount.show_money(self._owed.total)

    def _pay(self) -> None:
        if self._owed:
            cleared: Money | None = self._owed.total if self.clears.key() == _ALL else None
            paying = Paying(self.methods.key(), self.amount.money(), self.note.text())
            self.paid.emit(self._owed, paying, cleared)
