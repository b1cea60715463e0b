"""Copies of the books: made while people sell, kept in a second place, thinned out, and told by their age."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.book_copy import CopyName, outdated, read_name
from posapp.domain.errors import Refused, Unavailable
from posapp.operations.change_options import change_options
from posapp.operations.copies import keys, places
from posapp.operations.copies.drill import drill
from posapp.operations.copies.make import copy_by_itself, make_copy
from posapp.operations.copies.state import has_news, is_due, state
from posapp.operations.doctor import examine
from posapp.operations.options import COPIES
from posapp.store import medium, snapshot
from posapp.store.age_file import is_locked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    root = tmp_path / "stick"
    root.mkdir()
    return root


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_copy_is_read_back_written_down_and_leaves_nothing_half_done(market_day: MarketStall, stick: Path) -> None:
    shop = market_day.shop
    head = shop.books.journal.last_seq()
    made = make_copy(shop, stick, market_day.seller)
    assert made.kept.head == made.manifest.standing.seq == head
    assert made.manifest.standing.head == shop.books.journal.hash_of(head).hex()
    assert shop.books.backups.last() == made.kept
    assert _files(stick) == {made.kept.name}
    assert not list(shop.books.database.folder.glob(".copy-*"))
    assert examine(shop).sound
    assert not has_news(shop)


def test_the_totals_of_a_copy_are_those_of_the_books(market_day: MarketStall, stick: Path) -> None:
    standing = copy_by_itself(market_day.shop, stick).manifest.standing
    rows = market_day.shop.books.database.rows
    sold = rows.execute("SELECT count(*), sum(total) FROM sale WHERE kind = 'sale'").fetchone()
    assert (standing.sales, standing.sold.satang) == tuple(sold)
    assert (standing.letter, standing.days, standing.open_days) == ("A", 1, ())
    assert standing.seal


def test_a_place_next_to_the_books_is_no_second_place(stall: MarketStall, stick: Path) -> None:
    shop = stall.shop
    inside = shop.books.database.folder / "copies"
    with pytest.raises(Refused, match="happens to the copy"):
        places.choose_folder(shop, inside, stall.seller)
    places.choose_folder(shop, stick, stall.seller)
    places.choose_stick(shop, stick, stall.seller)
    assert [(one.key, one.root) for one in places.places(shop, [stick])] == [("folder", stick), ("stick", stick)]
    stick.rename(stick.with_name("pulled"))
    assert [one.root for one in places.places(shop, [stick])] == [None, None]
    assert [one.root for one in places.places(shop, [stick.with_name("pulled")])] == [None, stick.with_name("pulled")]
    places.forget(shop, places.STICK_KEY, stall.seller)
    assert len(places.places(shop, [])) == 1


def test_a_year_of_daily_copies_leaves_seven_days_five_weeks_and_twelve_months() -> None:
    begin = datetime(2026, 1, 1, 18, 0)  # noqa: DTZ001 - as it stands in names
    held: list[CopyName] = []
    for day in range(500):
        held.append(CopyName("0000000a", "A", begin + timedelta(days=day), day))
        gone = outdated(held)
        held = [name for name in held if name not in gone]
    last = held[-1].at
    assert [(last - name.at).days for name in held[-7:]] == [6, 5, 4, 3, 2, 1, 0]
    assert 7 + 3 + 10 <= len(held) <= 7 + 5 + 12
    assert held[0].at >= last - timedelta(days=366)
    months = {(name.at.year, name.at.month) for name in held}
    assert len(months) == 12
    assert len({name.at.isocalendar()[:2] for name in held if (last - name.at).days < 29}) == 5


def test_only_copies_of_the_same_till_and_group_are_taken_away(stall: MarketStall, stick: Path) -> None:
    places.choose_folder(stall.shop, stick, stall.seller)
    home = stick / medium.FOLDER
    foreign = {"raanrao-ffffffff-A-20200101-120000-n1.zip", "raanrao-00000002-B-20200101-120000-n1.zip", "photo.jpg"}
    old = {f"raanrao-00000002-A-20250101-{hour:02d}0000-n{hour}.zip" for hour in range(10, 20)}
    for name in foreign | old:
        (home / name).write_bytes(b"")
    half = home / ".raanrao-00000002-A-20250101-100000-n1.zip.part"
    half.write_bytes(b"half")
    made = copy_by_itself(stall.shop, home)
    left = _files(home)
    assert foreign <= left
    assert made.kept.name in left
    assert left & old == {"raanrao-00000002-A-20250101-190000-n19.zip"}
    assert not half.exists()


def test_a_copy_that_may_be_on_a_screen_just_now_is_not_taken_from_under_the_finger(
    stall: MarketStall, stick: Path
) -> None:
    places.choose_folder(stall.shop, stick, stall.seller)
    home = stick / medium.FOLDER
    seen = make_copy(stall.shop, home, stall.seller).kept.name
    stall.clock.at += timedelta(minutes=1)
    newer = copy_by_itself(stall.shop, home).kept.name
    assert {seen, newer} <= _files(home)
    stall.clock.at += timedelta(hours=2)
    newest = copy_by_itself(stall.shop, home).kept.name
    assert _files(home) & {seen, newer, newest} == {newest}


def test_names_are_read_as_they_are_written() -> None:
    name = CopyName("1a2b3c4d", "AB", datetime(2026, 1, 17, 18, 2, 5), 412, encrypted=True)  # noqa: DTZ001
    assert str(name) == "raanrao-1a2b3c4d-AB-20260117-180205-n412.zip.age"
    assert read_name(str(name)) == name
    for other in ("raanrao-1a2b3c4d-A-20261332-180205-n1.zip", "books.zip", f"{name}.part", f".{name}"):
        assert read_name(other) is None


def test_a_copy_is_due_after_enough_bills_a_closed_day_or_half_an_hour(stall: MarketStall, stick: Path) -> None:
    shop = stall.shop
    change_options(shop, COPIES, {"copy.every": "3"}, stall.seller)
    copy_by_itself(shop, stick)
    assert not is_due(shop)
    for bill in range(3):
        assert is_due(shop) is False, bill
        stall.sold(("ข้าวแต๋น", 1))
    assert is_due(shop)
    copy_by_itself(shop, stick)
    stall.clock.at += timedelta(minutes=40)
    assert not is_due(shop)
    stall.sold(("ข้าวแต๋น", 1))
    assert is_due(shop)


def test_the_state_turns_amber_after_three_days_and_red_after_seven(stall: MarketStall, stick: Path) -> None:
    shop = stall.shop
    assert (state(shop).tone, state(shop).late) == ("care", False)
    copy_by_itself(shop, stick)
    seen = []
    for _day in range(8):
        seen.append((state(shop).days, state(shop).tone, state(shop).late))
        stall.clock.at += timedelta(days=1)
    assert seen[2:4] == [(2, "good", False), (3, "care", True)]
    assert seen[6:] == [(6, "care", True), (7, "bad", True)]
    assert not state(shop).drill_due
    stall.clock.at += timedelta(days=30)
    assert state(shop).drill_due


def test_a_stick_that_loses_what_is_written_is_found_out(
    stall: MarketStall, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = medium.put

    def swallowing(source: Path, folder: Path, name: str) -> str:
        digest = real(source, folder, name)
        with (folder / name).open("r+b") as file:
            file.seek(4000)
            file.write(bytes(512))
        return digest

    monkeypatch.setattr(medium, "put", swallowing)
    good = copy_by_itself  # the same act, on a stick that lies
    with pytest.raises(Unavailable) as told:
        good(stall.shop, stick)
    assert told.value.code == "place_swallows"
    assert "this one loses data" in str(told.value)
    assert not _files(stick)
    assert stall.shop.books.backups.last() is None


def test_books_that_do_not_add_up_are_never_called_a_good_copy(market_day: MarketStall, stick: Path) -> None:
    shop = market_day.shop
    with shop.books.write() as rows:
        rows.execute("UPDATE stock SET on_hand = on_hand + 1000 WHERE product = (SELECT min(product) FROM stock)")
    with pytest.raises(Unavailable, match="do not add up"):
        copy_by_itself(shop, stick)
    with pytest.raises(Unavailable, match="do not add up"):
        make_copy(shop, stick, market_day.seller)
    assert shop.books.backups.last() is None


def test_locked_copies_are_locked_with_the_key_that_was_typed_back(market_day: MarketStall, stick: Path) -> None:
    shop, pair = market_day.shop, keys.new_key()
    with pytest.raises(Refused, match="not the key on the recovery sheet"):
        keys.lock_copies(shop, pair.secret[:-2], market_day.seller)
    keys.lock_copies(shop, pair.secret.lower(), market_day.seller)
    places.choose_folder(shop, stick, market_day.seller)
    made = make_copy(shop, stick / medium.FOLDER, market_day.seller)
    assert made.kept.encrypted
    assert is_locked(stick / medium.FOLDER / made.kept.name)
    with shop.books.database.path.open("rb") as file:
        assert pair.secret.encode() not in file.read()
    with pytest.raises(Refused, match="Type the key"):
        drill(shop, stick / medium.FOLDER, market_day.seller)
    assert state(shop).drilled is None
    drill(shop, stick / medium.FOLDER, market_day.seller, pair.secret)
    assert state(shop).drilled == shop.now().date()
    assert examine(shop).sound


def test_a_snapshot_does_not_hold_up_a_sale(market_day: MarketStall, tmp_path: Path) -> None:
    shop = market_day.shop
    with shop.books.write():
        snapshot.take(shop.books.database, tmp_path / "taken.db")
    assert snapshot.standing_of(tmp_path / "taken.db").seq == shop.books.journal.last_seq()


def test_what_a_killed_copy_left_beside_the_books_is_taken_away(stall: MarketStall, stick: Path) -> None:
    books = stall.shop.books.database.folder
    for name in (".copy-old", ".copy-new"):
        (books / name).mkdir()
        (books / name / "taken.db").write_bytes(b"half")
    now = stall.shop.now().timestamp()
    os.utime(books / ".copy-old", (now - 90_000, now - 90_000))
    os.utime(books / ".copy-new", (now, now))
    copy_by_itself(stall.shop, stick)
    assert {path.name for path in books.glob(".copy-*")} == {".copy-new"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs file modes")
def test_a_copy_and_all_that_comes_back_is_for_its_owner_only(market_day: MarketStall, stick: Path) -> None:
    made = copy_by_itself(market_day.shop, stick)
    assert (stick / made.kept.name).stat().st_mode & 0o077 == 0
