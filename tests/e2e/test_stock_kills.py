"""Kill -9 while goods come in, are made and go to market: each paper is there whole, or not at all."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from posapp.app.terminal import open_shop
from posapp.domain.identity import EventId
from posapp.domain.stock import EntryKind
from posapp.operations.doctor import examine
from tests.doubles.storeroom import Storeroom
from tests.doubles.trade import open_stall
from tests.e2e.terminal import REPO

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import EntryId
    from posapp.operations.shop import Shop

_KILLS: Final = 40
_MOVES: Final = {EntryKind.RECEIVE: 2, EntryKind.MAKE: 3}


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")
def test_forty_kills_leave_no_paper_half_written(tmp_path: Path) -> None:
    stall = open_stall(tmp_path)
    room = Storeroom(stall)
    room.furnish()
    room.recipe()
    begun = {entry.id for entry in stall.shop.books.entries.newest(99)}
    stall.shop.books.close()
    ended = subprocess.run(
        [sys.executable, "-m", "tests.e2e.killed_at_stock", str(tmp_path), str(_KILLS), "5"],
        cwd=REPO,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    said = json.loads(ended.stdout)
    assert len(said) > _KILLS
    shop = open_shop(tmp_path)
    try:
        _check(shop, said, {entry.id for entry in shop.books.entries.newest(100_000)} - begun)
    finally:
        shop.books.close()


def _check(shop: Shop, said: list[str], papers: set[EntryId]) -> None:
    """What was said to be written is there, and what is there is whole."""
    for one in said:
        event = shop.books.events.get(EventId(one))
        assert shop.books.entries.numbered(one) or (event and event.closed), "said and lost"
    for entry in shop.books.entries.newest(100_000):
        if entry.id in papers and entry.kind in _MOVES:
            assert len(entry.moves) == _MOVES[entry.kind]
    for event in shop.books.events.newest(100_000):
        place = shop.books.places.get(event.place)
        assert place
        assert place.active != event.closed
        assert bool(shop.books.stock.shelves_at(event.place)) <= place.active
    report = examine(shop)
    assert [str(finding) for finding in report.findings] == []
