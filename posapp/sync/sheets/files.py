"""Files of a marketplace, as a person chose them: read whole, and looked at before anything is unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.files import reading
from posapp.operations.importing.csv_file import csv_rows
from posapp.operations.importing.read import check_kind
from posapp.operations.importing.sheet import checked_rows
from posapp.operations.importing.workbook import open_workbook
from posapp.sync.sheets.grid import too_large

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.operations.importing.sheet import Row

_MOST_BYTES: Final = 20_000_000
_ZIP: Final = b"PK\x03\x04"


def content_of(path: Path) -> bytes:
    """All of a file. Raises Refused `list_*` or Unavailable `list_unreachable`, each with what to do."""
    if path.exists() and not path.is_file():
        raise Refused("sheet_folder", N_("{file} is no file. Choose the file of the marketplace."), file=path.name)
    with reading(path.name, "list_missing", "list_unreachable"), path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise too_large()
    check_kind(content)
    return content


def workbook_of(path: Path) -> bytes:
    """The bytes of a workbook whose sizes were looked at. Raises Refused `sheet_no_workbook` and as `content_of`."""
    content = content_of(path)
    if not content.startswith(_ZIP):
        raise Refused(
            "sheet_no_workbook",
            N_("The sheet of a marketplace is an Excel file (.xlsx). Download it there, and choose it as it is."),
        )
    open_workbook(content)
    return content


def tables_of(path: Path) -> list[list[Row]]:
    """The rows of each visible sheet, or of a text file. Raises as `content_of`."""
    content = content_of(path)
    if not content.startswith(_ZIP):
        return [checked_rows(csv_rows(content))]
    book = open_workbook(content)
    found = [[row for row in book.rows(name, times=True) if any(row[1])] for name in book.names]
    return [checked_rows(rows) for rows in found if rows]
