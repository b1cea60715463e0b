"""Taking money: what people hand over, what goes back to them, coins that exist."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money, total
from posapp.domain.tender import (
    NOTES_AND_COINS,
    TENDERS_LIMIT,
    Rounding,
    Tender,
    cash_rounding,
    check_number,
    notes_for,
    paid,
    suggested_amounts,
)

_amounts = st.integers(0, 10_000_000).map(Money)


@pytest.mark.parametrize(
    ("due", "suggested"),
    [
        ("235", [250, 300, 500, 1000]),
        ("80", [100, 500, 1000]),
        ("20", [50, 100, 500, 1000]),
        ("100", [150, 200, 500, 1000]),
        ("99.99", [100, 500, 1000]),
        ("950", [1000]),
        ("1000", [1050, 1100, 1500, 2000]),
        ("1250.25", [1300, 1500, 2000]),
        ("0", [50, 100, 500, 1000]),
    ],
)
def test_amounts_are_suggested_as_people_pay(due: str, suggested: list[int]) -> None:
    assert suggested_amounts(Money.parse(due)) == tuple(Money(100 * baht) for baht in suggested)


@given(_amounts)
def test_suggestions_rise_and_are_more_than_what_is_due(due: Money) -> None:
    suggested = suggested_amounts(due)
    assert 1 <= len(suggested) <= 4
    assert suggested[0] > due
    assert all(one < other for one, other in pairwise(suggested))


@given(_amounts)
def test_change_is_given_in_the_fewest_notes_that_exist(change: Money) -> None:
    pieces = notes_for(change)
    given_back = total([Money(piece.satang * number) for piece, number in pieces])
    assert ZERO <= change - given_back < NOTES_AND_COINS[-1]
    assert [piece for piece, _number in pieces] == sorted((piece for piece, _ in pieces), reverse=True)
    left = change
    for piece, number in pieces:
        assert left - Money(piece.satang * number) < piece
        left -= Money(piece.satang * number)


def test_change_of_765_is_what_a_seller_would_count_out() -> None:
    assert [(piece.satang // 100, number) for piece, number in notes_for(Money(76500))] == [
        (500, 1),
        (100, 2),
        (50, 1),
        (10, 1),
        (5, 1),
    ]
    assert notes_for(Money(24)) == ()


@pytest.mark.parametrize(
    ("rule", "due", "added"),
    [
        (Rounding.OFF, 12349, 0),
        (Rounding.QUARTER, 12349, -24),
        (Rounding.QUARTER, 12350, 0),
        (Rounding.BAHT, 12399, -99),
        (Rounding.BAHT, -12399, 99),
        (Rounding.QUARTER, -24, 24),
    ],
)
def test_cash_is_rounded_towards_the_customer(rule: Rounding, due: int, added: int) -> None:
    assert cash_rounding(Money(due), rule) == Money(added)


@given(_amounts, st.sampled_from(Rounding))
def test_rounding_takes_less_than_a_coin_and_leaves_whole_coins(due: Money, rule: Rounding) -> None:
    step = {Rounding.OFF: 1, Rounding.QUARTER: 25, Rounding.BAHT: 100}[rule]
    added = cash_rounding(due, rule)
    assert -step < added.satang <= 0
    assert (due + added).satang % step == 0


def test_a_bill_has_a_number_of_payments_people_can_look_over() -> None:
    check_number([None] * TENDERS_LIMIT)
    with pytest.raises(Refused) as refusal:
        check_number([None] * (TENDERS_LIMIT + 1))
    assert refusal.value.code == "tenders_too_many"


def test_a_tender_knows_its_change() -> None:
    tender = Tender("cash", Money(23500), Money(100000))
    assert tender.change == Money(76500)
    assert paid((tender, Tender("promptpay", Money(500), Money(500)))) == Money(24000)
