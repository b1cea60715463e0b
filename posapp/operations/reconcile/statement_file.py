"""Opens a bank's list, CSV or Excel, whatever it is called: its rows as text, and what its titles say."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_, arabic_digits
from posapp.operations.files import reading
from posapp.operations.importing.csv_file import csv_rows
from posapp.operations.importing.read import check_kind
from posapp.operations.importing.sheet import checked_rows
from posapp.operations.importing.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.operations.importing.sheet import Row

_MOST_BYTES: Final = 20_000_000
_MOST_SHEETS: Final = 5
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%pdf"
_ACCOUNT: Final = re.compile(r"[0-9xX*•-]{6,}[0-9xX*•]")
_DASHES: Final = re.compile(r"[\s-]")
_SHORTEST_ACCOUNT: Final = 10
_SHOWN_DIGITS: Final = 4
_SIGNS: Final = (
    ("KBANK", ("กสิกร", "kasikorn", "kbank", "k plus", "kbiz")),
    ("SCB", ("ไทยพาณิชย์", "siam commercial", "scb")),
    ("BAAC", ("ธ.ก.ส", "ธกส", "เพื่อการเกษตร", "baac")),
    ("KTB", ("กรุงไทย", "krungthai", "krung thai", "ktb")),
    ("BAY", ("กรุงศรี", "krungsri", "ayudhya")),
    ("GSB", ("ออมสิน", "government savings", "gsb", "mymo")),
    ("BBL", ("ธนาคารกรุงเทพ", "bangkok bank", "bualuang", "bbl")),
)
_TOLD_OTHERWISE: Final = frozenset({"list_kind", "list_empty", "list_bomb", "list_large", "list_long"})


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A file that was opened: its rows, and the digest of all its bytes."""

    name: str
    digest: str
    rows: tuple[Row, ...]


def open_statement(path: Path) -> StatementFile:
    """The rows of the file at `path`. Raises Refused `statement_*` or `list_*`, Unavailable `statement_unreachable`."""
    content = _content(path)
    try:
        if not content.lstrip()[:4].lower().startswith(_PDF):
            check_kind(content)
            return StatementFile(path.name, hashlib.sha256(content).hexdigest(), tuple(_rows(content)))
    except Refused as refused:
        if refused.code not in _TOLD_OTHERWISE:
            raise
    raise no_statement()


def no_statement() -> Refused:
    """What is said of a file that is no list of an account."""
    return Refused(
        "statement_kind",
        N_("This file is no list of the account. In the bank's app choose Excel or CSV (no PDF), then try that file."),
    )


def bank_of(text: str) -> str:
    """The bank that titles or a file's name speak of, empty when none is known."""
    plain = text.casefold()
    return next((bank for bank, signs in _SIGNS if any(sign in plain for sign in signs)), "")


def account_of(text: str) -> str:
    """The account number in a title, with x for digits the bank hides; empty when there is none."""
    for found in _ACCOUNT.findall(arabic_digits(text)):
        number = re.sub(r"[xX*•]", "x", _DASHES.sub("", found))
        if len(number) >= _SHORTEST_ACCOUNT and sum(sign != "x" for sign in number) >= _SHOWN_DIGITS:
            return str(number)
    return ""


def same_account(one: str, other: str) -> bool:
    """Whether two account numbers can be one: digits the bank hides fit all."""
    first, second = (_DASHES.sub("", arabic_digits(text)) for text in (one, other))
    if len(first) != len(second):
        return last_digits(first) == last_digits(second)
    return all("x" in (a, b) or a == b for a, b in zip(first, second, strict=True))


def last_digits(account: str) -> str:
    """What the books keep of an account number."""
    return account.replace("x", "")[-_SHOWN_DIGITS:]


def _content(path: Path) -> bytes:
    with reading(path.name, "statement_missing", "statement_unreachable"):
        # A pipe or a device could keep us waiting for ever.
        if path.exists() and not path.is_file():
            raise no_statement()
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Refused(
            "statement_large",
            N_("This file is larger than 20 MB. Ask the bank's app for a shorter time, such as one month."),
        )
    return content


def _rows(content: bytes) -> list[Row]:
    if not content.startswith(_ZIP):
        return checked_rows(csv_rows(content))
    book = open_workbook(content)
    for name in book.names[:_MOST_SHEETS]:
        try:
            return checked_rows(book.rows(name, times=True))
        except Refused as refused:
            if refused.code != "list_empty":
                raise
    raise no_statement()
