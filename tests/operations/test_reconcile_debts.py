"""Debts and scheme money: aged, settled oldest first, in the drawer or at the bank, and taken back by counter-entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.refund import Repayment
from posapp.domain.tender import TenderState
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.doctor import examine
from posapp.operations.reconcile.debts import (
    Paying,
    owed_by_customers,
    owed_by_schemes,
    settle,
    settle_scheme,
    settled_between,
    take_back,
)
from posapp.operations.reconcile.evening import evening_of
from posapp.operations.reconcile.matching import compare
from posapp.operations.refund import refund
from tests.doubles.trade import opened_session
from tests.doubles.treasury import Treasury, at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

DAY = date(2026, 1, 17)
JAR = Money(5000)


@pytest.fixture
def treasury(stall: MarketStall, tmp_path: Path) -> Treasury:
    folder = tmp_path / "lists"
    folder.mkdir()
    return Treasury(stall, folder)


def close_day(treasury: Treasury) -> None:
    shop = treasury.stall.shop
    expected, _totals = expected_in(shop, opened_session(shop))
    close_session(shop, Counted(expected), "", Witnesses(treasury.stall.seller))


def test_debts_are_shown_by_age(treasury: Treasury) -> None:
    for days in (-80, -45, -20, -3):
        treasury.later(at("09:00", days), "มะลิ")
        close_day(treasury)
    treasury.stall.clock.at = at("18:00")
    (owed,) = owed_by_customers(treasury.stall.shop)
    assert owed.total == Money(20000)
    assert owed.ages == (JAR, JAR, JAR, JAR)
    assert owed.oldest == date(2025, 10, 29)


def test_a_part_in_cash_clears_the_oldest_bill_and_ties_with_the_drawer(treasury: Treasury) -> None:
    shop, by, mali = treasury.stall.shop, treasury.stall.seller, treasury.person("มะลิ")
    treasury.later(at("09:00"), "มะลิ")
    treasury.later(at("10:00"), "มะลิ", "ข้าวแต๋น")
    before, _totals = expected_in(shop, opened_session(shop))
    settle(shop, mali, Paying("cash", Money(6000)), by)
    after, totals = expected_in(shop, opened_session(shop))
    assert (after - before, totals.paid_in) == (Money(6000), Money(6000))
    (owed,) = owed_by_customers(shop)
    assert [(debt.open, debt.number) for debt in owed.debts] == [(Money(2500), "A69-000002")]
    with pytest.raises(Refused) as refused:
        settle(shop, mali, Paying("cash", Money(2501)), by)
    assert refused.value.code == "settled_too_much"
    settle(shop, mali, Paying("promptpay"), by)
    assert owed_by_customers(shop) == []
    assert [one.amount for one in settled_between(shop, DAY, DAY)] == [Money(6000), Money(2500)]
    assert examine(shop).sound


def test_goods_brought_back_lower_the_debt_even_after_it_was_paid(treasury: Treasury) -> None:
    shop, by, mali = treasury.stall.shop, treasury.stall.seller, treasury.person("มะลิ")
    first = treasury.later(at("09:00"), "มะลิ")
    settle(shop, mali, Paying("cash"), by)
    treasury.later(at("10:00"), "มะลิ", many=2)
    refund(shop, first.id, None, Repayment(SaleId(shop.ids.new()), "on_account", "ของเสีย"), by)
    (owed,) = owed_by_customers(shop)
    assert owed.total == JAR
    assert sum(amount.satang for amount in owed.ages) == JAR.satang
    settle(shop, mali, Paying("cash"), by)
    assert owed_by_customers(shop) == []
    assert examine(shop).sound


def test_a_settlement_is_taken_back_by_a_counter_entry_on_the_open_day(treasury: Treasury) -> None:
    shop, by, mali = treasury.stall.shop, treasury.stall.seller, treasury.person("มะลิ")
    treasury.later(at("09:00"), "มะลิ")
    done = settle(shop, mali, Paying("cash"), by).settlement
    close_day(treasury)
    treasury.stall.clock.at = at("08:00", days=1)
    with pytest.raises(Refused) as refused:
        take_back(shop, done.id, "", by)
    assert refused.value.code == "reason_missing"
    back = take_back(shop, done.id, "คนละคน", by).settlement
    assert (back.amount, back.day, back.reverses) == (-JAR, date(2026, 1, 18), done.id)
    assert [owed.total for owed in owed_by_customers(shop)] == [JAR]
    with pytest.raises(Refused) as refused:
        take_back(shop, done.id, "อีกที", by)
    assert refused.value.code == "settlement_reversed"
    assert [(one.of, one.amount) for one in evening_of(shop, date(2026, 1, 18)).corrections] == [(DAY, -JAR)]
    assert examine(shop).sound


def test_scheme_money_comes_less_a_fee_that_is_named(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    treasury.scheme(at("09:00"), many=2)
    back = treasury.scheme(at("09:10"))
    refund(shop, back.id, None, Repayment(SaleId(shop.ids.new()), "government", "ของเสีย"), by)
    assert [owed.total for owed in owed_by_schemes(shop)] == [Money(10000)]
    came = Paying("bank_transfer", Money(9900))
    with pytest.raises(Refused) as refused:
        settle_scheme(shop, Money(10000), came, by)
    assert refused.value.code == "note_missing"
    done = settle_scheme(shop, Money(10000), Paying("bank_transfer", Money(9900), "ค่าธรรมเนียม"), by).settlement
    assert (done.amount, done.difference) == (Money(9900), Money(100))
    assert owed_by_schemes(shop) == []
    with pytest.raises(Refused) as refused:
        settle_scheme(shop, None, came, by)
    assert refused.value.code == "nothing_owed"


def test_a_part_of_the_scheme_money_leaves_the_rest_open(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    treasury.scheme(at("09:00"), many=2)
    treasury.stall.clock.at = at("12:00")
    treasury.line("17/01/2569", "11:00", "60.00", "โครงการรัฐ")
    treasury.read()
    line = compare(shop, DAY, DAY).theirs[0].key
    settle_scheme(shop, None, Paying("bank_transfer", Money(6000), line=line), by)
    assert [owed.total for owed in owed_by_schemes(shop)] == [Money(4000)]
    found = compare(shop, DAY, DAY)
    assert not found.theirs
    assert [one.amount for _line, one in found.matched] == [Money(6000)]


def test_a_debt_paid_by_transfer_is_found_on_the_bank_list_and_freed_when_taken_back(treasury: Treasury) -> None:
    shop, by, mali = treasury.stall.shop, treasury.stall.seller, treasury.person("มะลิ")
    treasury.later(at("09:00"), "มะลิ")
    treasury.stall.clock.at = at("11:00")
    done = settle(shop, mali, Paying("promptpay"), by).settlement
    treasury.line("17/01/2569", "11:01", "50.00")
    assert treasury.read().matched == 1
    take_back(shop, done.id, "ไม่ใช่ของมะลิ", by)
    found = compare(shop, DAY, DAY)
    assert [one.line.amount for one in found.theirs] == [JAR]
    assert not found.ours
    assert examine(shop).sound


def test_a_debt_is_never_ticked_away_without_its_money(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    bill = treasury.later(at("09:00"), "มะลิ")
    with pytest.raises(Refused) as refused:
        confirm_transfer(shop, bill.id, 1, TenderState.SEEN, by)
    assert refused.value.code == "transfer_unknown"
    assert [owed.total for owed in owed_by_customers(shop)] == [JAR]
