"""Which price counts: by quantity, by who buys, and by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.money import Money
from posapp.domain.price import PriceRule, Selling, priced
from posapp.domain.quantity import ONE, Quantity

_SHELF = Money(3500)
_DAY = date(2026, 1, 17)
_DOZEN = PriceRule(Money(3000), at_least=Quantity.of(12))
_WHOLESALE = PriceRule(Money(2800), wholesale=True)
_FESTIVAL = PriceRule(Money(2500), since=_DAY, until=_DAY + timedelta(days=2))
_ALL = (_DOZEN, _WHOLESALE, _FESTIVAL)


@pytest.mark.parametrize(
    ("number", "selling", "satang"),
    [
        (1, Selling(), 3500),
        (11, Selling(), 3500),
        (12, Selling(), 3000),
        (1, Selling(wholesale=True), 2800),
        (12, Selling(wholesale=True), 2800),
        (1, Selling(_DAY), 2500),
        (1, Selling(_DAY + timedelta(days=2)), 2500),
        (1, Selling(_DAY + timedelta(days=3)), 3500),
        (1, Selling(_DAY - timedelta(days=1)), 3500),
        (12, Selling(_DAY), 3000),
    ],
)
def test_the_most_particular_price_counts(number: int, selling: Selling, satang: int) -> None:
    assert priced(_SHELF, _ALL, Quantity.of(number), selling) == Money(satang)


def test_of_two_rules_alike_the_newer_counts_and_then_the_cheaper() -> None:
    older, newer = PriceRule(Money(2000), since=date(2026, 1, 1)), PriceRule(Money(2200), since=date(2026, 1, 5))
    assert priced(_SHELF, (older, newer), ONE, Selling(_DAY)) == Money(2200)
    assert priced(_SHELF, (newer, older), ONE, Selling(_DAY)) == Money(2200)
    assert priced(_SHELF, (PriceRule(Money(10)), PriceRule(Money(9))), ONE, Selling()) == Money(9)


def test_an_open_end_is_open() -> None:
    until = PriceRule(Money(1), until=_DAY)
    assert priced(_SHELF, (until,), ONE, Selling(date(2020, 1, 1))) == Money(1)
    assert priced(_SHELF, (until,), ONE, Selling(_DAY + timedelta(days=1))) == _SHELF
    assert priced(_SHELF, (PriceRule(Money(1), since=_DAY),), ONE, Selling(date(2030, 1, 1))) == Money(1)


_rules = st.builds(
    PriceRule,
    st.integers(0, 5000).map(Money),
    st.booleans(),
    st.integers(0, 3).map(Quantity.of),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 31)),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 31)),
)


@given(st.permutations(range(4)), st.lists(_rules, min_size=4, max_size=4), st.integers(1, 4), st.booleans())
def test_the_order_rules_were_typed_in_never_matters(
    order: list[int], rules: list[PriceRule], number: int, wholesale: bool
) -> None:
    selling = Selling(_DAY, wholesale)
    found = priced(_SHELF, rules, Quantity.of(number), selling)
    assert found == priced(_SHELF, [rules[place] for place in order], Quantity.of(number), selling)
    assert found in {_SHELF, *(rule.price for rule in rules if rule.applies(Quantity.of(number), selling))}
