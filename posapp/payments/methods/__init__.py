"""The ways to pay, in the order of their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.payments.methods.bank_transfer import BankTransfer
from posapp.payments.methods.cash import Cash
from posapp.payments.methods.government import Government
from posapp.payments.methods.on_account import OnAccount
from posapp.payments.methods.promptpay import PromptPay

if TYPE_CHECKING:
    from posapp.payments.method import Method

METHODS: Final[tuple[Method, ...]] = (Cash(), PromptPay(), BankTransfer(), Government(), OnAccount())


def method(key: str) -> Method:
    """The way to pay with that key. Refused `method_unknown`, naming those there are."""
    for found in METHODS:
        if found.key == key:
            return found
    raise Refused(
        "method_unknown",
        N_("“{key}” is no way to pay. Use one of: {keys}."),
        key=key[:40],
        keys=", ".join(each.key for each in METHODS),
    )
