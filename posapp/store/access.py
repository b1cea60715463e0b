"""What people may do, and how they prove who they are: roles, codes, and the waits after wrong ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Access, Role
from posapp.domain.identity import PersonId

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.database import Database

_IN_USE: Final = "SELECT 1 FROM access WHERE code IS NOT NULL LIMIT 1"


class AccessBook:
    """The book of roles and codes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_use(self) -> bool:
        """Whether anybody in the group has a code. Without one everybody may do everything."""
        return self._database.rows.execute(_IN_USE).fetchone() is not None

    def get(self, person: PersonId) -> Access | None:
        """What `person` may do."""
        row = self._database.rows.execute("SELECT * FROM access WHERE person = ?", (person,)).fetchone()
        return _access(row) if row else None


def _access(row: sqlite3.Row) -> Access:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Access(PersonId(row["person"]), Role(row["role"]), until, coded=row["code"] is not None)
