"""What a row says of one article, still as text: cells by meaning, with what it shares with the rows it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.importing.amounts import NOTHING
from posapp.operations.importing.fields import REPEATED, Field
from posapp.operations.importing.note import Remark, remark
from posapp.operations.importing.sheet import ERRORS, NO_VALUE

if TYPE_CHECKING:
    from posapp.operations.importing.headers import Matching
    from posapp.operations.importing.sheet import Row, Sheet

SIGNS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""A cell that begins with one of these may be taken for a formula by a spreadsheet."""

BETWEEN: Final = "\n"
"""Stands between the cells of a meaning that several columns have."""

_SHARED: Final = (Field.NAME, Field.CATEGORY, Field.STORY, Field.WEIGHED, Field.UNIT, Field.OWNER)
_AS_WRITTEN: Final = frozenset({Field.NAME, Field.STORY, Field.VARIANT, Field.FAMILY})
_HEADS: Final = frozenset({"variable", "grouped"})
_ONLY_VARIANT: Final = frozenset({"regular", "default", "default title", "ปกติ"})


@dataclass(slots=True)
class Draft:
    """The texts of row `row` by meaning, each with its column; `skipped` says why it is no article of its own."""

    row: int
    texts: dict[Field, str] = field(default_factory=dict)
    columns: dict[Field, str] = field(default_factory=dict)
    skipped: Remark | None = None
    failed: tuple[Field, Refused] | None = None

    def text(self, meaning: Field) -> str:
        """What the row says of `meaning`, nothing if it doesn't."""
        return self.texts.get(meaning, "")


def drafts(sheet: Sheet, matching: Matching) -> list[Draft]:
    """The rows of `sheet` as drafts; rows of one article in several sizes share what stands in the first."""
    found = [_picked(row, sheet.header, matching) for row in sheet.rows]
    match matching.profile.grouping:
        case "handle":
            _by_handle(found)
        case "parent":
            _by_parent(found)
        case "name":
            _by_name(found)
        case _:
            for one in found:
                if not (matching.has(Field.FAMILY) and one.text(Field.NAME)):
                    _name_variant(one, one.text(Field.FAMILY))
    return found


def restored(text: str) -> str:
    """`text` without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(SIGNS) else text


def neutralised(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; `restored` undoes it."""
    return f"'{text}" if text.lstrip("'").startswith(SIGNS) else text


def _picked(row: Row, header: Row, matching: Matching) -> Draft:
    draft = Draft(row.number)
    for index, meaning in matching.columns.items():
        text = restored(row.text(index))
        if not text or (meaning not in _AS_WRITTEN and text.lower() in NOTHING):
            continue
        draft.columns.setdefault(meaning, header.text(index))
        if meaning in REPEATED and meaning in draft.texts:
            draft.texts[meaning] += BETWEEN + text
        else:
            draft.texts[meaning] = text
        if draft.failed is None and (text == NO_VALUE or text in ERRORS):
            draft.failed = (meaning, _failed(text))
    return draft


def _failed(text: str) -> Refused:
    if text == NO_VALUE:
        return Refused(
            "cell_uncomputed",
            N_("There is a formula without a result. Open the file in Excel, save it there, and take that file."),
        )
    return Refused("cell_error", N_("Excel shows {error} here. Mend the formula, or type the value."), error=text)


def _by_handle(found: list[Draft]) -> None:
    """Rows with one handle are one article in several sizes, or one basket; only the first has its name."""
    sizes = Counter(one.text(Field.HANDLE) for one in found if one.text(Field.VARIANT))
    heads: dict[str, Draft] = {}
    for one in found:
        handle = one.text(Field.HANDLE)
        head = heads.setdefault(handle, one) if handle else one
        _pack(one, head)
        if head is not one:
            _share(one, head)
    for one in found:
        _name_variant(one, one.text(Field.NAME) if sizes[one.text(Field.HANDLE)] else "")


def _pack(one: Draft, head: Draft) -> None:
    """Put the part of a set that a row names into the basket the first of its rows is."""
    part = one.texts.pop(Field.SET_PART, "")
    if not part:
        return
    goods = f"{part} x {one.text(Field.SET_QUANTITY) or 1}"
    head.texts[Field.PARTS] = "; ".join(filter(None, (head.text(Field.PARTS), goods)))
    head.texts[Field.KIND] = "basket"
    head.columns.setdefault(Field.PARTS, one.columns[Field.SET_PART])
    if head is not one and not one.text(Field.CODE):
        one.skipped = remark("row_part", N_("This row only says what else is in the basket above."))


def _by_parent(found: list[Draft]) -> None:
    """Rows of sizes name the code or the number of the row above them, which is no article of its own."""
    heads = {key: one for one in found for key in (one.text(Field.CODE), f"id:{one.text(Field.HANDLE)}")}
    for one in found:
        kinds = {kind.strip().lower() for kind in one.text(Field.ROW_KIND).split(",")}
        if kinds & _HEADS:
            one.skipped = remark("row_head", N_("This row only heads the sizes below it."))
            continue
        parent = one.texts.pop(Field.FAMILY, "")
        if "variation" not in kinds:
            one.texts.pop(Field.VARIANT, None)
        elif parent in heads and heads[parent] is not one:
            head = heads[parent]
            one.texts.pop(Field.NAME, None)
            _share(one, head)
            _name_variant(one, head.text(Field.NAME))


def _by_name(found: list[Draft]) -> None:
    """Rows of one name are sizes of one article; a single row with the usual size is just an article."""
    times = Counter(one.text(Field.NAME) for one in found)
    for one in found:
        name = one.text(Field.NAME)
        if times[name] == 1 and one.text(Field.VARIANT).strip().lower() in _ONLY_VARIANT:
            one.texts.pop(Field.VARIANT, None)
        _name_variant(one, name)


def _share(one: Draft, head: Draft) -> None:
    for meaning in _SHARED:
        if meaning not in one.texts and meaning in head.texts:
            one.texts[meaning] = head.texts[meaning]
            one.columns.setdefault(meaning, head.columns[meaning])


def _name_variant(one: Draft, family: str) -> None:
    """Call a size by its family and itself."""
    variant = re.sub(r"\s+", " ", one.text(Field.VARIANT)).strip()
    if not variant:
        one.texts.pop(Field.VARIANT, None)
        return
    family = family or one.text(Field.NAME)
    one.texts |= {Field.VARIANT: variant, Field.FAMILY: family, Field.NAME: f"{family} {variant}".strip()}
