"""A transfer of a bill: what is known of the money, and two buttons to say what the bank shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.domain.tender import TenderState
from posapp.i18n import N_, _
from posapp.payments.methods import METHODS
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.domain.transfer import Transfer

_GROUNDS: Final[dict[TenderState, tuple[theme.Token, theme.Token]]] = {
    TenderState.WAITING: ("turmeric", "edge"),
    TenderState.SEEN: ("leaf_soft", "leaf"),
    TenderState.DISPUTED: ("card", "lac"),
}
_SENTENCES: Final = {
    TenderState.WAITING: N_("{method} {amount} baht: waiting for the money"),
    TenderState.SEEN: N_("{method} {amount} baht: the money is in"),
    TenderState.DISPUTED: N_("{method} {amount} baht: the money is not there"),
}


class TransferBox(Box):
    """Shows one transfer. Emits `marked(Transfer, TenderState)` when a person says what became of it."""

    marked = Signal(object, object)

    def __init__(self, transfer: Transfer) -> None:
        super().__init__(*_GROUNDS[transfer.state])
        titles = {method.key: method.title for method in METHODS}
        words = Label(role="strong", colour="on_turmeric" if transfer.state is TenderState.WAITING else "text")
        words.say(
            _SENTENCES[transfer.state],
            method=_(titles.get(transfer.method, transfer.method)),
            amount=transfer.amount,
        )
        self.column.addWidget(words.wrapped())
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for state, sentence, icon in (
            (TenderState.SEEN, N_("Money is in"), "done"),
            (TenderState.DISPUTED, N_("Money not there"), "alert"),
        ):
            if state is not transfer.state:
                row.addWidget(self._button(transfer, state, sentence, icon), 1)
        self.column.addLayout(row)

    def _button(self, transfer: Transfer, state: TenderState, sentence: str, icon: str) -> BigButton:
        button = BigButton(sentence, icon=icon).guarded()
        button.tapped.connect(lambda: self.marked.emit(transfer, state))
        return button
