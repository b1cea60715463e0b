"""Past days that are half typed, one at each till."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PlaceId, ProductId
from posapp.domain.money import Money
from posapp.domain.notebook import HalfTyped, NotedLine
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from posapp.store.database import Database

_KEEP: Final = """INSERT OR REPLACE INTO notebook (terminal, day, place, lines, mark)
    VALUES (?1, ?2, ?3, ?4, mark_of('notebook', ?1, ?2, ?3, ?4))"""


class Notebooks:
    """Nothing of them is in the books yet, so these rows may go."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, terminal: str) -> HalfTyped | None:
        """The notebook of a till."""
        row = self._database.rows.execute("SELECT * FROM notebook WHERE terminal = ?", (terminal,)).fetchone()
        if row is None:
            return None
        lines = tuple(_line(*parts) for parts in json.loads(row["lines"]))
        return HalfTyped(date.fromisoformat(row["day"]), lines, PlaceId(row["place"]))

    def keep(self, terminal: str, typed: HalfTyped) -> None:
        """Remember what was typed; a notebook without lines is forgotten."""
        if not typed.lines:
            self._database.rows.execute("DELETE FROM notebook WHERE terminal = ?", (terminal,))
            return
        lines = [
            (line.product, line.quantity.milli, line.price.satang if line.price is not None else None, line.method)
            for line in typed.lines
        ]
        self._database.rows.execute(
            _KEEP,
            (terminal, typed.day.isoformat(), typed.place, json.dumps(lines)),
        )

    def forget(self, terminal: str, day: date) -> None:
        """Forget the notebook of `day` once it is in the books."""
        self._database.rows.execute("DELETE FROM notebook WHERE terminal = ? AND day = ?", (terminal, day.isoformat()))


def _line(product: str, milli: int, satang: int | None, method: str) -> NotedLine:
    price = Money(satang) if satang is not None else None
    return NotedLine(ProductId(product), Quantity(milli), price, method)
