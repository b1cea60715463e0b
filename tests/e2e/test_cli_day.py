"""A day at the terminal: float, sales, refunds, cash in and out, count, and sums that tie."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from posapp.app.terminal import open_shop
from posapp.cli.layout import width
from posapp.domain.money import Money, total
from tests.e2e.terminal import Ended, bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey and rice."""
    return group(tmp_path / "books")


def _sell(books: Path, *requests: dict[str, Any]) -> list[str]:
    return [answer["number"] for answer in typed(books, "sell", stdin=bills(*requests)).lines]


def _stock(books: Path, code: str) -> str:
    shown: str = typed(books, "products", "show", code, "--json").json["on_hand"]
    return shown


def test_a_day_ties_from_the_float_to_the_count(books: Path) -> None:
    opened = typed(books, "till", "open", "--count", "100x3,20x5", "--by", "แม่แดง", "--json").json
    assert (opened["opening"], opened["counted_at_start"]) == ("400.00", True)
    cash = {"lines": [{"code": "H", "qty": 2}], "tenders": [{"method": "cash", "amount": "300"}]}
    qr = {"lines": [{"code": "R", "qty": "2"}], "tenders": [{"method": "promptpay"}]}
    first, second = _sell(books, cash, qr)
    assert typed(books, "till", "out", "--amount", "๕๐", "--reason", "น้ำแข็ง").code == 0
    assert typed(books, "till", "in", "--amount", "20", "--reason", "แลกเหรียญ").code == 0
    assert typed(books, "refund", first, "--line", "1", "--qty", "1", "--reason", "ขวดแตก").code == 0

    status = typed(books, "till", "status", "--json").json
    assert (status["expected"], status["sold"], status["refunded"]) == ("490.00", "310.00", "-120.00")

    assert typed(books, "sales", "money", second, "seen").code == 0
    closing = ("till", "close", "--counted", "489.75", "--reason", "ทอนเกิน", "--by", "แม่แดง", "--witness", "ลุงชัย")
    closed = typed(books, *closing, "--json").json
    assert (closed["expected"], closed["counted"], closed["over_short"]) == ("490.00", "489.75", "-0.25")

    report = typed(books, "report", "day", "--date", closed["day"], "--json").json
    lines = {one["key"]: one["amount"] for one in report["rows"]}
    assert Money.parse(lines["net"]) == total([Money.parse(lines[key]) for key in ("cash", "promptpay")])
    assert lines["net"] == "190.00"
    assert "uncertain" not in lines
    assert lines["over_short"] == "-0.25"
    best = typed(books, "report", "best", "--date", closed["day"], "--json").json["rows"]
    assert [(one["name"], one["quantity"], one["amount"]) for one in best] == [
        ("น้ำผึ้ง", "1", "120.00"),
        ("ข้าวหอม", "2", "70.00"),
    ]
    assert typed(books, "doctor", "--json").json["sound"]


def test_the_status_for_people_keeps_the_count_blind_until_asked(books: Path) -> None:
    typed(books, "till", "open", "--float", "500")
    _sell(books, {"lines": [{"code": "H"}]})
    assert "620.00" not in typed(books, "till", "status").out
    assert "620.00" in typed(books, "till", "status", "--expected").out


def test_selling_without_an_opened_day_begins_one_and_says_so(books: Path) -> None:
    assert typed(books, "till", "status", "--json").json == {"ok": True, "open": False}
    _sell(books, {"lines": [{"code": "H"}]})
    assert "Nobody counted" in typed(books, "till", "status").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("till", "open"), "count_missing"),
        (("till", "open", "--float", "5", "--count", "5x1"), "count_missing"),
        (("till", "open", "--count", "3x5"), "count_piece"),
        (("till", "open", "--float", "-5"), "amount_negative"),
        (("till", "in", "--amount", "0", "--reason", "x"), "amount_zero"),
        (("till", "out", "--amount", "5", "--reason", " "), "reason_missing"),
        (("till", "close", "--counted", "5"), "day_not_open"),
        (("report", "day", "--date", "2026-02-30"), "date_syntax"),
        (("sales", "show", "A69-999999"), "sale_unknown"),
        (("sales", "show", "bill"), "number_syntax"),
        (("products", "add", "--name", "x"), "price_needed"),
        (("products", "add", "--name", "x", "--price", "1", "--barcode", "H"), "code_taken"),
        (("settings", "set", "printer.uri=fax:1"), "printer_uri"),
        (("settings", "set", "promptpay.id=0812"), "target_unrecognised"),
        (("settings", "set", "vat.on=yes"), "option_vat_locked"),
        (("settings", "set", "colour=red"), "option_unknown"),
        (("settings", "set", "colour"), "setting_pair"),
    ],
)
def test_what_cannot_be_is_refused_by_its_reason_and_changes_nothing(
    books: Path, arguments: tuple[str, ...], code: str
) -> None:
    before = typed(books, "doctor", "--json").json["counts"]["entries"]
    ended = typed(books, *arguments, "--json")
    assert (ended.code, ended.json["ok"], ended.json["code"]) == (2, False, code)
    assert ended.err.strip() == ended.json["message"]
    assert typed(books, "doctor", "--json").json["counts"]["entries"] == before


def test_a_closed_day_cannot_be_closed_again_and_a_new_one_has_the_next_number(books: Path) -> None:
    typed(books, "till", "open", "--float", "0")
    assert typed(books, "till", "open", "--float", "0").code == 2
    assert typed(books, "till", "close", "--count", "").code == 2
    assert typed(books, "till", "close", "--counted", "0").code == 0
    assert typed(books, "till", "close", "--counted", "0").code == 2
    assert typed(books, "till", "open", "--float", "0", "--json").json["number"] == 2


def _refund(books: Path, number: str, *more: str) -> Ended:
    return typed(books, "refund", number, "--reason", "แตก", *more, "--json")


def test_parts_of_a_bill_come_back_until_nothing_is_left(books: Path) -> None:
    (number,) = _sell(books, {"lines": [{"code": "H", "qty": 3}, {"code": "R", "qty": "1.5"}], "discount": "10%"})
    assert _stock(books, "R") == "8.5"
    part = _refund(books, number, "--line", "1", "--qty", "2", "--line", "2", "--qty", "0.5").json
    assert (part["total"], part["refers"]) == ("-231.75", number)
    assert _stock(books, "R") == "9"
    rest = _refund(books, number, "--no-restock", "--method", "promptpay").json
    assert rest["total"] == "-139.50"
    assert rest["tenders"][0]["method"] == "promptpay"
    assert _stock(books, "R") == "9"
    assert _refund(books, number).json["code"] == "nothing_returned"


def test_whole_lines_come_back_without_a_quantity(books: Path) -> None:
    (number,) = _sell(books, {"lines": [{"code": "H", "qty": 3}, {"code": "R", "qty": "1.5"}]})
    assert _refund(books, number, "--line", "2").json["total"] == "-52.50"
    assert _refund(books, number, "--line", "2").json["code"] == "returned_too_much"
    assert _refund(books, number, "--line", "7").json["code"] == "line_unknown"
    assert _refund(books, number, "--line", "1", "--qty", "1", "--qty", "2").json["code"] == "quantity_pairs"


def test_the_same_refund_id_pays_back_once(books: Path) -> None:
    (number,) = _sell(books, {"lines": [{"code": "H", "qty": 2}]})
    same = ("--id", "01920000-0000-7000-8000-0000000000aa", "--line", "1", "--qty", "1")
    assert _refund(books, number, *same).json["number"] == _refund(books, number, *same).json["number"]
    assert typed(books, "till", "status", "--json").json["refunded"] == "-120.00"
    taken = {"id": same[1], "lines": [{"code": "H"}]}
    assert typed(books, "sell", stdin=bills(taken)).lines[0]["code"] == "id_taken"


def test_products_are_found_changed_and_withdrawn(books: Path) -> None:
    found = typed(books, "products", "list", "--find", "ขาว", "--json").json["products"]
    assert [one["code"] for one in found] == ["R"]
    assert typed(books, "products", "price", "R", "40", "--json").json["price"] == "40.00"
    assert not typed(books, "products", "withdraw", "R", "--json").json["active"]
    assert typed(books, "sell", stdin=bills({"lines": [{"code": "R"}]})).lines[0]["code"] == "code_unknown"
    assert [one["code"] for one in typed(books, "products", "list", "--json").json["products"]] == ["H"]
    assert typed(books, "products", "withdraw", "R", "--back", "--json").json["active"]
    added = typed(books, "products", "add", "--name", "ผ้า", "--free-price", "--category", "ผ้าทอ", "--json").json
    assert (added["free_price"], added["category"]) == (True, "ผ้าทอ")
    assert typed(books, "sell", stdin=bills({"lines": [{"code": added["code"]}]})).lines[0]["code"] == "price_missing"


def test_settings_are_changed_together_or_not_at_all(books: Path) -> None:
    ended = typed(books, "settings", "set", "receipt.thanks=ขอบคุณ", "cash.rounding=never")
    assert ended.code == 2
    assert typed(books, "settings", "list", "--json").json["settings"]["receipt.thanks"] == ""
    assert typed(books, "settings", "set", "receipt.thanks=ขอบคุณ", "cash.rounding=baht").code == 0
    (number,) = _sell(books, {"lines": [{"code": "R", "qty": "0.75"}]})
    shown = typed(books, "sales", "show", number, "--json").json
    assert (shown["rounding"], shown["total"]) == ("-0.25", "26.00")


def test_setup_leaves_nothing_behind_when_something_is_wrong(tmp_path: Path) -> None:
    new = tmp_path / "new"
    for wrong in (("--promptpay", "12"), ("--printer", "nowhere"), ("--till", "aa"), ("--account-name", "x" * 500)):
        assert typed(new, "setup", "--group", "ก", *wrong).code == 2
        assert not new.exists()
    assert typed(new, "setup", "--group", " ").code == 2
    done = typed(new, "setup", "--group", "ก", "--sample", "food", "--till", "B", "--paper", "80", "--json").json
    assert done["till"] == "B"
    assert done["products"] > 10
    assert typed(new, "setup", "--group", "ข").code == 2


def test_the_sheets_for_people_say_the_sums_and_keep_their_edge(books: Path) -> None:
    typed(books, "till", "open", "--float", "100")
    debt = {"lines": [{"code": "H"}], "tenders": [{"method": "on_account", "customer": "ป้าสม"}]}
    first, second = _sell(books, {"lines": [{"code": "R"}], "cashier": "แม่แดง"}, debt)
    assert typed(books, "refund", first, "--reason", "เปียก").code == 0
    report = typed(books, "report", "day").out
    sums = [line for line in report.split("\n\n")[1].splitlines()[1:] if line.endswith(("0", "5"))]
    assert len({width(line) for line in sums}) == 1
    assert any(line.startswith("of it not yet certain") and line.endswith("120.00") for line in sums)
    assert "still open" in report
    assert "Sold by แม่แดง" in typed(books, "sales", "show", first).out
    assert "(owed)" in typed(books, "sales", "show", second).out
    assert f"refund of {first}" in typed(books, "sales", "list").out
    assert "ข้าวหอม" in typed(books, "products", "show", "R").out
    assert "10" in typed(books, "products", "list").out
    typed(books, "till", "close", "--counted", "105.50")
    assert "5.50" in typed(books, "report", "day").out


def test_products_of_one_category_share_it(books: Path) -> None:
    for name in ("ผ้าซิ่น", "ผ้าขาวม้า"):
        add = ("products", "add", "--name", name, "--price", "300", "--category", "ผ้าทอ", "--json")
        assert typed(books, *add).json["category"] == "ผ้าทอ"
    shop = open_shop(books)
    assert [category.name for category in shop.books.catalog.categories()] == ["ผ้าทอ"]
    shop.books.close()


def test_the_doctor_tells_of_a_bill_that_was_changed_behind_its_back(books: Path) -> None:
    _sell(books, {"lines": [{"code": "H"}]})
    with closing(sqlite3.connect(books / "books.db")) as rows:
        rows.execute("DROP TRIGGER sale_line_never_update")
        rows.execute("UPDATE sale_line SET amount = amount - 100")
        rows.commit()
    ended = typed(books, "doctor", "--json")
    assert (ended.code, ended.json["sound"]) == (2, False)
    assert ended.json["number"] >= len(ended.json["findings"]) > 0
    assert ended.json["verdict"] in typed(books, "doctor").out
