"""Other ways to pay, and paying in several ways: part by part until nothing is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from posapp.domain.money import ZERO, Money
from posapp.i18n import N_, _
from posapp.payments.methods import AT_TILL, method
from posapp.ui import theme
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.tender import Tender
    from posapp.ui.screens.checkout.payment import Payment

_SHOWN: Final = 4
_LOW: Final = 480


class WaysPanel(Panel):
    """Emits `way_chosen(key, Money)`: this way pays that part; `taken_back(place)`: a part was not paid after all."""

    way_chosen = Signal(str, object)
    taken_back = Signal(int)

    def __init__(self) -> None:
        self._keypad = Keypad(2)
        whole = BigButton(N_("All that is left"), icon="again")
        super().__init__(whole, self._keypad)
        whole.tapped.connect(self._whole)
        self._rest = ZERO
        self._rest_label = MoneyLabel("due", unit=True)
        self._part_label = MoneyLabel("due", colour="leaf", unit=True)
        self._parts = tuple(self._part(place) for place in range(_SHOWN))
        self._hint = Label(
            N_("To pay in several ways, type a part first, then tap how it is paid."), role="chip", colour="text2"
        ).wrapped()
        self._keypad.changed.connect(lambda _text: self._show())
        self._build()

    def start(self, payment: Payment) -> None:
        """Show what is left of `payment` and its parts so far."""
        self._rest = payment.rest()
        self._keypad.start(2)
        for place, button in enumerate(self._parts):
            some = place < len(payment.tenders)
            button.setVisible(some)
            if some:
                button.show_text(_part_text(payment.tenders[place]))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the height is short, the buttons need the room of the hint."""
        super().resizeEvent(event)
        self._hint.setVisible(self.height() >= theme.px(_LOW))

    def _wanted(self) -> Money:
        typed = self._keypad.text().removesuffix(".")
        return min(Money.parse(typed), self._rest) if typed else self._rest

    def _show(self) -> None:
        self._rest_label.show_money(self._rest)
        self._part_label.show_money(self._wanted())

    def _whole(self) -> None:
        self._keypad.start(2)
        self._show()

    def _part(self, place: int) -> BigButton:
        button = BigButton(icon="remove", kind="danger")
        button.tapped.connect(lambda: self.taken_back.emit(place))
        return button

    def _way(self, key: str) -> BigButton:
        way = method(key)
        button = BigButton(way.title, icon=way.icon).guarded()
        button.tapped.connect(lambda: self.way_chosen.emit(key, self._wanted()))
        return button

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        amounts = Box()
        for word, amount in ((N_("Left to pay"), self._rest_label), (N_("Paid this way"), self._part_label)):
            row = QHBoxLayout()
            row.addWidget(OneLine(word))
            row.addWidget(amount, 1)
            amounts.column.addLayout(row)
        left.addWidget(amounts)
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for place, way in enumerate(AT_TILL):
            grid.addWidget(self._way(way.key), place // 2, place % 2)
        left.addLayout(grid)
        left.addWidget(self._hint)
        taken = QGridLayout()
        taken.setSpacing(theme.px(6))
        for place, button in enumerate(self._parts):
            taken.addWidget(button, place // 2, place % 2)
        left.addLayout(taken)
        left.addStretch(1)
        sides.addLayout(left, 7)
        right = QVBoxLayout()
        right.addWidget(self._keypad, 10)
        right.addStretch(1)
        sides.addLayout(right, 5)
        self.column.addLayout(sides, 1)


def _part_text(tender: Tender) -> str:
    return f"{_(method(tender.method).title)} {tender.amount}"
