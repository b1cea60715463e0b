"""Places goods lie at, and the market events that take them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import EventId, PersonId, PlaceId
from posapp.domain.market import CostKind, EventCost, MarketEvent
from posapp.domain.money import Money
from posapp.domain.place import Place
from posapp.store.facts import day, moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from posapp.store.database import Database

_WRITE: Final = """INSERT INTO place (id, name, kind, active) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, active = excluded.active"""
_EVENT: Final = """INSERT INTO event (id, terminal, seq, at, actor, name, day, place, float)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_COST: Final = """INSERT INTO event_cost (terminal, seq, event, kind, amount, note, at, actor)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_CLOSE: Final = "INSERT INTO event_close (event, terminal, seq, at, actor, note) VALUES (?, ?, ?, ?, ?, ?)"
_EVENTS: Final = """SELECT event.*, event_close.event IS NOT NULL AS closed FROM event
    LEFT JOIN event_close ON event_close.event = event.id"""
_SOLD: Final = """SELECT coalesce(sum(kind = 'sale'), 0) AS bills, coalesce(sum(total), 0) AS sold FROM sale
    WHERE place = ? AND place <> ''"""


class Places:
    """Store rooms and stalls beside the group's own store, which needs no row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, place: Place) -> None:
        """Put `place` as it is now into the book."""
        self._database.rows.execute(_WRITE, (place.id, place.name, place.kind, int(place.active)))

    def get(self, place: PlaceId) -> Place | None:
        """The place with this id; None for the store itself, and for one nobody wrote down."""
        row = self._database.rows.execute("SELECT * FROM place WHERE id = ?", (place,)).fetchone()
        return _place(row) if row else None

    def all(self, *, closed: bool = False) -> list[Place]:
        """The places in use (and those that are not any more, if wanted), in the order they were made."""
        where = "" if closed else " WHERE active = 1"
        return [_place(row) for row in self._database.rows.execute(f"SELECT * FROM place{where} ORDER BY rowid")]


class Events:
    """Market events and what they cost; written once, never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, event: MarketEvent, terminal: str, seq: int) -> None:
        """Begin an event that journal entry `seq` tells of."""
        at = event.at.isoformat(timespec="seconds")
        self._database.rows.execute(
            _EVENT,
            (
                *(event.id, terminal, seq, at, event.by, event.name, event.day.isoformat(), event.place),
                event.float_.satang,
            ),
        )

    def write_cost(self, event: EventId, cost: EventCost, terminal: str, seq: int) -> None:
        """Write money the event cost."""
        at = cost.at.isoformat(timespec="seconds")
        self._database.rows.execute(
            _COST, (terminal, seq, event, cost.kind.value, cost.amount.satang, cost.note, at, cost.by)
        )

    def close(self, event: EventId, at: datetime, by: PersonId, note: str, act: tuple[str, int]) -> None:
        """End an event; `act` is the till and number of the journal entry that tells of it."""
        self._database.rows.execute(_CLOSE, (event, *act, at.isoformat(timespec="seconds"), by, note))

    def get(self, event: EventId) -> MarketEvent | None:
        """The event with this id."""
        return next(iter(self._all("WHERE id = ?", (event,))), None)

    def at(self, place: PlaceId) -> MarketEvent | None:
        """The event whose stall is `place`."""
        return next(iter(self._all("WHERE place = ?", (place,))), None)

    def going_on(self) -> list[MarketEvent]:
        """Those that are not ended yet, oldest first."""
        return self._all("WHERE NOT closed ORDER BY at", ())

    def newest(self, limit: int) -> list[MarketEvent]:
        """The newest ones, ended or not, newest first."""
        return self._all("ORDER BY day DESC, at DESC, seq DESC LIMIT ?", (limit,))

    def costs(self, event: EventId) -> tuple[EventCost, ...]:
        """What it cost, in the order it was written down."""
        rows = self._database.rows.execute("SELECT * FROM event_cost WHERE event = ? ORDER BY terminal, seq", (event,))
        return tuple(_cost(row) for row in rows)

    def sold(self, place: PlaceId) -> tuple[int, Money]:
        """How many bills were sold at a stall, and the money of its bills and refunds together."""
        row = self._database.rows.execute(_SOLD, (place,)).fetchone()
        return row["bills"], Money(row["sold"])

    def _all(self, where: str, values: Sequence[object]) -> list[MarketEvent]:
        return [_event(row) for row in self._database.rows.execute(f"SELECT * FROM ({_EVENTS}) {where}", values)]


def _place(row: sqlite3.Row) -> Place:
    return Place(PlaceId(row["id"]), row["name"], row["kind"], bool(row["active"]))


def _event(row: sqlite3.Row) -> MarketEvent:
    return MarketEvent(
        EventId(row["id"]),
        row["name"],
        day(row["day"]),
        PlaceId(row["place"]),
        Money(row["float"]),
        moment(row["at"]),
        PersonId(row["actor"]),
        bool(row["closed"]),
    )


def _cost(row: sqlite3.Row) -> EventCost:
    return EventCost(
        CostKind(row["kind"]), Money(row["amount"]), row["note"], moment(row["at"]), PersonId(row["actor"])
    )
