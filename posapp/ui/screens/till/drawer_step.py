"""Opening the drawer without a sale: it needs a reason, and it is written down."""

from __future__ import annotations

from posapp.i18n import N_
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.step import Deed, Step

_REASONS = (N_("Giving change"), N_("Change of notes and coins"), N_("Counting the money"), N_("Putting right"))


class DrawerStep(Step):
    """Asks why."""

    def __init__(self) -> None:
        super().__init__(N_("Open the drawer"), Deed(N_("Open the drawer"), "till"), scrolls=True)
        self.reason = ReasonField(_REASONS)
        self.body.addWidget(Label(N_("Time, name and reason are written into the journal."), colour="text2").wrapped())
        self.body.addWidget(self.reason)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Start without a reason."""
        self.reason.clear()
        self.reason.field.setFocus()
