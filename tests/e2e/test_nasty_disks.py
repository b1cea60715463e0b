"""A disk that is full, read-only or taken: one clear sentence, nothing half-written, and selling goes on afterwards."""

from __future__ import annotations

import resource
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from filelock import FileLock

from posapp.app.terminal import open_shop
from posapp.operations.doctor import Report, examine
from tests.e2e.terminal import group, started
from tests.e2e.till_process import TillProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux limits and mounts")

_DISK_BYTES: Final = 4_000_000
_PATIENCE_BILLS: Final = 2000


def _bill(number: int, **more: object) -> dict[str, Any]:
    return {"id": f"019bc9a0-0000-7000-8000-{number:012d}", "lines": [{"code": "H", "qty": "2"}], **more}


def _examined(books: Path) -> Report:
    shop = open_shop(books)
    try:
        return examine(shop)
    finally:
        shop.books.close()


@contextmanager
def _small_disk(folder: Path, size: int = _DISK_BYTES) -> Iterator[Path]:
    """A disk of `size` bytes mounted on `folder`, where this user may mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _sell_until_refused(till: TillProcess) -> tuple[int, dict[str, Any]]:
    """How many bills were sold before one was refused, and its answer."""
    for number in range(_PATIENCE_BILLS):
        answer = till.sell(_bill(number))
        if not answer["ok"]:
            return number, answer
    pytest.fail("the disk never filled up")


@pytest.mark.parametrize("size", [8_000, 100_000, 400_000])
def test_a_group_the_disk_has_no_room_for_is_not_begun(tmp_path: Path, size: int) -> None:
    with _small_disk(tmp_path / "disk", size) as disk:
        asked = ("setup", "--group", "กลุ่มทดลอง", "--sample", "food")
        refused = started(disk / "books", *asked)
        assert refused.code == 3
        assert "The disk is full" in refused.err
        larger = ["mount", "-o", f"remount,size={_DISK_BYTES}", str(disk)]
        subprocess.run(larger, check=True)
        assert started(disk / "books", *asked).code == 0
        assert _examined(disk / "books").sound


def test_a_full_disk_refuses_the_bill_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk") as disk:
        books = group(disk / "books")
        ballast = disk / "ballast"
        with ballast.open("wb") as file:
            file.write(bytes(_DISK_BYTES - 1_000_000))
        with TillProcess(books) as till:
            sold, refused = _sell_until_refused(till)
            assert refused["code"] == "disk_full"
            assert "Delete files" in refused["message"]
            assert till.sell(_bill(sold))["code"] == "disk_full"
            ballast.unlink()
            again = till.sell(_bill(sold))
            assert again["ok"]
            assert again["number"].endswith(f"{sold + 1:06d}")
            code, _left, complaint = till.finish()
        assert code == 3
        assert "Traceback" not in complaint
        report = _examined(books)
        assert report.sound, report.findings
        assert report.counts["sales"] == sold + 1


def test_a_file_that_may_not_grow_refuses_the_bill_and_goes_on_when_it_may(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    with TillProcess(books) as till:
        assert till.sell(_bill(999_999))["ok"]
        largest = max(path.stat().st_size for path in books.iterdir())
        resource.prlimit(till.pid, resource.RLIMIT_FSIZE, (largest + 40_000, resource.RLIM_INFINITY))
        sold, refused = _sell_until_refused(till)
        assert refused["code"] in ("disk_full", "disk_fault")
        assert "Nothing was saved" in refused["message"]
        resource.prlimit(till.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert till.sell(_bill(sold))["ok"]
        code, _left, complaint = till.finish()
    assert code == 3
    assert "Traceback" not in complaint
    report = _examined(books)
    assert report.sound, report.findings
    assert report.counts["sales"] == sold + 2


def test_a_disk_that_became_read_only_is_told_and_nothing_changes(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk") as disk:
        books = group(disk / "books")
        before = (books / "books.db").read_bytes()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        ended = started(books, "till", "in", "--amount", "100", "--reason", "ทอน")
        assert ended.code == 3
        assert "Allow writing" in ended.err
        assert "Traceback" not in ended.err
        ended = started(books, "sell", stdin=b'{"lines": [{"code": "H"}]}\n')
        assert ended.code == 3
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert (books / "books.db").read_bytes() == before
        assert started(books, "sell", stdin=b'{"lines": [{"code": "H"}]}\n').code == 0


def test_a_till_waits_for_another_writer_and_then_sells(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    with TillProcess(books) as till:
        assert till.sell(_bill(1))["ok"]
        with FileLock(books / "books.lock"):
            till.say(_bill(2))
        assert till.sell(_bill(3))["ok"]
        code, left, _complaint = till.finish()
    assert code == 0
    assert len(left) == 1
    assert _examined(books).counts["sales"] == 3
