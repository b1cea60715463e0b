"""Coming back: what would be lost is shown, the copy takes the place of the books, and both chains stay whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.copies import restore
from posapp.operations.copies.make import make_copy
from posapp.operations.copies.restore import Prepared, Returned
from posapp.operations.doctor import examine
from posapp.operations.shop import Shop
from posapp.store import backup_file, snapshot
from posapp.store.books import Books
from posapp.store.database import Database
from tests.doubles.trade import MarketStall, open_stall
from tests.store.knife import behind_our_back

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def copy(market_day: MarketStall, tmp_path: Path) -> Path:
    """A copy of the day's books, at home in another folder."""
    made = make_copy(market_day.shop, tmp_path / "copies", market_day.seller)
    return tmp_path / "copies" / made.kept.name


def _books(stall: MarketStall) -> Path:
    return stall.shop.books.database.folder


def _brought(stall: MarketStall, copy: Path) -> Returned:
    prepared = restore.prepare(copy, _books(stall))
    restore.leave_books(stall.shop, prepared, stall.seller)
    stall.shop.books.close()
    return restore.bring_back(prepared, _books(stall), stall.clock, stall.shop.ids, stall.seller)


@pytest.fixture
def opened() -> Iterator[list[Shop]]:
    shops: list[Shop] = []
    yield shops
    for shop in shops:
        shop.books.close()


def _again(stall: MarketStall, opened: list[Shop], folder: Path | None = None) -> MarketStall:
    shop = Shop(Books.open(folder or _books(stall)), stall.clock, stall.shop.ids)
    opened.append(shop)
    return MarketStall(shop, stall.clock, stall.seller, stall.goods)


def _facts(shop: Shop) -> tuple[object, ...]:
    rows = shop.books.database.rows
    sums = ("SELECT count(*), sum(total) FROM sale", "SELECT * FROM goods_sold ORDER BY 1, 2, 3", "SELECT * FROM stock")
    settings = {key: value for key, value in shop.books.options.all().items() if not key.startswith("copy.")}
    return (*(tuple(map(tuple, rows.execute(sql).fetchall())) for sql in sums), settings)


def test_a_copy_comes_back_on_another_pc_with_equal_totals_seals_and_settings(
    market_day: MarketStall, copy: Path, tmp_path: Path, opened: list[Shop]
) -> None:
    fresh = tmp_path / "another pc"
    prepared = restore.prepare(copy, fresh)
    back = restore.bring_back(prepared, fresh, market_day.clock, market_day.shop.ids, PersonId(""))
    assert back == Returned("B", "")
    there = _again(market_day, opened, fresh)
    assert _facts(there.shop) == _facts(market_day.shop)
    assert [one.code for one in there.shop.books.seals.newest(9)] == [
        one.code for one in market_day.shop.books.seals.newest(9)
    ]
    assert examine(there.shop).sound
    assert not list(fresh.glob(".copy-*"))


def test_books_that_came_back_are_written_by_a_new_terminal(
    market_day: MarketStall, copy: Path, opened: list[Shop]
) -> None:
    old = market_day.shop.books.terminal
    head = snapshot.standing_of(_unpacked(copy))
    _brought(market_day, copy)
    there = _again(market_day, opened)
    terminal = there.shop.books.terminal
    assert (terminal.letter, terminal.group) == ("B", old.group)
    assert terminal.id != old.id
    first = next(iter(there.shop.books.journal.entries()))
    assert (first.seq, first.kind) == (1, "restore")
    assert f'"hash":"{head.head}"' in first.body
    assert f'"seq":{head.seq},"t":"B","terminal":"{old.id}"' in first.body
    assert there.sold(("ข้าวแต๋น", 1)).sale.issue.number == "B69-000001"
    assert there.shop.books.print_jobs.waiting() == []
    assert examine(there.shop).sound


def _unpacked(copy: Path) -> Path:
    target = copy.with_name("look.db")
    if not target.exists():
        backup_file.unpack(copy, target)
    return target


def test_what_would_be_lost_is_named_and_stays_in_the_file_that_is_set_aside(
    market_day: MarketStall, copy: Path, opened: list[Shop]
) -> None:
    sold = [market_day.sold(("ข้าวแต๋น", 2)).sale for _bill in range(3)]
    prepared = restore.prepare(copy, _books(market_day))
    lost = restore.what_is_lost(market_day.shop, prepared)
    prepared.discard()
    assert (lost.bills, lost.total, lost.days) == (3, Money(21000), 1)
    back = _brought(market_day, copy)
    there = _again(market_day, opened)
    assert all(there.shop.books.sales.get(one.id) is None for one in sold)
    with closing(sqlite3.connect(_books(market_day) / back.aside)) as aside:
        kinds = [row[0] for row in aside.execute("SELECT kind FROM journal ORDER BY seq DESC LIMIT 4")]
        assert kinds == ["restore", "sale", "sale", "sale"]


def test_an_undone_return_brings_the_books_back_as_they_were_and_can_be_undone_itself(
    market_day: MarketStall, copy: Path, opened: list[Shop]
) -> None:
    market_day.sold(("ข้าวแต๋น", 2))
    before = _facts(market_day.shop)
    _brought(market_day, copy)
    there = _again(market_day, opened)
    there.sold(("ผ้าขาวม้า", 1))
    restored = _facts(there.shop)
    for facts, letter in ((before, "A"), (restored, "B")):
        restore.leave_restored(opened[-1], market_day.seller)
        opened[-1].books.close()
        assert restore.undo(_books(market_day), market_day.clock, market_day.shop.ids, PersonId("")).letter == letter
        here = _again(market_day, opened)
        assert _facts(here.shop) == facts
        assert examine(here.shop).sound
    assert opened[-1].books.journal.last_seq()


def test_no_letter_is_used_twice_however_often_copies_come_back(
    market_day: MarketStall, copy: Path, opened: list[Shop]
) -> None:
    letters = []
    stall = market_day
    for _time in range(3):
        letters.append(_brought(stall, copy).letter)
        stall = _again(market_day, opened)
    assert letters == ["B", "C", "D"]


def test_a_day_nobody_closed_stays_named(stall: MarketStall, tmp_path: Path, opened: list[Shop]) -> None:
    open_session(stall.shop, Counted(Money(0)), stall.seller)
    stall.sold(("ข้าวแต๋น", 1))
    made = make_copy(stall.shop, tmp_path / "copies", stall.seller)
    assert made.manifest.standing.open_days == ("A 2026-01-17",)
    _brought(stall, tmp_path / "copies" / made.kept.name)
    there = _again(stall, opened)
    assert there.shop.session() is None
    assert snapshot.open_days(there.shop.books.database) == ("A 2026-01-17",)


def test_a_copy_of_another_group_never_takes_the_place_of_the_books(copy: Path, tmp_path: Path) -> None:
    other = open_stall(tmp_path / "other")
    other.shop.ids.new()
    with other.shop.books.write() as rows:
        rows.execute("UPDATE book SET grp = '019bc9a0-0000-7000-9000-000000000009'")
    there = Shop(other.shop.books.sibling(), other.clock, other.shop.ids)
    prepared = restore.prepare(copy, tmp_path / "other")
    for act in (
        lambda: restore.what_is_lost(there, prepared),
        lambda: restore.leave_books(there, prepared, other.seller),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "copy_other_group"
    prepared.discard()
    there.books.close()
    other.shop.books.close()


def test_books_another_program_has_open_are_not_replaced(market_day: MarketStall, copy: Path) -> None:
    folder = _books(market_day)
    prepared = restore.prepare(copy, folder)
    restore.leave_books(market_day.shop, prepared, market_day.seller)
    before = market_day.shop.books.database.path.stat().st_ino
    with pytest.raises(Unavailable) as refused:
        restore.bring_back(prepared, folder, market_day.clock, market_day.shop.ids, market_day.seller)
    assert refused.value.code == "books_in_use"
    assert market_day.shop.books.database.path.stat().st_ino == before
    market_day.sold(("ข้าวแต๋น", 1))
    assert examine(market_day.shop).sound


def test_whoever_still_had_the_old_books_open_writes_nothing_into_the_new_ones(
    market_day: MarketStall, copy: Path, tmp_path: Path
) -> None:
    fresh = restore.prepare(copy, tmp_path / "elsewhere")
    path = market_day.shop.books.database.path
    fresh.file.replace(path)
    with pytest.raises(Unavailable) as refused:
        market_day.sold(("ข้าวแต๋น", 1))
    assert refused.value.code == "books_replaced"


def _spoiled(copy: Path, statement: str) -> Path:
    """A copy whose books were changed, with a manifest that fits them."""
    work = copy.parent / "spoiled"
    work.mkdir()
    file = work / "books.db"
    backup_file.unpack(copy, file)
    with behind_our_back(file) as rows:
        rows.execute(statement)
    standing = snapshot.standing_of(file)
    known = backup_file.read_manifest(copy)
    manifest = type(known)(known.app, known.at, file.stat().st_size, backup_file.digest_of(file), standing)
    backup_file.pack(file, manifest, work / copy.name)
    return work / copy.name


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE sale SET total = total + 100 WHERE kind = 'sale'", "copy_unsound"),
        ("DELETE FROM cash_move", "copy_unsound"),
        ("CREATE TRIGGER gift AFTER INSERT ON sale BEGIN SELECT 1; END", "copy_schema"),
        ("CREATE TABLE more (one TEXT)", "copy_schema"),
        ("PRAGMA user_version = 99", "copy_newer"),
        ("PRAGMA application_id = 7", "copy_not_books"),
    ],
)
def test_a_copy_somebody_changed_is_refused(copy: Path, tmp_path: Path, statement: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        restore.prepare(_spoiled(copy, statement), tmp_path / "fresh")
    assert refused.value.code == code
    assert not list((tmp_path / "fresh").iterdir())


def test_a_copy_an_older_version_made_is_brought_up_to_date(stall: MarketStall, tmp_path: Path) -> None:
    old = tmp_path / "taken.db"
    old.write_bytes((Path(__file__).parents[1] / "data" / "books_v1.db").read_bytes())
    with closing(sqlite3.connect(old, isolation_level=None)) as rows:
        rows.execute("PRAGMA journal_mode = DELETE")
    standing = snapshot.standing_of(old)
    assert standing.version == 1
    known = make_copy(stall.shop, tmp_path / "copies", stall.seller).manifest
    manifest = type(known)("0.1", known.at, old.stat().st_size, backup_file.digest_of(old), standing)
    backup_file.pack(old, manifest, tmp_path / "old.zip")
    prepared = restore.prepare(tmp_path / "old.zip", tmp_path / "fresh")
    assert (prepared.standing.version, prepared.standing.sold) == (known.standing.version, standing.sold)
    restore.bring_back(prepared, tmp_path / "fresh", stall.clock, stall.shop.ids, stall.seller)
    assert {path.name for path in (tmp_path / "fresh").iterdir()} == {"books.db", "books.lock"}


def test_damaged_books_are_set_aside_as_they_are(market_day: MarketStall, copy: Path, opened: list[Shop]) -> None:
    folder = _books(market_day)
    market_day.shop.books.close()
    with (folder / "books.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff" * 60_000)
    spoiled = (folder / "books.db").read_bytes()
    prepared = restore.prepare(copy, folder)
    back = restore.bring_back(prepared, folder, market_day.clock, market_day.shop.ids, PersonId(""))
    assert (folder / back.aside).read_bytes()[5000:60_000] == spoiled[5000:60_000]
    assert examine(_again(market_day, opened).shop).sound


def test_a_prepared_copy_that_is_not_wanted_leaves_nothing(market_day: MarketStall, copy: Path) -> None:
    before = {path.name for path in _books(market_day).iterdir()}
    prepared: Prepared = restore.prepare(copy, _books(market_day))
    assert prepared.file.exists()
    prepared.discard()
    assert {path.name for path in _books(market_day).iterdir()} == before
    with closing(Database(_books(market_day))) as opened:
        opened.check()


def test_nothing_to_go_back_to_is_said(stall: MarketStall) -> None:
    with pytest.raises(Refused, match="Nothing was set aside"):
        restore.leave_restored(stall.shop, stall.seller)
    with pytest.raises(Refused, match="no copy"):
        restore.prepare(Path("nowhere.zip"), _books(stall))
