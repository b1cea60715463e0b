"""Marks: a digest beside each row no journal entry vouches for, so that a change behind the program's back is found."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

MARKED: Final[Mapping[str, tuple[str, ...]]] = {
    "book": ("one", "grp", "terminal"),
    "terminal": ("id", "letter", "since"),
    "option": ("key", "value"),
    "held": ("id", "at", "actor", "cart"),
    "draft": ("terminal", "cart"),
    "notebook": ("terminal", "day", "place", "lines"),
    "print_job": ("id", "paper", "subject", "at", "copy", "state", "tries", "detail"),
    "attempt": ("person", "wrong", "uptime", "wait"),
    "statement_text": ("statement", "n", "text"),
    "order_buyer": ("web_order", "name", "phone", "address", "note", "done"),
}
"""The tables with marks, and the columns a mark is made of, in the order they are hashed."""

_FUNCTION: Final = "mark_of"


def mark_of(table: str, *values: object) -> str:
    """The mark of a row of `table` with these `values` of its columns in MARKED (texts, whole numbers, None)."""
    text = json.dumps([table, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"RAANRAO-M1\n" + text.encode()).hexdigest()


def marked(table: str) -> str:
    """The SQL that makes the mark of a row of `table` out of its columns as they stand."""
    return f"{_FUNCTION}('{table}', {', '.join(MARKED[table])})"


def install(rows: sqlite3.Connection) -> None:
    """Give a connection the function `mark_of(table, …)`, for statements that write or check marks."""
    rows.create_function(_FUNCTION, -1, mark_of, deterministic=True)
