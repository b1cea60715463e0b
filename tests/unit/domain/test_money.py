"""Money: read as people type it, split without losing a satang, rounded once."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.money import LIMIT_SATANG, ZERO, Money, total
from posapp.domain.quantity import Quantity

_money = st.integers(-LIMIT_SATANG, LIMIT_SATANG).map(Money)


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("120", 12000),
        ("120.5", 12050),
        ("0.01", 1),
        (".5", 50),
        ("-.05", -5),
        ("1,250.50", 125050),
        ("1,000,000", 100000000),
        ("๒๐", 2000),
        ("๑,๒๕๐.๕๐", 125050),
        (" 7 ", 700),
        ("-5", -500),
        ("9999999999.99", LIMIT_SATANG),
    ],
)
def test_amounts_are_read_as_typed(typed: str, satang: int) -> None:
    assert Money.parse(typed) == Money(satang)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "amount_syntax"),
        ("abc", "amount_syntax"),
        ("1,25", "amount_syntax"),
        ("12,34,567", "amount_syntax"),
        ("1.2.3", "amount_syntax"),
        ("1e5", "amount_syntax"),
        ("NaN", "amount_syntax"),
        ("Infinity", "amount_syntax"),
        ("1_000", "amount_syntax"),
        ("0x10", "amount_syntax"),
        ("+5", "amount_syntax"),
        ("--5", "amount_syntax"),
        ("5-", "amount_syntax"),
        (".", "amount_syntax"),
        ("5.", "amount_syntax"),
        ("฿20", "amount_syntax"),
        ("٢٠", "amount_syntax"),
        ("20\x00", "amount_syntax"),
        ("1.005", "amount_precision"),
        ("1.000", "amount_precision"),
        ("10000000000", "amount_too_large"),
        ("9" * 40, "amount_too_large"),
        ("9" * 5000, "amount_syntax"),
    ],
)
def test_what_is_no_amount_is_refused_with_what_was_typed(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        Money.parse(typed)
    assert refusal.value.code == code
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(("typed", "code"), [("-1", "amount_negative"), ("0", "amount_zero"), ("0.00", "amount_zero")])
def test_where_money_is_needed_it_is_above_zero(typed: str, code: str) -> None:
    assert Money.parse_positive("0.01") == Money(1)
    with pytest.raises(Refused) as refusal:
        Money.parse_positive(typed)
    assert refusal.value.code == code


@given(_money)
def test_what_is_shown_is_read_back(money: Money) -> None:
    assert Money.parse(str(money)) == money


@given(_money, st.integers(-999_999_999, 999_999_999))
def test_price_times_quantity_is_rounded_half_away_from_zero(price: Money, milli: int) -> None:
    exact = Fraction(price.satang * milli, 1000)
    got = price.times(Quantity(milli)).satang
    assert abs(got - exact) <= Fraction(1, 2)
    if abs(got - exact) == Fraction(1, 2):
        assert abs(got) > abs(exact)
    assert price.times(Quantity(-milli)) == -price.times(Quantity(milli))


@given(_money, st.integers(0, 10_000))
def test_a_percentage_and_what_is_left_are_the_whole(price: Money, basis_points: int) -> None:
    part = price.percent(basis_points)
    assert abs(part.satang - Fraction(price.satang * basis_points, 10_000)) <= Fraction(1, 2)
    assert abs(part.satang) <= abs(price.satang)
    assert price.percent(10_000) == price


@given(_money, st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any))
def test_shares_add_up_and_each_is_within_a_satang_of_its_due(money: Money, weights: list[int]) -> None:
    shares = money.share(weights)
    assert total(shares) == money
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.satang - Fraction(money.satang * weight, sum(weights))) < 1
        assert weight or not share


@pytest.mark.parametrize("weights", [[], [0], [0, 0, 0]])
def test_nothing_can_be_split_by_no_weight(weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"\[.*\]"):
        Money(100).share(weights)


def test_equal_remainders_give_the_odd_satang_to_the_first() -> None:
    assert Money(100).share([1, 1, 1]) == (Money(34), Money(33), Money(33))
    assert Money(-100).share([1, 1, 1]) == (Money(-34), Money(-33), Money(-33))


@given(_money, _money)
def test_adding_and_taking_away_undo_each_other(one: Money, other: Money) -> None:
    assert one + other - other == one
    assert one + -one == ZERO
    assert bool(one) == (one != ZERO)
    assert (one < other) == (one.satang < other.satang)
