"""Money put into or taken out of the drawer without a sale: how much, and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.cash import CashMoveKind
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.amount_entry import AmountEntry
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.money import Money

_KINDS: Final = {
    CashMoveKind.PAID_IN: (
        N_("Put money in"),
        N_("Money that goes into the drawer without a sale."),
        (N_("Change money of the morning"), N_("Change fetched"), N_("Coins from the bank"), N_("Money paid back")),
    ),
    CashMoveKind.PAID_OUT: (
        N_("Take money out"),
        N_("Money that leaves the drawer without a refund."),
        (N_("Taken to the bank"), N_("Goods bought"), N_("Ice and water"), N_("Travel"), N_("Wages")),
    ),
}


class MoveStep(Step):
    """Asks for one movement of `kind`."""

    def __init__(self) -> None:
        super().__init__("", Deed("", "check"), scrolls=True)
        self.kind = CashMoveKind.PAID_IN
        self.entry = AmountEntry()
        self.reason = ReasonField()
        self._about = Label(colour="text2").wrapped()
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(24))
        words = QVBoxLayout()
        words.setSpacing(theme.px(12))
        words.addWidget(self._about)
        words.addWidget(self.reason)
        words.addStretch(1)
        sides.addWidget(self.entry, 4)
        sides.addLayout(words, 5)
        self.body.addLayout(sides, 1)

    def begin(self, kind: CashMoveKind) -> None:
        """Ask for a movement of `kind`."""
        self.kind = kind
        title, about, reasons = _KINDS[kind]
        self.title.say(title)
        self.on.say(title)
        self._about.say(about)
        self.reason.offer(reasons)
        self.entry.start()
        self.entry.setFocus()

    def money(self) -> Money:
        """How much."""
        return self.entry.money()
