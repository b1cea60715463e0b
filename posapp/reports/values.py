"""A report for programs: keys that are the same in every language, amounts as plain text, days as ISO dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from posapp.reports.sheet import Cell, Kind, Period, Row, Table


def values_of(table: Table) -> dict[str, object]:
    """The whole table as JSON takes it."""
    return {
        "report": table.key,
        **_days(table.asked.period),
        "compared": _days(table.asked.compared) if table.asked.compared else None,
        "only": dict(table.asked.only),
        "words": table.words,
        "notes": list(table.notes),
        "columns": {column.key: column.kind for column in table.columns},
        "rows": [{"key": row.key, **_row(table, row)} for row in table.rows],
        "total": _row(table, table.total) if table.total else None,
    }


def plain(cell: Cell, kind: Kind) -> str | int | None:
    """A cell for programs: "1250.50", "1.25", "12.50" percent, 2026-01-15; counts stay numbers."""
    if isinstance(cell, Money | Quantity):
        return str(cell).replace(",", "")
    if isinstance(cell, date):
        return _iso(cell, kind)
    if isinstance(cell, int) and kind == "percent":
        return str(Money(cell)).replace(",", "")
    return cell


def _iso(cell: date, kind: Kind) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    return f"{cell:%Y-%m}" if kind == "month" else cell.isoformat()


def _days(period: Period) -> dict[str, str]:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}


def _row(table: Table, row: Row) -> dict[str, str | int | None]:
    return {column.key: plain(cell, column.kind) for column, cell in zip(table.columns, row.cells, strict=True)}
