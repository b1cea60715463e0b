"""A bank's list taken over while the power fails: all of its lines and pairs are there, or none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from posapp.domain.tender import TenderState
from posapp.operations.doctor import examine
from tests.doubles.trade import open_stall
from tests.doubles.treasury import Treasury, at
from tests.e2e.terminal import PROGRAM, REPO

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 1, 17)
LINES = 1_500
TRANSFERS = 60


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_a_kill_in_the_middle_leaves_all_of_a_list_or_none(tmp_path: Path) -> None:
    stall = open_stall(tmp_path / "books")
    treasury = Treasury(stall, tmp_path)
    for n in range(TRANSFERS):
        treasury.transfer(at(f"{9 + n // 60:02d}:{n % 60:02d}"))
        treasury.line("17/01/2569", f"{9 + n // 60:02d}:{n % 60:02d}:20", "50.00")
    for n in range(LINES - TRANSFERS):
        treasury.line("17/01/2569", f"{n // 60 % 24:02d}:{n % 60:02d}", f"{n}.25")
    path = treasury.file()
    words = [*PROGRAM, "--books", str(tmp_path / "books"), "reconcile", "statement", str(path), "--apply"]
    shop, whole = stall.shop, 0
    for patience in (0.5, 0.7, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 60):
        run = subprocess.Popen(words, cwd=REPO, stdout=subprocess.DEVNULL)
        try:
            run.wait(patience)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        lines = shop.books.money.statements.lines(DAY, DAY)
        seen = [one for one in shop.books.money.statements.payments(DAY, DAY) if one.state is TenderState.SEEN]
        assert (len(lines), len(seen)) in ((0, 0), (LINES, TRANSFERS)), patience
        whole += bool(lines)
    assert whole
    assert examine(shop).sound
    shop.books.close()
