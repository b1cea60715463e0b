"""A moved clock, a full disk, a damaged file: each is noticed, said, and leaves a way out."""

from __future__ import annotations

import csv
import json
import random
import shutil
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from posapp.domain.errors import Damaged, Unavailable
from posapp.operations.doctor import examine
from posapp.operations.health import ClockWatch, disk_warning
from posapp.operations.rescue import rescue, summary
from posapp.operations.support import blotted, save_support_file, support_file
from posapp.store.books import Books
from tests.doubles.trade import live_a_day, open_stall

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_PAGE = 4096


@pytest.fixture
def stall(tmp_path: Path) -> MarketStall:
    return open_stall(tmp_path / "books")


def _tick(stall: MarketStall, seconds: int) -> None:
    stall.clock.at += timedelta(seconds=seconds)
    stall.clock.up += seconds * 1000


def test_time_that_just_goes_by_is_no_worry(stall: MarketStall) -> None:
    watch = ClockWatch(stall.shop)
    assert watch.look() is None
    for _minute in range(60):
        _tick(stall, 60)
        assert watch.look() is None


@pytest.mark.parametrize("jump", [timedelta(hours=5), timedelta(days=-40), timedelta(minutes=3)])
def test_a_moved_clock_is_told_once_and_journaled(stall: MarketStall, jump: timedelta) -> None:
    watch = ClockWatch(stall.shop)
    watch.look()
    stall.clock.at += jump
    worry = watch.look()
    assert worry is not None
    assert worry.key == "clock_moved"
    assert watch.look() is None
    told = [json.loads(one.body) for one in stall.shop.books.journal.entries() if one.kind == "clock"]
    assert len(told) >= 1
    assert examine(stall.shop).sound


def test_a_clock_behind_the_books_is_told_at_the_start(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    stall.clock.at -= timedelta(days=400)
    worry = ClockWatch(stall.shop).look()
    assert worry is not None
    assert worry.grave


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.mark.parametrize(("free", "expected"), [(2_000_000_000, None), (400_000_000, False), (30_000_000, True)])
def test_a_disk_that_fills_up_is_told_in_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, *, expected: bool | None
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: _Usage(10**12, 10**12 - free, free))
    worry = disk_warning(tmp_path)
    assert (worry.grave if worry else None) is expected


def test_a_disk_that_will_not_say_is_no_worry(tmp_path: Path) -> None:
    assert disk_warning(tmp_path / "nowhere") is None


def _spoiled(folder: Path, pages: list[int]) -> None:
    """Write nonsense over whole pages of the file, as a failing disk does."""
    file = folder / "books.db"
    content = bytearray(file.read_bytes())
    noise = random.Random(7)
    for page in pages:
        content[page * _PAGE : (page + 1) * _PAGE] = noise.randbytes(_PAGE)
    file.write_bytes(content)


def _sold_out(folder: Path) -> tuple[int, int]:
    """A day with 120 more bills, written wholly into the file: how many bills, how many satang."""
    stall = open_stall(folder)
    live_a_day(stall)
    for _bill in range(120):
        stall.sold(("ข้าวแต๋น", 1))
    rows = stall.shop.books.database.rows
    count, total = rows.execute("SELECT count(*), sum(total) FROM sale").fetchone()
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stall.shop.books.close()
    for end in ("-wal", "-shm"):
        (folder / f"books.db{end}").unlink(missing_ok=True)
    return count, total


def test_all_of_a_sound_file_is_saved(tmp_path: Path) -> None:
    count, total = _sold_out(tmp_path / "books")
    found = rescue(tmp_path / "books", tmp_path / "saved")
    assert (len(found.bills), found.total.satang, found.missing) == (count, total, 0)
    with (tmp_path / "saved" / "bills.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) == count + 1
    assert not (tmp_path / "saved" / "access.csv").exists()


def test_most_bills_are_saved_whatever_page_is_damaged(tmp_path: Path) -> None:
    count, total = _sold_out(tmp_path / "books")
    pages = (tmp_path / "books" / "books.db").stat().st_size // _PAGE
    complete = 0
    tried = range(1, pages, max(1, pages // 25))
    for page in tried:
        hurt = tmp_path / f"hurt{page}"
        shutil.copytree(tmp_path / "books", hurt)
        _spoiled(hurt, [page])
        before = (hurt / "books.db").read_bytes()
        found = rescue(hurt, tmp_path / f"saved{page}")
        assert (hurt / "books.db").read_bytes() == before
        complete += (len(found.bills), found.total.satang) == (count, total)
        assert summary(found)
    # A bill stands in two places, its own row and the journal: one bad page rarely takes both.
    assert complete >= len(tried) * 3 // 4


def test_a_file_whose_first_page_is_gone_says_so_and_loses_nothing_more(tmp_path: Path) -> None:
    _sold_out(tmp_path / "books")
    _spoiled(tmp_path / "books", [0])
    found = rescue(tmp_path / "books", tmp_path / "saved")
    assert found.bills == {}
    with pytest.raises(Unavailable) as refused:
        rescue(tmp_path / "nothing here", tmp_path / "saved")
    assert refused.value.code == "rescue_failed"


def test_a_damaged_file_is_only_read_from_then_on(tmp_path: Path) -> None:
    _sold_out(tmp_path / "books")
    content = (tmp_path / "books" / "books.db").read_bytes()
    told = [at // _PAGE for at in range(0, len(content), _PAGE) if "ข้าวแต๋น".encode() in content[at : at + _PAGE]]
    _spoiled(tmp_path / "books", told[-3:])
    books = Books.open(tmp_path / "books")
    try:
        with pytest.raises(Damaged):
            books.database.check()
        content = (tmp_path / "books" / "books.db").read_bytes()
        with pytest.raises(Damaged) as refused, books.write():
            pytest.fail("it must not get here")
        assert "nothing" in refused.value.assurance
        assert (tmp_path / "books" / "books.db").read_bytes() == content
    finally:
        books.close()


def test_the_support_file_holds_no_name_phone_or_money(stall: MarketStall, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    home = Path("/", "home", "somsri", "books")
    told = f"สมศรี (08-1234-5678) bought for กลุ่มแม่บ้านดอยสูง in {home}: KeyError"
    (reports / "crash-20260117-080000-1.txt").write_text(told, encoding="utf-8")
    live_a_day(stall)
    save_support_file(stall.shop, reports, tmp_path / "support.zip")
    with zipfile.ZipFile(tmp_path / "support.zip") as bundle:
        text = "".join(bundle.read(name).decode() for name in bundle.namelist())
    for secret in ("สมศรี", "1234-5678", "ดอยสูง", "somsri"):
        assert secret not in text
    assert "KeyError" in text
    about = json.loads(zipfile.ZipFile(BytesIO(support_file(stall.shop, reports))).read("about.json"))
    assert about["counts"]["sales"] > 0
    assert "group.name" not in about["settings"]


def test_blotting_leaves_short_numbers() -> None:
    assert blotted("line 42, entry 1234, id 1-2345-67890-12-3", ()) == "line 42, entry 1234, id •••"
