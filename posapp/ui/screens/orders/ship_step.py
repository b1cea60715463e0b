"""A parcel leaves: its number, if it has one, and who takes care of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from posapp.i18n import N_
from posapp.ui.names import call, hint
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.online.order import OnlineOrder

_LIMIT: Final = 60


class ShipStep(Step):
    """Emits `said(order, parcel number)` when the parcel is gone."""

    said = Signal(object, str)

    def __init__(self, order: OnlineOrder) -> None:
        super().__init__("", Deed(N_("It is sent off"), "truck"), scrolls=True)
        self.title.say(N_("Order {number}: the parcel is sent off"), number=order.told.number)
        self.field = QLineEdit()
        self.field.setMaxLength(_LIMIT)
        call(self.field, N_("Parcel number"))
        hint(self.field, N_("Type it, or scan it from the slip of the post"))
        self.body.addWidget(Label(N_("Parcel number"), role="strong"))
        self.body.addWidget(self.field)
        self.body.addWidget(Label(N_("May be left empty, if it is fetched or brought."), colour="text2").wrapped())
        self.body.addWidget(
            NoteBox(
                "plain",
                sentence=N_("Its bill is written now, in your name."),
                more=N_("The goods leave the stock, and the shop is told with the parcel number."),
            )
        )
        self.body.addStretch(1)
        self.setFocusProxy(self.field)
        self.went_on.connect(lambda: self.said.emit(order, self.field.text().strip()))

    def on_scan(self, code: str) -> None:
        """The code on the slip of the post."""
        self.field.setText(code[:_LIMIT])
