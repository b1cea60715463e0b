"""Taking money: what each way to pay needs, and where scanned money really goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.payments.methods import METHODS
from posapp.payments.methods.promptpay import PromptPay
from posapp.ui.parts.receiver_check import ReceiverCheck
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.option_form import OptionForm

if TYPE_CHECKING:
    from posapp.payments.method import Method
    from posapp.ui.screens.settings.saving import Saving

_WITH_OPTIONS: Final = tuple(method for method in METHODS if method.options)
_ID: Final = "promptpay.id"
_REFERENCE: Final = "promptpay.reference"
_MUST: Final = {PromptPay.key: _ID, "bank_transfer": "bank_transfer.account"}
"""The field without which a way to pay is simply not used."""


class MoneyPage(Page):
    """One form for each way to pay that has anything to set."""

    def __init__(self, saving: Saving) -> None:
        super().__init__()
        self._saving = saving
        self.forms: dict[str, OptionForm] = {}
        self.check = ReceiverCheck()
        for method in _WITH_OPTIONS:
            form = self.forms[method.key] = OptionForm(method.options, {})
            side = self.left if method.key == PromptPay.key else self.right
            side.addWidget(Label(method.title, role="title").wrapped())
            if method.key == PromptPay.key:
                side.addWidget(self.check)
                form.changed.connect(lambda _key, _value: self._look())
            self.watch(form.changed)
            side.addWidget(form)
        self.left.addStretch(1)
        self.right.addStretch(1)
        self.save_wanted.connect(self._save)

    def shown(self) -> None:
        """Show what is set now."""
        super().shown()
        for method in _WITH_OPTIONS:
            self.forms[method.key].fill(self._saving.values(method.options))
        self._look()

    def _look(self) -> Refused | None:
        """Show where the money would go; the refusal when the number can't be right."""
        values = self.forms[PromptPay.key].values()
        return self.check.refusal(values["promptpay.type"], values[_ID], values[_REFERENCE])

    def _save(self) -> None:
        fitting = [self._fits(method) for method in _WITH_OPTIONS]
        if all(fitting):
            options = [option for method in _WITH_OPTIONS for option in method.options]
            values = {key: value for form in self.forms.values() for key, value in form.values().items()}
            self.keep(lambda: self._saving.save(options, values, self.forms[PromptPay.key]))

    def _fits(self, method: Method) -> bool:
        """Whether `method` could be used as its form stands; otherwise its field says why not."""
        form = self.forms[method.key]
        values = form.values()
        must = _MUST.get(method.key, "")
        if not values.get(must):
            return True
        try:
            method.check(lambda key: values.get(key, ""))
        except Refused as refused:
            form.refuse(_REFERENCE if refused.code.startswith("ref") else must, str(refused))
            return False
        return True
