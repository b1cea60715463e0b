"""What is said about a row of a list: a reading to look at, or why the row can't be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.i18n import _

if TYPE_CHECKING:
    from posapp.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Remark:
    """A reading that wants a look: `sentence` is a catalogue message, `values` fill its {named} places."""

    code: str
    sentence: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """The remark in the language in use."""
        return _(self.sentence).format(**dict(self.values))


def remark(code: str, sentence: str, /, **values: object) -> Remark:
    """A remark with its values by name."""
    return Remark(code, sentence, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about row `row`, and the column it is about (its header, empty for the whole row)."""

    row: int
    column: str
    remark: Remark

    def __str__(self) -> str:
        """The note with its place, in the language in use."""
        return _placed(self.row, self.column, str(self.remark))


@dataclass(frozen=True, slots=True)
class Fault:
    """Why row `row` can't be used, and the column (its header) where it fails."""

    row: int
    column: str
    told: Refused

    def __str__(self) -> str:
        """The fault with its place and its cure, in the language in use."""
        return _placed(self.row, self.column, str(self.told))


def _placed(row: int, column: str, sentence: str) -> str:
    if not column:
        return _("Row {row}: {sentence}").format(row=row, sentence=sentence)
    return _("Row {row}, column “{column}”: {sentence}").format(row=row, column=column, sentence=sentence)
