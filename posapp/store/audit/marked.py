"""Rows no journal entry vouches for, against their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.store.audit.finding import KEEP, LOOK_AGAIN, WRITE_DOWN, Finding
from posapp.store.marks import MARKED, marked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_KEYS: Final = {"book": "one", "option": "key", "attempt": "person", "statement_text": "statement || ' ' || n"} | (
    dict.fromkeys(("draft", "notebook"), "terminal") | {"order_buyer": "web_order"}
)
_STEPS: Final = {"option": LOOK_AGAIN} | dict.fromkeys(("book", "terminal", "attempt"), KEEP)
_SHOWN: Final = 50


def examine_marks(rows: sqlite3.Connection) -> Iterator[Finding]:
    """The rows that are not as the program wrote them."""
    for table in MARKED:
        found = rows.execute(
            f"SELECT {_KEYS.get(table, 'id')} FROM {table} WHERE mark IS NOT {marked(table)} LIMIT {_SHOWN}"
        )
        for (row,) in found:
            said = N_("Table {table}, row {row}: it is not as the program wrote it.")
            yield Finding("row_mark", said, _STEPS.get(table, WRITE_DOWN), {"table": table, "row": row})
