"""The goods as a table, and the table as an Excel or CSV file that no spreadsheet can be tricked by."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.i18n import N_
from posapp.operations.exporting.line import lines
from posapp.operations.exporting.shapes import SHAPES, own_shape
from posapp.operations.files import put_file
from posapp.operations.importing.draft import neutralised, restored
from posapp.operations.importing.profiles import OWN, profile

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.quantity import Quantity
    from posapp.operations.exporting.line import Cell
    from posapp.operations.shop import Shop

_SEPARATORS: Final = {".csv": ",", ".tsv": "\t"}


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its headers; amounts and quantities are values, everything else is text."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def export_table(shop: Shop, key: str = OWN.key) -> Table:
    """All goods, withdrawn ones too, as program `key` lists them. Raises Refused `list_profile`."""
    shape = SHAPES.get(profile(key).key) or own_shape()
    name = re.sub(r"[\[\]]", " ", shop.group.name)
    return Table(
        tuple(header.format(shop=name) for header, _cell in shape),
        tuple(tuple(cell(line) for _header, cell in shape) for line in lines(shop)),
    )


def write_table(table: Table, path: Path) -> None:
    """Write `table` as the ending of `path` says (.xlsx, .csv, .tsv): the whole file, or none.

    Raises Refused `export_ending`, Unavailable `export_unwritable`.
    """
    ending = path.suffix.lower()
    if ending == ".xlsx":
        content = _workbook(table)
    elif ending in _SEPARATORS:
        content = _text(table, _SEPARATORS[ending])
    else:
        raise Refused("export_ending", N_("Give the file a name that ends in .xlsx or .csv."))
    put_file(content, path)


def _text(table: Table, sign: str) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=sign, lineterminator="\r\n")
    writer.writerow(table.headers)
    for row in table.rows:
        writer.writerow([neutralised(cell) if isinstance(cell, str) else _plain(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _workbook(table: Table) -> bytes:
    """Text cells are strings to Excel whatever they begin with, so nothing in them is ever run."""
    import xlsxwriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    amount = book.add_format({"num_format": "#,##0.00"})
    sheet.freeze_panes(1, 0)
    for column, header in enumerate(table.headers):
        sheet.write_string(0, column, header, bold)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, _kept(cell))
            else:
                sheet.write_number(number, column, _number(cell), amount if isinstance(cell, Money) else None)
    book.close()
    return file.getvalue()


def _kept(text: str) -> str:
    """`text` as a workbook must hold it to give it back: an apostrophe of its own gets another before it."""
    return neutralised(text) if restored(text) != text else text


def _number(cell: Money | Quantity) -> Decimal:
    return Decimal(_plain(cell))


def _plain(cell: Money | Quantity) -> str:
    return str(cell).replace(",", "")
