"""The same sums once more, by other means: plain SQL and arithmetic over the rows of the ledgers alone."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class RawLedger:
    """The ledgers between two days (ISO, both in)."""

    rows: sqlite3.Connection
    first: str
    last: str

    def one(self, statement: str) -> int:
        """A single number; :first and :last are the days."""
        return self.rows.execute(statement, {"first": self.first, "last": self.last}).fetchone()[0] or 0

    def pairs(self, statement: str) -> dict[str, int]:
        """Two columns as a dictionary, without what is nothing."""
        found = self.rows.execute(statement, {"first": self.first, "last": self.last}).fetchall()
        return {str(key): amount for key, amount in found if amount}

    @property
    def net(self) -> int:
        return self.one("SELECT sum(total) FROM sale WHERE day >= :first AND day <= :last")

    @property
    def rounding(self) -> int:
        return self.one("SELECT sum(rounding) FROM sale WHERE day >= :first AND day <= :last")

    def by(self, column: str) -> dict[str, int]:
        """Sales by a column or expression of the table of bills."""
        return self.pairs(
            f"SELECT {column}, sum(total) FROM sale WHERE day >= :first AND day <= :last GROUP BY 1"  # noqa: S608
        )

    def parts(self, key: Callable[[str, str], str]) -> dict[str, int]:
        """Satang of goods by `key` of product and owner; a basket's money goes to the owners of what is in it."""
        sums: dict[str, int] = defaultdict(int)
        for product, owner, _quantity, amount, _cost in self._shares():
            sums[key(product, owner)] += amount
        return {one: amount for one, amount in sums.items() if amount}

    def quantities(self) -> dict[str, int]:
        """Thousandths sold of each product."""
        sums: dict[str, int] = defaultdict(int)
        for product, _owner, quantity, _amount, _cost in self._shares():
            sums[product] += quantity
        return dict(sums)

    def profits(self) -> dict[str, tuple[int, int]]:
        """For each product the sales whose cost is known, and that cost."""
        sums: dict[str, tuple[int, int]] = {}
        for product, _owner, _quantity, amount, cost in self._shares():
            sold, paid = sums.get(product, (0, 0))
            sums[product] = (sold + amount, paid + cost) if cost is not None else (sold, paid)
        return sums

    def _shares(self) -> list[tuple[str, str, int, int, int | None]]:
        found = self.rows.execute(
            "SELECT l.product, l.owner, l.quantity, l.amount, l.cost, l.parts FROM sale_line l, sale s "
            "WHERE l.sale = s.id AND s.day >= ? AND s.day <= ?",
            (self.first, self.last),
        )
        shares: list[tuple[str, str, int, int, int | None]] = []
        for product, owner, quantity, amount, cost, parts in found:
            if not parts:
                shares.append((product, owner, quantity, amount, _cost(quantity, cost)))
                continue
            for number, part in enumerate(json.loads(parts)):
                _product, milli, share, whose, each, _restock = part
                shares.append((product, whose, 0 if number else quantity, share, _cost(milli, each)))
        return shares


def _cost(milli: int, each: int) -> int | None:
    """What so much of something had cost, half a satang away from zero; None when nobody knows."""
    if not each:
        return None
    whole = (abs(milli) * each + 500) // 1000
    return whole if milli >= 0 else -whole
