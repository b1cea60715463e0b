"""What was written on a day about an earlier one: nothing that is closed ever changes, it is only answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.evening import Corrected, Correction
from posapp.domain.money import Money
from posapp.store.facts import moment

if TYPE_CHECKING:
    from posapp.store.database import Database

_MADE: Final = """
    SELECT 'refund' AS kind, old.day AS of, sale.at, old.number AS about, sale.total AS amount
    FROM sale JOIN sale AS old ON old.id = sale.refers WHERE sale.day = :day AND old.day < :day
    UNION ALL
    SELECT 'late_bill', sale.day, journal.at, sale.number, sale.total
    FROM sale JOIN journal ON journal.terminal = sale.terminal AND journal.seq = sale.seq
    WHERE sale.late = 1 AND sale.day < :day AND date(substr(journal.at, 1, 19), :cutoff) = :day
        AND sale.day IN (SELECT day FROM bills_made WHERE late = 1 AND day BETWEEN date(:day, '-400 days') AND :day)
    UNION ALL
    SELECT 'transfer', sale.day, mark.at, sale.number, tender.amount
    FROM terminal CROSS JOIN tender_mark AS mark ON mark.terminal = terminal.id AND mark.seq > coalesce((SELECT max(seq)
        FROM cash_session AS before WHERE before.terminal = terminal.id AND before.opened_at < :day), 0)
    JOIN sale ON sale.id = mark.sale
    JOIN tender ON tender.sale = mark.sale AND tender.n = mark.n
    WHERE sale.day < :day AND mark.at >= :day AND date(substr(mark.at, 1, 19), :cutoff) = :day
        AND NOT EXISTS (SELECT 1 FROM tender_mark AS later WHERE later.sale = mark.sale AND later.n = mark.n
            AND (later.at, later.seq) > (mark.at, mark.seq)
            AND date(substr(later.at, 1, 19), :cutoff) = :day)
    UNION ALL
    SELECT 'settlement', old.day, back.at, '', back.amount
    FROM settlement AS back JOIN settlement AS old ON old.id = back.reverses
    WHERE back.day = :day AND old.day < :day
    UNION ALL
    SELECT 'entry', back.day, back.at, back.note,
        CASE back.kind WHEN 'income' THEN back.amount ELSE -back.amount END
    FROM money_entry AS back WHERE back.day < :day AND back.at >= :day
        AND date(substr(back.at, 1, 19), :cutoff) = :day
    ORDER BY 3, 4"""
_DAYS: Final = """SELECT DISTINCT day FROM cash_session WHERE day BETWEEN ? AND ? ORDER BY day DESC"""


class Corrections:
    """Reads what the books already say; nothing of it is stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def made_on(self, day: date, cutoff: int) -> list[Corrected]:
        """What was written on `day`, which begins at the hour `cutoff`, about earlier days; oldest first."""
        rows = self._database.rows.execute(_MADE, {"day": day.isoformat(), "cutoff": f"-{cutoff} hours"})
        return [
            Corrected(
                Correction(row["kind"]),
                date.fromisoformat(row["of"]),
                moment(row["at"]),
                row["about"],
                Money(row["amount"]),
            )
            for row in rows
        ]

    def days(self, last: date, back: int) -> list[date]:
        """The days with a drawer up to `last` and at most `back` days before it, newest first."""
        span = ((last - timedelta(days=back)).isoformat(), last.isoformat())
        return [date.fromisoformat(row["day"]) for row in self._database.rows.execute(_DAYS, span)]
