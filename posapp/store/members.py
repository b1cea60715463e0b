"""The members whose goods the group sells: erasable rows; the journal knows only ids and salted hashes."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.party import Member
from posapp.store.journal import canonical

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.database import Database

_SALT_BYTES: Final = 32
_WRITE: Final = """INSERT INTO member (id, number, name, nickname, phone, active, salt) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name, nickname = excluded.nickname,
    phone = excluded.phone, active = excluded.active, salt = excluded.salt"""


class Members:
    """The list of members."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, left: bool = False) -> list[Member]:
        """The members (and those who left, if wanted), in the order they were added."""
        where = "" if left else " WHERE active = 1"
        return [_member(row) for row in self._database.rows.execute(f"SELECT * FROM member{where} ORDER BY rowid")]

    def get(self, member: PersonId) -> Member | None:
        """The member with this id."""
        row = self._database.rows.execute("SELECT * FROM member WHERE id = ?", (member,)).fetchone()
        return _member(row) if row else None

    def write(self, member: Member) -> str:
        """Put `member` as she is now into the list; the salted SHA-256 of the record, in hex, for the journal."""
        salt = secrets.token_bytes(_SALT_BYTES)
        self._database.rows.execute(
            _WRITE,
            (member.id, member.number, member.name, member.nickname, member.phone, int(member.active), salt),
        )
        return _digest(salt, member, int(member.active))

    def digest(self, member: PersonId) -> str:
        """The salted hash of the record as it stands now."""
        row = self._database.rows.execute("SELECT * FROM member WHERE id = ?", (member,)).fetchone()
        return _digest(row["salt"], _member(row), row["active"]) if row else ""

    def next_number(self) -> str:
        """A free member number: one above the highest that is a plain number."""
        numbers = [int(member.number) for member in self.all(left=True) if member.number.isdecimal()]
        return str(max(numbers, default=0) + 1)


def _digest(salt: bytes, member: Member, active: int) -> str:
    record = canonical(
        {
            "id": member.id,
            "number": member.number,
            "name": member.name,
            "nickname": member.nickname,
            "phone": member.phone,
            "active": active,
        }
    )
    return hashlib.sha256(salt + record.encode()).hexdigest()


def _member(row: sqlite3.Row) -> Member:
    return Member(PersonId(row["id"]), row["number"], row["name"], row["nickname"], row["phone"], bool(row["active"]))
