"""Payment codes for programs: one question as decoded JSON in, one answer as JSON-ready values out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.payments import promptpay
from posapp.payments.reader import read as read_anything
from posapp.payments.reasons import refused
from posapp.payments.target import Bill, Target, bill, destination

if TYPE_CHECKING:
    from posapp.payments.promptpay import PaymentQr
    from posapp.payments.slip import Slip

Answered = dict[str, object]

_ABOUT_NOW: Final = date(2026, 1, 1)
_TEXT_LIMIT: Final = 4000


def answer(request: object, near: date = _ABOUT_NOW) -> Answered:
    """Answer `{"make": {...}}` with `{"ok": True, "payload"}`, or `{"read": "..."}` with its fields.

    A refusal is `{"ok": False, "reason", "message"}`; nothing that can be written as JSON makes it fail. "ok" of a
    read says whether it is a QR to pay; "status" always says whether it is a slip. `near` is for `Slip.advisory_date`.
    """
    try:
        if isinstance(request, dict) and isinstance(request.get("make"), dict):
            return {"ok": True, "payload": _made(request["make"])}
        if isinstance(request, dict) and isinstance(request.get("read"), str):
            return _read(request["read"], near)
        raise refused("request_syntax")
    except Refused as refusal:
        return {"ok": False, "reason": refusal.code, "message": str(refusal)}


def _made(wanted: dict[str, object]) -> str:
    amount = _amount(wanted)
    return promptpay.payload(_receiver(wanted), amount)


def _receiver(wanted: dict[str, object]) -> Target | Bill:
    details = wanted.get("bill")
    if isinstance(details, dict):
        return bill(
            _text(details, "biller", "target_chars"),
            (_text(details, "ref1", "ref_chars"), _text(details, "ref2", "ref_chars")),
            terminal=_text(details, "terminal", "ref_chars"),
            name=_text(details, "name", "name_chars"),
            town=_text(details, "city", "name_chars"),
        )
    return destination(
        _text(wanted, "type", "request_syntax") or "auto",
        _text(wanted, "target", "target_chars"),
        _text(wanted, "ref1", "ref_chars"),
        _text(wanted, "ref2", "ref_chars"),
    )


def _text(wanted: dict[str, object], key: str, reason: str) -> str:
    """The text at `key`, empty when there is none. Refused with `reason` when it is no text."""
    value = wanted.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT:
        raise refused(reason)
    return value


def _amount(wanted: dict[str, object]) -> Money | None:
    satang = wanted.get("amount_satang")
    if satang is None and wanted.get("amount_text") is None:
        return None
    if satang is None:
        return Money.parse_positive(_text(wanted, "amount_text", "amount_syntax"))
    if not isinstance(satang, int) or isinstance(satang, bool):
        raise refused("amount_syntax")
    return Money(max(-1, min(satang, LIMIT_SATANG + 1)))  # the sign and the limit tell all; the rest may be endless


def _read(text: str, near: date) -> Answered:
    reading = read_anything(text)
    answered: Answered = {"what": reading.what, "status": reading.slip.status if reading.slip else "not_slip"}
    if reading.slip and reading.slip.readable:
        answered |= _slip_fields(reading.slip, near)
    if reading.payment:
        return {"ok": True, **answered, **_payment_fields(reading.payment)}
    message = reading.told or str(refused(reading.reason))
    return {"ok": False, "reason": reading.reason, "message": message, **answered}


def _payment_fields(payment: PaymentQr) -> Answered:
    amount = None if payment.amount is None else payment.amount.satang
    if isinstance(payment.to, Bill):
        receiver: Answered = {"type": "bill", "target": payment.to.biller, "ref1": payment.to.ref1}
        receiver |= {"ref2": payment.to.ref2} if payment.to.ref2 else {}
    else:
        receiver = {"type": payment.to.kind, "target": payment.to.shown}
    return {**receiver, "amount_satang": amount, "poi": payment.poi}


def _slip_fields(found: Slip, near: date) -> Answered:
    fields: Answered = {"kind": found.kind, "reference": found.reference, "identity_key": found.identity_key}
    if found.kind == "bank":
        fields |= {"bank_code": found.bank_code, "bank_short": found.bank.short}
    else:
        fields |= {"event": found.event}
    hinted = found.advisory_date(near)
    if hinted:
        fields["advisory_date"] = hinted.isoformat()
    if found.dated:
        fields["date"] = found.dated.isoformat()
    return fields
