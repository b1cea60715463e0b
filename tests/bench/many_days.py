"""Three years of a busy shop, written in bulk by SQL: a million bills of five lines, closed day by day but the last."""

# ruff: noqa: S608 - statements are put together from constants, values are bound

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.party import Member
from posapp.store.summaries import sum_up
from tests.bench.shops import new_shop

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from posapp.operations.shop import Shop

DAYS: Final = 1095
GOODS: Final = 900
_OWNERS: Final = 40
_NUMBERS: Final = "WITH RECURSIVE counted (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < :count)"
_ID: Final = "printf('018bc9a0-0000-7000-8000-%012x', {})"
_DAY_OF_BILL: Final = "date(:today, (i * :days / (:count + 1) - :days + 1) || ' days')"
_PRICED: Final = "CREATE TEMP TABLE priced AS SELECT row_number() OVER (ORDER BY code) - 1 AS place, * FROM product"
_STEPS: Final = (
    f"""{_NUMBERS} INSERT INTO journal SELECT :terminal, :before + i, 'cash_open', :today, '', '{{}}', zeroblob(32)
        FROM counted""",
    f"""{_NUMBERS} INSERT INTO cash_session SELECT {_ID.format("0x700000000000 + i")}, :terminal, 1 + i, :before + i,
        date(:today, (i - :count) || ' days'), date(:today, (i - :count) || ' days') || 'T08:00:00+07:00', '', 0,
        NULL, 0 FROM counted""",
)
_BILLS: Final = (
    f"""{_NUMBERS} INSERT INTO journal SELECT :terminal, :before + i, iif(i % 50 = 0, 'reprint', 'sale'),
        {_DAY_OF_BILL} || 'T10:00:00+07:00', '', '{{}}', zeroblob(32) FROM counted""",
    f"""{_NUMBERS} INSERT INTO sale SELECT {_ID.format("i")}, 'sale', :terminal, :before + i, 'B00', i,
        printf('B00-%06d', i), {_DAY_OF_BILL} || printf('T%02d:%02d:00+07:00', 8 + i % 11, i % 60), {_DAY_OF_BILL},
        {_ID.format("0x700000000000 + i * :days / (:count + 1) + 1")}, iif(i % 3, :seller, ''), 0, 0, NULL, NULL, NULL,
        '', '', '', NULL, '', '', 0 FROM counted""",
    f"""{_NUMBERS}, nth (n) AS (VALUES (1), (2), (3), (4), (5)) INSERT INTO sale_line
        SELECT {_ID.format("i")}, n, priced.id, priced.code, priced.name, 'piece', 1000, priced.price, priced.price, 0,
        0, priced.price, '', 0, priced.owner, 0, 1, priced.price / 2, ''
        FROM counted, nth JOIN priced ON priced.place = (i * 7 + n * n * 13 + i / 911) % (:goods - 1)""",
    f"""{_NUMBERS} INSERT INTO tender SELECT {_ID.format("i")}, 1, iif(i % 3, 'cash', 'promptpay'), 0, 0,
        iif(i % 3, 'received', 'seen'), '', '' FROM counted""",
    "UPDATE sale SET total = (SELECT sum(amount) FROM sale_line WHERE sale_line.sale = sale.id) WHERE series = 'B00'",
    "UPDATE tender SET amount = (SELECT total FROM sale WHERE sale.id = tender.sale)",
)
_CLOSES: Final = """INSERT INTO cash_close SELECT id, terminal, seq, opened_at, 0, 0, NULL, '', '', '', 'null', 1, 1, 0,
    0 FROM cash_session WHERE day < :today OR number = 1"""
_RARE: Final = f"""INSERT INTO sale_line SELECT {_ID.format(":count / 3")}, 6, id, code, name, 'piece', 1000, 0, 0, 0,
    0, 0, '', 0, owner, 0, 1, 0, '' FROM priced WHERE place = :goods - 1"""


def three_years(folder: Path, bills: int, days: int = DAYS) -> Shop:
    """A shop with `bills` bills over `days` days up to today; the last of its goods was sold once, long ago."""
    shop, goods = new_shop(folder, GOODS)
    rows = shop.books.database.rows
    for number in range(_OWNERS):
        shop.books.members.write(Member(PersonId(shop.ids.new()), str(number + 1), f"สมาชิก {number + 1}"))
    _lift(rows)
    rows.execute(
        "UPDATE product SET owner = coalesce((SELECT id FROM member WHERE CAST(number AS INTEGER) = "
        "CAST(code AS INTEGER) % 41), '')"
    )
    rows.execute(_PRICED)
    values = {
        "terminal": shop.books.terminal.id,
        "today": shop.now().date().isoformat(),
        "seller": shop.books.people.cashiers()[0].id,
        "goods": len(goods),
        "days": days,
    }
    with shop.books.write():
        before = shop.books.journal.last_seq()
        for step in _STEPS:
            rows.execute(step, {**values, "count": days, "before": before})
        for step in (*_BILLS, _RARE, _CLOSES):
            rows.execute(step, {**values, "count": bills, "before": before + days})
        sum_up(rows)
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return shop


def _lift(rows: sqlite3.Connection) -> None:
    """Let the ledgers be filled in bulk, as no program of ours ever does."""
    rows.execute("PRAGMA foreign_keys = OFF")
    rows.execute("PRAGMA synchronous = OFF")
    for ledger in ("sale", "tender"):
        rows.execute(f"DROP TRIGGER {ledger}_never_update")
