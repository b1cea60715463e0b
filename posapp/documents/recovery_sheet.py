"""The sheet with the recovery numbers of a group: printed once, kept in a safe place, never in the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.documents.block import Cut, Rule, Space, Text
from posapp.i18n import _, date_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.documents.block import Document

_IN_A_ROW = 2


def recovery_sheet(group: str, day: date, numbers: Sequence[str]) -> Document:
    """The sheet for `group`; `numbers` as they will have to be typed."""
    rows = [numbers[at : at + _IN_A_ROW] for at in range(0, len(numbers), _IN_A_ROW)]
    return (
        Text(group, "centre", "large", bold=True),
        Text(_("Recovery numbers"), "centre", bold=True),
        Text(date_text(day), "centre"),
        Rule(double=True),
        *(Text("   ".join(row), "centre", "large", bold=True) for row in rows),
        Rule(double=True),
        Text(_("With these numbers the treasurer gets a new code when hers is forgotten.")),
        Text(_("Keep this sheet in a safe place, not at the till. It can't be printed again.")),
        Space(),
        Cut(),
    )
