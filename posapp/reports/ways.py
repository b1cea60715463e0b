"""The words for the ways to pay, as their buttons have them (reports and payments are neighbours that never meet)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

WAYS: Final[Mapping[str, str]] = {
    "cash": N_("Cash"),
    "promptpay": N_("Scan to pay"),
    "bank_transfer": N_("Transfer"),
    "government": N_("Government scheme"),
    "on_account": N_("Pay later"),
    "online": N_("Online shop"),
}
"""Catalogue messages by the key of each way to pay, in the order of their buttons."""


def way_text(key: str) -> str:
    """The word for a way to pay; its key where a later version of the program knew more of them."""
    return _(WAYS[key]) if key in WAYS else key
