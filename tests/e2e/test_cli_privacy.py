"""Personal data, a damaged file and a file for whoever helps, at the terminal."""

from __future__ import annotations

import csv
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.terminal import bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    books = group(tmp_path / "books")
    typed(books, "products", "members", "add", "--name", "บัวเงิน", "--nickname", "บัว")
    return books


def _people(books: Path) -> dict[str, str]:
    return {one["name"]: one["kind"] for one in typed(books, "privacy", "list", "--json").json["people"]}


def test_what_is_kept_is_told_in_both_languages(books: Path) -> None:
    kept = typed(books, "privacy", "kept", "--json").json["kept"]
    assert {one["kind"] for one in kept} == {"cashier", "code", "customer", "member", "bank", "note", "online"}
    assert "Members: number, name, nickname, phone" in typed(books, "privacy", "kept", "--lang", "en").out
    assert "สมาชิก เลขที่ ชื่อ ชื่อเล่น เบอร์โทร" in typed(books, "privacy", "kept", "--lang", "th").out


def test_a_copy_is_handed_out_as_json_and_as_a_list(books: Path, tmp_path: Path) -> None:
    name = next(iter(_people(books)))
    assert typed(books, "privacy", "export", name, "--out", str(tmp_path / "hers.json")).code == 0
    about = json.loads((tmp_path / "hers.json").read_text(encoding="utf-8"))
    assert name in (tmp_path / "hers.json").read_text(encoding="utf-8")
    assert typed(books, "privacy", "export", about["id"], "--out", str(tmp_path / "hers.csv")).code == 0
    with (tmp_path / "hers.csv").open(encoding="utf-8-sig") as file:
        assert ["id", about["id"]] in list(csv.reader(file))
    gone = typed(books, "privacy", "export", name, "--out", str(tmp_path / "no" / "hers.csv"), "--json")
    assert (gone.code, gone.json["code"]) == (3, "file_not_written")


def test_erasing_is_asked_for_twice_and_done_once(books: Path) -> None:
    name = next(iter(_people(books)))
    unsure = typed(books, "privacy", "erase", name, "--json")
    assert (unsure.code, unsure.json["code"]) == (2, "erase_unsure")
    assert "The money is safe" in typed(books, "privacy", "erase", name, "--json", "--lang", "en").json["money"]
    assert typed(books, "privacy", "erase", name, "--yes").code == 0
    assert name not in _people(books)
    again = typed(books, "privacy", "erase", name, "--yes", "--json")
    assert again.json["code"] == "person_unknown"
    assert typed(books, "doctor").code == 0
    assert all(name.encode() not in file.read_bytes() for file in books.iterdir() if file.is_file())


def test_a_damaged_file_gives_back_its_bills(books: Path, tmp_path: Path) -> None:
    one: dict[str, Any] = {"lines": [{"code": "H"}]}
    sold = typed(books, "sell", stdin=bills(one, one, one))
    assert sold.code == 0, sold.out
    saved = typed(books, "rescue", str(tmp_path / "saved"), "--json")
    assert (saved.code, saved.json["bills"], saved.json["missing"]) == (0, 3, 0)
    assert (tmp_path / "saved" / "bills.csv").is_file()
    (books / "books.db").write_bytes(b"SQLite format 3\x00" + bytes(9000))
    saved = typed(books, "rescue", str(tmp_path / "less"), "--json")
    assert (saved.code, saved.json["bills"]) == (0, 0)


def test_the_file_for_whoever_helps_is_made_at_the_terminal_too(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert typed(books, "support", "make", str(tmp_path / "support.zip")).code == 0
    assert "about.json" in zipfile.ZipFile(tmp_path / "support.zip").namelist()
    assert typed(books, "support", "list", "--json").json["reports"] == []
