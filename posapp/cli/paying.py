"""What every command says of the ways to pay: their titles, and the settings of the group for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _
from posapp.payments.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.operations.shop import Shop
    from posapp.payments.method import Settings

_TITLES: Final = {method.key: method.title for method in METHODS}
_DEFAULTS: Final = {option.key: option.default for method in METHODS for option in method.options}

STATES: Final[Mapping[str, str]] = {
    "received": "",
    "waiting": N_("waiting for the money"),
    "seen": N_("money has come"),
    "disputed": N_("money has not come"),
    "owed": N_("owed"),
}
"""How sure the money of a payment is, as catalogue messages."""


def title(key: str) -> str:
    """The name of a way to pay in the language in use."""
    return _(_TITLES.get(key, key))


def settings(shop: Shop) -> Settings:
    """What the group set up for the ways to pay."""
    return lambda key: shop.books.options.get(key, _DEFAULTS.get(key, ""))
