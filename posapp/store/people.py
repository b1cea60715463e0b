"""Names of cashiers and customers: ordinary, erasable rows; the journal knows only ids and salted hashes."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.party import Cashier, Customer
from posapp.store.journal import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.store.database import Database

_SALT_BYTES: Final = 32


class People:
    """The book of people, by role."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cashiers(self) -> list[Cashier]:
        """Everyone who may be chosen as seller, in the order they were added."""
        rows = self._database.rows.execute(
            "SELECT id, name FROM person WHERE role = 'cashier' AND active = 1 ORDER BY rowid"
        )
        return [Cashier(PersonId(row["id"]), row["name"]) for row in rows]

    def is_here(self, person: PersonId) -> bool:
        """Whether `person` is one of those who sell now."""
        sql = "SELECT 1 FROM person WHERE id = ? AND role = 'cashier' AND active = 1"
        return self._database.rows.execute(sql, (person,)).fetchone() is not None

    def find(self, role: str, name: str) -> PersonId | None:
        """The id of the active person called `name` in `role`."""
        row = self._database.rows.execute(
            "SELECT id FROM person WHERE role = ? AND name = ? AND active = 1", (role, name)
        ).fetchone()
        return PersonId(row["id"]) if row else None

    def name(self, person: PersonId) -> str:
        """The name of a person, empty when unknown or erased."""
        row = self._database.rows.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()
        return row["name"] if row else ""

    def customers(self) -> list[Customer]:
        """Customers whose names the group keeps, newest first."""
        rows = self._database.rows.execute(
            "SELECT id, name FROM person WHERE role = 'customer' AND active = 1 ORDER BY rowid DESC LIMIT 200"
        )
        return [Customer(PersonId(row["id"]), row["name"]) for row in rows]

    def write(self, person: PersonId, role: str, name: str) -> str:
        """Add a person; the salted SHA-256 of the record, in hex, for the journal."""
        salt = secrets.token_bytes(_SALT_BYTES)
        self._database.rows.execute(
            "INSERT INTO person (id, role, name, salt) VALUES (?, ?, ?, ?)", (person, role, name, salt)
        )
        return _digest(salt, {"id": person, "role": role, "name": name})

    def leave(self, person: PersonId) -> str:
        """Let a person be chosen no more; the name stays for the bills written so far. The hash of the record now."""
        self._database.rows.execute("UPDATE person SET active = 0 WHERE id = ?", (person,))
        return self.digest(person)

    def digest(self, person: PersonId) -> str:
        """The salted hash of the record as it stands now."""
        sql = "SELECT id, role, name, active, salt FROM person WHERE id = ?"
        row = self._database.rows.execute(sql, (person,)).fetchone()
        if row is None:
            return ""
        record = {"id": row["id"], "role": row["role"], "name": row["name"]}
        return _digest(row["salt"], record if row["active"] == 1 else {**record, "active": row["active"]})


def _digest(salt: bytes, record: Mapping[str, object]) -> str:
    return hashlib.sha256(salt + canonical(record).encode()).hexdigest()
