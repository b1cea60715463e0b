"""The cells of a workbook, each with the bytes it stands in, so that one can be changed and all others stay."""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import fromstring
from xml.parsers import expat

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_PLACE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TEXTS: Final = ("s", "inlineStr", "str")
_WIDE_SIGNS: Final = (b"\xff\xfe", b"\xfe\xff")
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_CELLS: Final = 400_000
"""Twice what the largest sheet a marketplace hands out holds."""
_BROKEN: Final = (*(KeyError, ValueError, IndexError, LookupError, EOFError), zipfile.BadZipFile, expat.ExpatError)


@dataclass(slots=True)
class Cell:
    """A cell: its text, what kind of value it is ("n" for a number), and the bytes from `start` to `end`."""

    column: int
    start: int
    tag: str = "c"
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    formula: bool = False
    end: int = 0

    @property
    def kind(self) -> str:
        """What kind of value it is, as the file says."""
        return self.attributes.get("t", "n")


@dataclass(slots=True)
class GridRow:
    """A row; `end` is the byte before which another cell can stand, 0 when the row has no room for one."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)
    tag: str = "row"
    end: int = 0

    def text(self, column: int | None) -> str:
        """What stands in a column; "" for none."""
        cell = None if column is None else self.cells.get(column)
        return cell.text.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, which part of the file it is, and its rows."""

    name: str
    part: str
    content: bytes
    rows: tuple[GridRow, ...]


def grids(content: bytes) -> Iterator[Grid]:
    """The sheets of a workbook whose sizes were looked at already, hidden ones too.

    Raises Refused `list_broken` and `sheet_large`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            strings = _strings(archive)
            for name, part in _sheets(archive):
                yield _grid(name, part, archive.read(part), strings)
    except _BROKEN as error:
        raise Refused(
            "list_broken",
            N_("This Excel file is damaged or only half copied. Copy it again, or open it in Excel and save it anew."),
        ) from error


def changed(content: bytes, grid: Grid, values: Mapping[tuple[int, int], str]) -> bytes:
    """The workbook with other values (by row and column) in one sheet; every other byte of every part stays."""
    part = _spliced(grid, values)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            body = part if info.filename == grid.part else source.read(info)
            target.writestr(copy.copy(info), body)
        target.comment = source.comment
    return made.getvalue()


def too_large() -> Refused:
    """What is said of a file that holds more than any sheet of a marketplace."""
    return Refused(
        "sheet_large", N_("This file is larger than any sheet of a marketplace. Download fewer goods at a time.")
    )


def _spliced(grid: Grid, values: Mapping[tuple[int, int], str]) -> bytes:
    rows = {row.number: row for row in grid.rows}
    pieces = [_piece(rows[number], column, value) for (number, column), value in values.items()]
    body, at = bytearray(), 0
    for start, end, text in sorted(pieces):
        body += grid.content[at:start] + text
        at = end
    return bytes(body + grid.content[at:])


def _piece(row: GridRow, column: int, value: str) -> tuple[int, int, bytes]:
    """Which bytes become which: a cell keeps its looks and whether it holds a text or a number."""
    cell = row.cells.get(column)
    if cell is None:
        later = [each.start for number, each in row.cells.items() if number > column]
        at = min(later, default=row.end)
        fresh = Cell(column, at, row.tag.removesuffix("row") + "c", {"r": f"{_letters(column)}{row.number}"})
        return at, at, _written(fresh, value)
    return cell.start, cell.end, _written(cell, value)


def _written(cell: Cell, value: str) -> bytes:
    prefix = cell.tag.removesuffix("c")
    kept = {name: text for name, text in cell.attributes.items() if name != "t"}
    if cell.kind in _TEXTS:
        kept["t"] = "inlineStr"
        inner = f"<{prefix}is><{prefix}t>{value}</{prefix}t></{prefix}is>"
    else:
        inner = f"<{prefix}v>{value}</{prefix}v>"
    said = "".join(f' {name}="{text}"' for name, text in kept.items())
    return f"<{cell.tag}{said}>{inner}</{cell.tag}>".encode()


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The sheets by name, and where in the file each lies."""
    links = fromstring(archive.read(_LINKS))  # noqa: S314 - expat stops entities that grow
    places = {one.get("Id"): one.attrib["Target"] for one in links.iter() if one.get("Target")}
    book = fromstring(archive.read(_BOOK))  # noqa: S314
    sheets = [(one.attrib["name"], places[one.attrib[_PLACE]]) for one in book.iter() if _PLACE in one.attrib]
    return [
        (name, target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}"))
        for name, target in sheets
        if "worksheets/" in target
    ]


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells share, without what is written small above them."""
    if _STRINGS not in archive.namelist():
        return []
    texts = []
    for item in fromstring(archive.read(_STRINGS)):  # noqa: S314
        parts = [item, *(run for run in item if _local(run.tag) == "r")]
        texts.append("".join(one.text or "" for part in parts for one in part if _local(one.tag) == "t"))
    return texts


def _grid(name: str, part: str, content: bytes, strings: Sequence[str]) -> Grid:
    if content.startswith(_WIDE_SIGNS):
        raise ValueError(part)
    reader = _Reader(content, strings)
    return Grid(name, part, content, tuple(reader.rows))


class _Reader:
    """Goes through a sheet once, noting where each cell begins and ends."""

    def __init__(self, content: bytes, strings: Sequence[str]) -> None:
        self.rows: list[GridRow] = []
        self._content, self._strings = content, strings
        self._cell: Cell | None = None
        self._inside = ""
        self._said: list[str] = []
        self._count = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._say
        self._parser.StartDoctypeDeclHandler = _no_doctype
        self._parser.Parse(content, True)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        local, at = _local(tag), self._parser.CurrentByteIndex
        if local == "row":
            number = int(attributes.get("r", self.rows[-1].number + 1 if self.rows else 1))
            self.rows.append(GridRow(number, tag=tag))
        elif local == "c" and self.rows:
            self._count += 1
            if self._count > _MOST_CELLS:
                raise too_large()
            row = self.rows[-1]
            place = _REFERENCE.fullmatch(attributes.get("r", ""))
            column = _number(place[1]) if place else max(row.cells, default=-1) + 1
            self._cell = row.cells[column] = Cell(column, at, tag, attributes)
            self._said = []
        elif self._cell:
            self._inside = local
            self._cell.formula = self._cell.formula or local == "f"

    def _end(self, tag: str) -> None:
        local, at = _local(tag), self._parser.CurrentByteIndex
        if local == "row" and self._content[at : at + 2] == b"</":
            self.rows[-1].end = at
        elif local == "c" and self._cell:
            self._cell.end = self._content.index(b">", at) + 1
            self._cell.text = self._value(self._cell, "".join(self._said))
            self._cell = None
        self._inside = ""

    def _say(self, text: str) -> None:
        if self._cell and self._inside in ("v", "t"):
            self._said.append(text)

    def _value(self, cell: Cell, said: str) -> str:
        if cell.kind == "s":
            return self._strings[int(said)] if said else ""
        return _digits(said) if cell.kind == "n" else said


def _no_doctype(*_told: object) -> None:
    raise ValueError("doctype")


def _digits(text: str) -> str:
    """A number as people write it: no exponent, no “.0” behind a long number."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number.normalize():f}" if number.is_finite() else text


def _local(tag: str) -> str:
    return re.split("[:}]", tag)[-1]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(65 + place) + letters
    return letters
