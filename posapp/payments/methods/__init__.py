"""The ways to pay, in the order of their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.payments.methods.bank_transfer import BankTransfer
from posapp.payments.methods.cash import Cash
from posapp.payments.methods.government import Government
from posapp.payments.methods.on_account import OnAccount
from posapp.payments.methods.online import Online
from posapp.payments.methods.promptpay import PromptPay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.option import Option
    from posapp.payments.method import Method, Settings

METHODS: Final[tuple[Method, ...]] = (Cash(), PromptPay(), BankTransfer(), Government(), OnAccount(), Online())

AT_TILL: Final = tuple(each for each in METHODS if each.at_till)
"""The ways to pay that people choose from."""

TITLES: Final[Mapping[str, str]] = {each.key: each.title for each in METHODS}
"""The word for each way to pay, a catalogue message, by its key in the books."""

OPTIONS: Final[tuple[Option, ...]] = tuple(option for each in METHODS for option in each.options)
"""Everything the group sets up for the ways to pay."""

_DEFAULTS: Final = {option.key: option.default for option in OPTIONS}


def settings(kept: Settings) -> Settings:
    """What the ways to pay read: what `kept` (such as `Shop.setting`) knows of, else the default of their Option."""
    return lambda key: kept(key) or _DEFAULTS.get(key, "")


def method(key: str) -> Method:
    """The way to pay with that key. Refused `method_unknown`, naming those there are."""
    return _named(key, METHODS)


def method_at_till(key: str) -> Method:
    """The same among those that people choose from."""
    return _named(key, AT_TILL)


def _named(key: str, among: tuple[Method, ...]) -> Method:
    for found in among:
        if found.key == key:
            return found
    raise Refused(
        "method_unknown",
        N_("“{key}” is no way to pay. Use one of: {keys}."),
        key=key[:40],
        keys=", ".join(each.key for each in AT_TILL),
    )
