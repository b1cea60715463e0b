"""What careless or hostile people type at the terminal: one sentence, the right exit code, nothing half written."""

from __future__ import annotations

import json
import os
import sqlite3
import unicodedata
import zlib
from typing import TYPE_CHECKING, Any, Final

import pytest

from posapp.app import console
from tests.e2e.terminal import Ended, bills, group, started, typed

if TYPE_CHECKING:
    from pathlib import Path

_DEAREST: Final = "9999999999.99"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return group(tmp_path / "books")


def assert_one_sentence(ended: Ended, code: int = 2) -> None:
    """It ended with `code` and one line that steers no terminal."""
    assert ended.code == code, ended
    (line,) = ended.err.splitlines()
    assert not [sign for sign in line if unicodedata.category(sign).startswith("C")]


def sell(books: Path, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    return typed(books, "sell", stdin=bills(*requests)).lines


def names(books: Path) -> list[str]:
    """The names of all categories and people in the books."""
    with sqlite3.connect(books / "books.db") as rows:
        return [name for (name,) in rows.execute("SELECT name FROM category UNION ALL SELECT name FROM person")]


def test_what_was_typed_never_steers_the_terminal(books: Path) -> None:
    assert_one_sentence(typed(books, "products", "show", "\x1b]0;mine\x07\nH\u202e"))
    assert_one_sentence(typed(books, "sales", "show", "A\x1b[2J"))
    assert_one_sentence(typed(books / "a\nb\x1b", "products", "list"))


def test_what_a_stranger_put_into_a_code_never_steers_the_terminal(tmp_path: Path) -> None:
    ended = typed(tmp_path, "qr", "read", "\x1b[2Jhello\x07\n\u202eworld")
    assert ended.code == 0
    assert "[2Jhelloworld" in ended.out
    assert not [sign for sign in ended.out if unicodedata.category(sign).startswith("C") and sign != "\n"]


def test_goods_that_are_refused_leave_no_category_and_no_person_behind(books: Path) -> None:
    refused = typed(
        books,
        *("products", "add", "--name", "ok", "--price", "1", "--code", "H", "--category", "New", "--by", "Somsri"),
    )
    assert_one_sentence(refused)
    assert names(books) == []


def test_an_act_of_the_till_that_is_refused_leaves_no_person_behind(books: Path) -> None:
    assert typed(books, "till", "close", "--counted", "0", "--by", "Somsri", "--witness", "Malee").code == 2
    assert typed(books, "till", "in", "--amount", "5", "--reason", " ", "--by", "Somsri").code == 2
    assert typed(books, "settings", "set", "vat.on=yes", "--by", "Somsri").code == 2
    assert names(books) == []


def test_a_barcode_of_invisible_signs_is_no_barcode(books: Path) -> None:
    for code in ("x1", "x2"):
        assert (
            typed(books, "products", "add", "--name", "ok", "--price", "1", "--code", code, "--barcode", "\u200b").code
            == 0
        )
    assert typed(books, "products", "show", "x2", "--json").json["barcodes"] == []


@pytest.mark.parametrize("wrong", [("--price", ""), ("--price", "1", "--on-hand", "")])
def test_a_number_left_empty_is_not_taken_for_zero(books: Path, wrong: tuple[str, ...]) -> None:
    assert_one_sentence(typed(books, "products", "add", "--name", "ok", *wrong))


def test_a_receipt_number_may_be_typed_in_thai_digits(books: Path) -> None:
    number = sell(books, {"lines": [{"code": "H"}]})[0]["number"]
    thai = number.translate({ord("0") + digit: chr(0x0E50 + digit) for digit in range(10)})
    assert typed(books, "sales", "show", thai, "--json").json["number"] == number


def test_a_group_keeps_a_name(books: Path) -> None:
    assert_one_sentence(typed(books, "settings", "set", "group.name= \u200b"))
    assert typed(books, "settings", "list", "--json").json["settings"]["group.name"] == "กลุ่มทดลอง"


@pytest.mark.parametrize(
    "uri", ["roll:", "roll:~nobody-of-that-name/x", "tcp://printer:0", "tcp://a..b:9100", f"tcp://{'a' * 64}:9100"]
)
def test_a_printer_that_can_never_be_there_is_refused(books: Path, uri: str) -> None:
    assert_one_sentence(typed(books, "settings", "set", f"printer.uri={uri}"))


def test_the_home_of_nobody_is_no_folder_for_books(books: Path) -> None:
    assert_one_sentence(typed(books, "products", "list", "--books", "~nobody-of-that-name/books"))


def test_a_bill_is_too_dear_however_large_its_discount(books: Path) -> None:
    dear = {"lines": [{"code": "H", "price": _DEAREST}] * 1000, "discount": "100%"}
    answers = sell(books, *[dear] * 10, {"lines": [{"code": "H", "price": _DEAREST}], "discount": "100%"})
    assert [answer.get("code") for answer in answers] == ["amount_too_large"] * 10 + [None]
    assert typed(books, "till", "close", "--counted", "0").code == 0


def test_a_bill_in_thousands_of_payments_is_refused_at_once(books: Path) -> None:
    coins = [{"method": "cash", "amount": "0.01"}] * 20_000
    assert sell(books, {"lines": [{"code": "H"}], "tenders": coins})[0]["code"] == "tenders_too_many"
    parts = [{"method": "cash", "amount": "6"}] * 20
    assert sell(books, {"lines": [{"code": "H"}], "tenders": parts})[0]["ok"]


def test_a_pipe_in_place_of_the_books_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "books.db")
    assert_one_sentence(typed(tmp_path, "products", "list"), 3)
    assert_one_sentence(typed(tmp_path, "setup", "--group", "x"), 3)


def spoil(books: Path, table: str) -> None:
    """Make the first page of `table` unreadable."""
    file = books / "books.db"
    with sqlite3.connect(file) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((page,),) = rows.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
        (size,) = rows.execute("PRAGMA page_size").fetchone()
    rows.close()
    with file.open("r+b") as changed:
        changed.seek((page - 1) * size)
        changed.write(b"\xa5" * 100)


@pytest.mark.parametrize(
    ("table", "words"),
    [("product", ("products", "list")), ("category", ("products", "list")), ("option", ("settings", "list"))],
)
def test_damage_found_while_reading_is_told(books: Path, table: str, words: tuple[str, ...]) -> None:
    spoil(books, table)
    ended = typed(books, *words)
    assert_one_sentence(ended, 3)
    assert "damaged" in ended.err


def test_a_bill_that_meets_damage_gets_its_answer(books: Path) -> None:
    spoil(books, "product")
    ended = typed(books, "sell", stdin=bills({"lines": [{"code": "H"}]}, {"lines": [{"code": "R"}]}))
    assert [answer["code"] for answer in ended.lines] == ["books_damaged"] * 2
    assert ended.code == 3


@pytest.mark.parametrize(
    "change",
    [
        "INSERT OR REPLACE INTO option VALUES ('day.cutoff', 'abc', '')",
        "INSERT OR REPLACE INTO option VALUES ('cash.rounding', 'abc', '')",
        "DROP TABLE held",
    ],
)
def test_books_somebody_edited_are_called_damaged_not_a_bug_of_ours(
    books: Path, change: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(books / "books.db") as rows:
        rows.execute(change)
    rows.close()
    asked = books.parent / "asked"
    asked.write_bytes(bills({"lines": [{"code": "H"}]}))
    with asked.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert console.main(["--lang", "en", "--books", str(books), "sell"]) == 3
    assert "damaged" in capfd.readouterr().err


def test_signs_no_terminal_can_send_are_answered_with_a_sentence(tmp_path: Path) -> None:
    ended = started(tmp_path / "\udcff", "products", "show", "\udcfe")
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1


def test_a_new_group_that_can_t_have_all_it_asked_for_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posapp.cli.commands.setup.load_sample", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        typed(tmp_path / "books", "setup", "--group", "x", "--sample", "food")
    monkeypatch.undo()
    assert typed(tmp_path / "books", "products", "list").code == 2
    assert typed(tmp_path / "books", "setup", "--group", "x", "--sample", "food").code == 0


def test_deep_json_is_refused(books: Path) -> None:
    for depth in (900, 980, 5000):
        line = b'{"lines":' + b"[" * depth + b"]" * depth + b"}\n"
        assert json.loads(typed(books, "sell", stdin=line).out)["ok"] is False


def png(path: Path, width: int, height: int) -> Path:
    """A black picture of any size in a small file."""

    def part(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\0\0\0\0"
    rows = zlib.compress(bytes(1_000_000))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b""))
    return path


@pytest.mark.parametrize("side", [5_000, 12_000, 60_000, 2_000_000_000])
def test_a_picture_too_large_to_unpack_is_refused_unopened(tmp_path: Path, side: int) -> None:
    ended = typed(tmp_path, "qr", "read", "--image", str(png(tmp_path / "bomb.png", side, side)))
    assert_one_sentence(ended)
    assert "too large" in ended.err


def test_a_pipe_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slip.png")
    assert_one_sentence(typed(tmp_path, "qr", "read", "--image", str(tmp_path / "slip.png")))
