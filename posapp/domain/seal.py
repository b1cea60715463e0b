"""The seal of a closed day: a short code that stands for everything that had been written down until then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from datetime import date, datetime

    from posapp.domain.identity import SessionId, Terminal
    from posapp.domain.money import Money

QR_HEAD: Final = "RR1"
RECEIPT_SIGNS: Final = 8
SEAL_SIGNS: Final = 10
_QR_FIELDS: Final = 8
_HASH_SIGNS: Final = 64
_BITS_A_SIGN: Final = 5
CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("OIL", "011", " -–.:")


@dataclass(frozen=True, slots=True)
class Seal:
    """What a closed day is known by on paper.

    `link` is the hash (hex) of the journal entry `seq` that closed day `number` of a till; `sold` and `refunded` are
    the sums since the first day; `previous` is the code of the day before it, empty for the first.
    """

    session: SessionId
    terminal: Terminal
    number: int
    day: date
    at: datetime
    seq: int
    sold: Money
    refunded: Money
    link: str
    previous: str = ""

    @property
    def code(self) -> str:
        """The first 50 bits of the hash as XXXXX-XXXXX."""
        return seal_code(bytes.fromhex(self.link))

    @property
    def qr(self) -> str:
        """Everything in one line, for a telephone: satang in the sums, the whole hash."""
        sums = self.sold.satang, self.refunded.satang
        parts = (QR_HEAD, self.terminal.group, self.terminal.id, self.number, self.seq, *sums, self.link)
        return "|".join(map(str, parts))


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A code as somebody read it off a paper: the first `bits` of a hash; `said` is all a QR says beside it."""

    text: str
    signs: str
    bits: int
    said: tuple[str, ...] = ()

    def fits(self, link: bytes) -> bool:
        """Whether this is the code of the entry with hash `link`."""
        if self.said:
            return link.hex() == self.signs
        return base32(link, len(self.signs)) == self.signs

    @property
    def prefix(self) -> bytes:
        """The least hash this can be the code of."""
        if self.said:
            return bytes.fromhex(self.signs)
        number = 0
        for sign in self.signs:
            number = number << _BITS_A_SIGN | CROCKFORD.index(sign)
        return (number << (64 - self.bits)).to_bytes(8, "big") + bytes(24)


def read_code(text: str) -> PaperCode:
    """The code in `text`: of a receipt (8 signs), a day sheet (10 signs), or the text of its QR.

    O is read as 0, I and L as 1; small letters, blanks and dashes do not matter. Raises Refused `seal_form`.
    """
    plain = arabic_digits(text).strip()
    parts = tuple(plain.split("|"))
    if parts[0] == QR_HEAD and len(parts) == _QR_FIELDS and _is_hash(parts[-1]):
        return PaperCode(plain, parts[-1].lower(), 256, parts)
    signs = plain.upper().translate(_MISREAD)
    if len(signs) not in (RECEIPT_SIGNS, SEAL_SIGNS) or set(signs) - set(CROCKFORD):
        raise Refused(
            "seal_form",
            N_("“{code}” is no code of ours: a day sheet has 10 signs, a receipt 8. Look at the paper again."),
            code=text[:40],
        )
    shown = f"{signs[:5]}-{signs[5:]}" if len(signs) == SEAL_SIGNS else signs
    return PaperCode(shown, signs, len(signs) * _BITS_A_SIGN)


def seal_code(link: bytes) -> str:
    """The seal of a closed day: the first 50 bits of its hash as XXXXX-XXXXX."""
    signs = base32(link, SEAL_SIGNS)
    return f"{signs[:5]}-{signs[5:]}"


def base32(link: bytes, signs: int) -> str:
    """The first `signs` signs (at most 12) of a hash in Crockford's base 32."""
    bits = int.from_bytes(link[:8], "big")
    return "".join(CROCKFORD[bits >> (64 - _BITS_A_SIGN * place) & 31] for place in range(1, signs + 1))


def _is_hash(text: str) -> bool:
    return len(text) == _HASH_SIGNS and not set(text.lower()) - set("0123456789abcdef")
