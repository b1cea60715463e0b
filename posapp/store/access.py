"""What people may do, and how they prove who they are: roles, codes, and the waits after wrong ones."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Access, Role
from posapp.domain.code import SALT_BYTES, Attempts, hashed
from posapp.domain.identity import PersonId
from posapp.store.marks import mark_of

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.database import Database

_IN_USE: Final = "SELECT 1 FROM access WHERE code IS NOT NULL LIMIT 1"
_TREASURER: Final = "SELECT 1 FROM access WHERE role = 'treasurer' AND code IS NOT NULL LIMIT 1"
_WRITE: Final = """INSERT INTO access (person, role, until, salt, code) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET role = excluded.role, until = excluded.until, salt = excluded.salt,
    code = excluded.code"""
_WRITE_ATTEMPTS: Final = """INSERT INTO attempt (person, wrong, uptime, wait, mark) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET wrong = excluded.wrong, uptime = excluded.uptime, wait = excluded.wait,
    mark = excluded.mark"""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is kept of a code: its salt, and the scrypt of both; no scrypt, no code."""

    salt: bytes
    code: bytes | None = None

    @classmethod
    def of(cls, code: str | None) -> Proof:
        """The proof of a new code, with a salt of its own; about 50 ms of work."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls(salt, None if code is None else hashed(code, salt))

    def matches(self, code: str) -> bool:
        """Whether `code` is the one; about 50 ms of work whatever it is."""
        return secrets.compare_digest(hashed(code, self.salt), self.code or b"")


class AccessBook:
    """The book of roles and codes, and of wrong codes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_use(self) -> bool:
        """Whether anybody in the group has a code. Without one everybody may do everything."""
        return self._database.rows.execute(_IN_USE).fetchone() is not None

    def has_treasurer(self) -> bool:
        """Whether a treasurer has a code, so that somebody can say who may do what."""
        return self._database.rows.execute(_TREASURER).fetchone() is not None

    def get(self, person: PersonId) -> Access | None:
        """What `person` may do; None when nothing was ever said of it."""
        row = self._database.rows.execute("SELECT * FROM access WHERE person = ?", (person,)).fetchone()
        return _access(row) if row else None

    def all(self) -> list[Access]:
        """Everybody something was said of."""
        return [_access(row) for row in self._database.rows.execute("SELECT * FROM access ORDER BY rowid")]

    def proof(self, person: PersonId) -> Proof | None:
        """How `person` proves who it is."""
        row = self._database.rows.execute("SELECT salt, code FROM access WHERE person = ?", (person,)).fetchone()
        return Proof(bytes(row["salt"]), row["code"]) if row else None

    def write(self, access: Access, proof: Proof) -> str:
        """Set what a person may do and how it is proved; the salted SHA-256 of both, in hex, for the journal."""
        until = access.until.isoformat() if access.until else None
        row = (access.person, access.role.value, until, proof.salt, proof.code)
        self._database.rows.execute(_WRITE, row)
        return self.digest(access.person)

    def digest(self, person: PersonId) -> str:
        """The hash of what is kept of a person's code: it shows a change, and tells nothing of the code."""
        proof = self.proof(person)
        return hashlib.sha256(proof.salt + (proof.code or b"")).hexdigest() if proof else ""

    def attempts(self, person: str) -> Attempts:
        """The wrong codes `person` typed in a row."""
        row = self._database.rows.execute("SELECT * FROM attempt WHERE person = ?", (person,)).fetchone()
        return Attempts(row["wrong"], row["uptime"], row["wait"]) if row else Attempts()

    def write_attempts(self, person: str, attempts: Attempts) -> None:
        """Set the wrong codes of `person`; the row stays when there are none any more."""
        row = (person, attempts.wrong, attempts.uptime, attempts.wait)
        self._database.rows.execute(_WRITE_ATTEMPTS, (*row, mark_of("attempt", *row)))

    def all_attempts(self) -> dict[str, Attempts]:
        """The wrong codes of everybody who ever typed one."""
        rows = self._database.rows.execute("SELECT person, wrong, uptime, wait FROM attempt ORDER BY person")
        return {row["person"]: Attempts(row["wrong"], row["uptime"], row["wait"]) for row in rows}


def carry_attempts(old: AccessBook, new: AccessBook, uptime: int) -> None:
    """Let nobody wait less in `new` books than in the `old` ones they take the place of; inside a write of `new`.

    Of the two counts of a person the one counts that makes it wait longer at machine time `uptime`.
    """
    there = new.all_attempts()
    for person, attempts in old.all_attempts().items():
        known = there.get(person, Attempts())
        if (attempts.left(uptime), attempts.wrong) > (known.left(uptime), known.wrong):
            worse = Attempts(max(attempts.wrong, known.wrong), attempts.uptime, attempts.wait)
            new.write_attempts(person, worse)


def _access(row: sqlite3.Row) -> Access:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Access(PersonId(row["person"]), Role(row["role"]), until, coded=row["code"] is not None)
