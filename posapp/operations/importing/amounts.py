"""Prices and quantities as people write them in lists: other marks, currency words, Thai digits, too many decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.quantity import LIMIT_MILLI, Quantity
from posapp.i18n import N_, arabic_digits
from posapp.operations.importing.note import Remark, remark
from posapp.operations.importing.wordings import read_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 40
_CURRENCY: Final = re.compile(r"(?i)฿|บาท(?:ถ้วน)?|\bbaht\b|\bthb\b|\bb\.?$|บ\.$|[.,]-$|[.,]?=$|^=")
_BLANKS: Final = re.compile("[\\s\u00a0\u202f'’]+")
_NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)*|-?[.,]\d+")
_UNIT_BEHIND: Final = re.compile(r"(-?[\d.,]+)([^\W\d_][^\d+/*=-]*)")
_THREE: Final = 3
_PIECE: Final = ("piece", None)
NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "ไม่มี", "none", "null"})
"""What people write where there is nothing."""


def decimal_mark(texts: Iterable[str]) -> str:
    """The decimal mark a column of prices shows by those that can be read in one way only; empty when none tells."""
    marks = {_told_mark(_bare(text)) for text in texts}
    marks.discard("")
    return marks.pop() if len(marks) == 1 else ""


def read_price(text: str, mark: str = "") -> tuple[Money, Remark | None]:
    """A price in baht, and a remark where it could have been meant otherwise; `mark` is what the column shows.

    Raises Refused `price_syntax`, `price_negative`, `amount_too_large`.
    """
    bare = _bare(text)
    if not _NUMBER.fullmatch(bare) or len(bare) > _LONGEST:
        raise Refused(
            "price_syntax",
            N_("“{text}” is no price. Write one number, such as 120 or 120.50."),
            text=text[:_LONGEST],
        )
    if bare.startswith("-"):
        raise Refused("price_negative", N_("The price “{text}” is below zero. Write it without the minus."), text=text)
    own, sure = _own_mark(bare, mark)
    satang, rest = _scaled(bare, own, 2)
    money = Money(satang).within_limit()
    if sure and not rest:
        return money, None
    return money, remark("price_read", N_("“{text}” is read as {amount} baht."), text=text[:_LONGEST], amount=money)


def read_quantity(text: str) -> tuple[Quantity, Remark | None]:
    """How much there is; may be below zero. A point stands before decimals, commas part thousands.

    Raises Refused `stock_syntax`, `stock_range`.
    """
    bare = _BLANKS.sub("", arabic_digits(text).replace("−", "-"))
    behind = _UNIT_BEHIND.fullmatch(bare)
    bare = behind[1] if behind else bare
    own = "," if re.fullmatch(r"-?\d+,(?:\d{1,2}|\d{4,})", bare) else "."
    if not _NUMBER.fullmatch(bare) or len(bare) > _LONGEST or bare.count(own) > 1:
        raise Refused(
            "stock_syntax",
            N_("“{text}” is no number of goods. Write a number, such as 12 or 1.5."),
            text=text[:_LONGEST],
        )
    milli, rest = _scaled(bare.removeprefix("-"), own, 3)
    if milli > LIMIT_MILLI:
        raise Refused("stock_range", N_("“{text}” is more than can be kept. The most is 999,999.999."), text=text)
    quantity = Quantity(-milli if bare.startswith("-") else milli)
    if milli and bare.startswith("-"):
        return quantity, remark(
            "stock_negative", N_("There is less than nothing ({quantity}). Count these goods soon."), quantity=quantity
        )
    if rest or own == "," or (behind and read_unit(behind[2]) != _PIECE):
        return quantity, remark("stock_read", N_("“{text}” is read as {quantity}."), text=text, quantity=quantity)
    return quantity, None


def _bare(text: str) -> str:
    """The digits and marks of a price, without currency and blanks."""
    plain = arabic_digits(text).strip().replace("−", "-")
    return _BLANKS.sub("", _CURRENCY.sub("", plain).strip())


def _told_mark(bare: str) -> str:
    """The decimal mark of one price, if it can be read in one way only."""
    if not _NUMBER.fullmatch(bare):
        return ""
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        return max(".,", key=bare.rfind)
    if points + commas == 0:
        return ""
    sign, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return other
    before, _sign, behind = bare.removeprefix("-").partition(sign)
    return "" if len(behind) == _THREE and before not in {"", "0"} and len(before) <= _THREE else sign


def _own_mark(bare: str, column: str) -> tuple[str, bool]:
    """The decimal mark to read `bare` by, and whether there is no doubt."""
    told = _told_mark(bare)
    if told or ("." not in bare and "," not in bare):
        return told or ".", True
    # Three digits behind a single mark: 1.250 or 1,250. The column tells; without it baht have no thousandths.
    sign = "." if "." in bare else ","
    other = "," if sign == "." else "."
    if column:
        return column, column == other
    return other, sign == ","


def _scaled(bare: str, mark: str, decimals: int) -> tuple[int, bool]:
    """`bare` in hundredths or thousandths, half up, and whether digits were rounded away."""
    whole, _mark, behind = bare.replace("," if mark == "." else ".", "").partition(mark)
    digits = behind.ljust(decimals, "0")
    kept, lost = digits[:decimals], digits[decimals:].rstrip("0")
    return int((whole or "0") + kept) + (lost >= "5"), bool(lost)
