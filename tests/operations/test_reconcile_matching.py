"""Bank lines and payments: matched where it is sure, proposed where it is not, and never twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.refund import Repayment
from posapp.domain.statement import PaymentKey, Verdict
from posapp.domain.tender import TenderState
from posapp.operations.doctor import examine
from posapp.operations.reconcile.evening import evening_of
from posapp.operations.reconcile.matching import compare, explain, loosen, match_again, match_by_hand
from posapp.operations.refund import refund
from tests.doubles.treasury import Treasury, at

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.sale import Sale
    from posapp.operations.reconcile.matching import Compared
    from tests.doubles.trade import MarketStall

DAY = date(2026, 1, 17)


@pytest.fixture
def treasury(stall: MarketStall, tmp_path: Path) -> Treasury:
    folder = tmp_path / "lists"
    folder.mkdir()
    return Treasury(stall, folder)


def day(treasury: Treasury, last: date = DAY) -> Compared:
    return compare(treasury.stall.shop, DAY, last)


def state(treasury: Treasury, sale: Sale) -> TenderState:
    found = treasury.stall.shop.books.transfers.get(sale.id, 1)
    assert found
    return found.state


def test_a_transfer_found_on_the_list_is_seen_by_the_same_act(treasury: Treasury) -> None:
    sale = treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "09:01", "50.00")
    assert treasury.read().matched == 1
    assert state(treasury, sale) is TenderState.SEEN
    found = day(treasury)
    assert [(line.line.amount, one.number) for line, one in found.matched] == [(Money(5000), sale.issue.number)]
    assert (found.ours, found.theirs, found.proposed) == ((), (), ())
    assert examine(treasury.stall.shop).sound


@pytest.mark.parametrize(("clock", "found"), [("08:55", 1), ("09:30", 1), ("08:54", 0), ("09:31", 0)])
def test_the_window_is_from_five_minutes_before_to_thirty_after(treasury: Treasury, clock: str, found: int) -> None:
    treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", clock, "50.00")
    assert treasury.read().matched == found


def test_two_equal_amounts_go_together_in_the_order_of_time_not_by_the_nearest(treasury: Treasury) -> None:
    first, second = treasury.transfer(at("10:00")), treasury.transfer(at("10:10"))
    treasury.line("17/01/2569", "10:09", "50.00")
    treasury.line("17/01/2569", "10:35", "50.00")
    assert treasury.read().matched == 2
    assert [(line.line.at.minute, one.number) for line, one in day(treasury).matched] == [
        (9, first.issue.number),
        (35, second.issue.number),
    ]


def test_what_could_be_either_is_proposed_and_not_decided(treasury: Treasury) -> None:
    treasury.transfer(at("10:00"))
    treasury.transfer(at("10:06"))
    treasury.line("17/01/2569", "10:20", "50.00")
    assert treasury.read().matched == 0
    found = day(treasury)
    assert [one.sure for one in found.proposed] == [False]
    assert len(found.ours) == 1


def test_a_payment_that_came_at_once_is_sure_among_equal_ones(treasury: Treasury) -> None:
    late, prompt = treasury.transfer(at("10:00")), treasury.transfer(at("10:20"))
    treasury.line("17/01/2569", "10:20:30", "50.00")
    assert treasury.read().matched == 1
    assert (state(treasury, late), state(treasury, prompt)) == (TenderState.WAITING, TenderState.SEEN)


def test_a_slip_reference_wins_over_time(treasury: Treasury) -> None:
    near = treasury.transfer(at("10:00"))
    slip = treasury.transfer(at("08:00"), reference="014:20260117ABC123")
    treasury.line("17/01/2569", "10:01", "50.00", reference="20260117-ABC-123")
    assert treasury.read().matched == 1
    assert (state(treasury, slip), state(treasury, near)) == (TenderState.SEEN, TenderState.WAITING)


def test_a_list_without_times_matches_by_the_day(treasury: Treasury) -> None:
    sale = treasury.transfer(at("16:00"))
    treasury.line("17/01/2569", "", "50.00")
    assert treasury.read().matched == 1
    assert state(treasury, sale) is TenderState.SEEN


def test_what_the_bank_wrote_down_the_next_day_is_only_proposed(treasury: Treasury) -> None:
    treasury.transfer(at("23:50"))
    treasury.line("18/01/2569", "", "50.00")
    assert treasury.read().matched == 0
    assert len(day(treasury).proposed) == 1


def test_a_sale_after_midnight_belongs_to_the_day_before(treasury: Treasury) -> None:
    sale = treasury.transfer(at("01:30", days=1))
    assert sale.issue.day == DAY
    treasury.line("18/01/2569", "01:31", "50.00")
    treasury.line("18/01/2569", "02:00", "20.00")
    assert treasury.read().matched == 1
    assert [one.line.amount for one in day(treasury).theirs] == [Money(2000)]


def test_both_sides_are_listed_and_a_line_gets_a_name(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    sale = treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "12:00", "300.00")
    treasury.line("17/01/2569", "12:05", "", went="20.00")
    treasury.read()
    found = day(treasury)
    assert [one.number for one in found.ours] == [sale.issue.number]
    assert [one.line.amount for one in found.out] == [Money(-2000)]
    assert evening_of(shop, DAY).nameless == 2
    line = found.theirs[0]
    with pytest.raises(Refused) as refused:
        explain(shop, line.key, " ", by)
    assert refused.value.code == "note_missing"
    explain(shop, line.key, "ค่าสมาชิก", by)
    found = day(treasury)
    assert [one.note for one in found.explained] == ["ค่าสมาชิก"]
    assert not found.theirs
    loosen(shop, line.key, by)
    assert [one.verdict for one in day(treasury).theirs] == [Verdict.LOOSENED]


def test_a_pair_by_hand_is_checked_and_can_be_loosened(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    sale, other = treasury.transfer(at("09:00")), treasury.transfer(at("09:01"), "ข้าวแต๋น")
    treasury.line("17/01/2569", "15:00", "50.00")
    treasury.read()
    line = day(treasury).proposed[0].line.key
    with pytest.raises(Refused) as refused:
        match_by_hand(shop, line, PaymentKey(other.id, 1), by)
    assert refused.value.code == "amounts_differ"
    match_by_hand(shop, line, PaymentKey(sale.id, 1), by)
    assert state(treasury, sale) is TenderState.SEEN
    with pytest.raises(Refused) as refused:
        match_by_hand(shop, line, PaymentKey(sale.id, 1), by)
    assert refused.value.code == "line_taken"
    loosen(shop, line, by)
    assert state(treasury, sale) is TenderState.WAITING
    assert examine(shop).sound


def test_a_payment_is_never_matched_to_two_lines(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    sale = treasury.transfer(at("09:00"))
    treasury.line("17/01/2569", "09:00:30", "50.00")
    treasury.line("17/01/2569", "09:10", "50.00")
    treasury.read()
    other = day(treasury).theirs[0].key
    with pytest.raises(Refused) as refused:
        match_by_hand(shop, other, PaymentKey(sale.id, 1), by)
    assert refused.value.code == "payment_taken"


def test_a_refunded_bill_still_finds_the_money_that_came(treasury: Treasury) -> None:
    shop, by = treasury.stall.shop, treasury.stall.seller
    sale = treasury.transfer(at("09:00"))
    refund(shop, sale.id, None, Repayment(SaleId(shop.ids.new()), "promptpay", "ของเสีย"), by)
    treasury.line("17/01/2569", "09:01", "50.00")
    treasury.line("17/01/2569", "09:05", "", went="50.00")
    assert treasury.read().matched == 1
    assert len(day(treasury).out) == 1


def test_sales_written_after_the_list_was_read_are_matched_later(treasury: Treasury) -> None:
    treasury.line("17/01/2569", "09:01", "50.00")
    assert treasury.read().matched == 0
    treasury.transfer(at("09:00"))
    assert match_again(treasury.stall.shop, DAY, DAY, treasury.stall.seller) == 1


def test_five_hundred_transfers_find_their_lines(treasury: Treasury) -> None:
    for n in range(500):
        treasury.transfer(at(f"{8 + n // 60:02d}:{n % 60:02d}"), ("น้ำพริกหนุ่ม", "ข้าวแต๋น")[n % 2])
        treasury.line("17/01/2569", f"{8 + n // 60:02d}:{n % 60:02d}", ("50.00", "35.00")[n % 2])
    assert treasury.read().matched == 500
    assert not day(treasury).ours
