"""What the sheet of a day says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import zxingcpp
from PIL import Image

from posapp.documents.block import Qr, Signature
from posapp.documents.till_sheet import TillFacts, till_sheet
from posapp.domain.cash import CashClose, CashMove, CashMoveKind, CashSession, Count, DayTotals, MethodTotal
from posapp.domain.identity import PersonId, SaleId, SessionId, Terminal
from posapp.domain.money import ZERO, Money
from posapp.domain.seal import Seal
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
SEAL = Seal(
    SESSION.id,
    Terminal("00000000-0000-7000-8000-000000000002", "A", "00000000-0000-7000-8000-000000000001"),
    12,
    SESSION.day,
    NOON + timedelta(hours=6),
    164,
    Money(99_000_00),
    Money(-500_00),
    "e58d68b9f94d5afe875d2166c5818ec5ff0c048d4b497dfd2b42761767a7ec13",
    "ABCDE-12345",
)
FACTS = TillFacts(
    moves=(
        CashMove("m1", SESSION.id, CashMoveKind.PAID_IN, Money(2000), "coins", NOON, PersonId("u1")),
        CashMove("m2", SESSION.id, CashMoveKind.PAID_OUT, Money(15000), "bags", NOON, PersonId("u1")),
    ),
    transfers=(Transfer(SaleId("b"), 1, "A69-000031", NOON, "promptpay", Money(9500), TenderState.WAITING),),
    names={"u1": "ยายศรี", "u2": "ป้าแดง"},
    methods=METHODS,
    seal=SEAL,
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
        "[QR] Keep this paper, or a photo of it: it proves that day.",
        "Seal of the day before | ABCDE-12345",
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
    words = said(till_sheet(SESSION, late, TOTALS, HEAD, replace(FACTS, seal=None)))
    assert "Closed ยายศรี | 18 Jan 2569 02:30" in words
    assert "Seen by ____" in words
    assert "Seal" not in words


def read_back(qr: Qr) -> str:
    """What a camera makes of a code."""
    side = len(qr.modules) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(qr.modules):
        for x, black in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if black else 255)
    (found,) = zxingcpp.read_barcodes(picture.resize((8 * side, 8 * side), Image.Resampling.NEAREST))
    return found.text


def test_two_people_sign_and_the_qr_says_the_whole_seal() -> None:
    sheet = till_sheet(SESSION, CLOSE, TOTALS, HEAD, FACTS)
    assert len([block for block in sheet if isinstance(block, Signature)]) == 2
    (qr,) = [block for block in sheet if isinstance(block, Qr)]
    assert read_back(qr) == SEAL.qr
    assert SEAL.qr == (
        "RR1|00000000-0000-7000-8000-000000000001|00000000-0000-7000-8000-000000000002|12|164|9900000|-50000|"
        "e58d68b9f94d5afe875d2166c5818ec5ff0c048d4b497dfd2b42761767a7ec13"
    )


def test_the_sheet_says_when_the_recovery_numbers_were_used() -> None:
    words = said(till_sheet(SESSION, CLOSE, TOTALS, HEAD, replace(FACTS, recovered=[NOON])))
    assert "The recovery numbers were used on 17 Jan 2569 12:30." in words


def test_a_copy_says_so_at_both_ends() -> None:
    words = said(till_sheet(SESSION, CLOSE, TOTALS, HEAD, replace(FACTS, copy=True))).splitlines()
    assert words[0] == words[-1] == "— COPY —"
