"""How everything is written in open formats: names of files, and cells as JSON and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from posapp.store.tables import Cell

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
README: Final = "README.txt"
ROWS: Final = "data"
"""The folder of JSON lines: what books are made of again."""
TABLES: Final = "tables"
"""The folder of CSV files: for people and spreadsheets."""
PICTURES: Final = "pictures"

_BYTES: Final = "hex"
_FORMULA: Final = ("=", "+", "-", "@", "\t")


def as_json(cell: Cell) -> object:
    """A cell as JSON writes it; bytes become {"hex": "…"}."""
    return {_BYTES: cell.hex()} if isinstance(cell, bytes) else cell


def from_json(value: object) -> Cell:
    """The cell again. Raises ValueError for anything else."""
    if isinstance(value, dict) and list(value) == [_BYTES] and isinstance(value[_BYTES], str):
        return bytes.fromhex(value[_BYTES])
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return value
    raise ValueError(value)


def as_csv(cell: object) -> str:
    """A cell as a spreadsheet may read it: no text of it is taken for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return "" if cell is None else cell.hex() if isinstance(cell, bytes) else str(cell)
