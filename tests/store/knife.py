"""The books under a knife: a copy of a stall's file, changed behind the program's back, and what the doctor says."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from posapp.operations.doctor import Report, examine
from posapp.operations.shop import Shop
from posapp.store.books import Books
from tests.doubles.trade import CountedIds, HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.doubles.trade import MarketStall

TOLD = (
    *("sale", "sale_line", "tender", "slip", "tender_mark", "stock_move", "outbox"),
    *("cash_session", "cash_move", "cash_close", "product", "barcode", "category", "photo"),
    *("stock_entry", "lot", "stocktake", "stocktake_count", "stocktake_close", "event", "event_cost", "event_close"),
    *("money_entry", "statement", "statement_line", "statement_match", "settlement", "settlement_part"),
    *("place", "recipe", "markdown", "member"),
)
ONLINE = ("online_shop", "shop_link", "web_order", "web_order_line")
"""Books that change in place as shops and people say; the journal tells of each change."""

MIRRORS = (
    *("shop_item", "shop_cursor", "shop_line", "shop_traffic", "shop_picture"),
    *("errand", "shop_task"),
)
"""What shops showed last, how the line to them is, and what they must still be told: read, asked or found out again."""

_OTHER: Final = {
    "BLOB": "CAST({0} || 9 AS BLOB)",
    "TEXT": "coalesce({0}, '') || '9'",
    "INTEGER": "1 - coalesce({0}, 3)",
}

SUMS = ("stock", "goods_day", "bills_day", "money_day", "summed")


@contextmanager
def behind_our_back(path: Path) -> Iterator[sqlite3.Connection]:
    """The file under a knife: triggers out of the way, and put back to the letter."""
    with closing(sqlite3.connect(path, isolation_level=None)) as rows:
        rows.execute("PRAGMA synchronous = OFF")
        triggers = rows.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        rows.executescript(";".join(["BEGIN", *(f"DROP TRIGGER {name}" for name, _sql in triggers), "COMMIT"]))
        yield rows
        rows.executescript(";".join(["BEGIN", *(sql for _name, sql in triggers), "COMMIT"]))


def copy_of(stall: MarketStall, folder: Path) -> Path:
    """The stall's file by itself in a folder of its own."""
    folder.mkdir()
    copy = folder / "books.db"
    stall.shop.books.database.rows.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
    return copy


def examined(copy: Path) -> Report:
    books = Books.open(copy.parent)
    try:
        return examine(Shop(books, HandClock(), CountedIds()))
    finally:
        books.close()


def columns_of(path: Path, table: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as rows:
        return [(row[1], row[2]) for row in rows.execute(f"PRAGMA table_info({table})")]


def key_of(path: Path, table: str) -> str:
    """The columns of the primary key of `table`."""
    with closing(sqlite3.connect(path)) as rows:
        return ", ".join(row[1] for row in rows.execute(f"PRAGMA table_info({table})") if row[5])


def each_column_changed(whole: Path, table: str) -> Iterator[tuple[str, Path]]:
    """Copies of the file beside it: in each, another column of one row of `table` says something else."""
    key = key_of(whole, table)
    for number, (column, kind) in enumerate(columns_of(whole, table)):
        copy = whole.parent.with_name(str(number)) / "books.db"
        copy.parent.mkdir()
        shutil.copy(whole, copy)
        with behind_our_back(copy) as rows:
            rows.execute("PRAGMA ignore_check_constraints = ON")
            rows.execute(
                f"UPDATE {table} SET {column} = {_OTHER[kind].format(column)} "
                f"WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1)"
            )
        yield column, copy


def lose_a_row(copy: Path, table: str) -> None:
    """One row of `table` is gone."""
    key = key_of(copy, table)
    with behind_our_back(copy) as rows:
        rows.execute(f"DELETE FROM {table} WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1)")


def double_a_row(copy: Path, table: str, change: str) -> None:
    """A row of `table` stands there again, but for the `change`."""
    with behind_our_back(copy) as rows:
        rows.execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table} LIMIT 1")
        rows.execute(f"UPDATE one SET {change}")
        rows.execute(f"INSERT INTO {table} SELECT * FROM one")
