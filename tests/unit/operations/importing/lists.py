"""Small product lists as files, and short ways to plan and apply them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl

from posapp.operations.importing.apply import apply_plan
from posapp.operations.importing.headers import match
from posapp.operations.importing.plan import plan
from posapp.operations.importing.read import read_list

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.operations.importing.apply import Imported
    from posapp.operations.importing.photos import Photos
    from posapp.operations.importing.planned import Plan, PlannedRow
    from tests.doubles.trade import MarketStall

LISTS: Final = Path(__file__).parents[3] / "data" / "imports"
"""Lists headed exactly like those of other programs."""


def csv_file(folder: Path, *lines: str, encoding: str = "utf-8", name: str = "goods.csv") -> Path:
    """A CSV file of `lines`."""
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def workbook(folder: Path, *rows: tuple[object, ...], merged: str = "", name: str = "goods.xlsx") -> Path:
    """An Excel workbook with one sheet of `rows`, and one area merged."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    path = folder / name
    book.save(path)
    return path


def planned(stall: MarketStall, path: Path, key: str = "auto", photos: Photos | None = None) -> Plan:
    """What the list at `path` would do."""
    sheet = read_list(path)
    return plan(stall.shop, sheet, match(sheet, key), photos)


def imported(stall: MarketStall, path: Path, key: str = "auto", photos: Photos | None = None) -> Imported:
    """Take the list at `path` in."""
    return apply_plan(stall.shop, planned(stall, path, key, photos), stall.seller)[0]


def only(found: Plan) -> PlannedRow:
    """The one row of a plan."""
    (row,) = found.rows
    return row


def product(stall: MarketStall, code: str) -> Product:
    """The product with that code or barcode."""
    found = stall.shop.books.catalog.find(code)
    assert found is not None, code
    return found
