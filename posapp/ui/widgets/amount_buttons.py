"""The row that makes a cash sale one tap: exact, and the amounts a customer is likely to hand over."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posapp.domain.money import Money
from posapp.domain.tender import suggested_amounts
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton

_SUGGESTIONS = 4


class AmountButtons(QWidget):
    """Emits `chosen` with the Money given: the amount due itself, or one of up to four suggestions above it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._due = Money()
        self._amounts: tuple[Money, ...] = ()
        self.exact = BigButton(N_("Exact"), kind="amount", key_hint="").guarded()
        self.exact.tapped.connect(lambda: self.chosen.emit(self._due))
        row.addWidget(self.exact, 3)
        self.suggested = tuple(self._suggestion(place) for place in range(_SUGGESTIONS))
        for button in self.suggested:
            row.addWidget(button, 2)

    def offer(self, due: Money) -> None:
        """Put the amounts for `due` on the buttons."""
        self._due = due
        self._amounts = suggested_amounts(due)
        for button, amount in zip_longest(self.suggested, self._amounts):
            button.setVisible(amount is not None)
            if amount is not None:
                button.show_text(f"{amount.satang // 100:,}")

    def _suggestion(self, place: int) -> BigButton:
        button = BigButton(kind="amount").guarded()
        button.tapped.connect(lambda: self.chosen.emit(self._amounts[place]))
        return button
