"""Something refused is never told to the shop: why, so that it can be understood later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.online.errand import ErrandKind
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

_BILL: Final = N_("The bill stays as it is. Only the shop is never told of it; put its number right there.")
_STAYS: Final = {
    ErrandKind.SALE: _BILL,
    ErrandKind.REFUND: _BILL,
    ErrandKind.STOCK: N_(
        "The number here stays as it is. Only the shop is not told of it; put its number right there."
    ),
    ErrandKind.ITEM: N_("The goods here stay as they are. Only the shop is not told of it; put it right there."),
    ErrandKind.ORDER: N_("The order here stays as it is. Only the shop is not told of it; put it right there."),
}


class SkipStep(Step):
    """Emits `said(errand, note)`."""

    said = Signal(object, str)

    def __init__(self, title: str, errand: Errand) -> None:
        super().__init__(N_("Skip it?"), Deed(N_("Skip it"), "right", "next"), back=N_("Back"), scrolls=True)
        self.reason = ReasonField(_REASONS)
        what = Label(role="strong").wrapped()
        what.show_text(title)
        self.body.addWidget(what)
        self.body.addWidget(self.reason)
        self.body.addWidget(Label(_STAYS[errand.kind]).wrapped())
        self.body.addStretch(1)
        self.setFocusProxy(self.reason.field)
        self.went_on.connect(lambda: self.said.emit(errand, self.reason.text()))
