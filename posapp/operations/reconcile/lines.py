"""The rows of a bank's list as lines: what has no day is a total or the rest of the line before, or a fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.statement import StatementLine
from posapp.domain.text import clean
from posapp.i18n import N_
from posapp.operations.importing.note import Fault, Remark, remark
from posapp.operations.reconcile.cells import moment_of, month_first, read_amount, read_moment, read_time
from posapp.operations.reconcile.columns import NAMES, says_header
from posapp.store.statements import line_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from posapp.operations.importing.sheet import Row
    from posapp.operations.reconcile.columns import Columns

_TEXT_LIMIT: Final = 300
_REFERENCE_LIMIT: Final = 60
_LONGEST: Final = 20_000
_MINUTE_SIGNS: Final = 16
_OUT_SIGNS: Final = ("d", "w", "-", "ถอน", "เดบิต", "ออก", "หัก")
_TOTALS: Final = (
    *("รวม", "ยอดยก", "ยกมา", "ยกไป", "สรุป", "สิ้นสุด", "จำนวนรายการ", "total", "sum", "forward", "b/f", "c/f"),
    *("end of", "opening", "closing", "ending", "หน้า", "page"),
)


@dataclass(slots=True)
class Lines:
    """What came of the rows: lines in the file's order, the balance beside each, and what is wrong."""

    columns: Columns
    today: date
    turned: bool = False
    found: list[StatementLine] = field(default_factory=list)
    balances: list[Money] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def remarks(self) -> Iterator[Remark]:
        """What a person should look at before these lines are taken into the books."""
        if not self.found:
            return
        if self.columns.money_in < 0 and self.columns.sign < 0 and all(line.amount > ZERO for line in self.found):
            yield remark(
                "statement_all_in",
                N_("Nothing says which amounts went out, so each is taken for money in. Look at the columns."),
            )
        yield from self._balance_remarks()

    def _balance_remarks(self) -> Iterator[Remark]:
        if len(self.balances) != len(self.found):
            return
        gap = _first_gap(self.found, self.balances)
        if gap and not _first_gap([replace(line, amount=-line.amount) for line in self.found], self.balances):
            yield remark(
                "statement_turned",
                N_("By the balance, money in and money out are mixed up here. Change the two columns."),
            )
        elif gap:
            yield remark(
                "statement_gap",
                N_("The balance doesn't follow at row {row}: lines may be missing there."),
                row=gap,
            )


def read_lines(rows: Sequence[Row], columns: Columns, today: date) -> Lines:
    """The lines in `rows`; years of two digits are taken in the era that lies nearer to `today`."""
    lines = Lines(columns, today, month_first(row.text(columns.date) for row in rows))
    for row in rows:
        if not says_header(row):
            _take(lines, row)
    if all(line.at.time() == time() for line in lines.found):
        # A bank that writes every payment at midnight knows no time.
        lines.found = [replace(line, timed=False) for line in lines.found]
    lines.found = list(_counted(lines.found))
    return lines


def _take(lines: Lines, row: Row) -> None:
    try:
        day, clock = _moment(lines, row)
    except Refused as refused:
        _undated(lines, row, refused)
        return
    try:
        line = _line(lines, row, day, clock)
        if line.amount:
            balance = read_amount(row.text(lines.columns.balance)) if lines.columns.balance >= 0 else None
            lines.found.append(line)
            lines.balances += [balance] if balance is not None else []
    except Refused as refused:
        lines.faults.append(Fault(row.number, "", refused))


def _moment(lines: Lines, row: Row) -> tuple[date, time | None]:
    """When a row's money moved. A list may write a day once, above all that happened on it."""
    columns, said = lines.columns, row.text(lines.columns.date)
    apart = read_time(row.text(columns.time)) if columns.time >= 0 else None
    if not said and apart and lines.found and not _is_total(row):
        return lines.found[-1].at.date(), apart
    day, joined = read_moment(said, lines.today, turned=lines.turned)
    return day, apart or joined


def _undated(lines: Lines, row: Row, refused: Refused) -> None:
    """A row without a day: no fault when nothing moved, or when it only adds up."""
    columns, said = lines.columns, row.text(lines.columns.date)
    try:
        moves = bool(_amount(columns, row))
    except Refused:
        moves = True
    looks_dated = said[:1].isdigit()
    if _is_total(row) or not (moves or looks_dated):
        if not said and not moves and lines.found and not _is_total(row):
            more = " ".join(filter(None, (row.text(one) for one in columns.text)))
            lines.found[-1] = replace(lines.found[-1], text=_short(f"{lines.found[-1].text} {more}", _TEXT_LIMIT))
        return
    lines.faults.append(Fault(row.number, NAMES["date"], refused))


def _is_total(row: Row) -> bool:
    said = " ".join(row.cells).casefold()
    return any(word in said for word in _TOTALS)


def _line(lines: Lines, row: Row, day: date, clock: time | None) -> StatementLine:
    columns = lines.columns
    text = " · ".join(dict.fromkeys(filter(None, (row.text(one) for one in columns.text))))
    reference = row.text(columns.reference) if columns.reference >= 0 else ""
    return StatementLine(
        n=row.number,
        at=moment_of(day, clock),
        timed=clock is not None,
        amount=_amount(columns, row),
        reference=_short(reference, _REFERENCE_LIMIT),
        text=_short(text, _TEXT_LIMIT),
    )


def _amount(columns: Columns, row: Row) -> Money:
    """What moved: above zero came in. Raises Refused `statement_both_ways` or what `read_amount` raises."""
    if columns.money_in < 0:
        amount = read_amount(row.text(columns.amount))
        out = columns.sign >= 0 and row.text(columns.sign).strip().casefold().startswith(_OUT_SIGNS)
        return -amount if out and amount > ZERO else amount
    came = read_amount(row.text(columns.money_in))
    went = read_amount(row.text(columns.money_out)) if columns.money_out >= 0 else ZERO
    if came and went:
        raise Refused(
            "statement_both_ways",
            N_("Money goes in and out in one row. Look which columns are money in and money out."),
        )
    # Some banks write what went out with a minus, some without.
    return came or (went if went < ZERO else -went)


def _short(text: str, limit: int) -> str:
    return clean(text[:_LONGEST], _LONGEST)[:limit]


def _counted(lines: Sequence[StatementLine]) -> Iterator[StatementLine]:
    """The lines, those equal in time, amount and reference numbered."""
    met: Counter[tuple[object, ...]] = Counter()
    for line in lines:
        same = likeness(line)
        met[same] += 1
        yield replace(line, nth=met[same])


def likeness(line: StatementLine) -> tuple[str, int, str]:
    """What makes a line of one file the line of another: its minute (or day), amount and reference."""
    return line_moment(line)[:_MINUTE_SIGNS], line.amount.satang, line.reference


def _first_gap(lines: Sequence[StatementLine], balances: Sequence[Money]) -> int:
    """The row where the balance doesn't follow from the one beside it, oldest or newest first; 0 when it does."""
    pairs = list(pairwise(zip(lines, balances, strict=True)))
    rising = [after[0].n for before, after in pairs if before[1] + after[0].amount != after[1]]
    falling = [after[0].n for before, after in pairs if after[1] + before[0].amount != before[1]]
    return min((rising, falling), key=len)[0] if rising and falling else 0
