"""Words of the treasurer's evening that more than one of its pages says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.tender import TenderState
from posapp.i18n import N_, _, clock_text, date_text
from posapp.payments.methods import TITLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.statement import BankLine, Payment

STATES: Final[Mapping[TenderState, str]] = {
    TenderState.SEEN: N_("Money is in"),
    TenderState.WAITING: N_("Waiting for the money"),
    TenderState.DISPUTED: N_("Money not there"),
}
METHODS: Final = ("cash", "promptpay", "bank_transfer")
"""The ways a debt is paid."""


def line_time(one: BankLine) -> str:
    """When the bank wrote a line: the day, and the time where it says one."""
    day = date_text(one.line.at)
    return f"{day} {clock_text(one.line.at)}" if one.line.timed else day


def payment_words(one: Payment) -> str:
    """A payment in a line: its bill, its time, its way."""
    bill = one.number or _("A debt was paid")
    return f"{bill} · {clock_text(one.at)} · {_(TITLES.get(one.method, one.method))}"
