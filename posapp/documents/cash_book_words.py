"""The words of the cash book: what a line says, and what is noted beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.receipt import method_title
from posapp.domain.cash_book import CATEGORIES, Column, Mark, Source
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.cash_book import BookLine, MoneyEntry

TITLE: Final = N_("Cash book of income and expenses")
HEADS: Final = (
    N_("Day, month, year"),
    N_("Particulars"),
    N_("Income"),
    N_("Expenses: goods bought"),
    N_("Expenses: other"),
    N_("Balance"),
    N_("Note"),
)
"""The official columns, with the balance as one more."""
BROUGHT: Final = N_("Brought forward")
CARRIED: Final = N_("Carried forward")
MONTH_TOTAL: Final = N_("Total of the month")

_SOURCES: Final[Mapping[Source, str]] = {
    Source.SALES: N_("Sales – {method}"),
    Source.REFUNDS: N_("Given back – {method}"),
    Source.DEBTS: N_("Paid of what was owed – {method}"),
    Source.SCHEME: N_("Came from the government – {method}"),
    Source.SHOPS: N_("Came from online shops – {method}"),
}
_MARKS: Final[Mapping[Mark, str]] = {
    Mark.OPEN: N_("the day is still open"),
    Mark.LATE: N_("written more than 3 working days later"),
    Mark.UNCOUNTED: N_("drawer not counted in the morning"),
}


def line_words(line: BookLine, methods: Mapping[str, str]) -> str:
    """What a line is about; `methods` gives the title (catalogue message) of each way to pay."""
    match line.source:
        case Source.ENTRY:
            title = _(CATEGORIES[line.key].title)
            return _("Taken back: {what}").format(what=title) if line.amount.satang < 0 else title
        case Source.COUNTED:
            return _("Too much at the count") if line.column is Column.INCOME else _("Too little at the count")
        case Source.UNSEEN:
            came = line.amount.satang > 0
            said = _("Came after all – {method}") if came else _("Did not come – {method}")
        case _:
            said = _(_SOURCES[line.source])
    return said.format(method=method_title(line.key, methods))


def note_words(line: BookLine) -> str:
    """The paper, the party and the note of an entry, and what has to be known of the line."""
    return " · ".join((*(_entry_notes(line.entry) if line.entry else ()), *(_(_MARKS[mark]) for mark in line.marks)))


def _entry_notes(entry: MoneyEntry) -> tuple[str, ...]:
    paper = _("No. {number}").format(number=entry.paper) if entry.paper else ""
    return tuple(filter(None, (paper, entry.party, entry.note)))
