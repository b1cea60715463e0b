"""A list that is being looked at, in words: its columns, its rows as they will be read, what is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.product import ProductKind
from posapp.domain.unit import unit
from posapp.i18n import N_, _, count_text
from posapp.operations.exporting.table import Table
from posapp.operations.importing.fields import FIELD_TITLES
from posapp.operations.importing.planned import OUTCOME_TITLES, Outcome
from posapp.ui.parts.goods_cell import GoodsCell, amount_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from posapp.domain.identity import CategoryId
    from posapp.operations.importing.headers import Matching
    from posapp.operations.importing.merge import Change
    from posapp.operations.importing.planned import Plan, PlannedRow
    from posapp.operations.importing.sheet import Sheet
    from posapp.ui.widgets.table import Cell

FIRST: Final = "first"
NOTED: Final = "noted"
FIRST_ROWS: Final = 20
_SAMPLES: Final = 2
_LOOKED_AT: Final = 200

_DEEDS: Final = {
    (True, True): N_("Add {new}, change {changed}"),
    (True, False): N_("Add goods: {new}"),
    (False, True): N_("Change goods: {changed}"),
    (False, False): N_("Nothing to take over"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The list in the file at `path`, what its columns mean, and the folder with pictures of its goods."""

    path: Path
    sheet: Sheet
    matching: Matching
    pictures: Path | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns with anything in them."""
        return tuple(place for place in range(self.sheet.width) if self.header(place) or self.samples(place))

    def header(self, column: int) -> str:
        """What stands above a column."""
        return self.sheet.header.text(column)

    def samples(self, column: int) -> tuple[str, ...]:
        """The first different values of a column."""
        values = (row.text(column) for row in self.sheet.rows[:_LOOKED_AT])
        return tuple(dict.fromkeys(value for value in values if value))[:_SAMPLES]

    def meaning(self, column: int) -> str:
        """What a column is read as, in words; empty when it is left out."""
        field = self.matching.columns.get(column)
        return _(FIELD_TITLES[field]) if field else ""


def chosen(plan: Plan, key: str) -> list[PlannedRow]:
    """The rows of `plan` that a filter shows: the first ones, those with a note, or those of one outcome."""
    if key == FIRST:
        return list(plan.rows[:FIRST_ROWS])
    if key == NOTED:
        return [row for row in plan.rows if row.notes and not row.fault]
    return [row for row in plan.rows if row.outcome.value == key]


def cells(row: PlannedRow, categories: Mapping[CategoryId, str]) -> tuple[Cell, ...]:
    """Row number, name, price, unit, category, on hand, what becomes of it: as it will be read."""
    product = row.product
    if product is None:
        none = GoodsCell(0, "")
        return row.number, row.name, none, "", "", none, _becomes(row)
    asked = product.free_price and product.kind is not ProductKind.MATERIAL
    counted = row.counted.quantity if row.counted else None
    return (
        row.number,
        product.name,
        GoodsCell(product.price.satang, _(N_("Any price")) if asked else str(product.price)),
        _(unit(product.unit).label),
        row.category or categories.get(product.category, ""),
        amount_of(product, counted) if counted is not None else GoodsCell(0, ""),
        _becomes(row),
    )


def told(row: PlannedRow) -> tuple[str, str]:
    """What is to be known of a row: which it is, and all that is said of it."""
    head = _(N_("Row {row}: {sentence}")).format(row=row.number, sentence=row.name or "–")
    said = [str(row.fault.told) if row.fault else "", *map(_changed, row.changes)]
    said += [str(note.remark) for note in row.notes]
    return f"{head} · {_(OUTCOME_TITLES[row.outcome])}", " · ".join(filter(None, said))


def deed(plan: Plan, members: int) -> tuple[str, dict[str, object]]:
    """The words of the button that takes the list over; `members` are added with it."""
    new, changed = plan.count(Outcome.NEW), plan.count(Outcome.CHANGED)
    if members and not (new or changed):
        return N_("Add members: {count}"), {"count": count_text(members)}
    return _DEEDS[new > 0, changed > 0], {"new": count_text(new), "changed": count_text(changed)}


def refused_rows(sheet: Sheet, plan: Plan) -> Table:
    """The rows that can't be used as they stand in the file, each with why: to be mended and taken in again."""
    faults = {row.number: row.fault for row in plan.rows if row.fault}
    width = sheet.width
    rows: Sequence[tuple[str, ...]] = [
        (*(row.text(column) for column in range(width)), str(faults[row.number].told))
        for row in sheet.rows
        if row.number in faults
    ]
    return Table((*(sheet.header.text(column) for column in range(width)), _(N_("Why?"))), tuple(rows))


def _becomes(row: PlannedRow) -> str:
    """In one line: why it is refused, what changes, or what was read in a way that wants a look."""
    if row.fault:
        return str(row.fault.told)
    said = [_changed(one) for one in row.changes] + [str(note.remark) for note in row.notes]
    return " · ".join(said) or _(OUTCOME_TITLES[row.outcome])


def _changed(change: Change) -> str:
    title = _(FIELD_TITLES[change.field])
    return _(N_("{what}: {old} → {new}")).format(what=title, old=change.old or "–", new=change.new or "–")
