"""A report's numbers as points of a chart; no Qt is drawn here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.reports.drawn import number
from posapp.reports.wording import cell_text
from posapp.ui.widgets.chart import Point

if TYPE_CHECKING:
    from posapp.reports.sheet import Chart, Row, Table

MOST_BARS: Final = 25
"""More bars than this are not read any more; the table has them all."""


def points_of(table: Table, most: int = MOST_BARS) -> list[Point]:
    """What the report wants drawn, the first `most` rows of bars; nothing when it has no chart."""
    chart = table.chart
    if chart is None:
        return []
    rows = table.rows[:most] if chart.shape == "bars" else table.rows
    return [_point(table, chart, row) for row in rows]


def _point(table: Table, chart: Chart, row: Row) -> Point:
    label = row.cells[table.place(chart.label)]
    name = str(label.day) if isinstance(label, date) and chart.shape == "lines" else _words(table, row, chart.label)
    value, words = number(row.cells[table.place(chart.value)]), _words(table, row, chart.value)
    if not chart.compared:
        return Point(name, value, words)
    return Point(name, value, words, number(row.cells[table.place(chart.compared)]), _words(table, row, chart.compared))


def _words(table: Table, row: Row, key: str) -> str:
    place = table.place(key)
    return cell_text(row.cells[place], table.columns[place].kind)
