"""The stock book at a terminal: what comes in, goes out, moves and is counted, line by line or from a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.terminal import bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey (12 to the dozen), rice (10 kg of it) and chilli paste that keeps five days."""
    books = group(tmp_path / "books")
    done(books, "products", "change", "H", "--pack", "dozen=12:8850000000017", "--cost", "70", "--warn-at", "3")
    add_chilli_paste(books)
    return books


def add_chilli_paste(books: Path) -> None:
    """Chilli paste at 60.00 a jar, code N, that keeps five days."""
    said = {"--name": "น้ำพริก", "--price": "60", "--code": "N", "--unit": "jar", "--shelf-days": "5"}
    done(books, "products", "add", *(text for pair in said.items() for text in pair))


def done(books: Path, *arguments: str, stdin: bytes = b"") -> dict[str, Any]:
    """What a command that must succeed answers a program."""
    ended = typed(books, *arguments, "--json", stdin=stdin)
    assert ended.code == 0, ended.err
    return ended.json


def refused(books: Path, *arguments: str, stdin: bytes = b"") -> tuple[str, str]:
    """Code and sentence of a refusal."""
    ended = typed(books, *arguments, "--json", stdin=stdin)
    assert ended.code == 2, ended.out
    return ended.json["code"], ended.json["message"]


def on_hand(books: Path, code: str, *more: str) -> str:
    """What is left of an article."""
    left: str = done(books, "stock", "moves", code, *more)["on_hand"]
    return left


def lines(*values: dict[str, object]) -> bytes:
    """JSON lines."""
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_goods_come_in_by_piece_by_pack_and_by_another_weight(books: Path) -> None:
    paper = done(
        books, "stock", "receive", "H=2dozen@85", "8850000000017=1", "R=500gram", "--from", "ป้าศรี", "--by", "มาลี"
    )
    assert [(move["code"], move["qty"]) for move in paper["moves"]] == [("H", "24"), ("H", "12"), ("R", "0.5")]
    assert (paper["party"], paper["by"], paper["number"][-7:]) == ("ป้าศรี", "มาลี", "-G00002")
    assert (on_hand(books, "H"), on_hand(books, "R")) == ("36", "10.5")
    assert done(books, "products", "show", "H")["cost"] == "85.00"


def test_food_that_comes_in_has_a_batch_by_how_long_it_keeps_or_as_said(books: Path) -> None:
    usual = done(books, "stock", "receive", "N=6", "--made", "10/2/2569")["moves"][0]
    assert (usual["lot"], usual["made"], usual["expires"]) == ("L0001", "2026-02-10", "2026-02-15")
    said = done(books, "stock", "receive", "N=4", "--made", "10 ก.พ. 69", "--expires", "2026-03-01")["moves"][0]
    assert (said["lot"], said["expires"]) == ("L0002", "2026-03-01")
    shelves = done(books, "stock", "moves", "N")["shelves"]
    assert [(one["lot"], one["on_hand"]) for one in shelves] == [("L0001", "6"), ("L0002", "4")]
    packet = done(books, "stock", "receive", "N=1", "--expires", "1/1/2560")["moves"][0]
    assert (packet["made"], packet["expires"]) == ("", "2017-01-01")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("receive",), "lines_none", "Nothing is on the list."),
        (("receive", "Q=1"), "code_unknown", "“Q=1”: No goods have the code Q."),
        (("receive", "H=abc"), "quantity_syntax", "“H=abc”: “abc” is not a quantity."),
        (("receive", "H="), "line_quantity", "“H=” doesn't say how many."),
        (("receive", "H=2crate"), "pack_unknown", "“H=2crate”: “น้ำผึ้ง” is not counted by “crate”. Use: jar, dozen."),
        (("receive", "H=1@-5"), "amount_negative", "“H=1”: An amount below zero"),
        (("receive", "N=1", "--expires", "31/2/2569"), "date_syntax", "“N=1”: “31/2/2569” is no day."),
        (
            ("receive", "H=1", "--place", "booth"),
            "place_name",
            "There is no place called “booth”. Use one of: Store room.",
        ),
        (("adjust", "H=1@5", "--reason", "loss"), "line_extra", "“H=1@5”: a cost can't be said here."),
        (("adjust", "H=1"), "reason_unknown", "“H=1”: “” is no reason for this."),
        (("adjust", "H=1", "--reason", "count"), "change_sign", "“H=1”: Write + for more or - for fewer"),
        (("undo", "A69-G99999"), "entry_unknown", "There is no such paper"),
        (("transfer", "H=1"), "place_same", "The goods are there already."),
        (("markdown", "H", "5"), "lot_unknown", "There is no such batch."),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_its_cure(
    books: Path, arguments: tuple[str, ...], code: str, words: str
) -> None:
    found, sentence = refused(books, "stock", *arguments)
    assert (found, sentence[: len(words)]) == (code, words)
    assert len(done(books, "stock", "papers")["papers"]) == 1


def test_lines_come_from_json_csv_and_excel_with_row_and_column_in_every_refusal(books: Path, tmp_path: Path) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    good = lines({"code": "H", "qty": 3, "cost": "90"}, {"code": "N", "qty": "2", "expires": "1/1/2571"})
    assert len(done(books, "stock", "receive", "--lines", "-", stdin=good)["moves"]) == 2
    bad = lines({"code": "H", "qty": 3}, {"code": "H", "qty": "x"})
    code, sentence = refused(books, "stock", "receive", "--lines", "-", stdin=bad)
    assert (code, sentence[:21]) == ("quantity_syntax", "Row 2, column “qty”: ")
    assert refused(books, "stock", "receive", "--lines", "-", stdin=lines({"colour": "x"}))[0] == "key_unknown"
    assert refused(books, "stock", "receive", "--lines", "-", stdin=b"[1]\n")[0] == "line_shape"
    table = tmp_path / "in.csv"
    table.write_text("รหัส,จำนวน,ทุน\nH,2,80\nR,,\nQ,1,\n", encoding="utf-8")
    assert refused(books, "stock", "receive", "--lines", str(table))[1].startswith("Row 4, column “code”: ")
    table.write_text("name,much\nhoney,2\n", encoding="utf-8")
    assert refused(books, "stock", "receive", "--lines", str(table))[0] == "lines_headers"
    sheet = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(sheet) as book:
        page = book.add_worksheet()
        for row, cells in enumerate((("code", "qty"), ("H", 2), ("R", 1.5))):
            page.write_row(row, 0, cells)
    moved = done(books, "stock", "receive", "--lines", str(sheet))["moves"]
    assert [(move["code"], move["qty"]) for move in moved] == [("H", "2"), ("R", "1.5")]
    assert refused(books, "stock", "receive", "--lines", str(tmp_path / "none.jsonl"))[0] == "list_missing"


def test_what_goes_unsold_has_its_reason_and_shows_in_the_waste_of_the_month(books: Path) -> None:
    done(books, "stock", "receive", "H=10")
    done(books, "stock", "adjust", "H=2", "--reason", "waste", "--note", "แตก")
    done(books, "stock", "adjust", "H=1", "--reason", "given")
    paper = done(books, "stock", "adjust", "H=3", "--reason", "loss")
    assert paper["moves"][0]["reason"] == "loss"
    done(books, "stock", "undo", paper["number"])
    report = done(books, "report", "waste")
    assert [(one["key"], one["quantity"], one["cost"]) for one in report["rows"]] == [
        ("waste:H", "2", "140.00"),
        ("gift:H", "1", "70.00"),
    ]
    assert report["total"]["cost"] == "210.00"
    assert done(books, "report", "waste", "--from", "1/1/2560", "--to", "31/12/2560")["rows"] == []


def test_a_wrong_number_is_put_right_by_a_sign(books: Path) -> None:
    done(books, "stock", "adjust", "R=+2.5", "--reason", "count")
    assert on_hand(books, "R") == "12.5"
    done(books, "stock", "adjust", "R=-3", "--reason", "count")
    assert on_hand(books, "R") == "9.5"


def test_a_paper_is_taken_back_once_and_both_stay_readable(books: Path) -> None:
    number = done(books, "stock", "receive", "H=5")["number"]
    back = done(books, "stock", "undo", number.lower(), "--note", "wrong")
    assert (back["reverses"], back["moves"][0]["qty"]) == (number, "-5")
    assert done(books, "stock", "papers", number)["reversed_by"] == back["number"]
    assert refused(books, "stock", "undo", number)[0] == "entry_reversed"
    shown = typed(books, "stock", "papers", number).out
    assert f"Taken back by {back['number']}" in shown
    listed = done(books, "stock", "papers", "--kind", "receive")["papers"]
    assert [one["number"] for one in listed] == [back["number"], number]


def test_goods_move_between_places_that_are_added_and_closed(books: Path) -> None:
    done(books, "stock", "places", "add", "บูธ B", "--kind", "stall")
    done(books, "stock", "receive", "H=8")
    done(books, "stock", "transfer", "H=3", "--to", "บูธ b")
    assert (on_hand(books, "H", "--place", "store"), on_hand(books, "H", "--place", "บูธ B")) == ("5", "3")
    stall = done(books, "stock", "places")["places"][1]
    assert (stall["name"], stall["goods"], stall["value"], stall["sold_from"]) == ("บูธ B", 1, "210.00", False)
    assert refused(books, "stock", "places", "close", "บูธ B")[0] == "place_not_empty"
    done(books, "stock", "transfer", "H=3", "--from", "บูธ B")
    assert [one["kind"] for one in done(books, "stock", "places", "close", "บูธ B")["places"]] == ["store"]
    assert refused(books, "stock", "places", "close", "")[0] == "place_store"


def test_the_list_finds_what_is_low_out_below_and_slow(books: Path) -> None:
    done(books, "stock", "receive", "H=2", "N=1")
    typed(books, "sell", stdin=bills({"lines": [{"code": "N", "qty": 3}]}))

    def which(kind: str) -> list[str]:
        return [one["code"] for one in done(books, "stock", "list", "--which", kind)["products"]]

    assert (which("low"), which("below"), which("out")) == (["H"], ["N"], [])
    assert done(books, "stock", "list")["value"] == "140.00"
    shown = typed(books, "stock", "list").out.splitlines()
    assert any("น้ำพริก" in line and line.endswith("sold more than there was") for line in shown)
    assert [one["code"] for one in done(books, "report", "slow")["rows"]] == ["H", "R"]
    whole = done(books, "report", "stock")
    assert [whole["total"][key] for key in ("goods", "value", "price")] == [3, "140.00", "590.00"]
    assert whole["notes"] == ["Low: 1. Sold out: 0. Sold more than there was: 1."]


def test_movements_explain_a_number_with_the_papers_behind_it(books: Path) -> None:
    done(books, "stock", "receive", "H=5")
    sold = typed(books, "sell", stdin=bills({"lines": [{"code": "H", "qty": 2}]})).lines[0]["number"]
    newest, oldest = done(books, "stock", "moves", "H")["moves"]
    assert (newest["reason"], newest["qty"], newest["after"], newest["number"]) == ("sale", "-2", "3", sold)
    assert (oldest["qty"], oldest["after"]) == ("5", "5")
    assert typed(books, "stock", "moves", "H").out.startswith("น้ำผึ้ง: 3 jar on hand\n")


def test_what_expires_is_listed_marked_down_and_thrown_away_by_its_batch(books: Path) -> None:
    done(books, "stock", "receive", "N=6")
    (one,) = done(books, "report", "expiry")["batches"]
    assert (one["lot"], one["days"], one["expired"], one["price"]) == ("L0001", 5, False, None)
    assert done(books, "report", "expiry", "--within", "2")["batches"] == []
    assert done(books, "stock", "markdown", "l0001", "25")["price"] == "25.00"
    assert typed(books, "sell", stdin=bills({"lines": [{"code": "L0001"}]})).lines[0]["total"] == "25.00"
    done(books, "stock", "markdown", "L0001")
    assert done(books, "report", "expiry")["batches"][0]["price"] is None
    done(books, "stock", "adjust", "L0001=5", "--reason", "waste")
    assert typed(books, "report", "expiry").out == "Nothing expires.\n"


def test_a_stocktake_is_blind_goes_on_while_selling_and_ends_in_the_book(books: Path) -> None:
    done(books, "stock", "receive", "H=10", "N=6")
    done(books, "stock", "count", "start", "May", "--by", "มาลี")
    assert "10" not in typed(books, "stock", "count", "show").out.replace("2569", "")
    assert refused(books, "stock", "count", "post")[0] == "stocktake_empty"
    told = done(books, "stock", "count", "enter", "H=8", "L0001=6", "R=0")
    assert (told["counted"], told["left"]) == (3, 0)
    typed(books, "sell", stdin=bills({"lines": [{"code": "H", "qty": 1}]}))
    compared = done(books, "stock", "count", "show", "--differences")
    assert {one["code"]: one["difference"] for one in compared["differences"]} == {"H": "-2", "N": "0", "R": "-10"}
    ended = done(books, "stock", "count", "post", "--because", "H=loss")
    assert ended["value"] == "-140.00"
    assert on_hand(books, "H") == "7"
    assert done(books, "stock", "papers", ended["number"])["moves"][0]["reason"] == "loss"
    assert refused(books, "stock", "count", "show")[0] == "count_none"


def test_goods_in_several_batches_are_counted_each_by_itself(books: Path) -> None:
    done(books, "stock", "receive", "N=6", "--made", "1/1/2571")
    done(books, "stock", "receive", "N=4", "--made", "2/1/2571")
    done(books, "stock", "count", "start")
    code, sentence = refused(books, "stock", "count", "enter", "N=10")
    assert code == "count_batches"
    assert sentence.endswith("L0001=…, L0002=….")
    done(books, "stock", "count", "enter", "L0001=6", "L0002=3", "N/-=1")
    found = {one["lot"]: one["difference"] for one in done(books, "stock", "count", "post")["differences"]}
    assert found == {"L0001": "0", "L0002": "-1", "": "1"}


def test_of_several_stocktakes_one_is_named_and_may_be_dropped(books: Path) -> None:
    done(books, "stock", "count", "start", "front")
    done(books, "stock", "count", "start", "back")
    assert refused(books, "stock", "count", "enter", "R=9")[0] == "count_several"
    done(books, "stock", "count", "enter", "R=9", "--count", "back")
    done(books, "stock", "count", "drop", "--count", "back")
    assert done(books, "stock", "count", "show")["name"] == "front"
    assert on_hand(books, "R") == "10"
    assert refused(books, "stock", "count", "start", "--category", "none")[0] == "category_unknown"


def test_a_category_alone_is_counted_from_a_sheet_that_was_filled_in(books: Path, tmp_path: Path) -> None:
    done(books, "products", "change", "R", "--category", "ข้าว")
    done(books, "products", "change", "H", "--on-hand", "4")
    started = done(books, "stock", "count", "start", "--category", "ข้าว")
    assert [line["code"] for line in started["lines"]] == ["R"]
    sheet = tmp_path / "counted.csv"
    sheet.write_text("รหัส,นับได้,คนนับ\nR,9.5,มาลี\nH,,\n", encoding="utf-8")
    assert done(books, "stock", "count", "enter", "--lines", str(sheet))["counted"] == 1
    done(books, "stock", "count", "post")
    assert on_hand(books, "R") == "9.5"
