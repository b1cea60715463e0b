"""Copies and coming back through the real program: on another PC, beside an open window, killed at any moment."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from posapp.app.terminal import open_shop
from posapp.operations.doctor import Report, examine
from tests.e2e.terminal import PROGRAM, REPO, bills, group, started, typed
from tests.e2e.till_process import TillProcess

if TYPE_CHECKING:
    from pathlib import Path

_KILLS = 12


def _examined(books: Path) -> Report:
    shop = open_shop(books)
    try:
        return examine(shop)
    finally:
        shop.books.close()


def _sold(books: Path, number: int) -> None:
    asked = [{"lines": [{"code": "H", "qty": "1"}], "tenders": [{"method": "cash", "amount": "120"}]}] * number
    assert typed(books, "sell", stdin=bills(*asked)).code == 0


@pytest.fixture
def books(tmp_path: Path) -> Path:
    made = group(tmp_path / "books")
    _sold(made, 5)
    return made


def _copy(books: Path, dest: Path) -> Path:
    ended = typed(books, "--json", "backup", str(dest))
    assert ended.code == 0, ended.err
    return dest / str(ended.json["copies"][0]["name"])


def test_books_come_back_on_another_pc_with_equal_totals(books: Path, tmp_path: Path) -> None:
    copy = _copy(books, tmp_path / "stick")
    there = tmp_path / "home of somebody else" / "books"
    before = typed(books, "--json", "report", "day").json
    preview = started(there, "--json", "restore", str(copy), "--preview")
    assert (preview.code, preview.json["sales"], preview.json["sold"]) == (0, 5, "600.00")
    assert "lost" not in preview.json
    back = started(there, "--json", "restore", str(copy))
    assert (back.code, back.json["letter"], back.json["aside"]) == (0, "B", "")
    after = typed(there, "--json", "report", "day").json
    assert {key: value for key, value in after.items() if key != "till"} == {
        key: value for key, value in before.items() if key != "till"
    }
    assert _examined(there).sound
    _sold(there, 1)
    assert _examined(there).counts["sales"] == 6


def test_what_is_lost_is_shown_and_an_undo_brings_it_again(books: Path, tmp_path: Path) -> None:
    copy = _copy(books, tmp_path / "stick")
    _sold(books, 2)
    assert started(books, "--json", "restore", str(copy), "--preview").json["lost"]["bills"] == 2
    assert "240.00" in started(books, "restore", str(copy), "--preview").out
    assert _examined(books).counts["sales"] == 7
    assert started(books, "restore", str(copy)).code == 0
    assert _examined(books).counts["sales"] == 5
    assert started(books, "restore", "--undo").code == 0
    report = _examined(books)
    assert (report.sound, report.counts["sales"]) == (True, 7)


@pytest.mark.parametrize("cut", ["0.1", "0.5", "0.99", "last"])
def test_a_copy_that_was_cut_is_refused_and_the_books_stay(books: Path, tmp_path: Path, cut: str) -> None:
    copy = _copy(books, tmp_path / "stick")
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-1] if cut == "last" else whole[: int(len(whole) * float(cut))])
    for folder in (books, tmp_path / "fresh"):
        refused = started(folder, "restore", str(copy))
        assert refused.code == 2
        assert "Choose another copy" in refused.err
        assert "Traceback" not in refused.err
    assert _examined(books).counts["sales"] == 5
    assert not (tmp_path / "fresh" / "books.db").exists()


def test_books_an_open_window_or_a_selling_program_holds_are_not_replaced(books: Path, tmp_path: Path) -> None:
    copy = _copy(books, tmp_path / "stick")
    with FileLock(books / "window.lock"):
        refused = started(books, "restore", str(copy))
    assert refused.code == 3
    assert "window is open" in refused.err
    with TillProcess(books) as till:
        assert till.sell({"lines": [{"code": "H", "qty": "1"}]})["ok"]
        busy = started(books, "restore", str(copy))
        assert busy.code == 3
        assert "Another window or program" in busy.err
        assert till.sell({"lines": [{"code": "H", "qty": "1"}]})["ok"]
    assert _examined(books).counts["sales"] == 7


@pytest.mark.skipif(not shutil.which("age"), reason="needs the age tool")
def test_a_locked_copy_opens_by_its_key_and_by_any_age_tool(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = typed(books, "--json", "backup", "--new-key").json["key"]
    refused = typed(books, "backup", "--lock")
    assert refused.code == 2
    monkeypatch.setenv("POSAPP_KEY", secret)
    assert typed(books, "--json", "backup", "--lock").json["locked"]
    copy = _copy(books, tmp_path / "stick")
    assert copy.name.endswith(".zip.age")
    identity = tmp_path / "key.txt"
    identity.write_text(secret)
    plain = tmp_path / "plain.zip"
    subprocess.run(["age", "-d", "-i", str(identity), "-o", str(plain), str(copy)], check=True)
    with zipfile.ZipFile(plain) as archive:
        assert json.loads(archive.read("manifest.json"))["books"]["sales"] == 5
    assert started(tmp_path / "there", "restore", str(copy)).code == 0
    monkeypatch.delenv("POSAPP_KEY")
    nobody = started(tmp_path / "nowhere", "restore", str(copy))
    assert nobody.code == 2
    assert secret not in (books / "books.db").read_bytes().decode("latin-1")


def test_everything_goes_out_in_open_formats_and_comes_in_with_equal_totals(books: Path, tmp_path: Path) -> None:
    assert started(books, "archive", "export", str(tmp_path / "all")).code == 0
    back = started(tmp_path / "again", "--json", "archive", "import", str(tmp_path / "all"))
    assert (back.code, back.json["sales"], back.json["sold"]) == (0, 5, "600.00")
    assert _examined(tmp_path / "again").sound
    data = tmp_path / "all" / "data" / "sale.jsonl"
    data.write_text(data.read_text().replace('"total":12000', '"total":12100', 1))
    refused = started(tmp_path / "third", "archive", "import", str(tmp_path / "all"))
    assert refused.code == 2
    assert "changed after they were written" in refused.err
    assert not (tmp_path / "third" / "books.db").exists()


def _killed(seed: int, *arguments: str, longest: float = 0.9) -> None:
    """Start the program and kill it some time later, whatever it does then."""
    process = subprocess.Popen([*PROGRAM, *arguments], cwd=REPO, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.Random(seed).uniform(0.15, longest))
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_copy_that_is_killed_leaves_good_books_and_no_half_copies(books: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for seed in range(_KILLS):
        _killed(seed, "--books", str(books), "backup", str(stick))
        assert _examined(books).sound
        for number, copy in enumerate(sorted(stick.glob("*.zip")) if stick.exists() else ()):
            fresh = tmp_path / f"fresh{seed}-{number}"
            assert typed(fresh, "restore", str(copy)).code == 0
            copy.unlink()
    _copy(books, stick)
    assert not list(stick.glob(".*.part"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_restore_that_is_killed_leaves_the_old_books_or_the_new_ones(books: Path, tmp_path: Path) -> None:
    copy = _copy(books, tmp_path / "stick")
    _sold(books, 2)
    seen = set()
    for seed in range(_KILLS):
        folder = tmp_path / f"killed{seed}"
        shutil.copytree(books, folder)
        _killed(seed, "--books", str(folder), "restore", str(copy), longest=1.5)
        report = _examined(folder)
        assert report.sound
        seen.add(report.counts["sales"])
    assert seen <= {5, 7}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_upgrade_that_is_killed_leaves_books_that_open(tmp_path: Path) -> None:
    old = REPO / "tests" / "data" / "books_v2.db"
    for seed in range(_KILLS):
        folder = tmp_path / f"old{seed}"
        folder.mkdir()
        shutil.copy(old, folder / "books.db")
        _killed(seed, "--books", str(folder), "doctor", longest=0.7)
        assert _examined(folder).sound


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="needs to mount a small disk")
def test_a_full_stick_is_told_and_keeps_its_copies(books: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(stick)], capture_output=True, check=False
    ).returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        good = _copy(books, stick)
        whole = good.read_bytes()
        (stick / "ballast").write_bytes(bytes(shutil.disk_usage(stick).free - 8192))
        refused = started(books, "backup", str(stick))
        assert refused.code == 3
        assert "no room left for a copy" in refused.err
        assert good.read_bytes() == whole
        assert not list(stick.glob(".*"))
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        assert "Nothing can be written" in started(books, "backup", str(stick)).err
    finally:
        subprocess.run(["umount", "-l", str(stick)], check=True)
