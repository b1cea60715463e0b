"""`posapp reconcile`: the treasurer's evening at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from posapp.domain.money import Money
from posapp.operations.doctor import examine
from tests.doubles.trade import MarketStall, open_stall
from tests.doubles.treasury import Treasury, at
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = "2026-01-17"


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[MarketStall]:
    opened = open_stall(tmp_path / "books")
    yield opened
    opened.shop.books.close()


@pytest.fixture
def treasury(stall: MarketStall, tmp_path: Path) -> Treasury:
    folder = tmp_path / "lists"
    folder.mkdir()
    return Treasury(stall, folder)


def said(stall: MarketStall, *words: str, code: int = 0) -> dict[str, Any]:
    """The one JSON answer to a command."""
    run = typed(stall.shop.books.database.folder, "reconcile", *words, "--json")
    assert run.code == code, run
    return run.lines[0]


def test_a_list_is_looked_at_first_and_taken_over_on_request(treasury: Treasury) -> None:
    stall, sale = treasury.stall, treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "09:01", "50.00")
    treasury.line("17/01/2569", "12:00", "300.00", "รับโอน มะลิ")
    path = str(treasury.file())
    looked = said(stall, "statement", path)
    assert (looked["applied"], looked["lines"], looked["money_in"]) == (False, 2, "350.00")
    assert stall.shop.books.money.statements.all() == []
    done = said(stall, "statement", path, "--apply")
    assert (done["new"], done["known"], done["matched_now"]) == (2, 0, 1)
    assert done["matched"][0]["payment"]["bill"] == sale.issue.number
    again = said(stall, "statement", path, "--apply")
    assert (again["new"], again["known"], again["matched_now"]) == (0, 2, 0)
    (line,) = said(stall, "transfers", "--date", DAY)["theirs"]
    said(stall, "explain", line["line"], "ค่าสมาชิก")
    evening = said(stall, "day", "--date", DAY)
    assert (evening["transfers"]["seen"], evening["nameless"]) == ("50.00", 0)
    assert examine(stall.shop).sound


def test_a_pair_by_hand_and_loosened_again(treasury: Treasury) -> None:
    stall, sale = treasury.stall, treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "15:00", "50.00")
    said(stall, "statement", str(treasury.file()), "--apply")
    (pair,) = said(stall, "transfers", "--date", DAY)["proposed"]
    said(stall, "match", pair["line"]["line"], sale.issue.number)
    assert said(stall, "day", "--date", DAY)["transfers"]["seen"] == "50.00"
    said(stall, "loosen", pair["line"]["line"])
    assert said(stall, "day", "--date", DAY)["transfers"]["waiting"] == "50.00"


def test_unknown_columns_are_asked_for_by_number(treasury: Treasury) -> None:
    path = treasury.folder / "odd.csv"
    path.write_text("เมื่อไร,มา\n17/1/2569 08:12,70.00\n", encoding="utf-8")
    refused = said(treasury.stall, "statement", str(path), code=2)
    assert refused["code"] == "statement_unsure_here"
    assert "1 เมื่อไร | 2 มา" in refused["message"]
    assert said(treasury.stall, "statement", str(path), "--columns", "date=1,money_in=2", "--apply")["new"] == 1


def test_debts_are_listed_paid_and_taken_back(treasury: Treasury) -> None:
    stall = treasury.stall
    treasury.later(at("09:00"), "มะลิ", many=2)
    (owed,) = said(stall, "owed")["customers"]
    assert (owed["name"], owed["total"]) == ("มะลิ", "100.00")
    done = said(stall, "settle", "มะลิ", "--amount", "40")
    assert said(stall, "owed")["customers"][0]["total"] == "60.00"
    session = stall.shop.session()
    assert session
    assert [move.amount for move in stall.shop.books.cash.moves(session.id)] == [Money(4000)]
    said(stall, "settle", "--take-back", done["settlement"], "--note", "ผิดคน")
    assert said(stall, "owed")["customers"][0]["total"] == "100.00"
    assert said(stall, "settle", "ใครก็ไม่รู้", code=2)["code"] == "customer_unknown"


def test_scheme_money_is_owed_until_it_reaches_the_bank(treasury: Treasury) -> None:
    stall = treasury.stall
    treasury.scheme(at("09:00"), many=2)
    assert said(stall, "scheme")["schemes"][0]["total"] == "100.00"
    assert said(stall, "scheme", "--amount", "98", "--clears", "100", code=2)["code"] == "note_missing"
    done = said(stall, "scheme", "--amount", "98", "--clears", "100", "--note", "ค่าธรรมเนียม")
    assert (done["amount"], done["difference"]) == ("98.00", "2.00")
    assert said(stall, "scheme")["schemes"] == []


def test_the_evening_is_said_in_words_too(treasury: Treasury) -> None:
    treasury.transfer(at("09:00"))
    run = typed(treasury.stall.shop.books.database.folder, "reconcile", "day", "--date", DAY, "--lang", "en")
    assert run.code == 0
    assert "Waiting for the money" in run.out
    assert "No list of the bank was read for this day." in run.out
