"""Reads a bank's list: the whole file first, every fault by its row, and nothing is written yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.i18n import N_
from posapp.operations.importing.note import remark
from posapp.operations.permit import needs
from posapp.operations.reconcile.columns import Columns, fingerprint, header_place, recognised
from posapp.operations.reconcile.lines import read_lines
from posapp.operations.reconcile.statement_file import account_of, bank_of, open_statement, same_account

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from posapp.domain.statement import StatementLine
    from posapp.operations.importing.note import Fault, Remark
    from posapp.operations.importing.sheet import Row
    from posapp.operations.reconcile.statement_file import StatementFile
    from posapp.operations.shop import Shop

MOST_LINES: Final = 20_000
_SAMPLE: Final = 5
_KEPT: Final = "statement.columns."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, as its columns were understood. Only one without `faults` can be taken into the books.

    `remarks` are what a person should look at, `sample` its first rows as they stand in the file, `named` is true when
    somebody said what the columns mean.
    """

    file: StatementFile
    header: Row
    columns: Columns
    bank: str = ""
    account: str = ""
    lines: tuple[StatementLine, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sample: tuple[Row, ...] = ()
    named: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is known what its columns mean."""
        return self.columns.enough

    @property
    def foreign(self) -> bool:
        """Whether it is a list of another account than the one customers send to."""
        return any(one.code == "statement_account" for one in self.remarks)

    @property
    def first(self) -> date:
        """The day of the earliest line."""
        return min(line.at for line in self.lines).date()

    @property
    def last(self) -> date:
        """The day of the latest line."""
        return max(line.at for line in self.lines).date()

    @property
    def money_in(self) -> Money:
        """All that came in."""
        return Money(sum(line.amount.satang for line in self.lines if line.amount > ZERO))


@needs(Permission.RECONCILE)
def read_statement(shop: Shop, path: Path, columns: Columns | None = None, bank: str = "") -> Reading:
    """What the bank's list in `path` says; nothing is written.

    Its columns are those given, else those remembered for lists of this shape, else what the headers say; where that is
    not enough the reading is not `sure` and has no lines. Raises Refused `statement_*`, `list_*`, or Unavailable.
    """
    file = open_statement(path)
    place = header_place(file.rows)
    header, rows = file.rows[place], file.rows[place + 1 :]
    known = columns or remembered(shop, header) or recognised(header)
    titles = " ".join(cell for row in file.rows[:place] for cell in row.cells)
    account = account_of(titles)
    if not account and known.account >= 0 and rows:
        account = account_of(rows[0].text(known.account))
    bank = bank or bank_of(titles) or bank_of(file.name)
    found = Reading(file, header, known, bank, account, sample=rows[:_SAMPLE], named=columns is not None)
    return _filled(shop, found, rows) if known.enough else found


def remembered(shop: Shop, header: Row) -> Columns | None:
    """The columns somebody named for lists with these headers."""
    kept = shop.books.options.get(option_key(header))
    return Columns.parse(kept) if kept else None


def option_key(header: Row) -> str:
    """The setting that remembers the columns of lists with these headers."""
    return _KEPT + fingerprint(header)


def _filled(shop: Shop, found: Reading, rows: Sequence[Row]) -> Reading:
    lines = read_lines(rows, found.columns, shop.now().date())
    if len(lines.found) > MOST_LINES:
        raise Refused(
            "statement_long",
            N_("This list has more than {limit} lines. Ask the bank's app for a shorter time, such as one month."),
            limit=f"{MOST_LINES:,}",
        )
    if not lines.found and not lines.faults:
        raise Refused(
            "statement_empty", N_("There are no payments in this file. Ask the bank's app for the days you look for.")
        )
    remarks = [*lines.remarks(), *_account_remarks(shop, found.account)]
    return replace(found, lines=tuple(lines.found), faults=tuple(lines.faults), remarks=tuple(remarks))


def _account_remarks(shop: Shop, account: str) -> list[Remark]:
    """What is to be said when the list is of another account than the one customers send to."""
    ours = shop.setting("bank_transfer.account")
    if not account or not ours or same_account(account, ours):
        return []
    return [
        remark(
            "statement_account",
            N_("This list is of account {account}, but customers send to {ours}. Is it the right file?"),
            account=account,
            ours=ours,
        )
    ]
