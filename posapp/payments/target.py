"""Where the money goes: a PromptPay number or a biller id, read from what people type and checked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from posapp.i18n import arabic_digits
from posapp.payments.reasons import refused

TargetKind = Literal["mobile", "id", "ewallet", "truemoney", "account", "shop"]

_SEPARATORS: Final = frozenset({"Zs", "Cf", "Pd"})
_MORE_SEPARATORS: Final = frozenset(".()\u2212\t\r\n")
_NUMBER: Final = re.compile(r"\+?[0-9]*")
_COUNTRY: Final = "66"
_MOBILE_PROXY: Final = "0066"
_MOBILE_DIGITS: Final = 10
_MOBILE_PREFIXES: Final = ("06", "08", "09")
_ID_DIGITS: Final = 13
_WALLET_DIGITS: Final = 15
_BILLER_DIGITS: Final = 15
_TRUEMONEY: Final = "14000"
_MOBILE_SPELLINGS: Final = re.compile(r"\+.*|[0-9]{10}|66[0-9]{9,10}|0066[0-9]{9,10}")
_REFERENCE: Final = re.compile("[A-Za-z0-9]+")
_REFERENCE_LIMIT: Final = 20
_NAME_LIMIT: Final = 25
_TOWN_LIMIT: Final = 15


@dataclass(frozen=True, slots=True)
class Target:
    """The receiver of a transfer. `proxy` is the number as it stands in the QR: "0066812345678" for a mobile.

    Kinds "account" (bank code and account) and "shop" (a bank's own shop QR, no number) are only ever read.
    """

    kind: TargetKind
    proxy: str

    @property
    def shown(self) -> str:
        """The number as people know it: "0812345678"."""
        if self.kind == "mobile":
            return "0" + self.proxy.removeprefix(_MOBILE_PROXY)
        return self.proxy.removeprefix(_TRUEMONEY) if self.kind == "truemoney" else self.proxy

    @property
    def personal(self) -> bool:
        """Whether this is a person's national id, which every payer would get to see."""
        return self.kind == "id" and not self.proxy.startswith("0")


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill to a biller of a bank: `biller` is tax id + 2 digits, the references are A-Z and 0-9 in capitals."""

    biller: str
    ref1: str
    ref2: str = ""
    terminal: str = ""
    name: str = ""
    town: str = ""


def target(text: str, kind: str = "auto") -> Target:
    """Read a PromptPay number as typed: dashes, blanks, +66, Thai digits. Refused with the reasons of a target."""
    number = _number(text)
    if kind == "auto":
        kind = _guess(number)
    if kind == "mobile":
        return Target("mobile", _MOBILE_PROXY + _national(number)[1:])
    if kind == "id":
        return Target("id", _tax_id(number))
    if kind == "ewallet":
        return wallet(_of_length(number, _WALLET_DIGITS, "ewallet_length"))
    if kind == "truemoney":
        return Target("truemoney", _TRUEMONEY + _national(number))
    raise refused("type_unknown", kind=kind[:20])


def wallet(digits: str) -> Target:
    """The e-wallet with these 15 digits; TrueMoney's carry the owner's phone number."""
    phone = digits.removeprefix(_TRUEMONEY)
    of_phone = phone != digits and phone.startswith(_MOBILE_PREFIXES)
    return Target("truemoney" if of_phone else "ewallet", digits)


def bill(biller: str, refs: tuple[str, ...], *, terminal: str = "", name: str = "", town: str = "") -> Bill:
    """A bill to `biller` with reference 1 and maybe 2. Refused with the reasons of billers, references and names."""
    number = _of_length(_number(biller), _BILLER_DIGITS, "biller_length")
    ref1, ref2 = (*refs, "", "")[:2]
    if not ref1:
        raise refused("ref1_missing")
    return Bill(
        number,
        _reference(ref1),
        _reference(ref2),
        terminal=_reference(terminal),
        name=_ascii_name(name, _NAME_LIMIT),
        town=_ascii_name(town, _TOWN_LIMIT),
    )


def destination(kind: str, text: str, ref1: str = "", ref2: str = "") -> Target | Bill:
    """The receiver for a kind of "mobile", "id", "ewallet", "truemoney", "biller" (or "bill") or "auto".

    With a reference, "auto" takes 15 digits for a biller id. Refused when another kind comes with a reference.
    """
    referenced = bool(ref1 or ref2)
    if kind in {"bill", "biller"} or (kind == "auto" and referenced and len(_number(text)) == _BILLER_DIGITS):
        return bill(text, (ref1, ref2))
    found = target(text, kind)
    if referenced:
        raise refused("ref_unused")
    return found


def is_tax_id(digits: str) -> bool:
    """Whether the last of these 13 digits fits the others (national and tax ids alike)."""
    weighted = sum(int(digit) * weight for digit, weight in zip(digits[:-1], range(13, 1, -1), strict=True))
    return int(digits[-1]) == (11 - weighted % 11) % 10


def looks_mistyped(biller: str) -> bool:
    """Whether the tax id inside a biller id has a wrong last digit: worth a warning, some banks issue such ids."""
    return not is_tax_id(biller[:_ID_DIGITS])


def _number(text: str) -> str:
    """The digits of `text`, a leading plus kept, separators of every kind left out."""
    plain = "".join(sign for sign in arabic_digits(text) if not _separates(sign))
    if not _NUMBER.fullmatch(plain):
        raise refused("target_chars")
    if not plain.removeprefix("+"):
        raise refused("target_empty")
    return plain


def _separates(sign: str) -> bool:
    return sign in _MORE_SEPARATORS or unicodedata.category(sign) in _SEPARATORS


def _guess(number: str) -> str:
    """The kind that has so many digits. 0066… has 13 too but is a phone, never a tax id."""
    if _MOBILE_SPELLINGS.fullmatch(number):
        return "mobile"
    kind = {_ID_DIGITS: "id", _WALLET_DIGITS: "ewallet"}.get(len(number))
    if not kind:
        raise refused("target_unrecognised")
    return kind


def _national(number: str) -> str:
    """A mobile number in its national form, 10 digits from 0."""
    digits = number.removeprefix("+")
    if number.startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if not digits.startswith(_COUNTRY):
            raise refused("mobile_country")
    if digits.startswith(_COUNTRY):
        digits = "0" + digits.removeprefix(_COUNTRY).removeprefix("0")
    if len(digits) != _MOBILE_DIGITS:
        raise refused("mobile_length")
    if not digits.startswith(_MOBILE_PREFIXES):
        raise refused("mobile_prefix")
    return digits


def _tax_id(number: str) -> str:
    digits = _of_length(number, _ID_DIGITS, "id_length")
    if digits.startswith(_MOBILE_PROXY) or not is_tax_id(digits):
        raise refused("id_checksum")
    return digits


def _of_length(number: str, length: int, reason: str) -> str:
    if len(number) != length:
        raise refused(reason)
    if number.startswith("+"):
        raise refused("target_chars")
    return number


def _reference(text: str) -> str:
    """`text` in capitals; letters outside A-Z are refused before, as their capitals may be two letters."""
    if not text:
        return ""
    if not _REFERENCE.fullmatch(text):
        raise refused("ref_chars")
    if len(text) > _REFERENCE_LIMIT:
        raise refused("ref_length")
    return text.upper()


def _ascii_name(text: str, limit: int) -> str:
    if not (text.isascii() and text.isprintable()):
        raise refused("name_chars")
    if len(text) > limit:
        raise refused("name_length")
    return text
