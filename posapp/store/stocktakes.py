"""Stocktakes: who counted what, when, and what the books said at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import CategoryId, LotId, PersonId, PlaceId, ProductId, StocktakeId
from posapp.domain.quantity import Quantity
from posapp.domain.stocktake import CountedItem, Stocktake
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from posapp.store.database import Database

_START: Final = """INSERT INTO stocktake (id, terminal, seq, at, actor, name, place, category)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_COUNT: Final = """INSERT INTO stocktake_count (terminal, seq, stocktake, product, lot, counted, expected, at, actor)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CLOSE: Final = "INSERT INTO stocktake_close (stocktake, terminal, seq, at, actor, outcome) VALUES (?, ?, ?, ?, ?, ?)"
_ALL: Final = """SELECT stocktake.*, coalesce(stocktake_close.outcome, '') AS outcome FROM stocktake
    LEFT JOIN stocktake_close ON stocktake_close.stocktake = stocktake.id"""
# The newest count of each article and lot, in the order they were first met.
_COUNTS: Final = """SELECT * FROM stocktake_count AS one WHERE stocktake = ? AND NOT EXISTS (
    SELECT 1 FROM stocktake_count AS later WHERE later.stocktake = one.stocktake AND later.product = one.product
    AND later.lot = one.lot AND (later.terminal, later.seq) > (one.terminal, one.seq))
    ORDER BY terminal, seq"""

# What other counts moved of what was counted here, after it was counted and before this stocktake ended.
_CORRECTED: Final = """WITH counted AS (SELECT product, lot, max(seq) AS seq FROM stocktake_count
    WHERE stocktake = ? GROUP BY product, lot)
    SELECT move.product, move.lot, sum(move.quantity) AS quantity FROM stocktake AS taking
    JOIN stock_move AS move ON move.terminal = taking.terminal AND move.seq > taking.seq AND move.place = taking.place
    JOIN counted ON counted.product = move.product AND counted.lot = move.lot AND counted.seq < move.seq
    LEFT JOIN stock_entry AS paper ON paper.terminal = move.terminal AND paper.seq = move.seq
    LEFT JOIN stocktake_close AS ending ON ending.stocktake = taking.id
    WHERE taking.id = ? AND (move.reason = 'count' OR paper.kind = 'count')
    AND coalesce(paper.subject, '') <> taking.id AND (ending.seq IS NULL OR move.seq < ending.seq)
    GROUP BY move.product, move.lot"""


class Stocktakes:
    """The book of counts; what is counted again does not erase the count before it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, stocktake: Stocktake, terminal: str, seq: int) -> None:
        """Begin a stocktake that journal entry `seq` tells of."""
        at = stocktake.at.isoformat(timespec="seconds")
        self._database.rows.execute(
            _START,
            (stocktake.id, terminal, seq, at, stocktake.by, stocktake.name, stocktake.place, stocktake.category),
        )

    def write_count(self, stocktake: StocktakeId, item: CountedItem, terminal: str, seq: int) -> None:
        """Write one count that journal entry `seq` tells of."""
        at = item.at.isoformat(timespec="seconds")
        self._database.rows.execute(
            _COUNT,
            (terminal, seq, stocktake, item.product, item.lot, item.counted.milli, item.expected.milli, at, item.by),
        )

    def close(self, stocktake: Stocktake, at: datetime, by: PersonId, act: tuple[str, int]) -> None:
        """End a stocktake: `stocktake.closed` says how; `act` is the till and number of the journal entry."""
        self._database.rows.execute(
            _CLOSE, (stocktake.id, *act, at.isoformat(timespec="seconds"), by, stocktake.closed)
        )

    def get(self, stocktake: StocktakeId) -> Stocktake | None:
        """The stocktake with this id."""
        return next(iter(self._all("WHERE stocktake.id = ?", (stocktake,))), None)

    def going_on(self) -> list[Stocktake]:
        """Those that are not ended yet, oldest first."""
        return self._all("WHERE outcome = '' ORDER BY stocktake.at", ())

    def newest(self, limit: int) -> list[Stocktake]:
        """The newest ones, ended or not, newest first."""
        return self._all("ORDER BY stocktake.at DESC, stocktake.seq DESC LIMIT ?", (limit,))

    def counts(self, stocktake: StocktakeId) -> list[CountedItem]:
        """The newest count of each article and lot."""
        return [_item(row) for row in self._database.rows.execute(_COUNTS, (stocktake,))]

    def corrected(self, stocktake: StocktakeId) -> dict[tuple[ProductId, LotId], Quantity]:
        """What other counts put right of an article (and lot) after this stocktake counted it."""
        rows = self._database.rows.execute(_CORRECTED, (stocktake, stocktake))
        return {(ProductId(row["product"]), LotId(row["lot"])): Quantity(row["quantity"]) for row in rows}

    def _all(self, where: str, values: Sequence[object]) -> list[Stocktake]:
        rows = self._database.rows.execute(f"SELECT * FROM ({_ALL}) AS stocktake {where}", values)
        return [_stocktake(row) for row in rows]


def _stocktake(row: sqlite3.Row) -> Stocktake:
    return Stocktake(
        StocktakeId(row["id"]),
        row["name"],
        PlaceId(row["place"]),
        moment(row["at"]),
        PersonId(row["actor"]),
        CategoryId(row["category"]),
        row["outcome"],
    )


def _item(row: sqlite3.Row) -> CountedItem:
    return CountedItem(
        ProductId(row["product"]),
        LotId(row["lot"]),
        Quantity(row["counted"]),
        Quantity(row["expected"]),
        moment(row["at"]),
        PersonId(row["actor"]),
    )
