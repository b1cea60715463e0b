"""`posapp sell`: each line is a bill in the books or a sentence, and the next line goes on."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from posapp.app.terminal import open_shop
from posapp.domain.barcode import check_digit
from tests.e2e.terminal import PROGRAM, REPO, bills, group, typed

if TYPE_CHECKING:
    from pathlib import Path

_ID = "01920000-0000-7000-8000-00000000000{}"
_SLIP = "004600060000010103014022520260115aBcD0123456789xyZ5102TH91041AD8"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with honey and rice."""
    return group(tmp_path / "books")


def _sold(books: Path, request: dict[str, Any]) -> dict[str, Any]:
    ended = typed(books, "sell", stdin=bills(request))
    assert ended.code == 0, ended.out
    return ended.lines[0]


def test_a_bill_of_pieces_and_weighed_goods_is_added_up_and_change_is_given(books: Path) -> None:
    lines = [{"code": "H", "qty": 2}, {"code": "R", "qty": "1.250"}]
    answer = _sold(books, {"lines": lines, "tenders": [{"method": "cash", "amount": "500.00"}]})
    assert list(answer) == ["ok", "id", "number", "total", "change", "lines"]
    assert (answer["total"], answer["change"]) == ("283.75", "216.25")
    assert [line["amount"] for line in answer["lines"]] == ["240.00", "43.75"]
    assert answer["number"].endswith("-000001")


def test_no_tender_means_exact_cash(books: Path) -> None:
    answer = _sold(books, {"lines": [{"code": "H"}]})
    assert (answer["total"], answer["change"]) == ("120.00", "0.00")
    shown = typed(books, "sales", "show", answer["number"], "--json").json
    assert shown["tenders"] == [
        {"method": "cash", "amount": "120.00", "given": "120.00", "state": "received", "customer": ""}
    ]


def test_the_same_id_gives_the_first_bill_again_whatever_else_the_line_says(books: Path) -> None:
    first, again, other = typed(
        books,
        "sell",
        stdin=bills(
            {"id": _ID.format(1), "lines": [{"code": "H"}]},
            {"id": _ID.format(1), "lines": [{"code": "gone"}]},
            {"id": _ID.format(2), "lines": [{"code": "H"}]},
        ),
    ).lines
    assert again == first
    assert other["number"] != first["number"]
    assert len(typed(books, "sales", "list", "--json").json["sales"]) == 2


def test_a_discount_belongs_to_its_own_pieces_and_a_bill_discount_to_all(books: Path) -> None:
    lines = [{"code": "H"}, {"code": "H", "discount": "10%"}, {"code": "H", "price": "100.50", "discount": "0.50"}]
    answer = _sold(books, {"lines": lines, "discount": "28"})
    assert len(answer["lines"]) == 3
    assert answer["total"] == "300.00"


def test_a_price_of_zero_is_a_gift_not_the_list_price(books: Path) -> None:
    assert _sold(books, {"lines": [{"code": "H", "price": 0}]})["total"] == "0.00"


def test_the_label_of_a_scale_carries_its_weight(books: Path) -> None:
    add = ("products", "add", "--name", "หมู", "--price", "200", "--unit", "kg", "--code", "00077")
    assert typed(books, *add).code == 0
    label = "210007701250"
    answer = _sold(books, {"lines": [{"code": label + check_digit(label)}]})
    assert (answer["lines"][0]["qty"], answer["total"]) == ("1.25", "250.00")


def test_a_bill_is_split_between_transfer_cash_and_a_customer_who_owes(books: Path) -> None:
    tenders = [
        {"method": "promptpay", "amount": "100", "seen": True, "slip": _SLIP},
        {"method": "on_account", "amount": 50, "customer": "ป้าสม"},
        {"method": "cash", "given": "100"},
    ]
    answer = _sold(books, {"lines": [{"code": "H", "qty": 2}], "tenders": tenders, "cashier": "แม่แดง"})
    assert (answer["total"], answer["change"]) == ("240.00", "10.00")
    shown = typed(books, "sales", "show", answer["number"], "--json").json
    assert [(one["amount"], one["state"]) for one in shown["tenders"]] == [
        ("100.00", "seen"),
        ("50.00", "owed"),
        ("90.00", "received"),
    ]
    assert (shown["cashier"], shown["tenders"][1]["customer"]) == ("แม่แดง", "ป้าสม")
    reused = {"lines": [{"code": "H"}], "tenders": [{"method": "promptpay", "slip": _SLIP}]}
    assert typed(books, "sell", stdin=bills(reused)).lines[0]["code"] == "slip_used"


_BAD = {
    b"{": "json_syntax",
    b"5": "bill_shape",
    b"[" * 100_000: "json_syntax",
    b'{"lines": [{"code": "H", "qty": 1.5}]}': "number_fraction",
    b'{"lines": [{"code": "H", "qty": NaN}]}': "number_none",
    b'{"lines": [{"code": "H", "qty": ' + b"9" * 5000 + b"}]}": "number_too_large",
    b'{"lines": [{"code": "H", "qty": 1, "qty": 2}]}': "json_key_twice",
    b'{"lines": [{"code": "H", "qty": true}]}': "field_text",
    b'{"lines": [{"code": "H", "qty": "-1"}]}': "quantity_syntax",
    b'{"lines": [{"code": "H", "qty": "0.5"}]}': "quantity_whole",
    b'{"lines": [{"code": "R", "qty": "0.0001"}]}': "quantity_precision",
    b'{"lines": [{"code": "H", "price": "1.005"}]}': "amount_precision",
    b'{"lines": [{"code": "H", "price": "-1"}]}': "amount_negative",
    b'{"lines": [{"code": "R", "qty": "999999", "price": "9999999999"}]}': "amount_too_large",
    b'{"lines": [{"code": "H", "discount": "101%"}]}': "discount_percent",
    b'{"lines": [{"code": "nothing"}]}': "code_unknown",
    b'{"lines": [{"code": "\\u001b@"}]}': "text_control",
    b'{"lines": [{"code": "\xff"}]}': "line_encoding",
    b'{"lines": [{"code": "' + b"x" * 2_000_000 + b'"}]}': "line_too_long",
    b'{"lines": []}': "bill_empty",
    b'{"lines": {"code": "H"}}': "field_list",
    b'{"lines": ["H"]}': "bill_shape",
    b'{"lines": [{"code": "H"}], "print": "yes"}': "field_yes_no",
    b'{"line": [{"code": "H"}]}': "key_unknown",
    b'{"id": "7", "lines": [{"code": "H"}]}': "id_syntax",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "shells"}]}': "method_unknown",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "cash", "amount": "100"}]}': "not_paid",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "cash", "given": "100"}]}': "short",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "promptpay", "amount": "121"}]}': "paid_too_much",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "bank_transfer"}]}': "account_not_set",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "on_account"}]}': "customer_missing",
    b'{"lines": [{"code": "H"}], "tenders": [{"method": "promptpay", "slip": "x"}]}': "slip_unreadable",
}


def test_every_bad_line_is_answered_by_its_reason_and_the_last_good_one_is_sold(books: Path) -> None:
    stdin = b"\n".join(_BAD) + b"\n\n   \n" + b'\xef\xbb\xbf{"lines": [{"code": "H"}]}'
    ended = typed(books, "sell", stdin=stdin)
    *refused, sold = ended.lines
    assert [answer["code"] for answer in refused] == list(_BAD.values())
    assert all(list(answer) == ["ok", "code", "message"] and answer["message"].endswith(".") for answer in refused)
    assert sold["ok"]
    assert ended.code == 2
    assert f"{len(_BAD)}" in ended.err
    assert len(typed(books, "sales", "list", "--json").json["sales"]) == 1


def test_an_answer_means_that_the_bill_is_in_the_file_even_if_the_program_is_killed(books: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "--books", str(books), "sell"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=REPO
    ) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write(bills({"lines": [{"code": "H"}]}))
        program.stdin.flush()
        answer = json.loads(program.stdout.readline())
        program.kill()
    shop = open_shop(books)
    sale = shop.books.sales.by_number(answer["number"])
    shop.books.close()
    assert sale
    assert (sale.id, str(sale.total)) == (answer["id"], "120.00")
    assert typed(books, "doctor", "--json").json["sound"]
