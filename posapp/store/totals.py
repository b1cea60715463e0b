"""Adding up: the sums of a session or a business day, read from its bills and moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.cash import DayTotals, MethodTotal
from posapp.domain.money import Money
from posapp.store.transfers import STATE_NOW

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.identity import SessionId
    from posapp.store.database import Database

_SUMS: Final = """SELECT coalesce(sum(kind = 'sale'), 0) AS bills,
    coalesce(sum(total) FILTER (WHERE kind = 'sale'), 0) AS sold, coalesce(sum(kind = 'refund'), 0) AS refunds,
    coalesce(sum(total) FILTER (WHERE kind = 'refund'), 0) AS refunded, coalesce(sum(rounding), 0) AS rounding,
    coalesce(sum(vat_tax), 0) AS vat FROM sale WHERE {which}"""
_DISCOUNTS: Final = """SELECT coalesce(sum(discount + bill_discount), 0) AS discounts FROM sale_line
    WHERE sale IN (SELECT id FROM sale WHERE {which})"""
_METHODS: Final = f"""SELECT method, count(DISTINCT sale) AS bills, sum(amount * (amount > 0)) AS taken,
    sum(amount * (amount < 0)) AS returned, sum(amount * (state <> 'received' AND state <> 'seen')) AS waiting
    FROM (SELECT tender.sale, tender.method, tender.amount, {STATE_NOW} AS state FROM tender
    WHERE tender.sale IN (SELECT id FROM sale WHERE {{which}})) GROUP BY method ORDER BY method"""
_MOVED: Final = """SELECT coalesce(sum(amount) FILTER (WHERE kind = 'paid_in'), 0) AS paid_in,
    coalesce(sum(amount) FILTER (WHERE kind = 'paid_out'), 0) AS paid_out FROM cash_move
    WHERE session IN (SELECT id FROM cash_session WHERE {which})"""


class Totals:
    """Sums that are asked for, never stored: they can't disagree with the bills."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_session(self, session: SessionId) -> DayTotals:
        """A session added up."""
        return self._sums("session = ?", "id = ?", session)

    def of_day(self, day: date) -> DayTotals:
        """A business day added up, over all tills in the file."""
        return self._sums("day = ?", "day = ?", day.isoformat())

    def _sums(self, bills: str, sessions: str, value: str) -> DayTotals:
        rows = self._database.rows
        sums = rows.execute(_SUMS.format(which=bills), (value,)).fetchone()
        discounts = rows.execute(_DISCOUNTS.format(which=bills), (value,)).fetchone()
        moved = rows.execute(_MOVED.format(which=sessions), (value,)).fetchone()
        return DayTotals(
            bills=sums["bills"],
            sold=Money(sums["sold"]),
            refunds=sums["refunds"],
            refunded=Money(sums["refunded"]),
            discounts=Money(discounts["discounts"]),
            rounding=Money(sums["rounding"]),
            vat=Money(sums["vat"]),
            methods=tuple(
                MethodTotal(
                    row["method"],
                    row["bills"],
                    Money(row["taken"]),
                    Money(row["returned"]),
                    Money(row["waiting"]),
                )
                for row in rows.execute(_METHODS.format(which=bills), (value,))
            ),
            paid_in=Money(moved["paid_in"]),
            paid_out=Money(moved["paid_out"]),
        )
