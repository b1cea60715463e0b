"""PromptPay payment QRs: making the text of one, and reading whom and how much one pays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.payments import emvco, slip
from posapp.payments.reasons import refused
from posapp.payments.target import Bill, Target, wallet

if TYPE_CHECKING:
    from collections.abc import Callable

_TRANSFER: Final = "A000000677010111"
_SHOWN_BY_PAYER: Final = "A000000677010114"
_BILL: Final = "A000000677010112"
_BILLS: Final = frozenset({_BILL, "A000000677012006"})
_THAI_BANKS: Final = "A000000677"
_BAHT: Final = "764"
_START: Final = "000201"
_MANY_PAYMENTS: Final = "11"
_ONE_PAYMENT: Final = "12"
_AMOUNT: Final = re.compile(r"([0-9]+)(?:\.([0-9]*))?")
_DECIMALS: Final = 2
_SUB_TAGS: Final = {"mobile": "01", "id": "02", "ewallet": "03", "truemoney": "03"}
_REFERENCE_LIMIT: Final = 20


@dataclass(frozen=True, slots=True)
class PaymentQr:
    """A QR to be paid: to whom, how much (None: the payer types it), `poi` "11" for many payments or "12" for one."""

    to: Target | Bill
    amount: Money | None
    poi: str


def payload(to: Target | Bill, amount: Money | None = None) -> str:
    """The text of the QR that pays `amount` to `to`; without an amount the payer types it.

    Raises Refused `amount_zero`, `amount_negative` or `amount_too_large`.
    """
    owed = Money.parse_positive(str(amount)) if amount is not None else None  # one place knows what an amount may be
    fields = [
        emvco.field("00", "01"),
        emvco.field("01", _ONE_PAYMENT if owed else _MANY_PAYMENTS),
        _receiver(to),
        emvco.field("53", _BAHT),
        emvco.field("54", f"{owed.satang // 100}.{owed.satang % 100:02d}") if owed else "",
        emvco.field("58", "TH"),
    ]
    if isinstance(to, Bill):
        fields += [emvco.field(tag, value) for tag, value in (("59", to.name), ("60", to.town)) if value]
        fields += [emvco.template("62", (("07", to.terminal),))] if to.terminal else []
    return emvco.sealed("".join(fields))


def read(text: str) -> PaymentQr:
    """What a payment QR says. Refused with one of the reasons of what was read."""
    plain = text.strip()
    if slip.is_like(plain):
        raise refused("slip_qr")
    if not plain.startswith(_START):
        raise refused("not_emv")
    tags = emvco.opened(plain)
    to = _read_receiver(tags)
    if tags.get("58") != "TH":
        raise refused("wrong_country")
    if tags.get("53") != _BAHT:
        raise refused("wrong_currency")
    amount = _read_amount(tags["54"]) if "54" in tags else None
    return PaymentQr(to, amount, tags.get("01", ""))


def _receiver(to: Target | Bill) -> str:
    if isinstance(to, Bill):
        return emvco.template("30", (("00", _BILL), ("01", to.biller), ("02", to.ref1), ("03", to.ref2)))
    return emvco.template("29", (("00", _TRANSFER), (_SUB_TAGS[to.kind], to.proxy)))


def _read_receiver(tags: dict[str, str]) -> Target | Bill:
    """The receiver in tag 29, 30 or 31; a QR without any of them is a foreign one or for cards only."""
    transfer = emvco.inside(tags["29"]) if "29" in tags else {}
    application = transfer.get("00")
    if application == _SHOWN_BY_PAYER:
        raise refused("customer_presented")
    if application == _TRANSFER:
        return _read_target(transfer)
    bill = emvco.inside(tags["30"]) if "30" in tags else {}
    if bill.get("00") in _BILLS:
        return _read_bill(bill, tags)
    shop = emvco.inside(tags["31"]) if "31" in tags else {}
    if shop.get("00", "").startswith(_THAI_BANKS):
        return Target("shop", "")
    raise refused("no_thai_template")


def _read_target(fields: dict[str, str]) -> Target:
    found = [tag for tag in _READERS if tag in fields]
    if not found:
        raise refused("target_empty")
    if len(found) > 1:
        raise refused("ambiguous_target")
    shape, make = _READERS[found[0]]
    value = fields[found[0]]
    if not (value.isascii() and value.isdigit()):
        raise refused("target_chars")
    if not re.fullmatch(shape, value):
        raise refused("target_length")
    return make(value)


def _read_mobile(proxy: str) -> Target:
    if not proxy.startswith("0066"):
        raise refused("mobile_country")
    return Target("mobile", proxy)


_READERS: Final[dict[str, tuple[str, Callable[[str], Target]]]] = {
    "01": (".{13}", _read_mobile),
    "02": (".{13}", lambda number: Target("id", number)),
    "03": (".{15}", wallet),
    "04": (".{4,43}", lambda number: Target("account", number)),
}


def _read_bill(fields: dict[str, str], tags: dict[str, str]) -> Bill:
    """A bill as its bank wrote it: references may hold more signs than ours do."""
    biller = fields.get("01", "")
    if not re.fullmatch("[0-9]{15}", biller):
        raise refused("target_length")
    if not fields.get("02"):
        raise refused("ref1_missing")
    extra = emvco.inside(tags["62"]) if "62" in tags else {}
    refs = fields["02"], fields.get("03", ""), extra.get("07", "")
    for ref in refs:
        if len(ref) > _REFERENCE_LIMIT:
            raise refused("ref_length")
        if not (ref.isascii() and ref.isprintable()):
            raise refused("ref_chars")
    return Bill(biller, *refs, name=tags.get("59", ""), town=tags.get("60", ""))


def _read_amount(text: str) -> Money:
    match = _AMOUNT.fullmatch(text)
    if not match:
        raise refused("amount_syntax")
    if len(match[2] or "") > _DECIMALS:
        raise refused("amount_precision")
    whole, decimals = match[1], (match[2] or "").ljust(_DECIMALS, "0")
    return Money.parse_positive(f"{whole}.{decimals}")
