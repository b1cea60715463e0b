"""What the rest of the group's world must still be told, in the order it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from posapp.store.database import Database

_ADD: Final = "INSERT INTO outbox (terminal, seq, kind, subject) VALUES (?, ?, ?, ?)"

_HEAD: Final = """SELECT terminal, seq, kind, subject FROM outbox
    ORDER BY terminal DESC, seq DESC, kind DESC, subject DESC LIMIT 1"""


class Outbox:
    """Rows are added in the transaction of the act they tell of, so none can be missing or tell of nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How much there is to tell."""
        count: int = self._database.rows.execute("SELECT count(*) FROM outbox").fetchone()[0]
        return count

    def head(self) -> tuple[str, int, str, str]:
        """The last row there is (till, number of its act, kind, subject): a new listener begins behind it."""
        row = self._database.rows.execute(_HEAD).fetchone()
        return (row["terminal"], row["seq"], row["kind"], row["subject"]) if row else ("", 0, "", "")

    def add(self, terminal: str, seq: int, kind: str, subject: str) -> None:
        """Tell of `subject` (a sale, a product) that journal entry `seq` wrote."""
        self._database.rows.execute(_ADD, (terminal, seq, kind, subject))
