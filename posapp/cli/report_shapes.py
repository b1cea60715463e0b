"""The shapes a report comes in at a terminal: lines to read, JSON, or a file for a spreadsheet or a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from posapp.cli.layout import table as lined_up
from posapp.documents.letterhead import Letterhead
from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.operations.files import put_page
from posapp.reports.csv_file import csv_bytes, save_csv
from posapp.reports.page import report_page
from posapp.reports.values import values_of
from posapp.reports.wording import cell_text, days_text
from posapp.reports.workbook import save_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.cli.context import Desk
    from posapp.reports.sheet import Table

SHAPES: Final = ("text", "json", "csv", "xlsx", "pdf")
"""What a report can be written as."""

_SIDED: Final = frozenset({"count", "money", "quantity", "percent"})


def show(desk: Desk, table: Table, shape: str | None, out: str | None) -> None:
    """Answer with `table` in `shape` (as the ending of `out` says, without one), or write it to the file `out`.

    Raises Refused `report_out`, Unavailable `page_unwritable` or `export_unwritable`.
    """
    path = Path(out).expanduser() if out else None
    chosen = shape or (path.suffix.lstrip(".").lower() if path else "")
    if path is None and chosen == "csv":
        click.echo(csv_bytes(table).decode("utf-8-sig"), nl=False)
    elif path is None or chosen in ("", "text", "json"):
        _answer(desk, table, chosen, path)
    else:
        _save(desk, table, chosen, path)
        desk.answer([_("Written to {file}.").format(file=path)], {"file": str(path)})


def _answer(desk: Desk, table: Table, shape: str, path: Path | None) -> None:
    if path is not None or shape not in ("", "text", "json"):
        raise Refused(
            "report_out", N_("Give the file a name that ends in .csv, .xlsx or .pdf: --out report.xlsx"), shape=shape
        )
    desk.as_json = desk.as_json or shape == "json"
    desk.answer(lines(table), values_of(table))


def _save(desk: Desk, table: Table, shape: str, path: Path) -> None:
    match shape:
        case "csv":
            save_csv(table, path)
        case "xlsx":
            save_xlsx(table, desk.shop().group.name, path)
        case "pdf":
            from posapp.devices.page.pdf import page_pdf

            paper = report_page(table, Letterhead(desk.shop().group), desk.shop().now())
            put_page(page_pdf(paper, desk.tools.resources / "fonts"), path)
        case _:
            _answer(desk, table, shape, path)


def lines(table: Table) -> Iterator[str]:
    """The report for people."""
    yield _(table.title) + " · " + days_text(table.asked.period, table.asked.period.last)
    yield from filter(None, (table.words, *table.notes))
    if not table.rows:
        return
    rows = [tuple(_(column.title) for column in table.columns)]
    cells = [row.cells for row in table.rows]
    if table.total:
        cells.append((_("Together") if table.total.cells[0] is None else table.total.cells[0], *table.total.cells[1:]))
    rows += [
        tuple(cell_text(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)) for row in cells
    ]
    yield ""
    yield from lined_up(rows, "".join(">" if column.kind in _SIDED else "<" for column in table.columns))
