"""Paper from the terminal: shown, saved, printed, queued; a printer that is off is said and stops nothing."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from posapp.devices.printer.paper import read_paper
from tests.e2e.terminal import bills, group, started, typed

if TYPE_CHECKING:
    from pathlib import Path

_HONEY = {"lines": [{"code": "H"}]}


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey, rice and a paper roll."""
    return group(tmp_path / "books", "--printer", f"roll:{tmp_path / 'roll'}", "--paper", "80")


def _bill(books: Path) -> str:
    number: str = typed(books, "sell", stdin=bills(_HONEY)).lines[0]["number"]
    return number


def test_a_receipt_is_shown_as_text_with_its_amounts_at_the_edge(books: Path) -> None:
    number = _bill(books)
    shown = typed(books, "receipt", number).out
    assert number in shown
    assert any(line.endswith("120.00") and "น้ำผึ้ง" in line for line in shown.splitlines())
    assert typed(books, "receipt", number, "--json").json["text"] + "\n" == shown


@pytest.mark.usefixtures("qapp")
def test_a_receipt_is_saved_as_a_picture_and_as_printer_bytes(books: Path, tmp_path: Path) -> None:
    png, raw = tmp_path / "r.png", tmp_path / "r.bin"
    saved = typed(books, "receipt", _bill(books), "--png", str(png), "--escpos", str(raw), "--json").json
    assert saved["files"] == [str(png), str(raw)]
    assert png.read_bytes().startswith(b"\x89PNG")
    printed = read_paper(raw.read_bytes())
    assert [sheet.width for sheet in printed.sheets] == [576]
    assert not printed.stray
    assert printed.sheets[0].png() == png.read_bytes() or printed.sheets[0].height >= 200


def test_a_file_that_cannot_be_written_is_said(books: Path, tmp_path: Path) -> None:
    ended = typed(books, "qr", "make", "--to", "0812345678", "--png", str(tmp_path / "no" / "q.png"), "--json")
    assert (ended.code, ended.json["code"]) == (3, "file_not_written")


def test_bills_that_want_paper_get_it_each_once_and_a_second_one_is_a_copy(books: Path, tmp_path: Path) -> None:
    ended = started(books, "sell", stdin=bills({**_HONEY, "print": True}, _HONEY, {**_HONEY, "print": True}))
    assert ended.code == 0, ended.err
    first, _second, third = (answer["number"] for answer in ended.lines)
    jobs = started(books, "queue", "--json").json["jobs"]
    assert [(job["number"], job["state"], job["copy"]) for job in jobs] == [
        (third, "confirmed", False),
        (first, "confirmed", False),
    ]
    assert len(list((tmp_path / "roll").glob("*.png"))) == 2
    again = started(books, "receipt", first, "--print", "--json").json
    assert (again["job"]["copy"], again["job"]["state"]) == (True, "confirmed")


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_is_off_stops_no_sale_and_its_paper_waits(books: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert typed(books, "settings", "set", f"printer.uri=tcp://127.0.0.1:{port}").code == 0
    ended = typed(books, "sell", stdin=bills({**_HONEY, "print": True}, _HONEY))
    assert [answer["ok"] for answer in ended.lines] == [True, True]
    number = ended.lines[0]["number"]
    job = typed(books, "queue", "--json").json["jobs"][0]
    assert (job["state"], job["detail"]) == ("not_ready", "printer_off")
    dropped = typed(books, "queue", "drop", job["id"], "--json").json["jobs"][0]
    assert dropped["state"] == "dropped"
    asked = typed(books, "receipt", number, "--print", "--json")
    assert (asked.code, asked.json["code"]) == (3, "printer_off")
    assert typed(books, "queue", "again", "nothing").code == 2


@pytest.mark.usefixtures("qapp")
def test_closing_the_day_and_refunding_print_their_sheets(books: Path) -> None:
    number = _bill(books)
    assert typed(books, "refund", number, "--reason", "แตก", "--print").code == 0
    assert typed(books, "till", "close", "--counted", "0").code == 0
    jobs = typed(books, "queue", "print", "--json").json["jobs"]
    assert [(job["paper"], job["state"]) for job in jobs] == [
        ("till_sheet", "confirmed"),
        ("refund_note", "confirmed"),
    ]


def test_without_a_printer_nothing_is_queued_and_printing_is_refused(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    number = _bill(books)
    asked = typed(books, "receipt", number, "--print", "--json")
    assert (asked.code, asked.json["code"]) == (2, "printer_not_set")
    assert typed(books, "till", "close", "--counted", "120").code == 0
    assert typed(books, "queue", "--json").json["jobs"] == []


def test_a_pc_that_cannot_draw_paper_sells_all_the_same(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_fonts: Path) -> None:
        raise ImportError

    monkeypatch.setattr("posapp.app.printing.prepare", missing)
    ended = typed(books, "sell", stdin=bills({**_HONEY, "print": True}, _HONEY))
    assert [answer["ok"] for answer in ended.lines] == [True, True]
    assert (ended.code, ended.err.count("can't draw paper")) == (3, 1)
    assert [job["state"] for job in typed(books, "queue", "--json").json["jobs"]] == ["waiting"]


@pytest.mark.usefixtures("qapp")
def test_a_paper_taken_out_can_be_called_back(books: Path) -> None:
    roll = typed(books, "settings", "list", "--json").json["settings"]["printer.uri"]
    typed(books, "settings", "set", "printer.uri=tcp://127.0.0.1:9")
    typed(books, "receipt", _bill(books), "--print")
    (waits,) = typed(books, "queue", "--json").json["jobs"]
    assert waits["state"] == "not_ready"
    assert typed(books, "queue", "drop", waits["id"], "--json").json["jobs"][0]["state"] == "dropped"
    typed(books, "settings", "set", f"printer.uri={roll}")
    back = typed(books, "queue", "again", waits["id"], "--json").json["jobs"]
    assert [(one["id"], one["state"]) for one in back] == [(waits["id"], "confirmed")]
    assert "printed" in typed(books, "queue").out
    assert typed(books, "queue", "drop", waits["id"], "--json").json["jobs"][0]["state"] == "confirmed"
