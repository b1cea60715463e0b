"""Reads product lists saved as text: any of the usual encodings, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HIGH_BYTES: Final = (0x00, 0x0E)
"""The second byte of nearly every Latin or Thai letter in UTF-16."""
_SEPARATORS: Final = (",", ";", "\t")
_LOOKED_AT: Final = 40
_HEAD: Final = 4_000
_MOST_CONTROLS: Final = 8
"""More control signs than a slip or two: it is no text."""
_CONTROLS: Final = frozenset(map(chr, range(32))) - set("\t\n\v\f\r")


def csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The records of a text file with their numbers. Raises Refused `list_encoding`, `list_kind`, `list_quote`."""
    text = decoded(content)
    lines = text.split("\n", 1)
    told = lines[0].strip().lower()
    if told.startswith("sep=") and len(told) == len("sep=;"):
        # Excel's own way to name the separator in the first line.
        yield from _records(lines[1] if len(lines) > 1 else "", told[-1], 2)
    else:
        yield from _records(text, separator(text), 1)


def decoded(content: bytes) -> str:
    """`content` as text: by its mark, else UTF-8, else Thai of old Windows. Raises Refused."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        raise Refused(
            "list_encoding",
            N_("The letters of this file can't be read. In Excel choose Save as, “CSV UTF-8”, then try that file."),
        ) from None
    if "\x00" in text or sum(map(text[:_HEAD].count, _CONTROLS)) > _MOST_CONTROLS:
        raise not_a_list()
    return text


def not_a_list() -> Refused:
    """What is said of a file that is no list at all."""
    return Refused("list_kind", N_("This file is no list of goods. Choose an Excel file (.xlsx) or a CSV file."))


def separator(text: str) -> str:
    """The sign between cells: the one that gives most rows the same number of cells."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_LOOKED_AT]

    def evenness(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
        return max(((rows, width) for width, rows in widths.items()), default=(0, 0))

    return max(_SEPARATORS, key=evenness)


def _encoding(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    high = content[1:400:2]
    if sum(map(high.count, _HIGH_BYTES)) * 4 > len(high) * 3:
        return "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp874"
    return "utf-8"


def _records(text: str, sign: str, first: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    odd = text.count('"') % 2 == 1
    number, last = first - 1, [""]
    try:
        for number, last in enumerate(reader, first):
            yield number, last
    except csv.Error:
        raise _open_quote(number + 1) from None
    if odd and "\n" in last[-1]:
        raise _open_quote(number)


def _open_quote(number: int) -> Refused:
    return Refused(
        "list_quote",
        N_("A quotation mark in row {row} is opened and never closed. Mend that row, and save the file again."),
        row=number,
    )
