"""Marks a product may carry: food number, community standard, OTOP stars and others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.text import clean
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from datetime import date

_LIMIT: Final = 60
_FOOD_DIGITS: Final = 13
_STARS: Final = re.compile(r"([1-5])(?:\D+(\d{2}|\d{4}))?")


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """A kind of mark: `label` is a catalogue message, `hint` shows how its number looks."""

    key: str
    label: str
    hint: str = ""


KINDS: Final = (
    CertificateKind("food", N_("Food number (FDA)"), "50-2-01234-5-0001"),
    CertificateKind("cosmetic", N_("Cosmetic notification number"), "10-1-6400012345"),
    CertificateKind("herb", N_("Herbal product number"), "G 123/64"),
    CertificateKind("community", N_("Community product standard"), "1555/2563"),
    CertificateKind("otop", N_("OTOP stars and year"), "5 / 2566"),
    CertificateKind("organic", N_("Organic certificate")),
    CertificateKind("halal", N_("Halal certificate")),
    CertificateKind("other", N_("Another certificate")),
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One mark of a product: its number as printed, and the last day it is good for (None: no end)."""

    kind: str
    number: str
    until: date | None = None

    def expired(self, day: date) -> bool:
        """Whether it is over on `day`."""
        return self.until is not None and self.until < day


def certificate(kind: str, number: str, until: date | None = None) -> Certificate:
    """A mark as typed, in the form it is printed in.

    The food number has 13 digits, printed XX-X-XXXXX-X-XXXX; it is no check-digit number, so only its length can be
    checked. OTOP is 1 to 5 stars and the year of selection. Raises Refused `certificate_kind`, `certificate_food`,
    `certificate_stars`, `certificate_empty`, `text_too_long`.
    """
    if kind not in {known.key for known in KINDS}:
        raise Refused(
            "certificate_kind",
            N_("“{kind}” is no certificate. Use one of: {known}."),
            kind=kind[:40],
            known=", ".join(known.key for known in KINDS),
        )
    text = clean(number, _LIMIT)
    if not text:
        raise Refused("certificate_empty", N_("Type the number of the certificate, or take it off the list."))
    if kind == "food":
        text = _food(text)
    elif kind == "otop":
        text = _otop(text)
    return Certificate(kind, text, until)


def _food(text: str) -> str:
    digits = "".join(sign for sign in arabic_digits(text) if sign.isdecimal())
    if len(digits) != _FOOD_DIGITS:
        raise Refused(
            "certificate_food",
            N_("A food number has 13 digits, such as 50-2-01234-5-0001; “{number}” has {count}. Look again."),
            number=text[:40],
            count=len(digits),
        )
    return f"{digits[:2]}-{digits[2]}-{digits[3:8]}-{digits[8]}-{digits[9:]}"


def _otop(text: str) -> str:
    match = _STARS.fullmatch(arabic_digits(text).strip("* ★"))
    if not match:
        raise Refused(
            "certificate_stars",
            N_("“{number}” is not understood. Type the stars and the year, for example 5 / 2566."),
            number=text[:40],
        )
    stars, year = match.groups()
    if not year:
        return stars
    full = int(year) + 2500 if len(year) == 2 else int(year)  # noqa: PLR2004 - two digits are a Buddhist year
    return f"{stars} / {full if full >= 2400 else full + 543}"  # noqa: PLR2004 - below that it is a Christian year
