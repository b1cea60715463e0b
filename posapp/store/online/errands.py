"""What the shops must still be told, from the act that caused it until the shop knows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.online.errand import Errand, ErrandKind, ErrandState, PlannedLine
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from posapp.store.database import Database

_COLUMNS: Final = (
    *("shop", "kind", "key", "subject", "at", "plan", "amount", "after", "urgent", "state", "attempts", "next_at"),
    *("reason", "words", "sent", "remote", "sentence"),
)
_ADD: Final = f"""INSERT INTO errand ({", ".join(_COLUMNS)}) VALUES (?{", ?" * (len(_COLUMNS) - 1)})
    ON CONFLICT (shop, key) DO NOTHING"""
_KEEP: Final = f"""UPDATE errand SET {", ".join(f"{column} = ?" for column in _COLUMNS)} WHERE id = ?"""
_OPEN: Final = "state NOT IN ('done', 'skipped')"
# A refused errand holds back nothing but what says it comes after it.
_NEXT: Final = f"""SELECT * FROM errand WHERE shop = ? AND {_OPEN} AND state <> 'refused'
    AND (next_at <= ? OR next_at > ?)
    AND (after = 0 OR NOT EXISTS (SELECT 1 FROM errand AS first WHERE first.id = errand.after
        AND first.state NOT IN ('done', 'skipped')))
    ORDER BY state = 'waiting', urgent DESC, id LIMIT ?"""
_LONGEST_WAIT: Final = timedelta(minutes=20)
"""No errand waits longer: one that does was put off by a clock that has been set back since."""

_TOLD: Final = """SELECT outbox.kind, outbox.subject, outbox.terminal, outbox.seq FROM outbox
    WHERE (outbox.terminal, outbox.seq, outbox.kind, outbox.subject) > (?, ?, ?, ?)
    ORDER BY outbox.terminal, outbox.seq, outbox.kind, outbox.subject LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a shop: errands on their way, those it refused, and when the oldest of them was caused."""

    waiting: int = 0
    refused: int = 0
    oldest: datetime | None = None


class Errands:
    """The errands to all shops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, errand: Errand) -> int:
        """Add an errand; its id. One with the same key is there already: then nothing is added and the id is its."""
        self._database.rows.execute(_ADD, _values(errand))
        row = self._database.rows.execute(
            "SELECT id FROM errand WHERE shop = ? AND key = ?", (errand.shop, errand.key)
        ).fetchone()
        return int(row["id"])

    def keep(self, errand: Errand) -> None:
        """Write an errand as it is now."""
        self._database.rows.execute(_KEEP, (*_values(errand), errand.id))

    def get(self, errand: int) -> Errand | None:
        """The errand with this number."""
        return next(iter(self._all("id = ?", (errand,))), None)

    def keyed(self, shop: ShopId, key: str) -> Errand | None:
        """The errand with this key."""
        return next(iter(self._all("shop = ? AND key = ?", (shop, key))), None)

    def due(self, shop: ShopId, now: datetime, limit: int = 1) -> list[Errand]:
        """What is to be done next: doubtful ones first, then urgent ones, then in the order things happened."""
        values = (shop, in_utc(now), in_utc(now + _LONGEST_WAIT), limit)
        return [_errand(row) for row in self._database.rows.execute(_NEXT, values)]

    def open(self, shop: ShopId, limit: int = 500) -> list[Errand]:
        """Everything a shop was not told yet, the oldest first."""
        return self._all(f"shop = ? AND {_OPEN} ORDER BY id LIMIT {limit:d}", (shop,))

    def open_about(self, shop: ShopId, subject: str) -> list[Errand]:
        """What a shop was not told yet of one thing."""
        return self._all(f"shop = ? AND subject = ? AND {_OPEN} ORDER BY id", (shop, subject))

    def about(self, subject: str) -> list[Errand]:
        """Every errand about one thing, to all shops."""
        return self._all("subject = ? ORDER BY id", (subject,))

    def waiting(self, shop: ShopId) -> Waiting:
        """How much waits for a shop."""
        row = self._database.rows.execute(
            "SELECT count(*) AS number, coalesce(sum(state = 'refused'), 0) AS refused, min(at) AS oldest "
            f"FROM errand WHERE shop = ? AND {_OPEN}",
            (shop,),
        ).fetchone()
        oldest = moment(row["oldest"]) if row["oldest"] else None
        return Waiting(row["number"] - row["refused"], row["refused"], oldest)

    def happened(self, since: Sequence[object], limit: int) -> list[tuple[str, str, str, int]]:
        """Rows of the outbox after `since` (terminal, seq, kind, subject): kind, subject, terminal, seq."""
        rows = self._database.rows.execute(_TOLD, (*since, limit))
        return [(row["kind"], row["subject"], row["terminal"], row["seq"]) for row in rows]

    def _all(self, where: str, values: Iterable[object]) -> list[Errand]:
        rows = self._database.rows.execute(f"SELECT * FROM errand WHERE {where}", tuple(values))
        return [_errand(row) for row in rows]


def in_utc(at: datetime) -> str:
    """A moment as texts that sort by time, whatever this PC's zone was when they were written."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _values(errand: Errand) -> tuple[object, ...]:
    plan = json.dumps([[line.n, line.remote, line.quantity.milli] for line in errand.plan], separators=(",", ":"))
    next_at = in_utc(errand.next_at) if errand.next_at else ""
    return (
        *(errand.shop, errand.kind.value, errand.key, errand.subject, errand.at.isoformat(timespec="seconds"), plan),
        *(errand.amount.milli, errand.after, int(errand.urgent), errand.state.value, errand.attempts, next_at),
        *(errand.reason, errand.words, errand.sent, errand.remote, errand.sentence),
    )


def _errand(row: sqlite3.Row) -> Errand:
    return Errand(
        id=row["id"],
        shop=ShopId(row["shop"]),
        kind=ErrandKind(row["kind"]),
        key=row["key"],
        subject=row["subject"],
        at=moment(row["at"]),
        plan=tuple(PlannedLine(n, RemoteId(remote), Quantity(milli)) for n, remote, milli in json.loads(row["plan"])),
        amount=Quantity(row["amount"]),
        after=row["after"],
        urgent=bool(row["urgent"]),
        state=ErrandState(row["state"]),
        attempts=row["attempts"],
        next_at=moment(row["next_at"]) if row["next_at"] else None,
        reason=row["reason"],
        words=row["words"],
        sent=row["sent"],
        remote=RemoteId(row["remote"]),
        sentence=row["sentence"],
    )
