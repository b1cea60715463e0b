"""One of the four parts of the evening: what it is, how it stands, and what can be done; green once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from posapp.domain.money import ZERO, Money
from posapp.ui import theme
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.ui.widgets.big_button import BigButton


class Card(Box):
    """A title (catalogue message) beside its icon, an amount, a sentence, and buttons below."""

    def __init__(self, title: str, icon: str, buttons: Sequence[BigButton]) -> None:
        super().__init__()
        self._icon = icon
        self._mark = StatusIcon(icon, "indigo")
        self._amount = MoneyLabel("price", unit=True)
        self._sentence = Label(colour="text2").wrapped()
        self.done = False
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._mark)
        head.addWidget(OneLine(title, role="section"), 1)
        head.addWidget(self._amount, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            foot.addWidget(button, 1)
        self.column.setSpacing(theme.px(6))
        self.column.addLayout(head)
        self.column.addWidget(self._sentence)
        self.column.addStretch(1)
        self.column.addLayout(foot)

    def tell(self, amount: Money | None, sentence: str, *, done: bool, **values: object) -> None:
        """Say how it stands; `done` turns it green."""
        self.done = done
        self._amount.setVisible(amount is not None)
        self._amount.show_money(amount or ZERO)
        self._sentence.say(sentence, **values)
        self.become("leaf_soft" if done else "card", "leaf" if done else "edge")
        self._mark.become("done" if done else self._icon, "leaf" if done else "indigo")

    def words(self) -> str:
        """What it says."""
        return self._sentence.words()
