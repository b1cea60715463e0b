"""Taking cash: what was handed over, what goes back, and in which notes and coins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from posapp.domain.money import ZERO, Money
from posapp.domain.tender import notes_for
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.screens.checkout.words import pieces_text
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NOTES: Final = tuple(Money(baht * 100) for baht in (20, 50, 100, 500, 1000))
_TOO_LITTLE: Final = N_("The customer has not given enough yet. Take the rest first.")
_SHORT: Final = 500
_MOODS: Final[dict[str, tuple[theme.Token, theme.Token, theme.Token, theme.Token]]] = {
    "empty": ("card", "edge", "text2", "text2"),
    "short": ("turmeric", "edge", "on_turmeric", "on_turmeric"),
    "enough": ("leaf_soft", "leaf", "text", "leaf"),
}


class CashPanel(Panel):
    """Emits `taken(Money)`: what the customer gave for the amount it was started with."""

    taken = Signal(object)

    def __init__(self) -> None:
        self._keypad = Keypad(2)
        confirm = BigButton(N_("Money taken"), icon="done", kind="cash", key_hint="Enter").guarded()
        super().__init__(confirm, self._keypad)
        self._due = ZERO
        self._given = ZERO
        confirm.tapped.connect(lambda: self.taken.emit(self._given))
        self._due_label = MoneyLabel("due")
        self._given_label = MoneyLabel("due")
        self._result = Box("leaf_soft", "leaf")
        self._word = OneLine(N_("Change"), role="title")
        self._change = MoneyLabel("change", colour="leaf")
        self._notes = Label(role="body").wrapped()
        self._keypad.changed.connect(self._on_typed)
        self._build()

    def start(self, due: Money) -> None:
        """Ask for `due`."""
        self._due = due
        self._keypad.start(2)
        self._take(ZERO)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Smaller change where the height is short."""
        super().resizeEvent(event)
        self._change.become("dialog" if self.height() < theme.px(_SHORT) else "change")

    def _take(self, given: Money) -> None:
        self._given = given
        self._due_label.show_money(self._due)
        self._given_label.show_money(given)
        rest = given - self._due
        enough = rest >= ZERO
        ground, edge, ink, figures = _MOODS["enough" if enough else "short" if given else "empty"]
        self._result.become(ground, edge)
        for part in (self._word, self._notes):
            part.colour(ink)
        self._word.say(N_("Change") if enough else N_("Still missing"))
        self._change.colour(figures)
        self._change.show_money(rest if enough else -rest)
        self._notes.show_text(pieces_text(notes_for(rest)) if enough else "")
        self.confirm.block("" if enough else _TOO_LITTLE)

    def _on_typed(self, text: str) -> None:
        self._take(Money.parse(text.removesuffix(".")) if text else ZERO)

    def _add(self, note: Money) -> None:
        self._keypad.start(2)
        self._take(self._given + note)

    def _exact(self) -> None:
        self._keypad.start(2)
        self._take(self._due)

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        left = QVBoxLayout()
        left.setSpacing(theme.px(4))
        for word, amount in ((N_("To pay"), self._due_label), (N_("Customer gave"), self._given_label)):
            row = QHBoxLayout()
            row.addWidget(OneLine(word))
            row.addWidget(amount, 1)
            left.addLayout(row)
        self._result.column.addWidget(self._word)
        self._result.column.addWidget(self._change, 1)
        self._result.column.addWidget(self._notes)
        left.addWidget(self._result, 1)
        sides.addLayout(left, 6)
        right = QVBoxLayout()
        right.setSpacing(theme.px(8))
        # Two rows and four: all keys get one height, however low the window is.
        right.addLayout(self._notes_grid(), 1)
        right.addWidget(self._keypad, 2)
        sides.addLayout(right, 5)
        self.column.addLayout(sides, 1)

    def _notes_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(6))
        exact = BigButton(N_("Exact"), kind="amount")
        exact.tapped.connect(self._exact)
        grid.addWidget(exact, 0, 0)
        for place, note in enumerate(_NOTES, start=1):
            grid.addWidget(self._note(note), place // 3, place % 3)
        return grid

    def _note(self, note: Money) -> BigButton:
        button = BigButton(kind="amount")
        button.show_text(f"{note.satang // 100:,}")
        button.tapped.connect(lambda: self._add(note))
        return button
