"""Names of cashiers and customers: ordinary, erasable rows; the journal knows only ids and salted hashes."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.party import Cashier, Customer
from posapp.store.journal import canonical

if TYPE_CHECKING:
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
        return _digest(salt, person, role, name)

    def digest(self, person: PersonId) -> str:
        """The salted hash of the record as it stands now."""
        row = self._database.rows.execute("SELECT role, name, salt FROM person WHERE id = ?", (person,)).fetchone()
        return _digest(row["salt"], person, row["role"], row["name"]) if row else ""


def _digest(salt: bytes, person: PersonId, role: str, name: str) -> str:
    record = canonical({"id": person, "role": role, "name": name})
    return hashlib.sha256(salt + record.encode()).hexdigest()
