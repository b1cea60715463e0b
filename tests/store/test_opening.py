"""Files that can't be used are refused with a sentence that says what to do; nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.operations.cash_session import pay_in
from posapp.operations.start_group import start_group
from posapp.store import database
from posapp.store.books import Books
from tests.doubles.trade import CountedIds, HandClock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


def _code(folder: Path) -> str:
    with pytest.raises((Refused, Unavailable)) as told:
        Books.open(folder)
    assert str(told.value).endswith(".")
    return str(told.value.code)


def test_a_folder_without_books_says_how_to_start_some(tmp_path: Path) -> None:
    assert _code(tmp_path) == "no_books"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_group_yet(tmp_path: Path) -> None:
    (tmp_path / "books.db").touch()
    assert _code(tmp_path) == "no_books"


@pytest.mark.parametrize("content", [b"hello", b"PK\x03\x04" + bytes(2000), b"SQLite format 2\x00" + bytes(200)])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "books.db").write_bytes(content)
    assert _code(tmp_path) == "not_books"
    assert (tmp_path / "books.db").read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA application_id = 1234")
        rows.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    assert _code(tmp_path) == "not_books"
    assert path.read_bytes() == before


def test_a_damaged_file_says_so(stall: MarketStall) -> None:
    folder = stall.shop.books.database.folder
    stall.shop.books.close()
    path = folder / "books.db"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    assert _code(folder) == "books_damaged"


def test_a_newer_file_is_refused(stall: MarketStall) -> None:
    stall.shop.books.database.rows.execute("PRAGMA user_version = 99")
    assert _code(stall.shop.books.database.folder) == "books_newer"


def test_a_folder_that_is_a_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "books").write_text("a note", encoding="utf-8")
    assert _code(tmp_path / "books") == "books_unreachable"
    with pytest.raises(Unavailable) as told:
        database.create(tmp_path / "books")
    assert told.value.code == "books_unreachable"


def test_a_group_is_not_started_twice(stall: MarketStall) -> None:
    with pytest.raises(Refused) as told:
        start_group(stall.shop.books.database.folder, "อีกกลุ่ม", "B", HandClock(), CountedIds())
    assert told.value.code == "already_started"
    assert stall.shop.group.name == "กลุ่มแม่บ้านดอยสูง"


def test_the_file_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    start_group(tmp_path / "new", "กลุ่ม", "A", HandClock(), CountedIds()).books.close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "books.db").stat().st_mode & 0o777 == 0o600


def test_another_writer_is_waited_for_and_then_named(stall: MarketStall, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = stall.shop.books.database.folder
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0)
    books = Books.open(folder)
    with FileLock(folder / "books.lock"), pytest.raises(Unavailable) as told, books.write():
        pytest.fail("the lock is taken")
    assert told.value.code == "books_busy"
    with books.write() as rows:
        assert rows.in_transaction
    books.close()


def test_a_foreign_transaction_makes_the_books_busy_not_broken(
    stall: MarketStall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0)
    books = Books.open(stall.shop.books.database.folder)
    with closing(sqlite3.connect(books.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable) as told, books.write():
            pytest.fail("somebody writes")
        assert told.value.code == "books_busy"
        other.execute("ROLLBACK")
    with books.write() as rows:
        rows.execute("INSERT INTO option (key, value) VALUES ('a', 'b')")
    assert books.options.get("a") == "b"
    books.close()


def test_what_fails_half_way_leaves_nothing(stall: MarketStall) -> None:
    books = stall.shop.books

    def half() -> None:
        with books.write() as rows:
            rows.execute("INSERT INTO option (key, value) VALUES ('a', 'b')")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half()
    assert books.options.get("a") == ""


def test_every_safety_is_on(stall: MarketStall) -> None:
    rows = stall.shop.books.database.rows
    switches = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "recursive_triggers")
    assert [rows.execute(f"PRAGMA {name}").fetchone()[0] for name in switches] == ["wal", 2, 1, 0, 1]


def test_a_disk_that_cant_keep_the_books_safe_is_named(stall: MarketStall, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = stall.shop.books.database.folder
    monkeypatch.setattr(database, "_PRAGMAS", (("journal_mode", "WAL", "something else"),))
    assert _code(folder) == "books_unsafe"


def test_an_old_sqlite_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(Unavailable) as told:
        database.create(tmp_path)
    assert told.value.code == "sqlite_old"


def test_a_sibling_works_in_another_thread_and_sees_what_was_written(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    seen: list[int] = []

    def look() -> None:
        books = stall.shop.books.sibling()
        seen.extend(sale.total.satang for sale in books.sales.newest(5))
        books.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [3500]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_may_only_be_read_says_so_when_something_is_sold(stall: MarketStall) -> None:
    folder = stall.shop.books.database.folder
    stall.shop.books.close()
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        with pytest.raises(Unavailable) as told:
            pay_in(stall.shop, Money(100), "ทอน", PersonId(""))
    finally:
        folder.chmod(0o700)
    assert told.value.code in ("books_read_only", "books_unreachable")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_another_program_never_takes_the_log_away_from_books_that_are_open(stall: MarketStall) -> None:
    database = stall.shop.books.database
    look = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM sale').fetchone())"

    def seen_by_another_program() -> int:
        command = [sys.executable, "-c", look, str(database.path)]
        return int(subprocess.run(command, capture_output=True, check=True).stdout)

    stall.sold(("ข้าวแต๋น", 1))
    database.sibling().close()  # a lane of this program opens the file and closes it
    assert seen_by_another_program() == 1
    stall.sold(("ข้าวแต๋น", 1))
    assert seen_by_another_program() == 2
