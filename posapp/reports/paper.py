"""A report on the paper roll: its words first, then a line for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Cut, Rule, Text
from posapp.documents.letterhead import head
from posapp.i18n import _, date_text, moment_text
from posapp.reports.wording import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.reports.sheet import Row, Table

_NUMBERS: Final = frozenset({"count", "money", "quantity", "percent"})


def report_paper(table: Table, letterhead: Letterhead, at: datetime) -> Document:
    """`table` as blocks; `at` is when it was printed.

    The first column and the amount that the report is about share a line, the others follow smaller below it.
    """
    return (
        *head(letterhead),
        Text(_(table.title), "centre", bold=True),
        Text(_days(table), "centre", "small"),
        *((Text(table.words, size="normal"),) if table.words else ()),
        *(Text(note, size="small") for note in table.notes),
        Rule(),
        *_body(table),
        Rule(),
        Text(_("Printed {moment}").format(moment=moment_text(at)), "centre", "small"),
        Cut(),
    )


def _days(table: Table) -> str:
    first, last = table.asked.period.first, table.asked.period.last
    if first == last:
        return date_text(first)
    return _("{first} to {last}").format(first=date_text(first), last=date_text(last))


def _body(table: Table) -> Iterator[Block]:
    main = _main(table)
    if main is None:
        for row in table.rows:
            yield Text(" · ".join(filter(None, _texts(table, row))), size="small")
        return
    yield Columns(_(table.columns[0].title), _(table.columns[main].title), "small")
    for row in table.rows:
        yield from _row(table, row, main, _texts(table, row)[0])
    if table.total:
        yield Rule(double=True)
        yield from _row(table, table.total, main, _("Together"), bold=True)


def _row(table: Table, row: Row, main: int, label: str, *, bold: bool = False) -> Iterator[Block]:
    others = list(_others(table, row, main))
    short = len(others) == 1 and isinstance(row.cells[1], int)
    said = f"{label} ({_texts(table, row)[1]})" if short else label
    yield Columns(said, _texts(table, row)[main], bold=bold)
    if others and not short:
        yield Text(" · ".join(others), size="small")


def _others(table: Table, row: Row, main: int) -> Iterator[str]:
    for place, (text, column) in enumerate(zip(_texts(table, row), table.columns, strict=True)):
        if place in (0, main) or not text or (column.kind in _NUMBERS and not _says_something(text)):
            continue
        yield f"{_(column.title)} {text}" if column.kind in _NUMBERS else text


def _texts(table: Table, row: Row) -> list[str]:
    return [cell_text(cell, column.kind) for cell, column in zip(row.cells, table.columns, strict=True)]


def _says_something(text: str) -> bool:
    return any(sign in "123456789" for sign in text)


def _main(table: Table) -> int | None:
    """The column a report is about: what its chart draws, else its last number; None where it has no numbers."""
    if table.chart:
        return table.place(table.chart.value)
    numbers = [place for place, column in enumerate(table.columns) if column.kind in _NUMBERS and not column.compared]
    return numbers[-1] if numbers else None
