"""What the sheet of a day says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from posapp.documents.till_sheet import TillFacts, till_sheet
from posapp.domain.cash import CashClose, CashMove, CashMoveKind, CashSession, Count, DayTotals, MethodTotal
from posapp.domain.identity import PersonId, SaleId, SessionId
from posapp.domain.money import ZERO, Money
from posapp.domain.tender import TenderState
from posapp.domain.transfer import Transfer
from tests.unit.documents.papers import HEAD, METHODS, NOON, said

SESSION = CashSession(SessionId("s"), "t", 12, date(2026, 1, 17), NOON, PersonId("u1"), Money(100000))
TOTALS = DayTotals(
    bills=38,
    sold=Money(512000),
    refunds=1,
    refunded=Money(-6000),
    discounts=Money(4500),
    rounding=Money(-25),
    vat=ZERO,
    methods=(
        MethodTotal("cash", 30, Money(400000), Money(-6000)),
        MethodTotal("promptpay", 8, Money(112000), ZERO, Money(9500)),
    ),
    paid_in=Money(2000),
    paid_out=Money(15000),
)
CLOSE = CashClose(
    session=SESSION.id,
    at=NOON + timedelta(hours=6),
    expected=Money(481000),
    counted=Money(480000),
    by=PersonId("u1"),
    witness=PersonId("u2"),
    count=Count.parse("1000x4,100x8"),
    reason="counted in the dark",
    totals=TOTALS,
    first_seq=101,
    last_seq=163,
    perpetual_sold=Money(99_000_00),
    perpetual_refunded=Money(-500_00),
)
FACTS = TillFacts(
    moves=(
        CashMove("m1", SESSION.id, CashMoveKind.PAID_IN, Money(2000), "coins", NOON, PersonId("u1")),
        CashMove("m2", SESSION.id, CashMoveKind.PAID_OUT, Money(15000), "bags", NOON, PersonId("u1")),
    ),
    transfers=(Transfer(SaleId("b"), 1, "A69-000031", NOON, "promptpay", Money(9500), TenderState.WAITING),),
    names={"u1": "ยายศรี", "u2": "ป้าแดง"},
    methods=METHODS,
    seal="WP6PH-EFS9N",
)


def test_a_closed_day_tells_sales_drawer_difference_bank_list_and_names() -> None:
    assert said(till_sheet(SESSION, CLOSE, TOTALS, HEAD, FACTS)).splitlines()[4:] == [
        "DAY SHEET No. 12",
        "Saturday 17 January B.E. 2569",
        "Opened ยายศรี | 12:30",
        "Closed ยายศรี | 18:30",
        "Bills sold: 38 | 5,120.00",
        "Refunds: 1 | -60.00",
        "Day's sales | 5,060.00",
        "Cash (30) | 3,940.00",
        "Scan to pay (8) | 1,120.00",
        "of it not yet certain | 95.00",
        "Discounts given | 45.00",
        "Rounding | -0.25",
        "The drawer",
        "Float at the start | 1,000.00",
        "coins | 20.00",
        "bags | -150.00",
        "Cash from sales | 3,940.00",
        "Should be there | 4,810.00",
        "Counted | 4,800.00",
        "Too little | -10.00",
        "Because: counted in the dark",
        "1,000 × 4 | 4,000.00",
        "100 × 8 | 800.00",
        "Look for these at the bank",
        "[  ] A69-000031 12:30 | 95.00",
        "All sales since the first day | 99,000.00",
        "All refunds since the first day | -500.00",
        "Book entries | 101–163",
        "Counted by ยายศรี ____",
        "Seen by ป้าแดง ____",
        "Seal WP6PH-EFS9N",
    ]


@pytest.mark.parametrize(
    ("counted", "words"), [(481000, "Exactly right"), (482000, "Too much | 10.00"), (480000, "Too little | -10.00")]
)
def test_the_difference_is_named_as_it_is(counted: int, words: str) -> None:
    close = replace(CLOSE, counted=Money(counted), count=None, reason="")
    said_now = said(till_sheet(SESSION, close, TOTALS, HEAD, FACTS))
    assert words in said_now
    assert "Because" not in said_now


def test_a_day_that_still_goes_on_shows_no_count_and_no_names_to_sign() -> None:
    words = said(till_sheet(SESSION, None, TOTALS, HEAD, TillFacts()))
    assert "DAY SO FAR No. 12" in words
    for absent in ("Should be there", "Counted", "____", "Seal"):
        assert absent not in words


def test_a_day_closed_after_midnight_names_the_day_of_closing() -> None:
    late = replace(CLOSE, at=NOON + timedelta(hours=14), witness=PersonId(""))
    words = said(till_sheet(SESSION, late, TOTALS, HEAD, replace(FACTS, seal="")))
    assert "Closed ยายศรี | 18 Jan 2569 02:30" in words
    assert "Seen by" not in words
    assert "Seal" not in words


def test_a_copy_says_so_at_both_ends() -> None:
    words = said(till_sheet(SESSION, CLOSE, TOTALS, HEAD, replace(FACTS, copy=True))).splitlines()
    assert words[0] == words[-1] == "— COPY —"
