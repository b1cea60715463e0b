"""An order is called off: why, and that its goods are free again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.i18n import N_
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.online.order import OnlineOrder

_REASONS: Final = (
    N_("The buyer doesn’t want it any more"),
    N_("Not to be had any more"),
    N_("Never paid"),
    N_("Ordered twice"),
)


class CallOffStep(Step):
    """Emits `said(order, reason)`."""

    said = Signal(object, str)

    def __init__(self, order: OnlineOrder) -> None:
        super().__init__("", Deed(N_("Call the order off"), "remove", "danger"), back=N_("Leave it"), scrolls=True)
        self.title.say(N_("Call order {number} off?"), number=order.told.number)
        self.reason = ReasonField(_REASONS)
        self.body.addWidget(self.reason)
        self.body.addWidget(
            Label(
                N_("Its goods can be sold again, and the shop is told. Money that was paid is given back there.")
            ).wrapped()
        )
        self.body.addStretch(1)
        self.setFocusProxy(self.reason.field)
        self.went_on.connect(lambda: self.said.emit(order, self.reason.text()))
