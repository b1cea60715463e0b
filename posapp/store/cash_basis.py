"""What came in and went out by itself, day by day: bills when they were paid, debts when they were settled, counts.

Nothing of it is stored: it follows from bills, marks, settlements and closes, so it can't disagree with them.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from posapp.domain.cash_book import ENTERED_WITHIN, BookLine, Column, Mark, Source, working_days
from posapp.domain.money import Money
from posapp.store.facts import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from posapp.store.database import Database

_TAKEN: Final = """SELECT day, method, sum(taken) AS taken, sum(returned) AS returned FROM money_taken
    WHERE day BETWEEN ? AND ? GROUP BY day, method"""
# What is to be paid later is no money yet. The index of what is owed only helps who repeats its condition.
_LATER: Final = """SELECT sale.day, tender.method, -sum(tender.amount * (tender.amount > 0)) AS taken,
    -sum(tender.amount * (tender.amount < 0)) AS returned FROM tender JOIN sale ON sale.id = tender.sale
    WHERE tender.state <> 'received' AND tender.state IN ('owed', 'disputed') AND sale.day BETWEEN ? AND ?
    GROUP BY sale.day, tender.method"""
# Nor is what goes back the way it is owed: it only lowers what will come.
_LOWERED: Final = """SELECT day, method, 0 AS taken, -sum(amount) AS returned FROM (
    SELECT DISTINCT back.sale, back.n, sale.day, back.method, back.amount
    FROM tender JOIN sale ON sale.refers = tender.sale JOIN tender AS back ON back.sale = sale.id
    WHERE tender.state <> 'received' AND tender.state = 'owed' AND back.method = tender.method AND back.amount < 0
        AND back.state = 'received' AND sale.day BETWEEN ? AND ?) GROUP BY day, method"""
_SOLD: Final = f"""SELECT day, method, sum(taken) AS taken, sum(returned) AS returned
    FROM (SELECT * FROM ({_TAKEN}) UNION ALL SELECT * FROM ({_LATER}) UNION ALL SELECT * FROM ({_LOWERED}))
    GROUP BY day, method ORDER BY day, method"""

# A transfer that turned out not to be there goes out on the day that was said, and comes in again when it was found.
# What was owed and was ticked off by hand comes in then, but for what was settled or went back the same way.
_STEPS: Final = """WITH step AS (
    SELECT mark.sale, mark.n, mark.at, mark.state AS now, tender.state AS sold, tender.method, tender.amount,
        coalesce(lag(mark.state) OVER (PARTITION BY mark.sale, mark.n ORDER BY mark.terminal, mark.seq), tender.state)
        AS was
    FROM tender_mark AS mark JOIN tender ON tender.sale = mark.sale AND tender.n = mark.n
    WHERE tender.state IN ('owed', 'disputed')
        OR (mark.sale, mark.n) IN (SELECT sale, n FROM tender_mark WHERE state = 'disputed')
), moved AS (
    SELECT date(substr(at, 1, 19), ?) AS day, method, amount - CASE sold WHEN 'owed' THEN
            (SELECT coalesce(sum(part.amount), 0) FROM settlement_part AS part
                WHERE part.sale = step.sale AND part.tender = step.n)
            - (SELECT coalesce(sum(back.amount), 0) FROM sale JOIN tender AS back ON back.sale = sale.id
                WHERE sale.refers = step.sale AND back.method = step.method AND back.state = 'received'
                AND back.amount < 0 AND NOT EXISTS (SELECT 1 FROM tender AS earlier WHERE earlier.sale = step.sale
                    AND earlier.method = step.method AND earlier.n < step.n)) ELSE 0 END AS amount,
        now IN ('received', 'seen') OR (now = 'waiting' AND sold <> 'owed') AS has,
        was IN ('received', 'seen') OR (was = 'waiting' AND sold <> 'owed') AS had
    FROM step
)
SELECT day, method, sum(amount * (has - had)) AS amount FROM moved WHERE day BETWEEN ? AND ?
    GROUP BY day, method HAVING sum(amount * (has - had)) <> 0 ORDER BY day, method"""

_SETTLED: Final = """SELECT day, owed, method, sum(amount) AS amount FROM settlement WHERE day BETWEEN ? AND ?
    GROUP BY day, owed, method HAVING sum(amount) <> 0 ORDER BY day, owed, method"""
_COUNTED: Final = """SELECT cash_session.day, cash_session.counted AS begun, cash_close.counted - cash_close.expected
    AS amount FROM cash_close JOIN cash_session ON cash_session.id = cash_close.session
    WHERE cash_session.day BETWEEN ? AND ? AND cash_close.counted <> cash_close.expected
    ORDER BY cash_session.day, cash_session.terminal, cash_session.number"""
_OPEN: Final = "SELECT DISTINCT day FROM cash_session WHERE day BETWEEN ? AND ? AND id IN (SELECT id FROM open_day)"
_STILL_OPEN: Final = "SELECT DISTINCT day FROM cash_session WHERE id IN (SELECT id FROM open_day) ORDER BY day"
_WRITTEN_LATE: Final = """SELECT day, (SELECT max(substr(at, 1, 10)) FROM sale WHERE sale.day = late.day AND late = 1)
    FROM (SELECT DISTINCT day FROM bills_made WHERE late = 1 AND day BETWEEN ? AND ?) AS late"""
_ENTRIES: Final = """SELECT coalesce(sum(CASE kind WHEN 'income' THEN amount ELSE -amount END), 0) AS amount
    FROM money_entry WHERE day BETWEEN ? AND ?"""
_TURNOVER: Final = """SELECT (SELECT coalesce(sum(total), 0) FROM bills_made WHERE day BETWEEN ? AND ?)
    + (SELECT coalesce(sum(CASE kind WHEN 'income' THEN amount ELSE -amount END), 0) FROM money_entry
    WHERE day BETWEEN ? AND ? AND category IN (SELECT value FROM json_each(?)))"""
_FIRST: Final = """SELECT min(day) FROM (SELECT min(day) AS day FROM bills_made UNION ALL
    SELECT min(day) FROM money_entry UNION ALL SELECT min(day) FROM settlement UNION ALL
    SELECT min(day) FROM cash_session)"""
_SOURCES: Final = {"customer": Source.DEBTS, "scheme": Source.SCHEME, "shop": Source.SHOPS}
_EVER: Final = "0000-00-00"

_Days = tuple[str, str]


class CashBasis:
    """The lines of the cash book that nobody writes. `cutoff` is the hour a business day begins at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def month(self, first: date, last: date, cutoff: int) -> tuple[Money, list[BookLine]]:
        """What there was before `first`, entries by hand and all; what happened by itself until `last`, unsorted.

        Both at once: what is owed has to be looked through only one time.
        """
        days = (_EVER, last.isoformat())
        marks = self._marks((first.isoformat(), last.isoformat()))
        found = chain(self._sold(days, marks), self._steps(days, cutoff), self._settled(days), self._counted(days))
        before = (_EVER, (first - timedelta(days=1)).isoformat())
        (brought,) = self._database.rows.execute(_ENTRIES, before).fetchone()
        lines: list[BookLine] = []
        for line in found:
            if line.day < first:
                brought += line.effect.satang
            else:
                lines.append(line)
        return Money(brought), lines

    def turnover(self, first: date, last: date, categories: str) -> Money:
        """What was sold from `first` to `last`, paid or not, less refunds; `categories` (a JSON list) count too."""
        days = (first.isoformat(), last.isoformat())
        (sold,) = self._database.rows.execute(_TURNOVER, (*days, *days, categories)).fetchone()
        return Money(sold)

    def open_days(self) -> list[date]:
        """The days of all tills that nobody closed yet, oldest first."""
        return [day(row[0]) for row in self._database.rows.execute(_STILL_OPEN)]

    def first_day(self) -> date | None:
        """The first day anything happened on."""
        (first,) = self._database.rows.execute(_FIRST).fetchone()
        return day(first) if first else None

    def _marks(self, days: _Days) -> dict[str, tuple[Mark, ...]]:
        """What has to be known of the sales of some days."""
        marks: dict[str, tuple[Mark, ...]] = {row[0]: (Mark.OPEN,) for row in self._database.rows.execute(_OPEN, days)}
        for there, written in self._database.rows.execute(_WRITTEN_LATE, days):
            if working_days(day(there), day(written)) > ENTERED_WITHIN:
                marks[there] = (*marks.get(there, ()), Mark.LATE)
        return marks

    def _sold(self, days: _Days, marks: Mapping[str, tuple[Mark, ...]]) -> Iterator[BookLine]:
        for row in self._database.rows.execute(_SOLD, days * 3):
            told = marks.get(row["day"], ())
            for source, amount in ((Source.SALES, row["taken"]), (Source.REFUNDS, row["returned"])):
                if amount:
                    yield BookLine(day(row["day"]), source, row["method"], Column.INCOME, Money(amount), told)

    def _steps(self, days: _Days, cutoff: int) -> Iterator[BookLine]:
        for row in self._database.rows.execute(_STEPS, (f"-{cutoff} hours", *days)):
            yield BookLine(day(row["day"]), Source.UNSEEN, row["method"], Column.INCOME, Money(row["amount"]))

    def _settled(self, days: _Days) -> Iterator[BookLine]:
        for row in self._database.rows.execute(_SETTLED, days):
            yield BookLine(day(row["day"]), _SOURCES[row["owed"]], row["method"], Column.INCOME, Money(row["amount"]))

    def _counted(self, days: _Days) -> Iterator[BookLine]:
        for row in self._database.rows.execute(_COUNTED, days):
            column = Column.INCOME if row["amount"] > 0 else Column.OTHER
            marks = () if row["begun"] else (Mark.UNCOUNTED,)
            yield BookLine(day(row["day"]), Source.COUNTED, "", column, Money(abs(row["amount"])), marks)
