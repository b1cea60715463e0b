"""Seals of closed days: which there are, and whether the code on a paper is still the one of the books."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from posapp.domain.identity import SaleId, SessionId
from posapp.domain.seal import PaperCode, Seal, read_code
from posapp.i18n import _, date_text, long_date_text, moment_text
from posapp.store import audit
from posapp.store.facts import moment

if TYPE_CHECKING:
    from datetime import date

    from posapp.operations.shop import Shop
    from posapp.store.seals import Coded


class Standing(StrEnum):
    """How a code on paper stands to the books."""

    PROVEN = "proven"
    """The code is there, and nothing before it was changed."""
    BROKEN = "broken"
    """The code is there, but an entry before it was changed afterwards."""
    ABSENT = "absent"
    """No entry has this code."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a code read off a paper.

    `seal` is the day it belongs to (or, where it is absent, the day with the number that was named), `bill` the number
    of the bill it stands on, `seq` its journal entry, 0 where there is none.
    """

    code: PaperCode
    standing: Standing
    seal: Seal | None = None
    bill: str = ""
    seq: int = 0
    at: str = ""

    def __str__(self) -> str:
        return f"{self.found} {self.step}"

    @property
    def found(self) -> str:
        """Whether it was found, and what it is the code of."""
        if self.standing is Standing.ABSENT:
            if self.seal:
                return _("Not found: day {number} has the seal {is_there} in the books, the paper says {code}.").format(
                    number=self.seal.number, is_there=self.seal.code, code=self.code.text
                )
            return _("Not found: nothing in these books has the code {code}.").format(code=self.code.text)
        if self.seal:
            return _("Found: {code} is the seal of day {number}, {date}.").format(
                code=self.code.text, number=self.seal.number, date=long_date_text(self.seal.day)
            )
        if self.bill:
            return _("Found: {code} is the code of bill {number}, {date}.").format(
                code=self.code.text, number=self.bill, date=date_text(moment(self.at))
            )
        return _("Found: {code} is the code of journal entry {entry}, {time}.").format(
            code=self.code.text, entry=self.seq, time=moment_text(moment(self.at))
        )

    @property
    def step(self) -> str:
        """What follows from it."""
        if self.standing is Standing.PROVEN:
            return _("Everything written down until then is as it was when the paper was printed.")
        if self.standing is Standing.BROKEN:
            return _("But something before it was changed afterwards. Check the books now and keep this file as it is.")
        return _(
            "Look at the paper again. If it does say so, these books were changed since, or they are others: "
            "keep this file and the paper, and show both to the auditor."
        )


def seal_of(shop: Shop, session: SessionId) -> Seal | None:
    """The seal of a day, None while it is open."""
    return shop.books.seals.of_session(session)


def seals(shop: Shop, day: date | None = None, limit: int = -1) -> list[Seal]:
    """The seals of `day`, else the newest of all days, newest first."""
    return shop.books.seals.of_day(day) if day else shop.books.seals.newest(limit)


def check_code(shop: Shop, text: str, number: int | None = None) -> Checked:
    """Whether the code in `text` (of a receipt, a day sheet, or its QR) is in the books, and nothing before it changed.

    With `number` it must be the seal of the day with that number. It follows the chain from its first entry: about a
    second for 100,000 bills. Raises Refused `seal_form`.
    """
    code = read_code(text)
    entry = shop.books.seals.entry_of(code)
    seal = shop.books.seals.of_session(SessionId(entry.subject)) if entry and entry.kind == "z_close" else None
    named = shop.books.seals.numbered(number) if number is not None else []
    if entry is None or (number is not None and (seal is None or seal.number != number)):
        return Checked(code, Standing.ABSENT, named[0] if named else None)
    till = replace(shop.books.terminal, id=entry.terminal)
    whole = not audit.broken_at(shop.books.database.rows, till, entry.seq)
    if code.said and seal:
        whole = whole and code.text.casefold() == seal.qr.casefold()
    standing = Standing.PROVEN if whole else Standing.BROKEN
    return Checked(code, standing, seal, _bill(shop, entry), entry.seq, entry.at)


def recovered_in(shop: Shop, session: SessionId) -> list[str]:
    """When recovery numbers were used in the entries the close of a day covers; papers say so."""
    close, found = shop.books.cash.close_of(session), shop.books.cash.session(session)
    if close is None or found is None:
        return []
    return shop.books.seals.recovered(found.terminal, close.first_seq, close.last_seq)


def _bill(shop: Shop, entry: Coded) -> str:
    sale = shop.books.sales.get(SaleId(entry.subject)) if entry.kind in ("sale", "refund") else None
    return sale.issue.number if sale else ""
