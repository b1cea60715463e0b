"""Which program a list comes from and what its columns mean, told by the headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from posapp.i18n import search_key
from posapp.operations.importing.fields import REPEATED, Field
from posapp.operations.importing.profiles import FREE, PROFILES, Profile, profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from posapp.operations.importing.sheet import Row, Sheet

_LOOKED_AT: Final = 30
_LONGEST_HEADER: Final = 60
_IN_BRACKETS: Final = re.compile(r"[(\[{（].*?[)\]}）]")
_NOT_LETTERS: Final = re.compile(r"[^\w/\u0e30-\u0e4e]+")
_UNIT_BEHIND: Final = re.compile(r"(?<=\w)(บาท|baht|thb|ต่อชิ้น)$")


@dataclass(frozen=True, slots=True)
class Matching:
    """What the columns of a list mean (index from 0 to field); a person may change each. `unmatched` mean nothing."""

    profile: Profile
    columns: Mapping[int, Field]
    unmatched: tuple[int, ...]

    def with_column(self, index: int, field: Field | None) -> Matching:
        """The same, but column `index` means `field`, or nothing; another column that meant it means nothing now."""
        single = field is not None and field not in REPEATED
        columns = {
            place: meaning
            for place, meaning in self.columns.items()
            if place != index and not (single and meaning is field)
        }
        if field is not None:
            columns[index] = field
        places = sorted({*self.columns, *self.unmatched, index})
        return replace(
            self,
            columns=dict(sorted(columns.items())),
            unmatched=tuple(place for place in places if place not in columns),
        )

    def has(self, field: Field) -> bool:
        """Whether some column means `field`."""
        return field in self.columns.values()


def match(sheet: Sheet, key: str = "auto") -> Matching:
    """The meaning of each column of `sheet`, read as a list of program `key`. Raises Refused `list_profile`."""
    headers = sheet.header.cells
    chosen = _recognised(headers) if key == "auto" else profile(key)
    columns: dict[int, Field] = {}
    # Exact headers first: “Price” means more than “Price [another shop]”, wherever it stands.
    for exact in (True, False):
        for index, header in enumerate(headers):
            field = _meaning(chosen, header, exact=exact)
            if field and index not in columns and (field in REPEATED or field not in columns.values()):
                columns[index] = field
    return Matching(
        chosen,
        dict(sorted(columns.items())),
        tuple(index for index in range(sheet.width) if index not in columns),
    )


def header_place(rows: Sequence[Row]) -> int:
    """Which of `rows` has the headers: titles may stand above. The one whose words are known best, else the first."""

    def known(place: int) -> int:
        return sum(_is_known(cell) for cell in rows[place].cells)

    best = max(range(min(len(rows), _LOOKED_AT)), key=lambda place: (known(place), -place))
    return best if known(best) > 0 else 0


def header_key(text: str) -> str:
    """A header as it is compared: without case, blanks, tone marks, signs, and what stands in brackets."""
    without = _IN_BRACKETS.sub(" ", text[:_LONGEST_HEADER])
    key = _NOT_LETTERS.sub("", search_key(without or text))
    return _UNIT_BEHIND.sub("", key)


def _recognised(headers: Iterable[str]) -> Profile:
    keys = {header_key(header) for header in headers}
    for one in PROFILES:
        if any({header_key(sign) for sign in signs} <= keys for signs in one.signs):
            return one
    return FREE


def _meaning(chosen: Profile, header: str, *, exact: bool) -> Field | None:
    exactly, beginnings = _keys(chosen.key)
    key = header_key(header)
    if exact:
        return exactly.get(key) if key else None
    return next((field for start, field in beginnings if key.startswith(start)), None)


def _is_known(header: str) -> bool:
    return bool(header) and any(
        _meaning(one, header, exact=True) is not None or _meaning(one, header, exact=False) is not None
        for one in PROFILES
    )


@cache
def _keys(key: str) -> tuple[dict[str, Field], tuple[tuple[str, Field], ...]]:
    """The headers of a profile as they are compared: whole ones, and beginnings."""
    columns = profile(key).columns.items()
    exactly = {header_key(header.removesuffix("*")): field for header, field in columns}
    beginnings = tuple((header_key(header[:-1]), field) for header, field in columns if header.endswith("*"))
    return exactly, beginnings
