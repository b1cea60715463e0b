"""The power goes at any moment of copying, coming back and upgrading: what lies on the disk then is good books."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app.terminal import open_shop
from posapp.operations.copies.restore import prepare
from posapp.operations.doctor import examine
from posapp.store.database import FILE_NAME
from posapp.store.medium import place_id
from posapp.store.migrations import VERSION
from tests.doubles.disk import Disk
from tests.doubles.power import Found, power_cuts
from tests.doubles.recorder import Recorder, can_record
from tests.e2e.terminal import REPO, bills, group, typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not can_record(), reason="needs strace, and leave to watch a program"),
    pytest.mark.timeout(900),
]

_BILL: Final = {"lines": [{"code": "H", "qty": "1"}], "tenders": [{"method": "cash", "amount": "120"}]}
_SELL: Final = {"typed": ["sell"], "stdin": bills(_BILL).decode()}
_WINDOW: Final = {"window": True}


@dataclass(frozen=True, slots=True)
class Pc:
    """A PC with books and a stick, whose power may go."""

    root: Path
    moments: int

    @property
    def books(self) -> Path:
        return self.root / "books"

    @property
    def stick(self) -> Path:
        return self.root / "stick"

    def copy(self) -> Path:
        """A copy on the stick."""
        ended = typed(self.books, "--json", "backup", str(self.stick))
        assert ended.code == 0, ended.err
        return self.stick / str(ended.json["copies"][0]["name"])

    def cuts(self, *commands: dict[str, Any]) -> Iterator[Found]:
        """What may be found when the power goes while the commands are typed."""
        disk = Disk(self.root)
        recorder = Recorder(self.root, self.root.with_suffix(".log"))
        lines = "\n".join(map(json.dumps, commands)).encode()
        recorder.run(sys.executable, "-m", "tests.e2e.typist", str(self.books), stdin=lines, folder=REPO)
        room = self.root.with_suffix(".found")
        room.mkdir()
        yield from power_cuts(disk, recorder.steps, random.Random(self.moments), self.moments, room)


@pytest.fixture(params=[3, pytest.param(60, marks=pytest.mark.long)], ids=["now and then", "often"])
def pc(request: pytest.FixtureRequest, tmp_path: Path) -> Pc:
    root = tmp_path / "pc"
    root.mkdir()
    return Pc(root, request.param)


def _sold(books: Path, number: int) -> None:
    assert typed(books, "sell", stdin=bills(*[_BILL] * number)).code == 0


def _sales(books: Path) -> int:
    """Open the books as the program does; the bills in them, when the doctor finds nothing wrong."""
    shop = open_shop(books)
    try:
        report = examine(shop)
        assert [str(finding) for finding in report.findings] == []
        return report.counts["sales"]
    finally:
        shop.books.close()


def _sales_in(file: Path, room: Path) -> int:
    """The same of a file that was set aside, as it is."""
    room.mkdir()
    shutil.copy(file, room / FILE_NAME)
    return _sales(room)


def _version(file: Path, room: Path) -> int:
    """The version of books with their log, seen on a copy, since to look is to bring them into order."""
    shutil.copytree(file.parent, room)
    with closing(sqlite3.connect(room / file.name)) as rows:
        version: int = rows.execute("PRAGMA user_version").fetchone()[0]
    return version


def _kept(books: Path) -> tuple[set[str], bool]:
    """The copies the books call good, and whether a folder for more was chosen."""
    shop = open_shop(books)
    try:
        return {kept.name for kept in shop.books.backups.newest()}, bool(shop.setting("copy.folder"))
    finally:
        shop.books.close()


def test_a_copy_counts_as_good_only_when_it_is_and_no_bill_is_lost(pc: Pc, tmp_path: Path) -> None:
    group(pc.books)
    _sold(pc.books, 2)
    choose = {"typed": ["--json", "backup", "--keep-in", str(pc.root)]}
    copy = {"typed": ["--json", "backup", str(pc.stick)]}
    for found in pc.cuts(_SELL, _WINDOW, _SELL, copy, _SELL, choose, _SELL, copy, _SELL):
        books, stick = found.folder / "books", found.folder / "stick"
        answers = [json.loads(line) for line in found.said.splitlines()]
        told = {copy["name"] for one in answers for copy in one.get("copies", ())}
        sold = 2 + sum("number" in one for one in answers)
        assert sold <= _sales(books) <= sold + 1, found.told
        whole = {file.name for file in stick.glob("*.zip")}
        kept, chosen = _kept(books)
        assert told <= kept <= whole, found.told
        assert place_id(found.folder) or not chosen, found.told
        for name in whole:
            prepared = prepare(stick / name, tmp_path / "elsewhere")
            assert prepared.standing.sales in (4, 6), found.told
            prepared.discard()
        assert typed(books, "backup", str(stick)).code == 0
        assert not list(stick.glob(".*.part"))


def test_a_copy_comes_back_wholly_or_the_books_are_as_they_were(pc: Pc) -> None:
    group(pc.books)
    _sold(pc.books, 3)
    copy = pc.copy()
    _sold(pc.books, 2)
    seen = set()
    for found in pc.cuts({"typed": ["restore", str(copy)]}):
        books = found.folder / "books"
        sales = _sales(books)
        assert sales == 3 if found.said else sales in (3, 5), found.told
        if sales == 3:
            (aside,) = books.glob("books-before-*.db")
            assert _sales_in(aside, found.folder / "aside") == 5, found.told
        _sold(books, 1)
        assert _sales(books) == sales + 1, found.told
        seen.add(sales)
    assert 3 in seen


def test_an_undone_return_is_undone_wholly_or_not_at_all(pc: Pc) -> None:
    group(pc.books)
    _sold(pc.books, 3)
    copy = pc.copy()
    _sold(pc.books, 2)
    assert typed(pc.books, "restore", str(copy)).code == 0
    seen = set()
    for found in pc.cuts(_SELL, {"typed": ["restore", "--undo"]}):
        books = found.folder / "books"
        sold, undone = found.said.count("number"), "before" in found.said
        sales = _sales(books)
        assert sales == 5 if undone else sales in (3 + sold, 4, 5), found.told
        aside = [_sales_in(file, found.folder / file.stem) for file in books.glob("books-before-*.db")]
        assert (4 if sales == 5 else 5) in aside, found.told
        seen.add(sales)
    assert 5 in seen


def test_books_that_come_to_a_new_pc_are_there_once_it_is_said(pc: Pc, tmp_path: Path) -> None:
    group(tmp_path / "old")
    _sold(tmp_path / "old", 3)
    ended = typed(tmp_path / "old", "--json", "backup", str(pc.stick))
    copy = pc.stick / str(ended.json["copies"][0]["name"])
    for found in pc.cuts({"typed": ["restore", str(copy)]}):
        books = found.folder / "books"
        if found.said or (books / FILE_NAME).exists():
            assert _sales(books) == 3, found.told


@pytest.mark.parametrize("old", ["books_v1.db", "books_v2.db"])
def test_an_upgrade_leaves_the_old_version_or_the_new_one_with_equal_sums(pc: Pc, old: str) -> None:
    pc.books.mkdir()
    shutil.copy(REPO / "tests" / "data" / old, pc.books / FILE_NAME)
    seen = set()
    for found in pc.cuts({"typed": ["doctor"]}):
        books = found.folder / "books"
        version = _version(books / FILE_NAME, found.folder / "look")
        assert version == VERSION if found.said else version <= VERSION, found.told
        if version == VERSION:
            (aside,) = books.glob("books-v*.db")
            assert _sales_in(aside, found.folder / "aside") == 2, found.told
        assert _sales(books) == 2, found.told
        seen.add(version)
    assert VERSION in seen
