"""Reads product lists from Excel workbooks: values as they were last computed, merged cells filled, nothing run."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import fromstring

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.importing.csv_file import not_a_list
from posapp.operations.importing.sheet import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from openpyxl.workbook import Workbook as OpenpyxlWorkbook

_MOST_UNPACKED: Final = 150_000_000
"""What the parts with words may unpack to, in bytes: five times the largest honest list."""
_MOST_PARTS: Final = 2_000
_MOST_FRAME: Final = 10_000_000
"""What any part but cells and words may unpack to: looks and names are held in memory as a whole."""
_DENSE: Final = 20_000_000
_MOST_DENSE: Final = 100
"""From so many bytes on, honest cells never pack tighter than this: their numbers differ."""
_FLOWING: Final = ("xl/worksheets/", "xl/sharedStrings")
_MOST_BLANK_ROWS: Final = 5_000
_MOST_MERGED: Final = 20_000
_MOMENT_SIGNS: Final = len("2026-01-17 08:12:40")
_SAFE_WHOLE: Final = 10**15
"""From here on Excel has rounded the digits away."""
_BOOK: Final = "xl/workbook.xml"
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 200
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ />]")
_PLACE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a sheet says beside its values: merged areas (top, left, bottom, right, from 1), and whether it computes."""

    merged: tuple[tuple[int, int, int, int], ...]
    formulas: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook whose sizes were looked at before anything was unpacked; `names` are its visible sheets."""

    content: bytes
    names: tuple[str, ...]

    def rows(self, name: str, *, times: bool = False) -> Iterator[tuple[int, list[str]]]:
        """The rows of the sheet `name` with their numbers; days keep their time of day if `times`.

        Raises Refused `list_broken`.
        """
        with _told_when_broken():
            layout = _layout(self.content, name)
            computed = _cells(self.content, name, _timed if times else _text)
            if layout.formulas:
                computed = _marked(computed, _formulas(self.content, name))
            yield from _filled(computed, layout.merged)


def open_workbook(content: bytes) -> Workbook:
    """The workbook in `content`. Raises Refused `list_broken` or `list_bomb`."""
    with _told_when_broken():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive.infolist())
            if _BOOK not in archive.namelist():
                raise not_a_list()
        book = _opened(content, computed=True)
        names = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
        book.close()
    return Workbook(content, names)


@contextmanager
def _told_when_broken() -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        # zipfile, zlib, the XML reader and openpyxl meet half a file with whatever they stumble over.
        raise Refused(
            "list_broken",
            N_("This Excel file is damaged or only half copied. Copy it again, or open it in Excel and save it anew."),
        ) from error


def _opened(content: bytes, *, computed: bool) -> OpenpyxlWorkbook:
    """The workbook to read from, with the results of formulas or the formulas themselves."""
    from openpyxl import load_workbook

    # It warns of looks it doesn't know, never of values.
    warnings.filterwarnings("ignore", module="openpyxl")
    return load_workbook(io.BytesIO(content), read_only=True, data_only=computed)


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack without end; zipfile never unpacks more of a part than its directory promises."""
    read = [part for part in parts if not part.filename.startswith("xl/media/")]
    unpacked = sum(part.file_size for part in read)
    if unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS or any(map(_swollen, read)):
        raise Refused(
            "list_bomb",
            N_("This file unpacks to far more than a list of goods holds. It was not opened. Ask who made it."),
        )


def _swollen(part: zipfile.ZipInfo) -> bool:
    if not part.filename.startswith(_FLOWING):
        return part.file_size > _MOST_FRAME
    return part.file_size > max(_DENSE, part.compress_size * _MOST_DENSE)


def _layout(content: bytes, name: str) -> _Layout:
    merged: list[tuple[int, int, int, int]] = []
    formulas = False
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_part(archive, name)) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            window = tail + chunk
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise ValueError(name)
            formulas = formulas or bool(_FORMULA.search(window))
            merged += [_area(found) for found in _MERGED.findall(window)]
            tail = window[-_OVERLAP:]
    return _Layout(tuple(dict.fromkeys(merged))[:_MOST_MERGED], formulas)


def _part(archive: zipfile.ZipFile, name: str) -> str:
    """Where in the file the sheet `name` lies."""
    book = fromstring(archive.read(_BOOK))  # noqa: S314 - expat stops entities that grow
    place = next(one.attrib[_PLACE] for one in book.iter() if one.get("name") == name and _PLACE in one.attrib)
    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    target = next(one.attrib["Target"] for one in links.iter() if one.get("Id") == place)
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _area(found: tuple[bytes, bytes, bytes, bytes]) -> tuple[int, int, int, int]:
    left, top, right, bottom = found
    return int(top), _column(left), int(bottom), _column(right)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _cells(content: bytes, name: str, text: Callable[[object], str]) -> Iterator[tuple[int, list[str]]]:
    """The values of a sheet as `text` of them; a long run of blank rows is its end."""
    book = _opened(content, computed=True)
    try:
        sheet = book[name]
        sheet.reset_dimensions()
        blank = 0
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            blank = 0 if any(value is not None for value in values) else blank + 1
            if blank > _MOST_BLANK_ROWS:
                break
            yield number, [text(value) for value in values]
    finally:
        book.close()


def _formulas(content: bytes, name: str) -> dict[int, list[int]]:
    """For each row the columns (from 0) that compute."""
    book = _opened(content, computed=False)
    try:
        sheet = book[name]
        sheet.reset_dimensions()
        found: dict[int, list[int]] = {}
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            columns = [index for index, cell in enumerate(cells) if cell.data_type == "f"]
            if columns:
                found[number] = columns
        return found
    finally:
        book.close()


def _marked(rows: Iterable[tuple[int, list[str]]], formulas: dict[int, list[int]]) -> Iterator[tuple[int, list[str]]]:
    """`rows` with a mark where a formula has no value."""
    for number, cells in rows:
        for column in formulas.get(number, ()):
            if column < len(cells) and not cells[column]:
                cells[column] = NO_VALUE
        yield number, cells


def _filled(
    rows: Iterable[tuple[int, list[str]]], merged: tuple[tuple[int, int, int, int], ...]
) -> Iterator[tuple[int, list[str]]]:
    """`rows` with the value of a cell merged over several rows in each of them; sideways it stays where it is."""
    by_row: dict[int, list[tuple[int, int]]] = {}
    for top, left, bottom, _right in merged:
        for number in range(top, min(bottom, top + _MOST_MERGED) + 1):
            by_row.setdefault(number, []).append((left - 1, top))
    kept: dict[tuple[int, int], str] = {}
    for number, cells in rows:
        for column, top in by_row.get(number, ()):
            if number == top:
                kept[column, top] = cells[column] if column < len(cells) else ""
            else:
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or kept.get((column, top), "")
        yield number, cells


def _text(value: object) -> str:
    """A value of a workbook as people would type it. Here, and only here, Excel's fractions become digits."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case Real():
            return _digits(format(value, ".15g"))
        case datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _timed(value: object) -> str:
    """Like `_text`, but a moment keeps its time of day."""
    timed = isinstance(value, datetime) and value.time() != time()
    return str(value)[:_MOMENT_SIGNS] if timed else _text(value)


def _digits(text: str) -> str:
    """15 digits, all that Excel keeps, without exponent: 0.1 + 0.2 is 0.3, a barcode ends in no “.0”."""
    number = Decimal(text)
    if not number.is_finite() or abs(number) >= _SAFE_WHOLE:
        return text
    plain = f"{number:f}"
    # A point with three digits behind it could be taken for thousands; here it is known to be a point.
    return f"{plain}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", plain) else plain
