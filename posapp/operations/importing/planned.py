"""The plan of an import: what would become of each row, and of the goods together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from posapp.domain.identity import ProductId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.importing.merge import Change
    from posapp.operations.importing.note import Fault, Note


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"
    """It is no article: it heads the sizes below it, or is a part of a set."""


OUTCOME_TITLES: Final = {
    Outcome.NEW: N_("New goods"),
    Outcome.CHANGED: N_("Changed"),
    Outcome.UNCHANGED: N_("Already the same"),
    Outcome.REFUSED: N_("Can't be used"),
    Outcome.SKIPPED: N_("No goods of their own"),
}
"""How each outcome is called, as catalogue messages."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How much of an article there is by the list (thousandths), and the days of that batch if they are known."""

    quantity: Quantity
    made: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of row `number`. `product` is the article as it will be, without what is only made on applying.

    `category` is the name of a category that is still to be made, `owner` the name of somebody who is no member yet.
    `counted` is set when the stock changes, `photo` is a new small JPEG.
    """

    number: int
    name: str
    outcome: Outcome
    product: Product | None = None
    changes: tuple[Change, ...] = ()
    notes: tuple[Note, ...] = ()
    fault: Fault | None = None
    category: str = ""
    owner: str = ""
    counted: Counted | None = None
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would do. `seen` is how often each of the shop's goods was changed when it was compared."""

    file: str
    profile: str
    rows: tuple[PlannedRow, ...]
    seen: Mapping[ProductId, int]

    def count(self, outcome: Outcome) -> int:
        """How many rows come to `outcome`."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def new_categories(self) -> tuple[str, ...]:
        """Categories that would be made, in the order of the list."""
        return tuple(dict.fromkeys(row.category for row in self.rows if row.category))

    @property
    def new_owners(self) -> tuple[str, ...]:
        """Owners who are no members yet; a bare number is nobody's name."""
        return tuple(dict.fromkeys(row.owner for row in self.rows if row.owner and not row.owner.isdecimal()))
