"""Seals, the doctor with papers, and the hand-over, at the terminal."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e.terminal import bills, group, typed
from tests.store.knife import behind_our_back

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Two closed days; the receipt of the first bill is wanted later."""
    books = group(tmp_path / "books")
    for _day in range(2):
        sold = typed(
            books, "sell", stdin=bills({"lines": [{"code": "H"}], "tenders": [{"method": "cash", "given": 200}]})
        )
        assert sold.code == 0, sold.err
        assert typed(books, "till", "close", "--counted", "120").code == 0
    return books


def test_the_codes_of_closed_days_are_listed_and_found_again(books: Path) -> None:
    listed = typed(books, "seal", "list", "--json").json["seals"]
    assert [one["number"] for one in listed] == [2, 1]
    assert listed[0]["previous"] == listed[1]["seal"]
    assert listed[0]["sold"] == "240.00"
    found = typed(books, "seal", "verify", listed[0]["seal"], listed[1]["seal"], "--json")
    assert (found.code, [one["standing"] for one in found.json["codes"]]) == (0, ["proven", "proven"])
    told = typed(books, "seal", "verify", listed[1]["seal"], "--z", "2", "--lang", "en")
    assert told.code == 2
    assert f"day 2 has the seal {listed[0]['seal']} in the books" in told.out
    assert typed(books, "seal", "verify", "AAAAA-AAAAA", "--lang", "th").out.startswith("ไม่พบ")
    assert typed(books, "seal", "verify", "what", "--json").json["code"] == "seal_form"
    assert typed(books, "seal", "list", "--day", listed[0]["day"], "--json").json["seals"] == listed[::-1]


def test_the_doctor_says_how_far_the_papers_vouch(books: Path) -> None:
    newest = typed(books, "seal", "list", "--json").json["seals"][0]
    alone = typed(books, "doctor", "--deep", "--json").json
    assert (alone["sound"], alone["unvouched"]) == (True, None)
    shown = typed(books, "doctor", "--seal", newest["seal"], "--json").json
    assert shown["unvouched"] == 0
    wrong = typed(books, "doctor", "--seal", "AAAAAAAAAA", "--json")
    assert (wrong.code, wrong.json["findings"][0]["code"]) == (2, "seal_absent")


def test_the_folder_for_the_auditor_is_checked_by_its_own_checker(books: Path, tmp_path: Path) -> None:
    folder = tmp_path / "auditor"
    done = typed(books, "handover", str(folder), "--json")
    assert done.code == 0, done.err
    assert {"books.db", "seals.csv", "verify_books.py", "reports/day.pdf", "reports/day.xlsx"} <= set(
        done.json["files"]
    )
    seal = typed(books, "seal", "list", "--json").json["seals"][0]["seal"]
    checker = [sys.executable, "-I", str(folder / "verify_books.py"), str(folder / "books.db"), "--seal", seal]
    assert subprocess.run(checker, capture_output=True, check=False).returncode == 0
    (folder / "books.db").chmod(0o600)
    with behind_our_back(folder / "books.db") as rows:
        rows.execute("UPDATE sale SET total = total + 1")
    assert subprocess.run(checker, capture_output=True, check=False).returncode == 1
    again = typed(books, "handover", str(folder), "--json")
    assert (again.code, again.json["code"]) == (2, "hand_over_there")
