"""A report as a CSV file that no spreadsheet can be tricked by."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from posapp.operations.files import put_file
from posapp.operations.importing.draft import neutralised
from posapp.reports.values import plain

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.reports.sheet import Cell, Kind, Table


def save_csv(table: Table, path: Path) -> None:
    """Write the rows of `table`, headed by their keys; sums are left to whoever reads it.

    Raises Unavailable `export_unwritable`.
    """
    put_file(csv_bytes(table), path)


def csv_bytes(table: Table) -> bytes:
    """The file, in UTF-8 with the mark that tells Excel so."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(["key", *(column.key for column in table.columns)])
    for row in table.rows:
        cells = (_cell(cell, column.kind) for cell, column in zip(row.cells, table.columns, strict=True))
        writer.writerow([neutralised(row.key), *cells])
    return file.getvalue().encode("utf-8-sig")


def _cell(cell: Cell, kind: Kind) -> str | int:
    if isinstance(cell, str):
        return neutralised(cell)
    written = plain(cell, kind)
    return "" if written is None else written
