"""The sums: every bill, drawer, stock, day and series of numbers added up again from its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.store.audit.finding import COUNT, KEEP, WRITE_DOWN, Finding

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class _Rule:
    """A statement that must find nothing; what it finds (table, row, what stands there, what it should be) is told."""

    code: str
    sentence: str
    step: str
    sql: str


_DIFFERS: Final = N_("Table {table}, row {row}: it says {found}, but its parts add up to {expected}.")

_DAY_SUMS: Final = (
    (
        "goods_day",
        "line_share",
        ("day", "session", "product", "owner"),
        ("quantity", "amount", "discount", "cost", "costed"),
    ),
    (
        "bills_day",
        "bill_sum",
        ("day", "session", "hour", "cashier", "place", "kind", "late"),
        ("bills", "total", "rounding", "discount", "vat_taxed", "vat_tax"),
    ),
    ("money_day", "tender_sum", ("day", "session", "method"), ("bills", "taken", "returned")),
)
"""The sums of closed days: the table, the view it is summed from, what a row is about, and what is summed."""


def _day_rules() -> tuple[_Rule, ...]:
    """That each of these tables holds what the bills of the summed days add up to, and nothing else."""
    return tuple(_day_rule(*sums) for sums in _DAY_SUMS)


def _day_rule(table: str, view: str, keys: tuple[str, ...], sums: tuple[str, ...]) -> _Rule:
    row, by = " || ' ' || ".join(keys), ", ".join(keys)
    added, kept = ", ".join(f"sum({one}) AS {one}" for one in sums), " || '/' || ".join(f"kept.{one}" for one in sums)
    told, differs = (
        " || '/' || ".join(f"sold.{one}" for one in sums),
        " OR ".join(f"kept.{one} IS NOT sold.{one}" for one in sums),
    )
    return _Rule(
        "sum_day",
        N_("Table {table}, day and product {row}: it says {found}, but the bills of that day say {expected}."),
        WRITE_DOWN,
        f"""WITH sold AS (SELECT {by}, {added} FROM {view} WHERE session IN (SELECT session FROM summed)
            GROUP BY {by})
        SELECT '{table}', {row}, coalesce({kept}, 'none'), {told} FROM sold LEFT JOIN {table} AS kept USING ({by})
        WHERE {differs}
        UNION ALL SELECT '{table}', {row}, {" || '/' || ".join(sums)}, 'none' FROM {table}
        WHERE ({by}) NOT IN (SELECT {by} FROM sold)""",
    )


_RULES: Final = (
    _Rule(
        "sum_line",
        _DIFFERS,
        KEEP,
        """SELECT 'sale_line', sale || ' ' || n, amount, (price * quantity + 500) / 1000 - discount - bill_discount
        FROM sale_line WHERE quantity > 0 AND refers = 0
        AND amount <> (price * quantity + 500) / 1000 - discount - bill_discount""",
    ),
    _Rule(
        "sum_sale",
        _DIFFERS,
        KEEP,
        """SELECT 'sale', number, total, lines FROM (SELECT number, total, rounding
            + (SELECT coalesce(sum(amount), 0) FROM sale_line WHERE sale_line.sale = sale.id) AS lines FROM sale)
        WHERE total <> lines""",
    ),
    _Rule(
        "sum_tender",
        N_("Table {table}, row {row}: the bill is {found}, but {expected} was paid."),
        KEEP,
        """SELECT 'sale', number, total, paid FROM (SELECT number, total,
            (SELECT coalesce(sum(amount), 0) FROM tender WHERE tender.sale = sale.id) AS paid FROM sale)
        WHERE total <> paid""",
    ),
    _Rule(
        "sum_change",
        N_("Table {table}, row {row}: {found} was given for {expected}, which is too little."),
        KEEP,
        "SELECT 'tender', sale || ' ' || n, given, amount FROM tender WHERE given < amount",
    ),
    _Rule(
        "sum_vat",
        N_("Table {table}, row {row}: the tax is {found}, but the taxed goods hold {expected}."),
        KEEP,
        """SELECT 'sale', number, vat_tax, (2 * goods * vat_rate + 10000 + vat_rate) / (2 * (10000 + vat_rate))
        FROM (SELECT number, vat_rate, vat_taxed, vat_tax, (SELECT coalesce(sum(amount), 0) FROM sale_line
            WHERE sale_line.sale = sale.id AND vat_exempt = 0) AS goods
            FROM sale WHERE vat_rate IS NOT NULL AND kind = 'sale')
        WHERE vat_taxed <> goods
        OR vat_tax <> (2 * goods * vat_rate + 10000 + vat_rate) / (2 * (10000 + vat_rate))""",
    ),
    _Rule(
        "sum_refund",
        N_("Table {table}, row {row}: {found} came back, but only {expected} was sold."),
        KEEP,
        """SELECT 'sale_line', sold.sale || ' ' || sold.n, -sum(back.quantity), sold.quantity
        FROM sale AS refund JOIN sale_line AS back ON back.sale = refund.id
        JOIN sale_line AS sold ON sold.sale = refund.refers AND sold.n = back.refers
        WHERE refund.refers IS NOT NULL GROUP BY sold.sale, sold.n HAVING -sum(back.quantity) > sold.quantity""",
    ),
    _Rule(
        "sum_stock",
        N_("Table {table}, product {row}: {found} thousandths on hand, but the moves add up to {expected}."),
        COUNT,
        # The plus keeps SQLite from walking the index of products, which would fetch millions of rows one by one.
        """WITH moved AS (SELECT product, place, lot, sum(quantity) AS on_hand FROM stock_move
            GROUP BY +product, place, lot)
        SELECT 'stock', product || ' ' || place || ' ' || lot, coalesce(kept.on_hand, 'none'), moved.on_hand
        FROM moved LEFT JOIN stock AS kept USING (product, place, lot)
        WHERE coalesce(kept.on_hand, 0) <> moved.on_hand
        UNION ALL SELECT 'stock', product || ' ' || place || ' ' || lot, on_hand, 'none' FROM stock
        WHERE (product, place, lot) NOT IN (SELECT product, place, lot FROM moved)""",
    ),
    _Rule(
        "sum_part",
        _DIFFERS,
        KEEP,
        """SELECT 'sale_line', sale || ' ' || n, amount, shared FROM (SELECT sale, n, amount,
            (SELECT coalesce(sum(json_extract(part.value, '$[2]')), 0) FROM json_each(parts) AS part) AS shared
            FROM sale_line WHERE parts <> '') WHERE amount <> shared""",
    ),
    _Rule(
        "one_off_twice",
        N_("Table {table}, product {row}: there is only one of it, but {found} thousandths are on hand."),
        COUNT,
        """SELECT 'stock', product, sum(on_hand), 0 FROM stock WHERE product IN
            (SELECT id FROM product WHERE kind = 'one_off')
        GROUP BY product HAVING sum(on_hand) NOT BETWEEN 0 AND 1000""",
    ),
    _Rule(
        "event_left",
        N_("Table {table}, market {row}: it is closed, but {found} thousandths of {expected} still lie at its stall."),
        COUNT,
        """SELECT 'stock', event.name, stock.on_hand, stock.product FROM event_close
        JOIN event ON event.id = event_close.event JOIN stock ON stock.place = event.place
        WHERE stock.on_hand <> 0""",
    ),
    _Rule(
        "move_lot",
        N_("Table {table}, row {row}: it moves goods of lot {found}, which is a lot of other goods."),
        KEEP,
        """SELECT 'stock_move', move.terminal || ' ' || move.seq || ' ' || move.n, move.lot, ''
        FROM stock_move AS move LEFT JOIN lot ON lot.id = move.lot
        WHERE move.lot <> '' AND lot.product IS NOT move.product""",
    ),
    *_day_rules(),
    _Rule(
        "summed_open",
        N_("Table {table}, row {row}: the sums are said to hold this day, but it was never closed."),
        WRITE_DOWN,
        """SELECT 'summed', session, '', '' FROM summed
        WHERE session NOT IN (SELECT id FROM cash_session JOIN cash_close ON cash_close.session = cash_session.id)""",
    ),
    _Rule(
        "summed_not",
        N_("Table {table}, row {row}: the sums don't hold this day, though the next one began."),
        WRITE_DOWN,
        """SELECT 'summed', session, '', '' FROM cash_close JOIN cash_session AS closed ON closed.id = session
        WHERE session NOT IN (SELECT session FROM summed) AND EXISTS (SELECT 1 FROM cash_session AS later
            WHERE later.terminal = closed.terminal AND later.number > closed.number)""",
    ),
    _Rule(
        "number_gap",
        N_("Table {table}, series {row}: the highest number is {found}, but there are {expected} papers."),
        KEEP,
        "SELECT 'sale', series, max(running), count(*) FROM sale GROUP BY series HAVING max(running) <> count(*)",
    ),
    _Rule(
        "number_form",
        N_("Table {table}, row {row}: its number {found} should be {expected}."),
        KEEP,
        """SELECT 'sale', id, number, series || '-' || printf('%06d', running) FROM sale
        WHERE number <> series || '-' || printf('%06d', running)""",
    ),
    _Rule(
        "day_gap",
        N_("Table {table}, till {row}: the highest day number is {found}, but there are {expected} days."),
        KEEP,
        """SELECT 'cash_session', terminal, max(number), count(*) FROM cash_session
        GROUP BY terminal HAVING max(number) <> count(*)""",
    ),
    _Rule(
        "days_open",
        N_("Table {table}, till {row}: {found} days are open at once; at most {expected} can be."),
        KEEP,
        """SELECT 'cash_session', terminal, count(*), 1 FROM cash_session
        WHERE id NOT IN (SELECT session FROM cash_close) GROUP BY terminal HAVING count(*) > 1""",
    ),
    _Rule(
        "held_sold",
        N_("Table {table}, row {row}: a held bill that was sold already, as {found}."),
        WRITE_DOWN,
        "SELECT 'held', held.id, sale.number, '' FROM held JOIN sale ON sale.id = held.id",
    ),
)


def add_up(rows: sqlite3.Connection) -> Iterator[Finding]:
    """What does not add up. Amounts are told in satang, quantities in thousandths, as they stand in the file."""
    for rule in _RULES:
        for table, row, found, expected in rows.execute(f"{rule.sql} LIMIT {_SHOWN}"):
            values = {"table": table, "row": row, "found": found, "expected": expected}
            yield Finding(rule.code, rule.sentence, rule.step, values)
