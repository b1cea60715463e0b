"""One thing a shop did not take: what it was, the shop's reason, and three ways to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.i18n import N_, _
from posapp.operations.online.errands import reason_text
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.domain.online.errand import Errand

MEND, AGAIN, SKIP = "mend", "again", "skip"
_ANSWERS: Final = (
    (MEND, N_("Mend it"), "edit"),
    (AGAIN, N_("Try again"), "again"),
    (SKIP, N_("Skip it"), "right"),
)


class RefusedCard(Box):
    """Emits `answered(answer, errand)`."""

    answered = Signal(str, object)

    def __init__(self, title: str, errand: Errand) -> None:
        super().__init__("card", "lac")
        self.errand = errand
        first = Label(role="strong").wrapped()
        first.show_text(title)
        why = Label().wrapped()
        why.show_text(reason_text(errand))
        self.column.setSpacing(theme.px(6))
        self.column.addWidget(first)
        self.column.addWidget(why)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.buttons = [self._button(key, name, icon, title) for key, name, icon in _ANSWERS]
        for button in self.buttons:
            row.addWidget(button, 1)
        self.column.addLayout(row)

    def _button(self, key: str, name: str, icon: str, title: str) -> BigButton:
        button = BigButton(name, icon=icon).guarded()
        call(button, "{deed}: {title}", deed=_(name), title=title)
        button.tapped.connect(lambda: self.answered.emit(key, self.errand))
        return button
