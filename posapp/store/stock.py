"""The stock book: movements, and the sum of them for each product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.stock import StockMove
    from posapp.store.database import Database

_MOVE: Final = """INSERT INTO stock_move (terminal, seq, n, product, quantity, reason, sale, line)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_SUM: Final = """INSERT INTO stock (product, on_hand) VALUES (?, ?)
    ON CONFLICT (product) DO UPDATE SET on_hand = on_hand + excluded.on_hand"""


class Stock:
    """What is on hand. May go below zero: a sale is never refused because a number was wrong."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def post(self, terminal: str, seq: int, moves: Sequence[StockMove]) -> None:
        """Write the movements of journal entry `seq` and add them to the sums."""
        rows = self._database.rows
        rows.executemany(
            _MOVE,
            [
                (terminal, seq, n, move.product, move.quantity.milli, move.reason.value, move.sale, move.line)
                for n, move in enumerate(moves, start=1)
            ],
        )
        rows.executemany(_SUM, [(move.product, move.quantity.milli) for move in moves])

    def on_hand(self, product: ProductId) -> Quantity:
        """How much of `product` there is."""
        row = self._database.rows.execute("SELECT on_hand FROM stock WHERE product = ?", (product,)).fetchone()
        return Quantity(row["on_hand"] if row else 0)

    def all(self) -> dict[ProductId, Quantity]:
        """What is on hand of everything that ever moved."""
        rows = self._database.rows.execute("SELECT product, on_hand FROM stock")
        return {ProductId(row["product"]): Quantity(row["on_hand"]) for row in rows}
