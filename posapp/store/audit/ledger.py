"""A table of the books as an audit reads it: its columns, how its rows are found, which of them no entry told of."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of the books as an audit reads it.

    The first `identity` of its `columns` tell its rows apart. The rows a stretch of the journal tells of are found by
    the column `key`, or by terminal and seq where it is empty. `stray` is true for a row (called `book`) that no entry
    can have told of.
    """

    table: str
    columns: tuple[str, ...]
    identity: int
    key: str
    stray: str

    @property
    def rows(self) -> str:
        """The statement that reads the rows of a stretch, for a JSON list of keys or for till, first and last entry."""
        names = ", ".join(self.columns)
        order = ", ".join(self.columns[: self.identity])
        where = (
            f"{self.key} IN (SELECT value FROM json_each(?))" if self.key else "terminal = ? AND seq BETWEEN ? AND ?"
        )
        return f"SELECT {names} FROM {self.table} WHERE {where} ORDER BY {order}"

    @property
    def strays(self) -> str:
        """The statement that finds rows without an entry."""
        return f"SELECT {', '.join(self.columns[: self.identity])} FROM {self.table} AS book WHERE {self.stray}"


Expected = tuple[Ledger, Row]
"""A row that must stand in a ledger."""


def without_entry(kinds: str, subject: str = "") -> str:
    """Whether no journal entry of `kinds` (about the row's column `subject`) stands behind a row called book."""
    same = f"AND json_extract(journal.body, '$.id') = book.{subject}" if subject else ""
    return (
        "NOT EXISTS (SELECT 1 FROM journal WHERE journal.terminal = book.terminal AND journal.seq = book.seq "
        f"AND journal.kind IN ({kinds}) {same})"
    )
