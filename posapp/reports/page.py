"""A report on A4 pages: its words, its chart with printed values, its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.page import PageChart, PageColumn, PagePaper, PageSpace, PageTable, PageText
from posapp.i18n import _, moment_text
from posapp.reports.drawn import drawn
from posapp.reports.wording import cell_text, days_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from posapp.documents.letterhead import Letterhead
    from posapp.documents.page import PageBlock
    from posapp.reports.sheet import Kind, Row, Table

_WIDE: Final = 7
"""From so many columns on, the page lies on its side."""

_WEIGHTS: Final[Mapping[Kind, int]] = {"text": 4, "moment": 4, "money": 3, "day": 3, "month": 3}
_FIRST: Final = 6
_LEFT: Final = frozenset({"text", "moment", "day", "month"})


def report_page(table: Table, letterhead: Letterhead, at: datetime) -> PagePaper:
    """`table` as pages; `at` is when it was made."""
    return PagePaper(
        title=_(table.title),
        letterhead=letterhead,
        blocks=tuple(_blocks(table)),
        foot=_("Printed {moment}").format(moment=moment_text(at)),
        landscape=len(table.columns) >= _WIDE,
    )


def _blocks(table: Table) -> Iterator[PageBlock]:
    yield PageText(days_text(table.asked.period, table.asked.period.last), "section")
    if table.words:
        yield PageText(table.words, "section", bold=True)
    for note in table.notes:
        yield PageText(note)
    yield PageSpace()
    chart = drawn(table)
    if chart:
        yield PageChart(chart.shape, chart.labels, chart.values, chart.words, chart.others)
        yield PageSpace()
    yield PageTable(
        tuple(
            PageColumn(
                _(column.title),
                _FIRST if place == 0 else _WEIGHTS.get(column.kind, 2),
                "left" if column.kind in _LEFT else "right",
            )
            for place, column in enumerate(table.columns)
        ),
        tuple(_cells(table, row) for row in table.rows),
        _foot(table),
    )


def _cells(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(cell_text(cell, column.kind) for cell, column in zip(row.cells, table.columns, strict=True))


def _foot(table: Table) -> tuple[str, ...]:
    if table.total is None:
        return ()
    first, *rest = _cells(table, table.total)
    return (first or _("Together"), *rest)
