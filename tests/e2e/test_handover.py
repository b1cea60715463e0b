"""The auditor's folder: complete, only to be read, without codes and phones, and checked without the program."""

from __future__ import annotations

import csv
import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.app.hand_over import kit
from posapp.domain.errors import Refused
from posapp.operations.hand_over import Kit, hand_over
from posapp.operations.seals import seals
from posapp.operations.sell import code_of
from posapp.reports.sheets import SHEETS
from tests.store.knife import behind_our_back

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from tests.doubles.trade import MarketStall


def _one_report(_shop: Shop, folder: Path) -> None:
    (folder / "day.csv").write_text("key\r\n", encoding="utf-8")


@pytest.fixture
def folder(market_day: MarketStall, tmp_path: Path) -> Path:
    """What an auditor was handed after a day at the stall."""
    few = replace(kit(), write_reports=_one_report)
    return hand_over(market_day.shop, tmp_path / "auditor", few, market_day.seller).folder


def checked(books: Path, *seals: str) -> subprocess.CompletedProcess[str]:
    """Run the checker of the folder by itself: no package of ours in reach."""
    words = [sys.executable, "-I", "-S", str(books.with_name("verify_books.py")), str(books)]
    given = [word for seal in seals for word in ("--seal", seal)]
    return subprocess.run(
        [*words, *given], capture_output=True, encoding="utf-8", check=False, cwd=books.parent, env={"LANG": "C"}
    )


def test_the_folder_holds_everything_and_its_checksums(folder: Path) -> None:
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert names == [
        *("README-en.txt", "README-th.txt", "SHA256SUMS", "books.db", "check.txt", "reports/day.csv", "seals.csv"),
        "verify_books.py",
    ]
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert "กลุ่มแม่บ้านดอยสูง" in (folder / "README-th.txt").read_text(encoding="utf-8")
    assert "The books are sound" in (folder / "check.txt").read_text(encoding="utf-8")
    assert not list(folder.parent.glob(".*"))


def test_every_report_comes_as_csv_xlsx_and_pdf(market_day: MarketStall, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    kit().write_reports(market_day.shop, reports)
    written = [path for path in reports.iterdir() if path.stat().st_size]
    by_kind = {kind: {path.stem for path in written if path.suffix == kind} for kind in (".csv", ".xlsx", ".pdf")}
    assert by_kind[".csv"] == by_kind[".xlsx"] == by_kind[".pdf"]
    assert len(written) == 3 * (len(SHEETS) - 1), "all but the VAT list, which this group has none of"


def test_the_copy_is_read_only_and_knows_names_but_no_codes_and_phones(folder: Path) -> None:
    books = folder / "books.db"
    assert books.stat().st_mode & 0o777 == 0o400
    content = books.read_bytes()
    assert "สมศรี".encode() in content
    with closing(sqlite3.connect(f"{books.as_uri()}?mode=ro&immutable=1", uri=True)) as rows:
        assert rows.execute("SELECT count(*) FROM member WHERE phone <> ''").fetchone() == (0,)
        assert rows.execute("SELECT count(*) FROM access WHERE code IS NOT NULL").fetchone() == (0,)
        assert rows.execute("SELECT count(*) FROM sale").fetchone() == (3,)


def test_the_checker_finds_everything_sound_and_the_codes_of_the_papers(market_day: MarketStall, folder: Path) -> None:
    seal = seals(market_day.shop)[0].code
    receipt = code_of(market_day.shop, market_day.shop.books.sales.newest(1)[0])
    done = checked(folder / "books.db", seal, receipt)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SOUND" in done.stdout
    assert "ทุกอย่างตรงกัน" in done.stdout
    assert seal in done.stdout
    with (folder / "seals.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["seal"] for row in csv.DictReader(file)] == [seal]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sale SET total = total + 100 WHERE kind = 'sale'",
        "UPDATE sale_line SET name = 'อย่างอื่น'",
        "UPDATE tender SET amount = amount - 1",
        "DELETE FROM sale_line WHERE n = 2",
        "UPDATE cash_close SET counted = 0",
        "UPDATE journal SET body = replace(body, 'ค่าน้ำแข็ง', 'ค่าขนม')",
        "UPDATE journal SET body = '{' WHERE kind = 'sale'",
        "UPDATE journal SET body = json_remove(body, '$.lines') WHERE kind = 'sale'",
        "UPDATE journal SET actor = 'somebody' WHERE kind = 'z_close'",
        "DELETE FROM journal WHERE seq = 5",
        "INSERT INTO tender SELECT 'x', n, method, amount, given, state, reference, customer FROM tender LIMIT 1",
    ],
)
def test_the_checker_finds_what_was_changed(folder: Path, change: str) -> None:
    (folder / "books.db").chmod(0o600)
    with behind_our_back(folder / "books.db") as rows:
        rows.execute(change)
    done = checked(folder / "books.db")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "NOT SOUND" in done.stdout


def test_the_checker_says_when_the_code_of_a_paper_is_not_there(folder: Path) -> None:
    done = checked(folder / "books.db", "AAAAA-AAAAA")
    assert done.returncode == 1
    assert "ไม่พบรหัส AAAAA-AAAAA" in done.stdout


def test_the_checker_says_so_when_it_gets_no_books(folder: Path) -> None:
    shutil.copy(folder / "seals.csv", folder / "other.db")
    assert checked(folder / "other.db").returncode == 2
    assert checked(folder / "nothing.db").returncode == 2


def test_a_folder_with_something_in_it_is_left_alone(market_day: MarketStall, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as told:
        hand_over(market_day.shop, tmp_path, Kit(Path(), _one_report), market_day.seller)
    assert told.value.code == "hand_over_there"
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
