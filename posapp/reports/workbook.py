"""A report as an Excel workbook: typed cells, and totals that a spreadsheet adds up again by itself."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.i18n import _
from posapp.operations.files import put_file
from posapp.reports.values import plain
from posapp.reports.wording import days_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from posapp.reports.sheet import Cell, Column, Kind, Table

_FORMATS: Final[Mapping[Kind, str]] = {
    "count": "#,##0",
    "money": "#,##0.00",
    "quantity": "#,##0.###",
    "percent": "0.0%",
    "day": "yyyy-mm-dd",
    "month": "yyyy-mm",
    "moment": "yyyy-mm-dd hh:mm",
    "text": "General",
}
_NARROWEST: Final = 9
_WIDEST: Final = 48


def save_xlsx(table: Table, group: str, path: Path) -> None:
    """Write `table` under the name of the group. Raises Unavailable `export_unwritable`."""
    put_file(xlsx_bytes(table, group), path)


def xlsx_bytes(table: Table, group: str) -> bytes:
    """The workbook. Text cells are strings whatever they begin with, so nothing in them is ever run."""
    import xlsxwriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _Writing(book, book.add_worksheet()).write(table, group)
    book.close()
    return file.getvalue()


@dataclass(slots=True)
class _Writing:
    """A sheet while it is written, line by line."""

    book: Any
    sheet: Any
    line: int = 0
    formats: dict[tuple[str, bool], Any] = field(default_factory=dict)

    def write(self, table: Table, group: str) -> None:
        for text, bold in self._head(table, group):
            self.sheet.write_string(self.line, 0, text, self._format("General", bold=bold))
            self.line += 1
        self.line += 1
        for place, column in enumerate(table.columns):
            self.sheet.write_string(self.line, place, _(column.title), self._format("General", bold=True))
            self.sheet.set_column(place, place, _room(table, place))
        self.line += 1
        self.sheet.freeze_panes(self.line, 1)
        first = self.line
        for row in table.rows:
            for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
                self._cell(place, cell, column, bold=False)
            self.line += 1
        if table.total:
            self._total(table, first)

    def _head(self, table: Table, group: str) -> list[tuple[str, bool]]:
        period = days_text(table.asked.period, table.asked.period.last)
        head = [(group, False), (_(table.title), True), (period, False)]
        return head + [(text, False) for text in (table.words, *table.notes) if text]

    def _total(self, table: Table, first: int) -> None:
        """The sums as formulas where they are sums of what stands above, with their value for who can't calculate."""
        from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]

        cells = table.total.cells if table.total else ()
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            if _is_sum(table, place, cell):
                formula = f"=SUM({xl_range(first, place, self.line - 1, place)})"
                shape = self._format(_FORMATS[column.kind], bold=True)
                self.sheet.write_formula(self.line, place, formula, shape, _number(cell, column.kind))
            else:
                self._cell(place, _("Together") if place == 0 and cell is None else cell, column, bold=True)

    def _cell(self, place: int, cell: Cell, column: Column, *, bold: bool) -> None:
        if cell is None:
            return
        if isinstance(cell, str):
            self.sheet.write_string(self.line, place, cell, self._format("General", bold=bold))
            return
        shape = self._format(_FORMATS[column.kind], bold=bold)
        if isinstance(cell, date):
            naive = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
            self.sheet.write_datetime(self.line, place, naive, shape)
        else:
            self.sheet.write_number(self.line, place, _number(cell, column.kind), shape)

    def _format(self, number: str, *, bold: bool) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        key = (number, bold)
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"num_format": number, "bold": bold})
        return self.formats[key]


def _is_sum(table: Table, place: int, cell: Cell) -> bool:
    """Whether `cell`, at the foot, is what the cells above it add up to."""
    above = [row.cells[place] for row in table.rows if row.cells[place] is not None]
    if not above or isinstance(cell, str | date) or cell is None or table.columns[place].kind == "percent":
        return False
    return sum(map(_whole, above)) == _whole(cell)


def _whole(cell: Cell) -> int:
    if isinstance(cell, Money):
        return cell.satang
    if isinstance(cell, Quantity):
        return cell.milli
    return cell if isinstance(cell, int) else 0


def _number(cell: Cell, kind: Kind) -> Decimal:
    written = Decimal(str(plain(cell, kind)))
    return written / 100 if kind == "percent" else written


def _room(table: Table, place: int) -> int:
    column = table.columns[place]
    texts = [_(column.title), *(str(row.cells[place] or "") for row in table.rows[:200])]
    return min(_WIDEST, max(_NARROWEST, *(len(text) + 2 for text in texts)))
