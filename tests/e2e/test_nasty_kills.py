"""Kill -9 at any moment: what was said to be sold is there once, and nothing is half there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app.terminal import open_shop
from posapp.domain.identity import SaleId
from posapp.operations.doctor import examine
from tests.e2e.terminal import REPO, group
from tests.e2e.till_process import TillProcess

if TYPE_CHECKING:
    from pathlib import Path

_KILLS: Final = (60, pytest.param(200, marks=pytest.mark.long))
_REAL_STARTS: Final = 10


def _check(books: Path, asked: list[str], answered: list[dict[str, Any]]) -> int:
    """Compare the books with what was answered; how many bills are in them."""
    assert all(one["ok"] for one in answered), [one for one in answered if not one["ok"]][:3]
    shop = open_shop(books)
    try:
        for one in answered:
            sale = shop.books.sales.get(SaleId(one["id"]))
            assert sale is not None, "acknowledged and lost"
            assert (sale.issue.number, str(sale.total)) == (one["number"], one["total"])
        sold = shop.books.sales.newest(1_000_000)
        assert {sale.id for sale in sold} <= set(asked)
        assert len({sale.issue.number for sale in sold}) == len(sold)
        report = examine(shop)
        assert [str(finding) for finding in report.findings] == []
        assert report.counts["sales"] == len(sold)
        return len(sold)
    finally:
        shop.books.close()


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")
@pytest.mark.parametrize("kills", _KILLS)
def test_kills_lose_nothing_that_was_acknowledged_and_double_nothing(tmp_path: Path, kills: int) -> None:
    books = group(tmp_path / "books")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.e2e.killed_often", str(books), str(kills), "11"],
        cwd=REPO,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    lived = json.loads(ended.stdout)
    assert len(lived["answered"]) > kills
    assert _check(books, lived["asked"], lived["answered"]) >= len({one["id"] for one in lived["answered"]})


def test_the_program_as_it_is_started_survives_being_killed(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    asked: list[str] = []
    answered: list[dict[str, Any]] = []
    for start in range(_REAL_STARTS):
        with TillProcess(books) as till:
            for bill in range(start + 1):
                asked.append(f"019bc9a0-0000-7000-8000-{start:06d}{bill:06d}")
                answered.append(till.sell({"id": asked[-1], "lines": [{"code": "H"}]}))
            asked.append(f"019bc9a0-0000-7000-8000-{start:06d}999999")
            till.say({"id": asked[-1], "lines": [{"code": "H"}]})
    assert len(answered) <= _check(books, asked, answered) <= len(asked)
