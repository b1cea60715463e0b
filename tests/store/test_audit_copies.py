"""The ledger of copies under the knife: every changed column and every missing row is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from posapp.operations.copies.make import copy_by_itself
from tests.store.knife import behind_our_back, columns_of, copy_of, examined

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


@pytest.fixture
def whole(market_day: MarketStall, tmp_path: Path) -> Path:
    """Books with two copies in their ledger."""
    for place in ("stick", "disk"):
        copy_by_itself(market_day.shop, tmp_path / place)
    return copy_of(market_day, tmp_path / "whole")


def test_every_changed_column_is_found(whole: Path, tmp_path: Path) -> None:
    assert examined(whole).sound
    for number, (column, kind) in enumerate(columns_of(whole, "backup")):
        copy = tmp_path / str(number) / "books.db"
        copy.parent.mkdir()
        shutil.copy(whole, copy)
        with behind_our_back(copy) as rows:
            changed = f"{column} || '9'" if kind == "TEXT" else f"1 - {column}"
            rows.execute("PRAGMA ignore_check_constraints = ON")
            rows.execute(f"UPDATE backup SET {column} = {changed} WHERE seq = (SELECT min(seq) FROM backup)")  # noqa: S608
        assert any("backup" in str(finding) for finding in examined(copy).findings), column


def test_a_missing_and_an_added_row_are_found(whole: Path) -> None:
    with behind_our_back(whole) as rows:
        rows.execute("DELETE FROM backup WHERE seq = (SELECT min(seq) FROM backup)")
        rows.execute(
            "INSERT INTO backup SELECT terminal, 1, at, actor, place, name, bytes, digest, head_seq, encrypted "
            "FROM backup"
        )
    said = [str(finding) for finding in examined(whole).findings]
    assert any("row is missing" in one or "is missing" in one for one in said)
    assert any("the journal does not tell of it" in one for one in said)
