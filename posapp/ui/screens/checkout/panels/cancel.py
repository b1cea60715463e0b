"""Why a bill is cancelled, and whether its goods are to be sold again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.i18n import N_
from posapp.ui.screens.checkout.words import CANCEL_REASONS
from posapp.ui.widgets.ask_panel import Answer, AskPanel
from posapp.ui.widgets.chip_row import Chip, ChipRow

if TYPE_CHECKING:
    from posapp.domain.sale import Sale

_CANCEL = "cancel"
_AGAIN = "again"


class CancelPanel(AskPanel):
    """Asks why a bill is cancelled, and whether its goods come back on the screen. Emits `decided(reason, again)`."""

    decided = Signal(str, bool)

    def __init__(self) -> None:
        self._reasons = ChipRow([Chip(reason, reason) for reason in CANCEL_REASONS])
        answers = [
            Answer(_AGAIN, N_("Cancel and sell again"), "again"),
            Answer(_CANCEL, N_("Cancel this bill"), "back", "danger"),
        ]
        super().__init__(answers, body=self._reasons)
        self.answered.connect(self._on_answer)

    def start(self, sale: Sale) -> None:
        """Ask about `sale`."""
        self._reasons.choose(CANCEL_REASONS[0])
        self.ask(
            N_("Cancel bill {number}?"),
            N_("{total} baht goes back to the customer. Why is it cancelled?"),
            number=sale.issue.number,
            total=sale.total,
        )

    def _on_answer(self, key: str) -> None:
        if key:
            self.decided.emit(self._reasons.key(), key == _AGAIN)
