"""Money in and out beyond sales: entries that are only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.cash_book import OPENING, MoneyEntry, MoneyKind, Purse
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.store.facts import day, moment

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from posapp.domain.cash import CashMove
    from posapp.store.database import Database
    from posapp.store.facts import Facts

_COLUMNS: Final = (
    *("id", "terminal", "seq", "at", "day", "actor", "kind", "category", "purse", "amount", "party", "paper", "note"),
    *("photo", "reverses"),
)
_WRITE: Final = f"INSERT INTO money_entry ({', '.join(_COLUMNS)}) VALUES (?{', ?' * (len(_COLUMNS) - 1)})"
_READ: Final = "SELECT * FROM money_entry"
_TAKEN_BACK: Final = "EXISTS (SELECT 1 FROM money_entry AS later WHERE later.reverses = money_entry.id)"


def of_money_entry(entry: MoneyEntry, move: CashMove | None) -> Facts:
    """An entry for the journal, with what it did to the drawer where it went through it."""
    drawer = {"session": move.session, "reason": move.reason} if move else {}
    return {
        "day": entry.day.isoformat(),
        "kind": entry.kind.value,
        "category": entry.category,
        "purse": entry.purse.value,
        "amount": entry.amount.satang,
        "party": entry.party,
        "paper": entry.paper,
        "note": entry.note,
        "photo": entry.photo,
        "reverses": entry.reverses,
        **drawer,
    }


class MoneyEntries:
    """The entries of all tills in the file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, entry: MoneyEntry, terminal: str, seq: int) -> None:
        """Write what journal entry `seq` tells of."""
        self._database.rows.execute(
            _WRITE,
            (
                *(entry.id, terminal, seq, entry.at.isoformat(timespec="seconds"), entry.day.isoformat(), entry.by),
                *(entry.kind.value, entry.category, entry.purse.value, entry.amount.satang, entry.party, entry.paper),
                *(entry.note, entry.photo, entry.reverses),
            ),
        )

    def get(self, entry: str) -> MoneyEntry | None:
        """The entry with this id."""
        return self._one("id = ?", entry)

    def id_ending(self, end: str) -> str:
        """The id of the one entry whose id is, or ends with, `end`; `end` itself where there is none or more."""
        rows = self._database.rows.execute(
            "SELECT id FROM money_entry WHERE id = ? OR substr(id, -length(?)) = ? LIMIT 2", (end, end, end)
        ).fetchall()
        return str(rows[0]["id"]) if len(rows) == 1 and end else end

    def reversal_of(self, entry: str) -> MoneyEntry | None:
        """What took an entry back."""
        return self._one("reverses = ?", entry)

    def opening_in(self, purse: Purse) -> MoneyEntry | None:
        """What was brought forward in a purse from before the program, unless it was taken back."""
        where = f"category = ? AND reverses = '' AND NOT {_TAKEN_BACK} AND purse = ?"
        return self._one(where, OPENING.key, purse.value)

    def between(self, first: date, last: date) -> list[MoneyEntry]:
        """The entries of some days, in the order they were written."""
        rows = self._database.rows.execute(
            f"{_READ} WHERE day BETWEEN ? AND ? ORDER BY day, at, seq", (first.isoformat(), last.isoformat())
        )
        return [_read(row) for row in rows]

    def newest(self, limit: int, kind: MoneyKind) -> list[MoneyEntry]:
        """The entries written last, newest first: those of `kind`, and what took one of them back."""
        rows = self._database.rows.execute(
            f"{_READ} WHERE (kind = ?) <> (reverses <> '') ORDER BY at DESC, seq DESC LIMIT ?", (kind.value, limit)
        )
        return [_read(row) for row in rows]

    def papers_like(self, paper: str, party: str) -> list[MoneyEntry]:
        """Entries that stand with the number of a paper of the same party."""
        rows = self._database.rows.execute(
            f"{_READ} WHERE paper = ? AND party = ? AND reverses = '' AND NOT {_TAKEN_BACK}", (paper, party)
        )
        return [_read(row) for row in rows]

    def _one(self, where: str, *keys: str) -> MoneyEntry | None:
        row = self._database.rows.execute(f"{_READ} WHERE {where} LIMIT 1", keys).fetchone()
        return _read(row) if row else None


def _read(row: sqlite3.Row) -> MoneyEntry:
    return MoneyEntry(
        id=row["id"],
        kind=MoneyKind(row["kind"]),
        category=row["category"],
        purse=Purse(row["purse"]),
        amount=Money(row["amount"]),
        day=day(row["day"]),
        at=moment(row["at"]),
        by=PersonId(row["actor"]),
        party=row["party"],
        paper=row["paper"],
        note=row["note"],
        photo=row["photo"],
        reverses=row["reverses"],
    )
