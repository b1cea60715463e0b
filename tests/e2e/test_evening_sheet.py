"""The sheet of an evening as it is signed: every sum of the day with its name, two signatures, the day's seal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from posapp.app.evening_papers import evening_a4, evening_paper
from posapp.documents.block import Columns, Qr, Signature, Text
from posapp.documents.page import PageQr, PageSignatures, PageTable, PageText
from posapp.documents.qr import qr_modules
from posapp.domain.cash import Count
from posapp.domain.money import Money
from posapp.domain.tender import TenderState
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.reconcile.debts import Paying, settle, settle_scheme
from posapp.operations.reconcile.matching import compare, explain
from posapp.operations.seals import seal_of
from tests.doubles.trade import opened_session
from tests.doubles.treasury import Treasury, at

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import SessionId
    from tests.doubles.trade import MarketStall

DAY = date(2026, 1, 17)


@pytest.fixture
def treasury(stall: MarketStall, tmp_path: Path) -> Treasury:
    """A day with some of everything, and one transfer of an earlier day looked at again; not closed yet."""
    folder = tmp_path / "lists"
    folder.mkdir()
    table = Treasury(stall, folder)
    shop, by = stall.shop, stall.seller
    old = table.transfer(at("09:00", -3))
    expected, _totals = expected_in(shop, opened_session(shop))
    close_session(shop, Counted(expected), "", Witnesses(by))
    table.transfer(at("09:00"))
    table.transfer(at("09:30"), "ข้าวแต๋น")
    table.later(at("10:00"), "มะลิ", many=3)
    table.scheme(at("10:30"), many=2)
    stall.clock.at = at("17:00")
    table.line("17/01/2569", "09:01", "50.00")
    table.line("17/01/2569", "12:00", "300.00", "รับโอน X1")
    table.line("17/01/2569", "13:00", "77.00", "รับโอน X2")
    table.read()
    explain(shop, compare(shop, DAY, DAY).theirs[0].key, "ค่าสมาชิก", by)
    settle(shop, table.person("มะลิ"), Paying("cash", Money(4000)), by)
    settle_scheme(shop, Money(6000), Paying("bank_transfer", Money(5900), "ค่าธรรมเนียม"), by)
    confirm_transfer(shop, old.id, 1, TenderState.SEEN, by)
    return table


def closed(treasury: Treasury) -> SessionId:
    """Count 39 baht where 40 should be."""
    shop = treasury.stall.shop
    session = opened_session(shop)
    count = Count.parse("20x1,10x1,5x1,2x2")
    close_session(shop, Counted(count.total, count), "ทอนผิด", Witnesses(treasury.stall.seller))
    return session.id


def test_the_roll_says_every_sum_and_its_name(treasury: Treasury) -> None:
    session = closed(treasury)
    paper = evening_paper(treasury.stall.shop, DAY.isoformat())
    rows = {(one.left, one.right) for one in paper if isinstance(one, Columns)}
    words = [one.text for one in paper if isinstance(one, Text)]
    assert {
        ("Should be there", "40.00"),
        ("20 × 1", "20.00"),
        ("Counted", "39.00"),
        ("Too little", "-1.00"),
        ("Money is in (1)", "50.00"),
        ("Waiting for the money (1)", "35.00"),
        ("Together", "85.00"),
        ("A69-000003 09:30", "35.00"),
        ("12:00", "300.00"),
        ("13:00", "77.00"),
        ("มะลิ", "110.00"),
        ("of it up to 7 days", "110.00"),
        ("Customers owe", "110.00"),
        ("Still to come (1 bills)", "40.00"),
        ("มะลิ", "40.00"),
        ("Government scheme", "59.00"),
        ("Transfer of 14 Jan 2569, looked at again", "50.00"),
    } <= rows
    assert {"   Because: ทอนผิด", "   ค่าสมาชิก", "   รับโอน X2", "   Transfer · 1.00 baht less: ค่าธรรมเนียม"} <= set(words)
    assert "Still without a name: 2" in words
    assert [one.label for one in paper if isinstance(one, Signature)] == ["Treasurer", "Looked on"]
    seal = seal_of(treasury.stall.shop, session)
    assert seal
    assert f"Seal {seal.code}" in words
    assert [one.modules for one in paper if isinstance(one, Qr)] == [qr_modules(seal.qr)]


def test_the_page_says_the_same_as_the_roll(treasury: Treasury) -> None:
    session = closed(treasury)
    shop = treasury.stall.shop
    page = evening_a4(shop, DAY)
    tables = [one for one in page.blocks if isinstance(one, PageTable)]
    cells = {(row[0], row[2]) for table in tables for row in (*table.rows, table.foot) if row}
    roll = {(one.left, one.right) for one in evening_paper(shop, DAY.isoformat()) if isinstance(one, Columns)}
    assert cells == {row for row in roll if row[0] != "Seal of the day before"}
    assert [one.labels for one in page.blocks if isinstance(one, PageSignatures)] == [("Treasurer", "Looked on")]
    seal = seal_of(shop, session)
    assert seal
    assert [one.modules for one in page.blocks if isinstance(one, PageQr)] == [qr_modules(seal.qr)]


def test_a_day_that_is_still_open_has_no_seal_and_says_so(treasury: Treasury) -> None:
    page = evening_a4(treasury.stall.shop, DAY)
    assert not [one for one in page.blocks if isinstance(one, PageQr)]
    assert ("Not counted yet", "", "") in [one.foot for one in page.blocks if isinstance(one, PageTable)]
    assert any(isinstance(one, PageText) and one.text.startswith("Saturday 17 January") for one in page.blocks)
