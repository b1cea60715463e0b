"""Which errors are told to the person in a sentence of their own, and which are mistakes of ours."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused, Unavailable
from posapp.store.database import told_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("told", [Refused("bill_empty", "Empty."), Unavailable("disk_full", "Full.")])
def test_what_is_told_already_stays_as_it_is(tmp_path: Path, told: Refused | Unavailable) -> None:
    assert told_of(told, tmp_path) is told


def test_trouble_of_the_file_becomes_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "books.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as trouble:
        sqlite3.connect(tmp_path / "books.db").execute("SELECT * FROM sale")
    told = told_of(trouble.value, tmp_path)
    assert told is not None
    assert told.code == "not_books"


@pytest.mark.parametrize("mistake", [ZeroDivisionError("ours"), sqlite3.OperationalError("no such column: ours")])
def test_mistakes_of_ours_are_no_sentence(tmp_path: Path, mistake: Exception) -> None:
    assert told_of(mistake, tmp_path) is None
