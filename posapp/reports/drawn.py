"""What a report's chart draws: the first rows by their label and value, the value in words beside each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.reports.wording import cell_text

if TYPE_CHECKING:
    from posapp.reports.sheet import Cell, Table

_BARS: Final = 12
"""As many as people take in at once; a line may follow every day of two months."""
_POINTS: Final = 62


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart's numbers: `values` and `others` (of the days compared with) in the smallest unit of their column."""

    shape: Literal["bars", "lines"]
    labels: tuple[str, ...]
    values: tuple[int, ...]
    words: tuple[str, ...]
    others: tuple[int, ...] = ()


def drawn(table: Table) -> Drawn | None:
    """The chart of `table`; None where it has none, or nothing to draw."""
    chart = table.chart
    if chart is None:
        return None
    label, value = table.place(chart.label), table.place(chart.value)
    rows = table.rows[: _BARS if chart.shape == "bars" else _POINTS]
    values = tuple(number(row.cells[value]) for row in rows)
    if not any(values):
        return None
    return Drawn(
        chart.shape,
        tuple(cell_text(row.cells[label], table.columns[label].kind) for row in rows),
        values,
        tuple(cell_text(row.cells[value], table.columns[value].kind) for row in rows),
        tuple(number(row.cells[table.place(chart.compared)]) for row in rows) if chart.compared else (),
    )


def number(cell: Cell) -> int:
    """A cell as a whole number a chart can draw."""
    if isinstance(cell, Money):
        return cell.satang
    if isinstance(cell, Quantity):
        return cell.milli
    return cell if isinstance(cell, int) else 0
