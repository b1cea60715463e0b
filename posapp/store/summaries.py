"""The sums of closed days: written once when the next day begins, so that a year is added up in a moment.

Closing a day has to be quick, the morning has time. `summed` names the sessions the sums hold; all others, open or
just closed, are added up from their bills. The views `goods_sold`, `bills_made` and `money_taken` give both together.
They are views of the connection and not of the file, because views of a file may not read JSON (trusted_schema is off).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

# A basket's money belongs to the owners of its parts; the basket itself is counted with its first part.
_SHARES: Final = """CREATE TEMP VIEW {name} AS
        SELECT sale.day, sale.session, sale_line.sale, sale_line.n, sale_line.product, sale_line.owner,
            sale_line.quantity, sale_line.amount, sale_line.discount + sale_line.bill_discount AS discount,
            CASE WHEN sale_line.quantity < 0 THEN -((500 - sale_line.quantity * sale_line.cost) / 1000)
                ELSE (sale_line.quantity * sale_line.cost + 500) / 1000 END AS cost,
            sale_line.amount * (sale_line.cost > 0) AS costed
        FROM {bills} JOIN sale_line ON sale_line.sale = sale.id WHERE sale_line.parts = ''
        UNION ALL
        SELECT sale.day, sale.session, sale_line.sale, sale_line.n, sale_line.product, json_extract(part.value, '$[3]'),
            sale_line.quantity * (part.key = 0), json_extract(part.value, '$[2]'),
            (sale_line.discount + sale_line.bill_discount) * (part.key = 0),
            CASE WHEN json_extract(part.value, '$[1]') < 0
                THEN -((500 - json_extract(part.value, '$[1]') * json_extract(part.value, '$[4]')) / 1000)
                ELSE (json_extract(part.value, '$[1]') * json_extract(part.value, '$[4]') + 500) / 1000 END,
            json_extract(part.value, '$[2]') * (json_extract(part.value, '$[4]') > 0)
        FROM {bills} JOIN sale_line ON sale_line.sale = sale.id JOIN json_each(sale_line.parts) AS part
        WHERE sale_line.parts <> ''"""
# Asked for some days, SQLite would look through all bills of these days to find the live ones: it is told the order.
_LIVE_BILLS: Final = "unsummed CROSS JOIN sale ON sale.session = unsummed.id"

_VIEWS: Final = (
    """CREATE TEMP VIEW open_day AS SELECT id FROM cash_session
        WHERE NOT EXISTS (SELECT 1 FROM cash_close WHERE cash_close.session = cash_session.id)""",
    """CREATE TEMP VIEW unsummed AS SELECT id FROM cash_session
        WHERE NOT EXISTS (SELECT 1 FROM summed WHERE summed.session = cash_session.id)""",
    _SHARES.format(name="line_share", bills="sale"),
    _SHARES.format(name="live_share", bills=_LIVE_BILLS),
    """CREATE TEMP VIEW bill_sum AS
        SELECT day, session, CAST(substr(at, 12, 2) AS INTEGER) AS hour, cashier, place, kind, late, 1 AS bills, total,
            rounding, (SELECT coalesce(sum(discount + bill_discount), 0) FROM sale_line WHERE sale_line.sale = sale.id)
            AS discount, coalesce(vat_taxed, 0) AS vat_taxed, coalesce(vat_tax, 0) AS vat_tax
        FROM sale""",
    """CREATE TEMP VIEW tender_sum AS
        SELECT sale.day, sale.session, tender.method, NOT EXISTS (SELECT 1 FROM tender AS earlier
            WHERE earlier.sale = tender.sale AND earlier.method = tender.method AND earlier.n < tender.n) AS bills,
            tender.amount * (tender.amount > 0) AS taken, tender.amount * (tender.amount < 0) AS returned
        FROM sale JOIN tender ON tender.sale = sale.id""",
    """CREATE TEMP VIEW goods_sold AS
        SELECT day, session, product, owner, quantity, amount, discount, cost, costed FROM goods_day
        UNION ALL SELECT day, session, product, owner, quantity, amount, discount, cost, costed FROM live_share""",
    """CREATE TEMP VIEW bills_made AS
        SELECT day, session, hour, cashier, place, kind, late, bills, total, rounding, discount, vat_taxed, vat_tax
        FROM bills_day
        UNION ALL SELECT day, session, hour, cashier, place, kind, late, bills, total, rounding, discount, vat_taxed,
            vat_tax FROM bill_sum WHERE session IN (SELECT id FROM unsummed)""",
    """CREATE TEMP VIEW money_taken AS
        SELECT day, session, method, bills, taken, returned FROM money_day
        UNION ALL SELECT day, session, method, bills, taken, returned FROM tender_sum
        WHERE session IN (SELECT id FROM unsummed)""",
)

_GOODS: Final = """INSERT INTO goods_day (day, session, product, owner, quantity, amount, discount, cost, costed)
    SELECT max(day), max(session), product, owner, sum(quantity), sum(amount), sum(discount), sum(cost), sum(costed)
    FROM line_share WHERE session = ? GROUP BY product, owner"""
_BILLS: Final = """INSERT INTO bills_day (day, session, hour, cashier, place, kind, late, bills, total, rounding,
    discount, vat_taxed, vat_tax)
    SELECT day, session, hour, cashier, place, kind, late, sum(bills), sum(total), sum(rounding), sum(discount),
        sum(vat_taxed), sum(vat_tax)
    FROM bill_sum WHERE session = ? GROUP BY day, session, hour, cashier, place, kind, late"""
_MONEY: Final = """INSERT INTO money_day (day, session, method, bills, taken, returned)
    SELECT day, session, method, sum(bills), sum(taken), sum(returned)
    FROM tender_sum WHERE session = ? GROUP BY day, session, method"""
_SUMMED: Final = "INSERT INTO summed (session) VALUES (?)"
_DUE: Final = "SELECT id FROM unsummed WHERE id IN (SELECT session FROM cash_close)"


def sum_up(rows: sqlite3.Connection) -> None:
    """Write the sums of every closed session that has none yet; inside the write that begins the next one."""
    for due in rows.execute(_DUE).fetchall():
        for statement in (_GOODS, _BILLS, _MONEY, _SUMMED):
            rows.execute(statement, tuple(due))


def install(rows: sqlite3.Connection) -> None:
    """Give a connection the views that add up; they go with it."""
    for view in _VIEWS:
        rows.execute(view)
