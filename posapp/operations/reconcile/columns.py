"""What the columns of a bank's list mean: known by their headers in Thai and English, or said by hand once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.operations.importing.sheet import Row

_LOOKED_AT: Final = 40
_NOT_LETTERS: Final = re.compile(r"[^\w/\u0e30-\u0e4e]+")
_IN_BRACKETS: Final = re.compile(r"[(\[].*?[)\]]")
_PIECES: Final = re.compile(r"[\n/|]|(?<=[\u0e00-\u0e7f])\s+(?=[A-Za-z])|(?<=[A-Za-z])\s+(?=[\u0e00-\u0e7f])")
_PART: Final = re.compile(r"\s*([a-z_]+)\s*=\s*(\d{1,3}(?:\+\d{1,3})*)\s*")

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": (
        *("วันที่", "วันที่ทำรายการ", "วันทำรายการ", "วันเดือนปี", "ว/ด/ป", "วันที่/เวลา", "วันเวลา", "วันที่เวลา", "วันที่และเวลา"),
        *("วันที่บันทึกรายการ", "date", "transaction date", "txn date", "tran date", "trans date", "posting date"),
        *("date/time", "date time", "datetime", "transaction date/time", "transaction date time", "วันเวลาทำรายการ"),
    ),
    "time": (
        *(
            "เวลา",
            "เวลาทำรายการ",
            "time",
            "transaction time",
            "txn time",
            "เวลา/วันที่มีผล",
            "time/eff.date",
            "time/eff date",
        ),
    ),
    "money_in": (
        *("ฝากเงิน", "ฝาก", "เงินฝาก", "เงินเข้า", "เครดิต", "จำนวนเงินนำฝากเข้าบัญชี", "นำฝาก", "รายการฝาก", "ยอดฝาก", "รับโอน"),
        *("deposit", "deposits", "deposit amount", "credit", "credits", "credit amount", "cr", "paid in", "money in"),
        *("จำนวนเงินฝาก", "ฝาก/โอนเข้า", "เงินโอนเข้า"),
    ),
    "money_out": (
        *("ถอนเงิน", "ถอน", "เงินถอน", "เงินออก", "เดบิต", "จำนวนเงินหักบัญชี", "รายการถอน", "ยอดถอน", "โอนออก"),
        *("withdrawal", "withdrawals", "withdraw", "withdrawal amount", "debit", "debits", "debit amount", "dr"),
        *("paid out", "money out", "จำนวนเงินถอน", "ถอน/โอนออก", "เงินโอนออก"),
    ),
    "amount": (
        *("จำนวนเงิน", "จำนวน", "ยอดเงิน", "ฝาก/ถอน", "ถอน/ฝาก", "ถอนเงิน/ฝากเงิน", "ฝากเงิน/ถอนเงิน"),
        *("amount", "transaction amount", "txn amount", "withdrawal/deposit", "deposit/withdrawal"),
    ),
    "sign": ("dr/cr", "cr/dr", "d/c", "c/d", "debit/credit", "เดบิต/เครดิต", "ฝากหรือถอน", "amount sign"),
    "balance": (
        *("ยอดคงเหลือ", "คงเหลือ", "ยอดเงินคงเหลือ", "balance", "balance amount", "ledger balance", "outstanding balance"),
        *("running balance", "available balance", "ยอดเงินในบัญชี"),
    ),
    "reference": (
        *("เลขที่อ้างอิง", "อ้างอิง", "หมายเลขอ้างอิง", "รหัสอ้างอิง", "หมายเลข", "เลขที่รายการ", "reference", "ref", "ref no"),
        *("reference no", "reference number", "transaction id", "transaction reference", "trace no", "ref.no."),
    ),
    "account": ("account number", "account no", "เลขที่บัญชี", "เลขบัญชี", "หมายเลขบัญชี"),
    "text": (
        *("รายการ", "รายละเอียด", "ช่องทาง", "คำอธิบาย", "หมายเหตุ", "ประเภทรายการ", "รหัสรายการ", "บันทึกช่วยจำ", "จาก/ไปยัง"),
        *(
            "description",
            "descriptions",
            "details",
            "detail",
            "particulars",
            "channel",
            "via",
            "remark",
            "remarks",
            "note",
        ),
        *("transaction", "transaction type", "transaction code", "type", "code", "account/prompt", "memo", "teller id"),
    ),
}
"""Header words of the banks' lists; what is not here (branch, cheque, value date) is not read."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand, counted from 0; -1 where there is no such column. `text` may be several."""

    date: int = -1
    time: int = -1
    money_in: int = -1
    money_out: int = -1
    amount: int = -1
    sign: int = -1
    balance: int = -1
    reference: int = -1
    account: int = -1
    text: tuple[int, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether a payment can be read: its day, and what came in."""
        return self.date >= 0 and (self.money_in >= 0 or self.amount >= 0)

    @property
    def written(self) -> str:
        """The form they are kept in and typed: "date=1,money_in=4,text=2+7", counted from 1."""
        said = [(one.name, getattr(self, one.name)) for one in fields(self)]
        return ",".join(
            f"{name}={'+'.join(str(column + 1) for column in (where if isinstance(where, tuple) else (where,)))}"
            for name, where in said
            if where not in (-1, ())
        )

    @classmethod
    def parse(cls, text: str) -> Columns:
        """Read the `written` form. Raises Refused `columns_syntax`."""
        found = cls()
        for part in filter(None, text.split(",")):
            match = _PART.fullmatch(part)
            if not match or match[1] not in _WORDS or (match[1] != "text" and "+" in match[2]):
                raise Refused(
                    "columns_syntax",
                    N_("“{text}” is not a column. Write what it holds and its number, such as date=1,money_in=4."),
                    text=part[:40],
                )
            where = tuple(int(number) - 1 for number in match[2].split("+"))
            found = found.with_column(match[1], where)
        return found

    def with_column(self, name: str, where: tuple[int, ...]) -> Columns:
        """These columns with another place for `name`; no place takes it away."""
        if name == "text":
            return replace(self, text=where)
        return replace(self, **{name: where[0] if where else -1})  # type: ignore[arg-type]


NAMES: Final[Mapping[str, str]] = {
    "date": N_("Date (and time)"),
    "time": N_("Time"),
    "money_in": N_("Money in"),
    "money_out": N_("Money out"),
    "amount": N_("Amount, in and out in one"),
    "sign": N_("In or out"),
    "balance": N_("Balance"),
    "reference": N_("Reference number"),
    "account": N_("Account number"),
    "text": N_("What the bank wrote"),
}
"""What each column holds, for people."""


def recognised(header: Row) -> Columns:
    """What the headers say by themselves; the first column of a meaning counts, all of them for the text."""
    found = Columns()
    for column, cell in enumerate(header.cells):
        name = _meaning(cell)
        if name == "text":
            found = replace(found, text=(*found.text, column))
        elif name and getattr(found, name) < 0:
            found = found.with_column(name, (column,))
    return found


def header_place(rows: Sequence[Row]) -> int:
    """Which row has the headers: titles stand above it. The one most is known of, else the widest."""

    def known(place: int) -> tuple[int, int, int]:
        meanings = {name for cell in rows[place].cells if (name := _meaning(cell))}
        enough = int(recognised(rows[place]).enough)
        return enough, len(meanings), sum(bool(cell) for cell in rows[place].cells)

    return max(range(min(len(rows), _LOOKED_AT)), key=lambda place: (known(place), -place), default=0)


def says_header(row: Row) -> bool:
    """Whether `row` is a line of headers once more, as at the top of each page."""
    return recognised(row).enough


def fingerprint(header: Row) -> str:
    """What makes lists of the same shape the same, for remembering their columns."""
    said = "\n".join(_key(cell) for cell in header.cells)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _meaning(header: str) -> str:
    for said in (header, *_PIECES.split(header)):
        if found := _KEYS.get(_key(said)):
            return found
    return ""


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33").casefold()
    return _NOT_LETTERS.sub("", _IN_BRACKETS.sub(" ", plain))


_KEYS: Final = {_key(word): name for name, words in _WORDS.items() for word in words}
