"""The days: each close worked out again from the bills and moves of its session, and joined to the close before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.cash import expected_cash
from posapp.domain.identity import SessionId
from posapp.domain.money import ZERO
from posapp.domain.tender import IN_DRAWER
from posapp.i18n import N_
from posapp.store.audit.finding import KEEP, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.cash import CashClose, DayTotals
    from posapp.domain.identity import Terminal
    from posapp.store.books import Books

_CLOSED: Final = "SELECT session, seq FROM cash_close WHERE terminal = ? ORDER BY seq"
_NOT_CLOCK: Final = "SELECT count(*) FROM journal WHERE terminal = ? AND seq > ? AND seq < ? AND kind <> 'clock'"


def examine_days(books: Books, terminal: Terminal) -> Iterator[Finding]:
    """What is wrong with the closed days of a till."""
    before: CashClose | None = None
    first = 1
    for session, seq in books.database.rows.execute(_CLOSED, (terminal.id,)).fetchall():
        try:
            close, opened = books.cash.close_of(SessionId(session)), books.cash.session(SessionId(session))
        except (KeyError, TypeError, ValueError):
            said = N_("Table {table}, row {row}: it can't be read.")
            yield Finding("row_unreadable", said, KEEP, {"table": "cash_close", "row": session}, seq)
            continue
        if close is None or opened is None:
            continue
        totals = books.totals.of_session(close.session)
        worked_out = {
            "expected": (close.expected, expected_cash(opened.opening, totals, IN_DRAWER)),
            "totals": (_certain(close.totals), _certain(totals)),
            "perpetual_sold": (close.perpetual_sold, (before.perpetual_sold if before else ZERO) + totals.sold),
            "perpetual_refunded": (
                close.perpetual_refunded,
                (before.perpetual_refunded if before else ZERO) + totals.refunded,
            ),
            "first_seq": (close.first_seq, first),
            "last_seq": (close.last_seq, _last_before(books, terminal, close.last_seq, seq)),
        }
        for column, (found, expected) in worked_out.items():
            if found != expected:
                said = N_("Day {row} of till {letter}: {column} is {found}, but its bills and moves say {expected}.")
                values = {"row": opened.number, "letter": terminal.letter, "column": column}
                yield Finding("day_sum", said, KEEP, {**values, "found": found, "expected": expected}, seq)
        before, first = close, seq + 1


def _last_before(books: Books, terminal: Terminal, last: int, seq: int) -> int:
    """The last entry a close covers: the one before it, but for the note about the clock that comes with the close."""
    (others,) = books.database.rows.execute(_NOT_CLOCK, (terminal.id, last, seq)).fetchone()
    return last if last < seq and not others else seq - 1


def _certain(totals: DayTotals | None) -> DayTotals | None:
    """The sums without what was waiting for money then: that may have come since."""
    if totals is None:
        return None
    return replace(totals, methods=tuple(replace(one, waiting=ZERO) for one in totals.methods))
