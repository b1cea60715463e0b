"""Other books in the place of those that are there: nothing of the old ones is left beside them, nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from posapp.store.swap import aside_files, exchange

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGED = b"SQLite format 3\x00" + bytes(range(256)) * 32


def test_damaged_books_are_set_aside_and_no_log_is_left_beside_those_that_come(tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    fresh = tmp_path / "fresh.db"
    with closing(sqlite3.connect(fresh)) as rows:
        rows.execute("CREATE TABLE good (x)")
    for ending, content in (("", _DAMAGED), ("-wal", b"the log"), ("-journal", b"")):
        (folder / f"books.db{ending}").write_bytes(content)
    cut_off = folder / ".books-before-restore-20260117-070000.db.part"
    cut_off.write_bytes(b"half")
    name = "books-before-restore-20260118-070000.db"
    exchange(folder, fresh, name)
    assert not list(folder.glob("books.db-*"))
    assert not cut_off.exists()
    assert (folder / name).read_bytes() == _DAMAGED
    assert aside_files(folder) == [folder / name]
    with closing(sqlite3.connect(folder / "books.db")) as rows:
        assert rows.execute("SELECT name FROM sqlite_schema").fetchone() == ("good",)
