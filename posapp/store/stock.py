"""The stock book: movements, and the sum of them for each article, place and lot."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import EntryId, LotId, PersonId, PlaceId, ProductId, SaleId
from posapp.domain.lot import NO_LOT
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.stock import Shelf, StockMove
from posapp.store.facts import moment
from posapp.store.stock_facts import iso_day, to_lot, to_move

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from posapp.domain.lot import Lot
    from posapp.store.database import Database

_MOVE: Final = """INSERT INTO stock_move (terminal, seq, n, product, quantity, reason, sale, line, place, lot, cost)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SUM: Final = """INSERT INTO stock (product, place, lot, on_hand) VALUES (?, ?, ?, ?)
    ON CONFLICT (product, place, lot) DO UPDATE SET on_hand = on_hand + excluded.on_hand"""
# A batch that is used up is no shelf any more: years of them would slow the search for the next one.
_EMPTIED: Final = "DELETE FROM stock WHERE product = ? AND place = ? AND lot = ? AND on_hand = 0"
_SHELVES: Final = """SELECT stock.product, stock.place, stock.on_hand, lot.id, lot.code, lot.made, lot.expires
    FROM stock LEFT JOIN lot ON lot.id = stock.lot WHERE {which} ORDER BY stock.product, stock.place,
    lot.expires IS NULL, lot.expires, lot.made, lot.code"""
_HISTORY: Final = """SELECT stock_move.*, journal.at, journal.actor,
    coalesce(sale.number, stock_entry.number, '') AS number, coalesce(stock_entry.id, '') AS entry,
    coalesce(lot.code, '') AS lot_code
    FROM stock_move JOIN journal USING (terminal, seq) LEFT JOIN sale ON sale.id = stock_move.sale
    LEFT JOIN stock_entry USING (terminal, seq) LEFT JOIN lot ON lot.id = stock_move.lot
    WHERE stock_move.product = ? {which} ORDER BY stock_move.terminal DESC, stock_move.seq DESC, stock_move.n DESC
    LIMIT ?"""
_IN_BATCHES: Final = "SELECT product FROM stock WHERE product IN (SELECT value FROM json_each(?)) AND lot <> ''"
_OF_DAYS: Final = """SELECT * FROM lot WHERE product = ? AND made IS ? AND expires IS ?
    ORDER BY rowid DESC LIMIT 1"""
_OF_ACT: Final = "SELECT * FROM stock_move WHERE terminal = ? AND seq = ? ORDER BY n"


@dataclass(frozen=True, slots=True)
class History:
    """One movement of an article with what was left after it, who did it, and the paper that tells of it.

    `number` is the number of that bill or stock paper (`entry` its id when it is the latter), both empty for a count
    made in passing.
    """

    move: StockMove
    after: Quantity
    at: datetime
    by: PersonId
    number: str
    entry: EntryId
    lot_code: str


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
                (
                    *(terminal, seq, n, move.product, move.quantity.milli, move.reason.value, move.sale, move.line),
                    *(move.place, move.lot, move.cost.satang),
                )
                for n, move in enumerate(moves, start=1)
            ],
        )
        rows.executemany(_SUM, [(move.product, move.place, move.lot, move.quantity.milli) for move in moves])
        rows.executemany(_EMPTIED, [(move.product, move.place, move.lot) for move in moves if move.lot])

    def on_hand(self, product: ProductId, place: PlaceId | None = None) -> Quantity:
        """How much of `product` there is, everywhere or at one place."""
        where, values = ("", (product,)) if place is None else (" AND place = ?", (product, place))
        row = self._database.rows.execute(f"SELECT sum(on_hand) FROM stock WHERE product = ?{where}", values).fetchone()
        return Quantity(row[0] or 0)

    def all(self, place: PlaceId | None = None) -> dict[ProductId, Quantity]:
        """What is on hand of everything that ever moved, everywhere or at one place."""
        where, values = ("", ()) if place is None else ("WHERE place = ?", (place,))
        plain = self._database.rows.cursor()
        plain.row_factory = None  # tens of thousands of pairs: named rows would take as long as the sums
        plain.execute(f"SELECT product, sum(on_hand) FROM stock {where} GROUP BY product", values)
        return {product: Quantity(milli) for product, milli in plain}

    def at(self, product: ProductId, place: PlaceId, lot: LotId = NO_LOT) -> Quantity:
        """How much there is of one lot at one place."""
        row = self._database.rows.execute(
            "SELECT on_hand FROM stock WHERE product = ? AND place = ? AND lot = ?", (product, place, lot)
        ).fetchone()
        return Quantity(row["on_hand"] if row else 0)

    def shelves(self, product: ProductId, place: PlaceId | None = None) -> list[Shelf]:
        """Where an article lies, what expires first at the head of each place."""
        if place is None:
            return _shelves(self._database, "stock.product = ?", (product,))
        return _shelves(self._database, "stock.product = ? AND stock.place = ?", (product, place))

    def shelves_at(self, place: PlaceId) -> list[Shelf]:
        """All that lies at a place (or is missing there: below zero)."""
        return _shelves(self._database, "stock.place = ? AND stock.on_hand <> 0", (place,))

    def expiring(self, until: str) -> list[Shelf]:
        """Lots on hand whose last day is `until` (ISO) or before, the oldest first within an article."""
        return _shelves(self._database, "lot.expires <= ? AND stock.on_hand > 0", (until,))

    def in_batches(self, among: Iterable[ProductId]) -> set[ProductId]:
        """Those of some articles of which lots are on a shelf."""
        rows = self._database.rows.execute(_IN_BATCHES, (json.dumps(list(among)),))
        return {ProductId(product) for (product,) in rows}

    def lot(self, lot: LotId) -> Lot | None:
        """The lot with this id."""
        row = self._database.rows.execute("SELECT * FROM lot WHERE id = ?", (lot,)).fetchone()
        return to_lot(row) if row else None

    def lot_of_days(self, product: ProductId, made: date | None, expires: date | None) -> Lot | None:
        """The newest lot of an article with exactly these days; None is a day nobody said."""
        row = self._database.rows.execute(_OF_DAYS, (product, iso_day(made), iso_day(expires))).fetchone()
        return to_lot(row) if row else None

    def lot_coded(self, code: str) -> Lot | None:
        """The newest lot with this code on its label."""
        row = self._database.rows.execute(
            "SELECT * FROM lot WHERE code = ? ORDER BY rowid DESC LIMIT 1", (code,)
        ).fetchone()
        return to_lot(row) if row else None

    def next_lot_code(self, more: int = 0) -> str:
        """A code no lot has yet: "L0001"; `more` are those a paper under way has given out already."""
        # Lots are never deleted, so the last row's number is their count; counting them reads all of them.
        last = self._database.rows.execute("SELECT coalesce(max(rowid), 0) FROM lot").fetchone()[0]
        return f"L{last + 1 + more:04d}"

    def markdowns(self) -> dict[LotId, Money]:
        """What lots that will not keep cost now, where they are on hand."""
        rows = self._database.rows.execute(
            "SELECT id, price FROM markdown WHERE price IS NOT NULL AND id IN (SELECT lot FROM stock WHERE on_hand > 0)"
        )
        return {LotId(row["id"]): Money(row["price"]) for row in rows}

    def write_markdown(self, lot: LotId, price: Money | None) -> None:
        """Say what a lot costs from now on; None for its ordinary price."""
        self._database.rows.execute(
            "INSERT INTO markdown (id, price) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET price = excluded.price",
            (lot, price.satang if price is not None else None),
        )


class Movements:
    """What happened to goods: read from the movements, never written here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_sale(self, sale: SaleId) -> list[StockMove]:
        """What a bill moved."""
        head = self._database.rows.execute("SELECT terminal, seq FROM sale WHERE id = ?", (sale,)).fetchone()
        if head is None:
            return []
        return [to_move(row) for row in self._database.rows.execute(_OF_ACT, (head["terminal"], head["seq"]))]

    def of_product(self, product: ProductId, limit: int = 200, place: PlaceId | None = None) -> list[History]:
        """The newest movements of an article, newest first, each with what was left after it there."""
        which, values = ("", ()) if place is None else ("AND stock_move.place = ?", (place,))
        sums = "SELECT sum(on_hand) FROM stock WHERE product = ?" + ("" if place is None else " AND place = ?")
        rows = self._database.rows
        left = rows.execute(sums, (product, *values)).fetchone()[0] or 0
        found = rows.execute(_HISTORY.format(which=which), (product, *values, limit)).fetchall()
        return list(_running(found, left))

    def by_reason(self, place: PlaceId) -> dict[tuple[ProductId, str], Quantity]:
        """What moved at a place, added up for each article and reason."""
        rows = self._database.rows.execute(
            "SELECT product, reason, sum(quantity) AS quantity FROM stock_move WHERE place = ? AND place <> '' "
            "GROUP BY product, reason",
            (place,),
        )
        return {(ProductId(row["product"]), row["reason"]): Quantity(row["quantity"]) for row in rows}

    def cost_of(self, place: PlaceId, reasons: Sequence[str]) -> Money:
        """What the goods that left a place for `reasons` had cost; what came back for them is taken off."""
        marks = ", ".join("?" * len(reasons))
        # Each movement is rounded by itself, as its paper shows it; a large one times its cost is too much for SQLite.
        rows = self._database.rows.execute(
            "SELECT quantity, cost, count(*) AS times FROM stock_move WHERE place = ? AND place <> '' "
            f"AND reason IN ({marks}) GROUP BY quantity, cost",
            (place, *reasons),
        )
        return Money(-sum(Money(row["cost"]).times(Quantity(row["quantity"])).satang * row["times"] for row in rows))


def _shelves(database: Database, which: str, values: tuple[str, ...]) -> list[Shelf]:
    return [_shelf(row) for row in database.rows.execute(_SHELVES.format(which=which), values)]


def _shelf(row: sqlite3.Row) -> Shelf:
    lot = to_lot(row) if row["id"] else None
    return Shelf(ProductId(row["product"]), PlaceId(row["place"]), lot, Quantity(row["on_hand"]))


def _running(rows: Sequence[sqlite3.Row], left: int) -> Iterator[History]:
    """From the newest back: what was left after a movement is what is there now, less all that came later."""
    for row in rows:
        yield History(
            to_move(row),
            Quantity(left),
            moment(row["at"]),
            PersonId(row["actor"]),
            row["number"],
            EntryId(row["entry"]),
            row["lot_code"],
        )
        left -= row["quantity"]
