"""The copies that were made: a ledger of those that were read back and found good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from posapp.domain.book_copy import Kept
from posapp.store.facts import moment

if TYPE_CHECKING:
    import sqlite3

    from posapp.domain.identity import Terminal
    from posapp.store.database import Database

_FIELDS: Final = "terminal, seq, at, actor, place, name, bytes, digest, head_seq, encrypted"
_INSERT: Final = f"INSERT INTO backup ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NEWEST: Final = f"SELECT {_FIELDS} FROM backup ORDER BY at DESC, seq DESC LIMIT ?"
_LAST: Final = f"SELECT {_FIELDS} FROM backup WHERE terminal = ? ORDER BY seq DESC LIMIT 1"
_SINCE: Final = """SELECT count(*), coalesce(sum(kind = 'sale'), 0), coalesce(sum(kind = 'z_close'), 0) FROM journal
    WHERE terminal = ? AND seq > ? AND kind <> 'backup'"""
_FIRST: Final = "SELECT at FROM journal WHERE terminal = ? AND seq = 1"


class Backups:
    """The book of copies; a row is written when a copy is known to be good, never before."""

    def __init__(self, database: Database, terminal: Terminal) -> None:
        self._database, self._terminal = database, terminal

    def write(self, kept: Kept, seq: int) -> None:
        """Add a copy, inside the write of its journal entry `seq`."""
        facts = facts_of(kept)
        values = [facts[name] for name in ("place", "name", "bytes", "digest", "head_seq", "encrypted")]
        at = kept.at.isoformat(timespec="seconds")
        self._database.rows.execute(_INSERT, (self._terminal.id, seq, at, kept.by, *values))

    def last(self) -> Kept | None:
        """The newest copy this till made, None when it never made one."""
        row = self._database.rows.execute(_LAST, (self._terminal.id,)).fetchone()
        return _kept(row) if row else None

    def newest(self, limit: int = 50) -> list[Kept]:
        """The newest copies of all tills, newest first."""
        return [_kept(row) for row in self._database.rows.execute(_NEWEST, (limit,))]

    def since(self, head: int) -> tuple[int, int, int]:
        """What this till wrote after entry `head`: entries (but those about copies), sales among them, closed days."""
        entries, sales, closes = self._database.rows.execute(_SINCE, (self._terminal.id, head)).fetchone()
        return entries, sales, closes

    def begun(self) -> str:
        """When this till wrote its first entry, empty when it never did."""
        row = self._database.rows.execute(_FIRST, (self._terminal.id,)).fetchone()
        return row["at"] if row else ""


def facts_of(kept: Kept) -> dict[str, Any]:
    """What the journal says of a copy."""
    return {
        "place": kept.place,
        "name": kept.name,
        "bytes": kept.size,
        "digest": kept.digest,
        "head_seq": kept.head,
        "encrypted": int(kept.encrypted),
    }


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(
        at=moment(row["at"]),
        by=row["actor"],
        place=row["place"],
        name=row["name"],
        size=row["bytes"],
        digest=row["digest"],
        head=row["head_seq"],
        encrypted=bool(row["encrypted"]),
    )
