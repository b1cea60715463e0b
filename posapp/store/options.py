"""The group's settings: values kept as text under the key of their Option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.store.database import Database

_WRITE: Final = """INSERT INTO option (key, value, mark) VALUES (?1, ?2, mark_of('option', ?1, ?2))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, mark = excluded.mark"""


class Options:
    """What was set; a key never set gives the default asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """The value of `key`."""
        row = self._database.rows.execute("SELECT value FROM option WHERE key = ?", (key,)).fetchone()
        return row["value"] if row else default

    def all(self) -> dict[str, str]:
        """Everything that was set."""
        return {row["key"]: row["value"] for row in self._database.rows.execute("SELECT key, value FROM option")}

    def write(self, values: Mapping[str, str]) -> None:
        """Set several values."""
        self._database.rows.executemany(_WRITE, list(values.items()))
