"""Takes a bank's list that was read into the books: each line once, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.pairing import USUAL
from posapp.domain.statement import Statement
from posapp.i18n import N_
from posapp.operations.permit import needs
from posapp.operations.reconcile.lines import likeness
from posapp.operations.reconcile.matching import match_sure
from posapp.operations.reconcile.reading import option_key
from posapp.operations.reconcile.statement_file import last_digits
from posapp.store.statements import of_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.pairing import Window
    from posapp.domain.statement import StatementLine
    from posapp.operations.reconcile.reading import Reading
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a list that was read: lines new to the books, lines known before, and what was matched."""

    statement: str
    new: int
    known: int
    matched: int
    changes: Changes


@needs(Permission.RECONCILE)
def apply_statement(shop: Shop, reading: Reading, by: PersonId, window: Window = USUAL) -> Applied:
    """Take the lines of a list into the books, each once, and match what is sure; transfers found become seen.

    All of it or nothing. A file that was read before, and lines of a time that overlaps, add nothing twice. Columns
    that were named by hand are remembered. Raises Refused `statement_faults`, `statement_unsure`.
    """
    _check(reading)
    with shop.books.write():
        fresh = _fresh(shop, reading)
        known = shop.books.money.statements.known(_digest(reading))
        statement = "" if known or not fresh else _write(shop, reading, fresh, by)
        _remember(shop, reading, by)
        matched = match_sure(shop, reading.first, reading.last, by, window)
    found = len(reading.lines)
    new = len(fresh) if statement else 0
    return Applied(statement or known, new, found - new, matched, Changes(Book.SALES | Book.CASH))


def _check(reading: Reading) -> None:
    if not reading.sure:
        raise Refused(
            "statement_unsure",
            N_("It isn't clear what the columns of this list mean. Say where the date and the money in stand."),
        )
    if reading.faults:
        raise Refused(
            "statement_faults",
            N_("{count} rows of this list can't be read, the first is row {row}. Nothing was taken over."),
            count=len(reading.faults),
            row=reading.faults[0].row,
        )


def _fresh(shop: Shop, reading: Reading) -> list[StatementLine]:
    """The lines that are not in the books yet: of equal ones those above the number that is there."""
    account = last_digits(reading.account)
    there = shop.books.money.statements.counts(reading.bank, account, reading.first, reading.last)
    return [line for line in reading.lines if line.nth > there[likeness(line)]]


def _digest(reading: Reading) -> str:
    """The file and how it was understood: one that was read with wrong columns can be read again."""
    return f"{reading.file.digest}:{reading.columns.written}"


def _write(shop: Shop, reading: Reading, lines: Sequence[StatementLine], by: PersonId) -> str:
    statement = Statement(
        id=shop.ids.new(),
        at=shop.now(),
        by=by,
        bank=reading.bank,
        account=last_digits(reading.account),
        first=reading.first,
        last=reading.last,
        digest=_digest(reading),
        lines=tuple(lines),
    )
    facts = {
        "bank": statement.bank,
        "account": statement.account,
        "first": statement.first.isoformat(),
        "last": statement.last.isoformat(),
        "digest": statement.digest,
        "lines": [list(line) for line in of_lines(lines)],
    }
    seq = shop.record("statement", statement.id, statement.at, by, facts)
    shop.books.money.statements.write(statement, shop.books.terminal.id, seq)
    return statement.id


def _remember(shop: Shop, reading: Reading, by: PersonId) -> None:
    """Keep how lists of this shape are read, where somebody said it by hand."""
    key, value = option_key(reading.header), reading.columns.written
    old = shop.books.options.get(key)
    if reading.named and old != value:
        shop.record("option", key, shop.now(), by, {"key": key, "old": old, "new": value})
        shop.books.options.write({key: value})
