"""Years of movements for the bench: written in bulk by SQL, a third of them of goods that lie there in batches."""

# ruff: noqa: S608 - numbers of ours

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

BATCHES: Final = 4
_A_PAPER: Final = 100


def in_batches(goods: list[Product]) -> list[Product]:
    """Those of `goods` that lie there in batches: every third one."""
    return goods[::3]


def add_moves(shop: Shop, goods: list[Product], moves: int) -> None:
    """Write `moves` movements of the past two years, a hundred on each paper; every hand's worth more is received."""
    terminal, first = shop.books.terminal.id, shop.books.journal.last_seq() + 1
    day = shop.now().date()
    with shop.books.write() as rows:
        at = (shop.now() - timedelta(days=700)).isoformat(timespec="seconds")
        papers = ((terminal, first + n, at, bytes(32)) for n in range(moves // _A_PAPER + 1))
        rows.executemany("INSERT INTO journal VALUES (?, ?, 'stock', ?, '', '{}', ?)", papers)
        rows.executemany(
            "INSERT INTO lot VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (f"{one.id}/{n}", one.id, terminal, first, f"B{n}", None, (day + timedelta(days=3 + n)).isoformat())
                for one in in_batches(goods)
                for n in range(BATCHES)
            ],
        )
        rows.execute("CREATE TEMP TABLE article (n INTEGER PRIMARY KEY, id TEXT)")
        rows.executemany("INSERT INTO article VALUES (?, ?)", [(n, one.id) for n, one in enumerate(goods)])
        rows.execute(_MOVES, {"terminal": terminal, "first": first, "moves": moves, "goods": len(goods)})
        rows.execute("DROP TABLE article")
        rows.execute("DELETE FROM stock")
        rows.execute(
            "INSERT INTO stock SELECT product, place, lot, sum(quantity) FROM stock_move GROUP BY product, place, lot"
        )
    shop.books.database.rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_MOVES: Final = f"""WITH RECURSIVE move (x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM move WHERE x < :moves - 1)
    INSERT INTO stock_move SELECT :terminal, :first + x / {_A_PAPER}, x % {_A_PAPER} + 1, id,
    CASE WHEN x / :goods % 5 = 0 THEN 9000 ELSE -1000 END, 'count', '', 0, '',
    CASE WHEN article.n % 3 = 0 THEN id || '/' || (x / :goods % {BATCHES}) ELSE '' END, 100
    FROM move JOIN article ON article.n = x % :goods"""
