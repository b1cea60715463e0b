"""Telling what a scanned or pasted text is: a QR to pay, a slip, a bill for the counter, or none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.barcode import is_checked
from posapp.domain.errors import Refused
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.i18n import N_, _
from posapp.payments import promptpay, slip

if TYPE_CHECKING:
    from posapp.payments.promptpay import PaymentQr
    from posapp.payments.slip import Slip

What = Literal["promptpay", "slip", "counter", "foreign", "damaged", "unpayable", "plain"]

_COUNTER: Final = re.compile(
    r"\|([0-9]{13,15})(?:\r\n|[\r\n])([^\r\n]*)(?:\r\n|[\r\n])([^\r\n]*)(?:\r\n|[\r\n])([0-9]{1,12})"
)
_FOREIGN: Final = frozenset({"no_thai_template", "wrong_country", "wrong_currency"})
_DAMAGED: Final = frozenset({"crc_mismatch", "crc_missing", "truncated", "trailing_data"})


@dataclass(frozen=True, slots=True)
class CounterBill:
    """The barcode of a bill to be paid at a bank's counter; `amount` None when it is open."""

    biller: str
    ref1: str
    ref2: str
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is. `sentence` is a catalogue message for the seller, empty for a plain text (a product's barcode).

    `payment`, `slip` and `bill` are there for their kinds; without a payment, `reason` is the code of why it is none.
    """

    what: What
    sentence: str = ""
    reason: str = ""
    payment: PaymentQr | None = None
    slip: Slip | None = None
    bill: CounterBill | None = None

    @property
    def told(self) -> str:
        """The sentence in the language in use."""
        return _(self.sentence)


def read(text: str) -> Reading:
    """Tell what `text` is. Never refuses: a text that is nothing of ours is "plain"."""
    plain = text.strip()
    found = slip.read(plain)
    if found.status == "damaged":
        return Reading("damaged", N_("The slip was not read whole. Scan it again."), "slip_qr", slip=found)
    if found.readable:
        return Reading("slip", N_("The slip can be read – not checked with the bank."), "slip_qr", slip=found)
    if counter := _COUNTER.fullmatch(plain):
        return _counter(*counter.groups())
    return Reading("plain", reason="not_emv") if is_checked(plain) else _payment(plain)


def _payment(text: str) -> Reading:
    try:
        payment = promptpay.read(text)
    except Refused as refusal:
        reason = refusal.code
        if reason == "not_emv":
            return Reading("plain", reason=reason)
        what: What = "foreign" if reason in _FOREIGN else "damaged" if reason in _DAMAGED else "unpayable"
        return Reading(what, refusal.sentence, reason)
    return Reading("promptpay", N_("This is a QR for paying by PromptPay."), payment=payment)


def _counter(biller: str, ref1: str, ref2: str, satang: str) -> Reading:
    amount = Money(int(satang)) if 0 < int(satang) <= LIMIT_SATANG else None
    sentence = N_("This is the barcode of a bill to be paid at a bank or shop counter.")
    return Reading("counter", sentence, "not_emv", bill=CounterBill(biller, ref1, ref2, amount))
