"""The day, rounding, labels of the scale; and VAT, locked until its fields are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _
from posapp.operations.options import BARCODES, DAY, GROUP, TURNOVER, VAT
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.option_form import NO, YES, OptionForm

if TYPE_CHECKING:
    from posapp.ui.screens.settings.saving import Saving

_ON: Final = "vat.on"
_TAX_ID: Final = tuple(option for option in GROUP if option.key == "group.tax_id")
_DAY: Final = (*DAY, *TURNOVER, *BARCODES)
_VAT: Final = (*_TAX_ID, *(option for option in VAT if option.key != _ON), *(one for one in VAT if one.key == _ON))
_LOCKED: Final = N_("VAT stays off until tax id, branch and the machine number (POS ID) are filled in.")


class DayPage(Page):
    """Both forms are kept together."""

    def __init__(self, saving: Saving) -> None:
        super().__init__()
        self._saving = saving
        self.day = OptionForm(_DAY, {})
        self.vat = OptionForm(_VAT, {})
        self.vat.changed.connect(self._on_vat)
        self.watch(self.day.changed)
        self.watch(self.vat.changed)
        self.left.addWidget(Label(N_("Day and money"), role="section").wrapped())
        self.left.addWidget(self.day)
        self.left.addStretch(1)
        self.right.addWidget(Label(N_("VAT, only for groups that are registered"), role="section").wrapped())
        self.right.addWidget(self.vat)
        self.right.addStretch(1)
        self.save_wanted.connect(self._save)

    def shown(self) -> None:
        """Show what is set now."""
        super().shown()
        self.day.fill(self._saving.values(_DAY))
        self.vat.fill(self._saving.values(_VAT))

    def refuse(self, key: str, sentence: str) -> None:
        """Say below field `key` of either form what is wrong."""
        (self.vat if key in self.vat.values() else self.day).refuse(key, sentence)

    def _on_vat(self, key: str, value: str) -> None:
        """Don't let it be switched on while anything is missing."""
        values = self.vat.values()
        if key == _ON and value == YES and not all(values[option.key] for option in _VAT):
            self.vat.fill({_ON: NO})
            self.vat.refuse(_ON, _(_LOCKED))

    def _save(self) -> None:
        values = {**self.day.values(), **self.vat.values()}
        self.keep(lambda: self._saving.save((*_DAY, *_VAT), values, self))
