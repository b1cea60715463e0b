"""A product list as text: its rows as the spreadsheet counts them, wherever they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 250
_LONGEST_CELL: Final = 20_000

NO_VALUE: Final = "#FORMULA?"
"""Stands in a cell whose formula was never computed by the program that saved the file."""

ERRORS: Final = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
"""What spreadsheets show where a formula failed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the file, the first being 1."""

    number: int
    cells: tuple[str, ...]

    def text(self, column: int) -> str:
        """What stands in `column` (from 0), nothing beyond the end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A product list: the row with its headers, and the rows below. `names` are the sheets its file has."""

    file: str
    name: str
    header: Row
    rows: tuple[Row, ...]
    names: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(len(row.cells) for row in (self.header, *self.rows))


def checked_rows(found: Iterable[tuple[int, Sequence[str]]]) -> list[Row]:
    """The rows with anything in them. Raises Refused `list_empty`, `list_long`, `list_wide`, `list_cell`."""
    rows: list[Row] = []
    for number, cells in found:
        width = _width(cells)
        if not width:
            continue
        if len(rows) > MOST_ROWS:
            raise Refused(
                "list_long",
                N_("This list has more than {limit} rows. Split it into several files."),
                limit=f"{MOST_ROWS:,}",
            )
        _check_size(number, cells[:width])
        rows.append(Row(number, tuple(cell.strip() for cell in cells[:width])))
    if not rows:
        raise Refused("list_empty", N_("There is nothing in this file. Choose the file with your goods."))
    return rows


def _width(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that is not blank."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def _check_size(number: int, cells: Sequence[str]) -> None:
    if len(cells) > MOST_COLUMNS:
        raise Refused(
            "list_wide",
            N_("Row {row} has more than {limit} columns. Take off those that are not needed, and save it again."),
            row=number,
            limit=MOST_COLUMNS,
        )
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        raise Refused(
            "list_cell",
            N_("A cell in row {row} holds a whole book. Often a quotation mark is missing there: look at that row."),
            row=number,
        )
