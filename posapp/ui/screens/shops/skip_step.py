"""Something refused is never told to the shop: why, so that it can be understood later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.i18n import N_
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.online.errand import Errand

_REASONS: Final = (
    N_("It was put right in the shop by hand"),
    N_("No longer sold online"),
    N_("A mistake"),
)


class SkipStep(Step):
    """Emits `said(errand, note)`."""

    said = Signal(object, str)

    def __init__(self, title: str, errand: Errand) -> None:
        super().__init__(N_("Skip it?"), Deed(N_("Skip it"), "right", "next"), back=N_("Back"), scrolls=True)
        self.reason = ReasonField(_REASONS)
        what = Label(role="strong").wrapped()
        what.show_text(title)
        self.body.addWidget(what)
        self.body.addWidget(
            Label(
                N_("The bill stays as it is. Only the shop is never told of it; put its number right there.")
            ).wrapped()
        )
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.setFocusProxy(self.reason.field)
        self.went_on.connect(lambda: self.said.emit(errand, self.reason.text()))
