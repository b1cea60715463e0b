"""The small QR on a transfer slip: which bank, which reference, and whether it was read whole.

It proves nothing about the money: anyone can make one. It finds the transfer on the statement and a slip used twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from posapp.domain.errors import Refused
from posapp.payments import emvco
from posapp.payments.banks import BANKS, Bank

Status = Literal["readable", "readable_crc_repaired", "readable_unknown_version", "damaged", "not_slip"]
SlipKind = Literal["bank", "truemoney", ""]

_LIKE: Final = re.compile(r"00[0-9]{2}(?:0006[0-9]{6}|000201010201)")
_CLOSED: Final = re.compile(r"(.*9104)([0-9A-Fa-f]{1,4})")
_KNOWN_VERSION: Final = "000001"
_BANK_CODE: Final = re.compile("[0-9]{3}")
_WRITTEN: Final = re.compile("[!-~]+")
_CRC_DIGITS: Final = 4
_YEARS_BACK: Final = 8

_TIME: Final = "(?:[01][0-9]|2[0-3])[0-5][0-9]"
# Habits of banks, seen on slips and promised by nobody: a full date, or the last digit of the year and the day in it.
_FULL_DATE: Final = {"014": re.compile("([0-9]{4})([0-9]{2})([0-9]{2}).{17}")}
_DAY_OF_YEAR: Final = {
    "004": re.compile(f"01([0-9])([0-9]{{3}}){_TIME}[0-5][0-9](?:[A-Z]{{3}}[0-9]{{5}}|[0-9]{{6}})"),
    "069": re.compile(f"([0-9])([0-9]{{3}}){_TIME}[0-9]{{4}}"),
}


@dataclass(frozen=True, slots=True)
class Slip:
    """What was read. Only a `readable…` status carries the rest; `dated` and `event` stand on TrueMoney slips only."""

    status: Status
    kind: SlipKind = ""
    bank_code: str = ""
    reference: str = ""
    event: str = ""
    dated: date | None = None

    @property
    def readable(self) -> bool:
        """Whether bank and reference can be kept with the sale."""
        return bool(self.kind)

    @property
    def identity_key(self) -> str:
        """What makes a slip the same slip however it was read: "014:20260115aBcD"; empty when not readable."""
        if self.kind == "truemoney":
            return f"TMW:{self.reference}"
        return f"{self.bank_code}:{self.reference}" if self.readable else ""

    @property
    def bank(self) -> Bank:
        """The sending bank; one that is not in the table goes by its number."""
        return BANKS.get(self.bank_code, Bank("", self.bank_code))

    def advisory_date(self, near: date) -> date | None:
        """The day that the reference hints at, None when it doesn't. A hint to look at, never a reason to refuse.

        Some references carry only the last digit of the year: the year is taken from 8 years before `near` to 1 after.
        """
        full, day_of_year = _FULL_DATE.get(self.bank_code), _DAY_OF_YEAR.get(self.bank_code)
        if full and (match := full.fullmatch(self.reference)):
            return _day(match[1], match[2], match[3])
        if day_of_year and (match := day_of_year.fullmatch(self.reference)):
            first = near.year - _YEARS_BACK
            return _nth_day(first + (int(match[1]) - first) % 10, int(match[2]))
        return None


_DAMAGED: Final = Slip("damaged")


def is_like(text: str) -> bool:
    """Whether `text` begins like the QR of a slip, whole or not."""
    return bool(_LIKE.match(text.strip()))


def read(text: str) -> Slip:
    """What the slip's QR says; status "not_slip" for anything else, "damaged" for a slip that must be scanned again."""
    plain = text.strip()
    if not is_like(plain):
        return Slip("not_slip")
    closed = _CLOSED.fullmatch(plain)
    if not closed or emvco.crc(closed[1]) != int(closed[2], 16):
        return _DAMAGED
    try:
        tags = emvco.unique(emvco.split(closed[1] + closed[2].rjust(_CRC_DIGITS, "0")))
        parts = emvco.inside(tags["00"])
    except Refused:
        return _DAMAGED
    whole = len(closed[2]) == _CRC_DIGITS
    status: Status = "readable" if whole else "readable_crc_repaired"
    return _bank_slip(parts, tags, status) if len(parts["00"]) == len(_KNOWN_VERSION) else _wallet_slip(parts, status)


def _bank_slip(parts: dict[str, str], tags: dict[str, str], status: Status) -> Slip:
    bank_code, reference = parts.get("01", ""), parts.get("02", "")
    if not (_WRITTEN.fullmatch(bank_code) and _WRITTEN.fullmatch(reference)):
        return _DAMAGED
    known = parts["00"] == _KNOWN_VERSION and _BANK_CODE.fullmatch(bank_code) and tags.get("51") == "TH"
    return Slip(status if known else "readable_unknown_version", "bank", bank_code, reference)


def _wallet_slip(parts: dict[str, str], status: Status) -> Slip:
    event, reference, written = parts.get("02", ""), parts.get("03", ""), parts.get("04", "")
    if not (_WRITTEN.fullmatch(event) and _WRITTEN.fullmatch(reference)):
        return _DAMAGED
    day = _day(written[4:], written[2:4], written[:2]) if re.fullmatch("[0-9]{8}", written) else None
    return Slip(status if day else "readable_unknown_version", "truemoney", reference=reference, event=event, dated=day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _nth_day(year: int, number: int) -> date | None:
    """Day `number` of `year`, None when the year has no such day."""
    if number == 0:
        return None
    day = date(year, 1, 1) + timedelta(days=number - 1)
    return day if day.year == year else None
