"""What every command says of the ways to pay: their titles, and how sure their money is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _
from posapp.payments.methods import TITLES

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: Final[Mapping[str, str]] = {
    "received": "",
    "waiting": N_("waiting for the money"),
    "seen": N_("money is in"),
    "disputed": N_("money not there"),
    "owed": N_("owed"),
}
"""How sure the money of a payment is, as catalogue messages."""


def title(key: str) -> str:
    """The name of a way to pay in the language in use."""
    return _(TITLES.get(key, key))
